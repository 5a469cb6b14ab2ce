"""The rows of `festival list` as cells."""

from collections.abc import Sequence
from datetime import date

from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.terms import named, said, term
from filmtrack.reports.festival_row import FestivalRow

COLUMNS = (
    Column(heading="Id"),
    Column(heading="Festival", flexible=True),
    Column(heading="Next"),
    Column(heading="Status"),
)


def cells(rows: Sequence[FestivalRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(row.id, style="bold"),
            cell(named(row.name), ", ".join(each for each in (row.city, row.country) if each)),
            cell(
                ("~ " if row.status != "announced" and row.next_on else "")
                + (day(row.next_on, near=today) if row.next_on else said("no date")),
                term(row.tier or ""),
            ),
            cell(term(row.status)),
        )
        for row in rows
    ]
