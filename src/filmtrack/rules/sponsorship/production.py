"""Whether the film was produced when the round asks for it."""

from filmtrack.domain.requirements import Completion
from filmtrack.message import Message, message, together
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.windows import fits, shown
from filmtrack.rules.words import film_lacks, in_words

RULE = "production"


def production(facts: SponsorFacts) -> Verdict | None:
    """The film's time of production against the round's."""
    asked = facts.rules.production
    if asked is None:
        return None
    made = facts.film.completed
    fit = fits(made, asked, facts.frame)
    if not fit.asked:
        return _without_figures(facts, asked)
    wanted: Message = together(fit.asked) or message("any day")
    missing = film_lacks(facts.film, message("when it was produced"), "--completed YYYY")
    if made is None:
        said = message("when it was produced is not known; {asked} is asked for", asked=wanted)
        return unknown(RULE, said, asked, missing=missing)
    compared = message("produced {day}; {asked} is asked for", day=shown(made), asked=wanted)
    if fit.answer is None:
        return unknown(RULE, compared, asked, missing=missing)
    return (passes if fit.answer else fails)(RULE, compared, asked)


def _without_figures(facts: SponsorFacts, asked: Completion) -> Verdict:
    if asked.free:
        return passes(RULE, message("films of any year are taken"), asked)
    return in_words(RULE, asked, who=facts.who_decides(asked))
