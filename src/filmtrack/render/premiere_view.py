"""The rows of `premiere` as cells, and the conflicts between entries as lines."""

from collections.abc import Iterator, Sequence
from datetime import date

from filmtrack.message import Message, message
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.safe import one_line
from filmtrack.render.terms import term
from filmtrack.reports.conflicts import Outlook
from filmtrack.reports.premiere import PremiereRow

COLUMNS = (
    Column(heading="Premiere"),
    Column(heading="Left"),
    Column(heading="By", flexible=True),
    Column(heading="Why", flexible=True),
)
FILM_COLUMNS = (Column(heading="Film"), *COLUMNS)
_STYLES = {"yes": "bold green", "no": "red", "unknown": "magenta"}


def cells(rows: Sequence[PremiereRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(f"{term(row.level)} {term(row.territory or '')}".strip()),
            cell(term(row.left), style=_STYLES[row.left]),
            cell(str(_by(row, today))),
            cell(str(row.why or "")),
        )
        for row in rows
    ]


def film_cells(rows: Sequence[PremiereRow], *, today: date) -> list[tuple[Cell, ...]]:
    """The same, each with its film, for `FILM_COLUMNS`."""
    return [(cell(row.film), *told) for row, told in zip(rows, cells(rows, today=today), strict=True)]


def _by(row: PremiereRow, today: date) -> Message | str:
    if row.held_by:
        until = day(row.until, near=today, weekday=False) if row.until else message("an unknown day")
        return message("held by {event} until {day}", event=row.held_by, day=until)
    if row.spent_by is None:
        return ""
    on = _when(row.on, today)
    if row.left == "yes":
        return message("goes to {event} on {day}", event=row.spent_by, day=on)
    if row.left == "no":
        return message("spent by {event}, {day}", event=row.spent_by, day=on)
    return message("perhaps by {event}, {day}", event=row.spent_by, day=on)


def _when(on: str | None, today: date) -> Message | str:
    """A day as people write it; what names no single day as it was recorded."""
    if on is None:
        return message("day unknown")
    try:
        return day(date.fromisoformat(on), near=today, weekday=False)
    except ValueError:
        return on


def conflict_lines(outlook: Outlook, film: str | None = None) -> Iterator[str]:
    """What cannot all come true, what to do, and the order that keeps the most open; below the film, if named."""
    if film and (outlook.spent or outlook.conflicts):
        yield one_line(f"{film}:")
    for spent in outlook.spent:
        yield one_line(str(message("cannot come true: {reason}", reason=spent.reason)))
    for each in outlook.conflicts:
        when = message("from {day}", day=each.on) if each.on else message("day unknown")
        yield one_line(str(message("conflict, {when}: {told}", when=when, told=each.told)))
        for said in each.advice:
            yield one_line(f"  {said}")
    if outlook.conflicts:
        order = tuple(f"{each.festival} {each.edition}" for each in outlook.order)
        yield one_line(str(message("the order that keeps the most open: {order}", order=order)))
        if outlook.given_up:
            lost = tuple(f"{each.festival} {each.edition}" for each in outlook.given_up)
            yield one_line(str(message("without {lost}", lost=lost)))
