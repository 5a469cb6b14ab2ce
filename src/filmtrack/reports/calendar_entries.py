"""What one's own entries put on a calendar: the answers that are due, and the festivals that took a film."""

from collections.abc import Iterator
from datetime import datetime

from filmtrack.domain.entry import ACCEPTED, AWAITING, Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.message import Message, message
from filmtrack.reports.calendar_dates import edition_known_at
from filmtrack.reports.calendar_item import UNDATED, CalendarItem, uid_of
from filmtrack.reports.calendar_words import place_of, section_names, source_lines
from filmtrack.reports.cases import festival_of
from filmtrack.reports.filters import Filters, festival_fits
from filmtrack.reports.names import edition_name
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.readers import CatalogueReader


def entries_wanted(ledger: LedgerReader, filters: Filters, films: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of these films (none named: of all) that are planned, await an answer, or were taken."""
    wanted = EntryFilter(
        films=films or None,
        festivals=filters.festivals or None,
        editions=filters.editions or None,
        sections=filters.sections or None,
        statuses=("planned", *sorted(AWAITING | ACCEPTED)),
    )
    return ledger.entries(wanted).rows


def aims_at(entry: Entry, occasion: Occasion) -> bool:
    """Whether a deadline is one that an entry still has to meet: any that a plan may, the one that an open form met."""
    if occasion.what != "deadline" or (occasion.edition != entry.edition and occasion.status != "listed"):
        return False
    met = entry.terms.deadline if entry.terms else None
    if entry.status != "planned" and not (entry.missing and met in {None, occasion.key}):
        return False
    return _among(entry.section, occasion.sections) and _among(entry.platform, occasion.platforms)


def entry_items(
    ledger: LedgerReader, catalogue: CatalogueReader, entries: tuple[Entry, ...], filters: Filters
) -> Iterator[CalendarItem]:
    """The answers that entries wait for, and the days of the festivals that took their film."""
    if filters.statuses and "announced" not in filters.statuses:
        return
    for entry in entries:
        festival = festival_of(entry, catalogue)
        if festival_fits(festival, filters):
            film = ledger.film(entry.film)
            edition = festival.edition(entry.edition) or Edition(year=entry.edition)
            for item in (
                _answer(entry, film.title if film else entry.film, festival, edition),
                _selection(entry, film.title if film else entry.film, festival, edition),
            ):
                if item:
                    yield item


def _answer(entry: Entry, film: str, festival: Festival, edition: Edition) -> CalendarItem | None:
    due = entry.answer_due_on or edition.notifies
    if not entry.awaits_answer or due is None:
        return None
    from_catalogue = not entry.answer_due_on
    return CalendarItem(
        uid=uid_of(*entry.id.split("/"), "answer"),
        what="answer",
        first=due,
        last=due,
        title=message("{film}: answer due from {festival}", film=film, festival=edition_name(festival, entry.edition)),
        lines=(*_about(entry, festival), *(source_lines(edition.provenance) if from_catalogue else ())),
        link=festival.website,
        stamp=max(_told_at(entry), edition_known_at(edition)) if from_catalogue else _told_at(entry),
    )


def _selection(entry: Entry, film: str, festival: Festival, edition: Edition) -> CalendarItem | None:
    if entry.status not in ACCEPTED or edition.starts is None or edition.cancelled:
        return None
    return CalendarItem(
        uid=uid_of(*entry.id.split("/"), "selection"),
        what="selection",
        first=edition.starts,
        last=edition.ends or edition.starts,
        title=message("{film} at {festival}", film=film, festival=edition_name(festival, entry.edition)),
        lines=(*_about(entry, festival), *source_lines(edition.provenance)),
        place=place_of(festival),
        link=festival.website,
        stamp=max(_told_at(entry), edition_known_at(edition)),
    )


def _about(entry: Entry, festival: Festival) -> Iterator[Message]:
    if entry.section:
        yield message("Section: {section}", section=section_names(festival, (entry.section,)))
    if entry.submitted_on:
        yield message("Sent on {day}", day=entry.submitted_on)
    yield message("Status: {status}", status=entry.status)
    if entry.reference:
        yield message("Reference: {reference}", reference=entry.reference)
    yield message("filmtrack log {number}", number=entry.number)


def _told_at(entry: Entry) -> datetime:
    return entry.updated_at.replace(microsecond=0) if entry.updated_at else UNDATED


def _among(value: str | None, those: tuple[str, ...]) -> bool:
    return value is None or not those or value in those
