"""How one entry came to stand as it does: every step of it, and who wrote what."""

from datetime import date, datetime

from filmtrack.domain.entry import Entry
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.plain import Body
from filmtrack.message import Message
from filmtrack.reports.log import LogRow, log_rows
from filmtrack.reports.told import what_happened
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One thing that happened to an entry: the day it is about, when and by whom it was written down, and the fact."""

    on: date
    at: datetime
    by: str
    kind: str
    text: Message
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeEntry:
    """One entry with its row in the log and its history."""

    entry: Entry
    row: LogRow
    history: tuple[HistoryRow, ...]


def whole_entry(ledger: LedgerReader, entry: Entry, *, today: date) -> WholeEntry:
    """Everything that the ledger knows of an entry."""
    (row,) = log_rows(ledger, (entry,), today=today)
    return WholeEntry(entry=entry, row=row, history=entry_history(ledger, entry))


def entry_history(ledger: LedgerReader, entry: Entry) -> tuple[HistoryRow, ...]:
    """What happened to an entry, in the order in which it was written down; what was taken back is not told."""
    return tuple(
        HistoryRow(on=each.on, at=each.at, by=each.by, kind=each.kind, text=what_happened(each), body=each.body)
        for each in ledger.entry_history(entry.id)
    )
