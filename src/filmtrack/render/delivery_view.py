"""Which digests went to whom, as cells."""

from collections.abc import Sequence
from datetime import date, tzinfo

from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import instant
from filmtrack.render.terms import term
from filmtrack.reports.deliveries import DeliveryRow

COLUMNS = (
    Column(heading="Made"),
    Column(heading="To", flexible=True),
    Column(heading="Reminders", right=True),
    Column(heading="Status", flexible=True),
)
_STYLES = {"failed": "red", "unknown": "yellow"}


def cells(rows: Sequence[DeliveryRow], *, zone: tzinfo, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(instant(row.at, zone, near=today)),
            cell(f"{row.via} {row.to}"),
            cell(str(row.reminders)),
            cell(term(row.status), row.failure or "", style=_STYLES.get(row.status, "")),
        )
        for row in rows
    ]
