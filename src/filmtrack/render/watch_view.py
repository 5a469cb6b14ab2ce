"""What is watched as cells."""

from collections.abc import Sequence
from datetime import date

from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.terms import named, said, term
from filmtrack.reports.watches import WatchRow

COLUMNS = (
    Column(heading="Watched"),
    Column(heading="Id"),
    Column(heading="Name", flexible=True),
    Column(heading="Next"),
    Column(heading="Since"),
)


def cells(rows: Sequence[WatchRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(term(row.what)),
            cell(row.id),
            cell(named(row.name or "") or said("no longer known")),
            cell(_next(row, today)),
            cell(day(row.since, near=today, weekday=False)),
        )
        for row in rows
    ]


def _next(row: WatchRow, today: date) -> str:
    if row.next_on is None:
        return ""
    shown = day(row.next_on, near=today, weekday=False)
    return shown if row.status == "announced" else f"~ {shown}"
