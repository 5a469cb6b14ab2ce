"""Whether another festival or section, where the film is entered, shuts it out of this one."""

from filmtrack.domain.entry import Entry
from filmtrack.message import message
from filmtrack.rules.entered import planned, sent
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes

RULE = "exclusive"


def exclusive(facts: Facts) -> Verdict | None:
    """The film's entries of the same year in what excludes this one: ``cannes-la-cinef``, or ``festival/section``."""
    asked = facts.requirements.exclusive_with
    if asked is None:
        return None
    there = [
        each for each in facts.history.entries if each.edition == facts.edition.year and excludes(each, asked.values)
    ]
    if entered := sent(there):
        said = message("entered in {place}, which excludes this one", place=place_of(entered[0]))
        return fails(RULE, said, asked)
    if intended := planned(there):
        said = message("planned for {place} too: only one of the two is allowed", place=place_of(intended[0]))
        return passes(RULE, said, asked)
    return passes(RULE, message("not entered in {places}", places=asked.values), asked)


def excludes(entry: Entry, places: tuple[str, ...]) -> bool:
    """Whether an entry is in one of the festivals, or festivals and sections, that are named."""
    return entry.festival in places or (entry.section is not None and f"{entry.festival}/{entry.section}" in places)


def place_of(entry: Entry) -> str:
    """The festival, and the section if it has one, that a film was entered in."""
    return f"{entry.festival}/{entry.section}" if entry.section else entry.festival
