"""The rows of `budget --scheme` as cells, and one of them as a sentence."""

from collections.abc import Sequence

from filmtrack.domain.money import Money
from filmtrack.message import Message, counted, message, together
from filmtrack.render.columns import Cell, Column, cell, money_cell
from filmtrack.reports.grants import GrantSum

COLUMNS = (
    Column(heading="Scheme", flexible=True),
    Column(heading="Applications", right=True),
    Column(heading="Asked", right=True),
    Column(heading="Granted", right=True),
    Column(heading="Paid", right=True),
    Column(heading="Receipts", right=True),
    Column(heading="Pot", right=True),
    Column(heading="Left", right=True),
)


def cells(rows: Sequence[GrantSum]) -> list[tuple[Cell, ...]]:
    """For `COLUMNS`: one tuple of cells a round and currency."""
    return [
        (
            cell(" ".join(each for each in (row.scheme, row.round or "") if each)),
            cell(str(row.applications), str(counted("{count} granted", "{count} granted", count=row.grants))),
            *map(money_cell, (row.asked, row.granted, row.paid, row.receipts, row.pot)),
            money_cell(row.left, style="bold red" if row.left and row.left.amount < 0 else ""),
        )
        for row in rows
    ]


def sentence(row: GrantSum) -> Message:
    """A round in one line: what was granted, of what, and what is left."""
    parts = [counted("{count} application", "{count} applications", count=row.applications)]
    if row.granted:
        parts.append(message("{money} granted", money=row.granted))
    if row.unstated:
        lacking = counted("{count} of unknown sum", "{count} of unknown sums", count=row.unstated)
        parts.append(lacking)
    if row.paid:
        parts.append(message("{money} paid", money=row.paid))
    if row.receipts:
        parts.append(message("{money} of receipts", money=row.receipts))
    if row.pot and row.left:
        over = Money(amount=abs(row.left.amount), currency=row.left.currency)
        if row.left.amount < 0:
            parts.append(message("{over} over the pot of {pot}", over=over, pot=row.pot))
        else:
            parts.append(message("{left} left of a pot of {pot}", left=row.left, pot=row.pot))
    name = " ".join(each for each in (row.scheme, row.round or "") if each)
    return message("{name}: {told}", name=name, told=together(tuple(parts)))
