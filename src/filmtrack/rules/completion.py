"""Whether the film was finished, made or first shown when the festival asks for it."""

from filmtrack.domain.premiere import Appearance, counts, in_order
from filmtrack.domain.requirements import Completion
from filmtrack.message import Message, message, together
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, refers, unknown
from filmtrack.rules.windows import Fit, fits, shown
from filmtrack.rules.words import FESTIVAL, edition_lacks, film_lacks, in_words, screening_lacks

RULE = "completion"


def completion(facts: Facts) -> Verdict | None:
    """The film's day of completion (or of its first showing, where that is what counts) against the accepted time."""
    asked = facts.requirements.completion
    if asked is None:
        return None
    if asked.free:
        return passes(RULE, message("films of any year are taken"), asked)
    if not _has_figures(asked):
        return in_words(RULE, asked)
    if asked.measures == "premiere":
        return _first_shown(facts, asked)
    return _finished(facts, asked)


def _finished(facts: Facts, asked: Completion) -> Verdict:
    done = facts.film.completed
    if asked.unfinished and (done is None or done.first > facts.today):
        return refers(RULE, message("unfinished films are taken by arrangement"), asked, who=FESTIVAL)
    fit = fits(done, asked, facts.frame)
    missing = film_lacks(facts.film, message("the day it was finished"), "--completed YYYY-MM-DD")
    if done is None:
        said = message("when it was finished is not known; {asked} is asked for", asked=_in_words(fit))
        return unknown(RULE, said, asked, missing=missing)
    compared = message("finished {day}; {asked} is asked for", day=shown(done), asked=_in_words(fit))
    if fit.answer is None:
        return unknown(
            RULE, compared, asked, missing=edition_lacks(facts, fit.unresolved) if fit.unresolved else missing
        )
    return (passes if fit.answer else fails)(RULE, compared, asked)


def _first_shown(facts: Facts, asked: Completion) -> Verdict:
    """Every showing must lie in the time; one that may count, or whose day is not known, leaves it open."""
    open_: Verdict | None = None
    for each in in_order(facts.history.appearances):
        counting = counts(each)
        fit = fits(each.on, asked, facts.frame)
        if counting is False or fit.answer:
            continue
        day = shown(each.on) if each.on else message("on an unknown day")
        compared = message(
            "shown {day} ({event}); first shown {asked} is asked for", day=day, event=each.event, asked=_in_words(fit)
        )
        if counting and fit.answer is False:
            return fails(RULE, compared, asked)
        open_ = open_ or unknown(RULE, compared, asked, missing=_open(facts, fit, each))
    return open_ or passes(RULE, message("no showing outside the accepted time is recorded"), asked)


def _open(facts: Facts, fit: Fit, showing: Appearance) -> Missing:
    if fit.answer is False:
        return Missing(fact=message("whether the festival counts the showing at {event}", event=showing.event))
    return edition_lacks(facts, fit.unresolved) if fit.unresolved else screening_lacks(facts.film, showing)


def _in_words(fit: Fit) -> Message:
    return together(fit.asked) or message("any day")


def _has_figures(asked: Completion) -> bool:
    bounds = asked.after or asked.since or asked.before or asked.by
    return bool(bounds or asked.years or asked.years_before or asked.since_last)
