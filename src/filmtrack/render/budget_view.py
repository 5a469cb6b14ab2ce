"""The rows of `budget` as cells, and what is said beside them: the cap, the rates, and what is not counted."""

from collections import Counter
from collections.abc import Iterator, Sequence

from filmtrack.domain.money import Money
from filmtrack.message import Message, counted, message
from filmtrack.render.columns import Cell, Column, cell, money_cell
from filmtrack.render.log_view import status_word
from filmtrack.render.rate_lines import rate_lines
from filmtrack.reports.budget import Budget, BudgetRow, Cap

COLUMNS = (
    Column(heading="", flexible=True),
    Column(heading="Planned", right=True),
    Column(heading="Spent", right=True),
    Column(heading="Income", right=True),
    Column(heading="Entries", right=True),
    Column(heading="Taken", right=True),
    Column(heading="Per selection", right=True),
)


def cells(rows: Sequence[BudgetRow], *, by: str | None, own: str | None) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`; without `by` the rows are of all entries together.

    A group may have rows in several currencies: what is nothing is then told in the user's `own` one alone.
    """
    many = Counter(row.group for row in rows)
    return [_row(row, by, tells_nothing=many[row.group] == 1 or row.currency == own) for row in rows]


def _row(row: BudgetRow, by: str | None, *, tells_nothing: bool) -> tuple[Cell, ...]:
    sums = (row.planned, row.spent, row.income, row.per_selection)
    *purses, per_selection = (each if each and (each.amount or tells_nothing) else None for each in sums)
    return (
        cell(str(_label(row, by))),
        *map(money_cell, purses),
        cell(str(row.entries)),
        cell(str(row.selections)),
        money_cell(per_selection),
    )


def _label(row: BudgetRow, by: str | None) -> object:
    if by is None:
        return message("all")
    if row.group is None:
        return message("no {group}", group=by)
    return status_word(row.group) if by == "status" else row.name or row.group


def beside(found: Budget, cap: Cap | None) -> Iterator[Message]:
    """What must be said beside the sums."""
    if cap:
        yield _against(cap)
    yield from rate_lines(found.rates)
    if found.stale:
        last = tuple(message("{currency} of {day}", currency=each.currency, day=each.on) for each in found.stale)
        yield message("later payments are converted at the last rate that is known: {last}", last=last)
    if found.unrated:
        yield message("no rate is known for {currencies}: those amounts stand apart", currencies=found.unrated)
    if found.currency is None:
        yield message("nothing is converted: filmtrack config set currency HKD (or yours) shows one sum")
    if found.without_fee:
        yield counted(
            "{count} entry does not say what it cost, and counts as nothing",
            "{count} entries do not say what they cost, and count as nothing",
            count=found.without_fee,
        )


def _against(cap: Cap) -> Message:
    over = cap.left.amount < 0
    amount = Money(amount=abs(cap.left.amount), currency=cap.left.currency)
    said = (
        message("{over} over the cap of {cap}", over=amount, cap=cap.cap)
        if over
        else message("{left} left of the cap of {cap}", left=amount, cap=cap.cap)
    )
    counting = message("{said}, all entries and plans counted", said=said)
    if cap.unrated:
        return message("{said} but those in {currencies}", said=counting, currencies=cap.unrated)
    return counting
