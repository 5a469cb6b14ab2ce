"""What is handed in, for tests: a list of items, a film at an edition, what is ticked."""

from dataclasses import replace
from typing import Any

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.catalogue.materials import shipped_items
from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Edition, Festival, Material
from filmtrack.domain.film import Film
from filmtrack.domain.requirements import Provenance
from filmtrack.domain.ticks import Tick
from filmtrack.reports.asked import everything_asked
from filmtrack.reports.case import Case, Wanted
from filmtrack.reports.checklist import Checklist, ChecklistRow
from filmtrack.reports.checklist import checklist as report
from filmtrack.reports.readiness import Papers
from ledgers import ANN, a_film

ITEMS = shipped_items()
SOURCE = Provenance(sources=("https://lamma.example/rules",), as_of=2026)


def a_material(item: str, stage: str = "entry", **more: Any) -> Material:
    return Material(**{"item": item, "stage": stage, "provenance": SOURCE, **more})


def a_case(
    *materials: Material,
    film: Film | None = None,
    edition: Edition | None = None,
    section: str | None = None,
    entry: Entry | None = None,
    **festival: Any,
) -> Case:
    """A film at the 2027 edition of a festival that asks for these materials; it closes on 31 Dec 2026."""
    edition = edition or an_edition(2027, a_deadline("2026-12-31"))
    made: Festival = replace(a_festival(edition, **festival), materials=materials)
    return Case(
        film=film or a_film(),
        festival=made,
        edition=edition,
        section=made.section(section) if section else None,
        entry=entry,
        now=NOW,
        today=TODAY,
        zone=HONG_KONG,
    )


def asked_of(case: Case) -> tuple[Wanted, ...]:
    return everything_asked(case, ITEMS, case.call())


def stated_of(case: Case) -> list[str]:
    """The items that are not only usual."""
    return [each.item for each in asked_of(case) if not each.usual_on]


def a_tick(item: str, **more: Any) -> Tick:
    return Tick(**{"film": "night-bus", "item": item, "on": TODAY, "at": NOW, "by": ANN, **more})


def papers(*ticks: Tick, **files: Any) -> Papers:
    return Papers(items=ITEMS, ticks=ticks, **files)


def listed(case: Case, *ticks: Tick, **more: Any) -> Checklist:
    return report(case, papers(*ticks), **more)


def row(found: Checklist, item: str) -> ChecklistRow:
    (one,) = (each for each in found.rows if each.item == item)
    return one
