"""What stands on a calendar: the dates of festivals, and of one's own entries what they wait for and lead to."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import Literal, TypeAlias

from filmtrack.domain.application import ApplicationFilter
from filmtrack.domain.entry import Entry
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import Scheme
from filmtrack.reports.calendar_dates import item_of
from filmtrack.reports.calendar_entries import aims_at, entries_wanted, entry_items
from filmtrack.reports.calendar_item import CalendarItem
from filmtrack.reports.calendar_schemes import claim_items, scheme_items
from filmtrack.reports.due_window import Mark
from filmtrack.reports.filters import Filters, festival_fits, may_fit, row_fits
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.upcoming_row import row_of
from filmtrack.values import dataclass

EVERYTHING = Filters()

Holding: TypeAlias = Literal["everything", "catalogue", "entries"]
"""All that is known, only what the catalogue says, or only what concerns one's own entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarQuestion:
    """What a calendar is to hold: wall days from `first` to `last`, and of instants only those earlier than `before`.

    `films` are the films whose entries count; none named means all.
    """

    first: date
    last: date | None = None
    before: datetime | None = None
    filters: Filters = EVERYTHING
    films: tuple[str, ...] = ()
    holds: Holding = "everything"

    def takes(self, item: CalendarItem) -> bool:
        """Whether an item falls into these days; one that lasts longer needs only to touch them."""
        if self.before and item.closes_at and item.closes_at >= self.before:
            return False
        return item.last >= self.first and (self.last is None or item.first <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The items, soonest first, and how many were left out because they do not say what was filtered by."""

    items: tuple[CalendarItem, ...]
    unstated: int = 0


def calendar(
    catalogue: CatalogueReader,
    ledger: LedgerReader | None,
    question: CalendarQuestion,
    *,
    now: datetime,
    zone: tzinfo,
    today: date,
    schemes: Iterable[Scheme] = (),
    marks: tuple[Mark, ...] = (),
) -> Calendar:
    """The calendar of a user in `zone`; `ledger` None leaves out what he did himself.

    `marks` (one a film) know which dates of festivals are of use, as for `upcoming`; one of them must take a row.

    The moment decides only which editions are expected: what has closed stays, and no item tells when it was asked for.
    """
    entries = entries_wanted(ledger, question.filters, question.films) if ledger else ()
    found: dict[str, CalendarItem] = {}
    unstated = 0
    for occasion, sure in _occasions(catalogue, question, entries, now=now, zone=zone):
        row = row_of(occasion, now=now, today=today)
        item = item_of(occasion, row)
        wanted = row_fits(row, question.filters)
        if item is None or wanted is False or not question.takes(item):
            continue
        if marks and not (any(_is_of_use(mark(row)) for mark in marks) or _is_aimed_at(occasion, entries)):
            continue
        if sure and wanted:
            found.setdefault(item.uid, item)  # what is announced comes first
        else:
            unstated += 1
    if ledger:
        own = entry_items(ledger, catalogue, entries, question.filters)
        found |= {item.uid: item for item in own if question.takes(item)}
    known = tuple(schemes) if question.filters == EVERYTHING else ()  # filters are about festivals
    found |= {item.uid: item for item in _of_schemes(known, catalogue, ledger, question, zone) if question.takes(item)}
    return Calendar(items=tuple(sorted(found.values(), key=_soonest)), unstated=unstated)


def _occasions(
    catalogue: CatalogueReader, question: CalendarQuestion, entries: tuple[Entry, ...], *, now: datetime, zone: tzinfo
) -> Iterator[tuple[Occasion, bool]]:
    """The occasions that may stand on the calendar, and whether their festival surely fits the filters."""
    own: dict[str, list[Entry]] = {}
    for entry in entries:
        own.setdefault(entry.festival, []).append(entry)
    filters = question.filters.among(own) if question.holds == "entries" else question.filters
    for festival in may_fit(catalogue, filters):
        aims = own.get(festival.id, ()) if question.holds == "entries" else None
        fits = festival_fits(festival, question.filters)
        if fits is False or aims == ():
            continue
        for occasion in occasions(festival, now=now, zone=zone):
            if aims is None or any(aims_at(entry, occasion) for entry in aims):
                yield occasion, fits is True


def _is_aimed_at(occasion: Occasion, entries: Iterable[Entry]) -> bool:
    return any(each.festival == occasion.festival.id and aims_at(each, occasion) for each in entries)


def _is_of_use(row: UpcomingRow | None) -> bool:
    """Whether a film has something to do by this date, or there: not when all is sent for which it was the deadline."""
    return row is not None and (row.what != "deadline" or row.entry in {None, "planned"})


def _of_schemes(
    schemes: tuple[Scheme, ...],
    catalogue: CatalogueReader,
    ledger: LedgerReader | None,
    question: CalendarQuestion,
    zone: tzinfo,
) -> Iterator[CalendarItem]:
    """Every date of a scheme, or with entries alone those of schemes to which an application is planned; and claims."""
    wanted = schemes
    if ledger and question.holds == "entries":
        planned = ledger.applications(ApplicationFilter(films=question.films or None, statuses=("planned",)))
        wanted = tuple(each for each in schemes if each.id in {made.scheme for made in planned})
    yield from scheme_items(wanted, first=question.first, last=question.last, zone=zone)
    if ledger:
        yield from claim_items(ledger, catalogue, schemes, question.films)


def _soonest(item: CalendarItem) -> tuple[date, str]:
    return item.first, item.uid
