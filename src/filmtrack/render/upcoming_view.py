"""The rows of `upcoming` as cells; announced, extended, expected, overdue, listed and unknown never look alike."""

from collections.abc import Sequence
from datetime import date, tzinfo

from filmtrack.domain.festival import slug
from filmtrack.domain.zones import resolve
from filmtrack.message import Message, counted, message
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day, instant, left, place_label, span
from filmtrack.render.terms import named, said, term
from filmtrack.reports.rows import UpcomingRow

COLUMNS = (
    Column(heading="Closes"),
    Column(heading="Left"),
    Column(heading="Festival", flexible=True),
    Column(heading="Deadline", flexible=True),
)
EMPTY = message("Nothing is due in these days. --within 180d, --maybe or --closed show more.")
_MOST_FILMS = 3
_STYLES = {
    "announced": "bold",
    "extended": "bold green",
    "expected": "yellow",
    "listed": "magenta",
    "overdue": "red",
    "unknown": "dim",
}


def cells(rows: Sequence[UpcomingRow], *, zone: tzinfo, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [_row(row, zone, today) for row in rows]


def beside(*, maybe: int, unstated: int) -> list[Message]:
    """What is said below the table: how many rows the window or the filters left out although they might belong."""
    told = []
    if maybe:
        told.append(
            counted(
                "{count} more may fall into these days by its 80 % range: --maybe lists it",
                "{count} more may fall into these days by their 80 % ranges: --maybe lists them",
                count=maybe,
            )
        )
    if unstated:
        told.append(
            counted(
                "{count} more does not say what you filter by, and is left out",
                "{count} more do not say what you filter by, and are left out",
                count=unstated,
            )
        )
    return told


def status_word(row: UpcomingRow) -> str:
    """The status as shown: an announced date that replaced another is called extended, one that is over closed."""
    if row.closed:
        return "closed"
    return "extended" if row.status == "announced" and row.replaces else row.status


def _row(row: UpcomingRow, zone: tzinfo, today: date) -> tuple[Cell, ...]:
    status = status_word(row)
    left_ = said("any day now") if row.due_now else left(row.days_left) if row.days_left is not None else ""
    return (
        cell(*when(row, zone=zone, today=today), style=_STYLES.get(status, "dim")),
        cell(left_, term(status)),
        cell(named(row.name), _for_film(row)),
        cell(*_deadline(row, today)),
    )


def _for_film(row: UpcomingRow) -> str:
    """Which of several films, what the film has entered here, how much of it is ready, and what stands in its way."""
    doubt = f"{term(row.verdict)}: {row.why}" if row.verdict and row.verdict != "pass" else ""
    ready = said("{ready}/{all} ready", ready=row.ready, all=row.ready_of) if row.ready_of else ""
    films = ", ".join(row.films[:_MOST_FILMS])
    if len(row.films) > _MOST_FILMS:
        films = said("{films} and {count} more", films=films, count=len(row.films) - _MOST_FILMS)
    return ", ".join(each for each in (films, term(row.entry or ""), ready, doubt) if each)


def when(row: UpcomingRow, *, zone: tzinfo, today: date) -> tuple[str, str]:
    """When a row is due: a first line that suffices, and a second that completes it."""
    if row.date is None:
        return said("no date"), ""
    if row.status in {"expected", "overdue"}:
        likely = row.range50 if row.status == "expected" else row.range90
        return f"~ {day(row.date, near=today)}", said("likely {days}", days=span(*likely, near=today)) if likely else ""
    if row.status == "listed":
        return f"? {day(row.date, near=today, weekday=False)}", said("day listed without a year")
    if row.ends_on:
        return span(row.date, row.ends_on, near=today), place_label(row.festival_timezone or "")
    if row.closes_at is None:
        return day(row.date, near=today), place_label(row.festival_timezone or "")
    return _announced(row, zone, today)


def _announced(row: UpcomingRow, zone: tzinfo, today: date) -> tuple[str, str]:
    if row.closes_at is None or row.date is None:
        return said("no date"), ""
    where = place_label(row.festival_timezone) if row.festival_timezone else said("zone unknown")
    if not row.hour_known:
        return day(row.date, near=today), said("hour unknown, {place}", place=where)
    if row.festival_timezone is None:  # in whose time that is nobody knows: what is printed, and nothing made of it
        return f"{day(row.date, near=today)} {row.time}", where
    there = row.closes_at.astimezone(resolve(row.festival_timezone, user=zone) or zone)
    return instant(row.closes_at, zone, near=today), f"({day(there.date(), near=today)} {there:%H:%M} {where})"


def _deadline(row: UpcomingRow, today: date) -> tuple[str, str]:
    what = said("call opens") if row.what == "opens" else term("event" if row.what == "event" else row.tier or "")
    if row.tier and row.key and not row.key.startswith(slug(row.tier)):
        what += f" ({row.key})"
    if row.sections:
        what += f" · {', '.join(row.sections)}"
    return what, _cost(row, today)


def _cost(row: UpcomingRow, today: date) -> str:
    cost = said("free") if row.free else said("{money}", money=row.fee) if row.fee else ""
    if row.price_rises_on:
        cost += f", {said('rises after {day}', day=day(row.price_rises_on, near=today, weekday=False))}"
    if row.replaces:
        cost += f" {said('(was {day})', day=day(row.replaces, near=today, weekday=False))}"
    return cost.strip()
