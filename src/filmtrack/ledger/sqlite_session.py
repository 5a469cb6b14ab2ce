"""One connection to a SQLite file, and what its header must say before anything is read or written."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filmtrack.errors import BadInputError
from filmtrack.ledger import sqlite_failures as failures
from filmtrack.ledger.migrating import Forms
from filmtrack.ledger.session import Row, Values
from filmtrack.message import message

APPLICATION_ID: Final = 0x66746B31
"""What marks a SQLite file as a ledger of filmtrack (``ftk1``)."""
_BATCH: Final = 100
_MOST_KB: Final = 64 * 1024
"""So much memory may hold pages: with less, a long import writes those of its indexes again and again."""


class SqliteSession:
    """One connection to a SQLite file; `path` is what messages call it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.path)

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Let SQLite's failures out as LedgerErrors."""
        try:
            yield
        except sqlite3.Error as error:
            raise failures.explained(error, self.path) from error
        except UnicodeDecodeError as error:
            raise failures.damaged(self.path, message("some of its text is not UTF-8")) from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise BadInputError(message("no ledger holds what is asked for: {why}", why=str(error))) from error

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, as they come."""
        with self.explaining():
            cursor = self.connection.execute(sql, values)
            batch: list[Row] = cursor.fetchmany(_BATCH)
        while batch:
            yield from batch
            with self.explaining():
                batch = cursor.fetchmany(_BATCH)

    def run(self, sql: str, values: Values = ()) -> None:
        """Carry out one statement."""
        with self.explaining():
            self.connection.execute(sql, values)

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out one statement for each set of values."""
        with self.explaining():
            self.connection.executemany(sql, values)

    def define(self, sql: str) -> None:
        """Carry out one statement of a migration; an ``integer`` key is the row's own place and needs no index."""
        self.run(sql.replace("bigint primary key", "integer primary key"))

    def begin_reading(self) -> None:
        """Begin a transaction that sees one moment of the ledger."""
        self.run("begin")

    def begin_writing(self) -> None:
        """Begin a transaction that nobody else can write beside."""
        self.run("begin immediate")

    def commit(self) -> None:
        """Make the transaction's changes last."""
        self.run("commit")

    def rollback(self) -> None:
        """End the transaction and leave everything as it was; SQLite may have done so by itself."""
        if self.connection.in_transaction:
            self.run("rollback")

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def pragma(self, name: str) -> int:
        """A number that the file's header holds."""
        return int(next(self.rows(f"pragma {name}"))[0])


def connect(path: Path, *, shown: Path | None = None) -> SqliteSession:
    """A connection to a file that exists; nothing is created, a hot journal is rolled back on the first read."""
    address = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(
            f"file:{address}?mode=rw", uri=True, timeout=failures.WAIT_SECONDS, isolation_level=None
        )
    except sqlite3.Error as error:
        raise failures.explained(error, shown or path) from error
    session = SqliteSession(connection, shown or path)
    # EXTRA is FULL and also syncs the folder after the journal is gone: without it a power loss could bring it back.
    for setting in ("synchronous = extra", "trusted_schema = off", "cell_size_check = on", f"cache_size = -{_MOST_KB}"):
        session.run(f"pragma {setting}")
    return session


def checked_form(session: SqliteSession, forms: Forms) -> int:
    """The number of the ledger's form, refused when the file is something else or newer than this program."""
    application, form = session.pragma("application_id"), session.pragma("user_version")
    if application != APPLICATION_ID or form < 1:
        raise failures.foreign(session.path)
    if form > forms.newest:
        raise failures.newer(session.path, form, forms.newest)
    return form
