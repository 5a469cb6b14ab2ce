"""The differences of two catalogues as cells."""

from collections.abc import Sequence

from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.terms import named, said, term
from filmtrack.reports.catalogue_diff import DiffRow

COLUMNS = (
    Column(heading="Change"),
    Column(heading="Festival", flexible=True),
    Column(heading="What", flexible=True),
    Column(heading="Days", flexible=True),
)
_STYLES = {"new": "green", "gone": "red", "moved": "bold yellow", "changed": "yellow"}


def cells(rows: Sequence[DiffRow]) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(term(row.change), style=_STYLES[row.change]),
            cell(named(row.name), row.festival),
            cell(" ".join(str(each) for each in (row.edition, row.what) if each is not None)),
            cell(_days(row)),
        )
        for row in rows
    ]


def _days(row: DiffRow) -> str:
    return " → ".join(said("{day}", day=day) if day else "-" for day in (row.before, row.after)) if row.edition else ""
