"""How much of what an edition wants of a film now is ready, as `upcoming --film` shows it."""

from collections.abc import Callable
from typing import TypeAlias

from filmtrack.domain.entry import Entry
from filmtrack.reports.asked import everything_asked
from filmtrack.reports.case import Case, Due
from filmtrack.reports.checklist import is_optional, stages_now
from filmtrack.reports.readiness import Papers, readiness
from filmtrack.rules.facts import Facts

Count: TypeAlias = tuple[int, int]
"""How many things are ready, of how many."""
Counter: TypeAlias = Callable[[Facts, Entry | None], Count | None]
"""Counts for one film in one section, None where nothing is to be handed in now; the entry is its own there, if any."""


def counter_of(papers: Papers) -> Counter:
    """A counter by what is ticked; a place that was counted once is not counted again."""
    known: dict[tuple[str, int, str | None, str | None], Count | None] = {}

    def count(facts: Facts, entry: Entry | None) -> Count | None:
        section = facts.section.id if facts.section else None
        place = (facts.festival.id, facts.edition.year, section, entry.id if entry else None)
        if place not in known:
            known[place] = _counted(facts, entry, papers)
        return known[place]

    return count


def _counted(facts: Facts, entry: Entry | None, papers: Papers) -> Count | None:
    case = Case(
        film=facts.film,
        festival=facts.festival,
        edition=facts.edition,
        section=facts.section,
        entry=entry,
        now=facts.now,
        today=facts.today,
        zone=facts.zone,
    )
    stages = stages_now(case)
    found = [
        readiness(each, case, Due(), papers).ready
        for each in everything_asked(case, papers.items, case.call())
        if each.stage in stages and not is_optional(each, papers.items.item(each.item), case)
    ]
    return (found.count(True), len(found) - found.count(None)) if stages else None
