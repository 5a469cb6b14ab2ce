"""Calendars for tests: a ledger of given entries and applications, and questions put to it and to given festivals."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from factories import HONG_KONG, NOW, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.application import EVERY_APPLICATION, Application, ApplicationFilter
from filmtrack.domain.entry import Entry
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import Entries
from filmtrack.domain.requirements import Provenance
from filmtrack.domain.scheme import Scheme
from filmtrack.reports.calendar import Calendar, CalendarQuestion, calendar
from filmtrack.reports.calendar_item import CalendarItem
from filmtrack.reports.due_window import Mark

YEAR = CalendarQuestion(first=date(2026, 11, 1), last=date(2027, 10, 31))
MINE = replace(YEAR, holds="entries")
CHECKED = Provenance(sources=("https://example.org/call",), checked=date(2026, 11, 20))


@dataclass(frozen=True)
class Ledger:
    """A ledger of the given entries and applications, whose only film has a title."""

    rows: tuple[Entry, ...]
    made: tuple[Application, ...] = ()

    def entries(self, wanted: EntryFilter = EVERY_ENTRY) -> Entries:
        found = tuple(filter(wanted.fits, self.rows))
        return Entries(rows=found, total=len(found))

    def applications(self, wanted: ApplicationFilter = EVERY_APPLICATION) -> tuple[Application, ...]:
        return tuple(filter(wanted.fits, self.made))

    def film(self, id: str) -> Film | None:
        return Film(id=id, title="夜車 Night Bus") if id == "night-bus" else None


def asked(
    *festivals: Festival,
    entries: tuple[Entry, ...] | None = None,
    question: CalendarQuestion = YEAR,
    now: datetime = NOW,
    made: tuple[Application, ...] = (),
    schemes: tuple[Scheme, ...] = (),
    marks: tuple[Mark, ...] = (),
) -> Calendar:
    ledger = None if entries is None else Ledger(entries, made)
    today = now.astimezone(HONG_KONG).date()
    return calendar(
        Catalogue(*festivals),
        ledger,
        question,
        now=now,
        zone=HONG_KONG,
        today=today,
        schemes=schemes,
        marks=marks,
    )


def uids(found: Calendar) -> list[str]:
    return [item.uid for item in found.items]


def only(found: Calendar) -> CalendarItem:
    (item,) = found.items
    return item


def said(item: CalendarItem) -> str:
    return "\n".join(map(str, item.lines))


HELD = a_festival(
    an_edition(
        2027,
        a_deadline("2026-12-02", time="12:00"),
        a_deadline("2026-12-20", "late", sections=("xr",)),
        a_deadline("2026-12-22", "final", platforms=("Festhome",)),
        starts="2027-03-01",
        ends=date(2027, 3, 7),
        notifies=date(2027, 2, 1),
        provenance=CHECKED,
    ),
    sections=["xr"],
    city="Paris",
)
