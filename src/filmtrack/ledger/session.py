"""The seam between the ledger and a database: one connection that speaks the one SQL text."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from filmtrack.message import Message, message

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Sequence[str | int | None]

Finding: TypeAlias = tuple[Message, Message]
"""Something that is wrong, and what to do."""

FROM_BACKUP: Final = message("keep a copy of the ledger, then put the newest backup in its place")
"""What to do about damage that nothing else mends."""


class Session(Protocol):
    """A connection to one ledger; values stand as ``?`` in the SQL, failures come out as LedgerError."""

    @property
    def name(self) -> str:
        """What people call the ledger."""
        ...

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, as they come."""
        ...

    def run(self, sql: str, values: Values = ()) -> None:
        """Carry out one statement."""
        ...

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out one statement for each set of values."""
        ...

    def define(self, sql: str) -> None:
        """Carry out one statement of a migration, in this database's word for a key that is a whole number."""
        ...

    def begin_reading(self) -> None:
        """Begin a transaction that sees one moment of the ledger."""
        ...

    def begin_writing(self) -> None:
        """Begin a transaction that nobody else can write beside."""
        ...

    def commit(self) -> None:
        """Make the transaction's changes last."""
        ...

    def rollback(self) -> None:
        """End the transaction and leave everything as it was."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


class Store(Protocol):
    """A place where a ledger is kept."""

    @property
    def name(self) -> str:
        """What people call it: a path, or a URL without its password."""
        ...

    def open_to_read(self) -> Session:
        """A session on the ledger, checked and of the newest schema; an empty one where none was ever begun."""
        ...

    def open_to_write(self) -> Session:
        """The same, after beginning the ledger where there was none."""
        ...

    def copy_to(self, folder: Path, *, label: str) -> Path:
        """A whole copy of the ledger in a folder, verified by opening it; `label` becomes part of its name."""
        ...

    def problems(self, session: Session) -> Iterator[Finding]:
        """What is wrong with the place itself, apart from what the ledger says."""
        ...
