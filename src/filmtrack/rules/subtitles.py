"""Whether the film has the subtitles that the festival asks for, or needs none."""

from filmtrack.domain.languages import speaks
from filmtrack.domain.requirements import Words
from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, not_yet, passes, unknown
from filmtrack.rules.words import film_lacks

RULE = "subtitles"


def subtitles(facts: Facts) -> Verdict | None:
    """The film's subtitles against those that are asked for; what it speaks needs none of that language."""
    asked = facts.requirements.subtitles
    if asked is None:
        return None
    spoken, written = facts.film.languages, facts.film.subtitles
    if spoken == ():
        return passes(RULE, message("it has no dialogue"), asked)
    if spoken and _needs_none(spoken, asked):
        return passes(RULE, message("spoken: {spoken}; no subtitles are needed for that", spoken=spoken), asked)
    if written is not None and _has(written, spoken or (), asked):
        said = message("it has {written}; asked for: {languages}", written=written, languages=asked.values)
        return passes(RULE, said, asked)
    if written is None:
        missing = film_lacks(facts.film, message("which subtitles it has"), "--subtitles en")
        said = message("its subtitles are not known; asked for: {languages}", languages=asked.values)
        return unknown(RULE, said, asked, missing=missing)
    said = message("subtitles are still to be made; asked for: {languages}", languages=asked.values)
    return not_yet(RULE, said, asked)


def _needs_none(spoken: tuple[str, ...], asked: Words) -> bool:
    free = (*asked.exempt, *(() if asked.all_of else asked.values))
    return all(any(speaks(own, each) for each in free) for own in spoken)


def _has(written: tuple[str, ...], spoken: tuple[str, ...], asked: Words) -> bool:
    found = [any(speaks(own, wanted) for own in (*written, *spoken)) for wanted in asked.values]
    return all(found) if asked.all_of else any(any(speaks(own, wanted) for own in written) for wanted in asked.values)
