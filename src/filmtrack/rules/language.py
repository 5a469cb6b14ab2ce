"""Whether the film speaks a language that the festival asks for."""

from filmtrack.domain.languages import speaks
from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, refers, unknown
from filmtrack.rules.words import FESTIVAL, film_lacks

RULE = "language"


def language(facts: Facts) -> Verdict | None:
    """The languages spoken in the film against those that are asked for."""
    asked = facts.requirements.language
    if asked is None:
        return None
    spoken = facts.film.languages
    if spoken is None:
        missing = film_lacks(facts.film, message("the languages spoken in it"), "--language yue")
        said = message("its languages are not known; asked for: {languages}", languages=asked.values)
        return unknown(RULE, said, asked, missing=missing)
    if not spoken:
        return refers(
            RULE, message("it has no dialogue; asked for: {languages}", languages=asked.values), asked, who=FESTIVAL
        )
    said = message("spoken: {spoken}; asked for: {languages}", spoken=spoken, languages=asked.values)
    found = [any(speaks(own, wanted) for own in spoken) for wanted in asked.values]
    return (passes if (all(found) if asked.all_of else any(found)) else fails)(RULE, said, asked)
