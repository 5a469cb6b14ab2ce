"""What an import of a table knows beside its rows, and what it came to."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Protocol

from filmtrack.changes.take_in import KnowingReader
from filmtrack.domain.scheme import Scheme
from filmtrack.message import Message
from filmtrack.values import dataclass, field


class Row(Protocol):
    """A row of a table, as whoever read the file gives it."""

    @property
    def line(self) -> int:
        """The line on which it begins."""
        ...

    @property
    def cells(self) -> tuple[str, ...]:
        """A cell for each column of the header."""
        ...

    @property
    def extra(self) -> tuple[str, ...]:
        """What stands beyond the last column."""
        ...


class TableLedger(KnowingReader, Protocol):
    """A ledger that can tell which entries were told of before."""

    def entries_told(self, ids: Iterable[str], /) -> dict[str, tuple[str, str]]:
        """The entry and film that those events are about which have one of these ids and count."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a run knows beside the table: its name, the moment and place, who imports, and the schemes that pay."""

    file: str
    now: datetime
    zone: tzinfo
    by: str
    zone_data: str | None = None
    schemes: tuple[Scheme, ...] = ()

    @property
    def today(self) -> date:
        """The user's day."""
        return self.now.astimezone(self.zone).date()


@dataclass(slots=True, kw_only=True)
class Counts:
    """What an import came to so far; `told` counts new facts by kind, `kept` holds lines where the ledger differs."""

    rows: int = 0
    known: int = 0
    rejected: int = 0
    told: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    worked_out: int = 0
    undated: int = 0
    kept: list[Message] = field(default_factory=list)
