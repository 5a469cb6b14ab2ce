"""One connection to a ledger on PostgreSQL, which speaks the one SQL text."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import count
from typing import Final, LiteralString

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus

from filmtrack.errors import BadInputError, LedgerError
from filmtrack.ledger import postgres_failures as failures
from filmtrack.ledger.session import Row, Values
from filmtrack.message import message

SCHEMA: Final = "filmtrack"
"""The schema that holds a ledger's tables, so that they meet nobody else's."""
_BATCH: Final = 1000
_BIGGEST: Final = 1 << 63
_TEXT: Final = re.compile(r"\btext\b")
_PLACE: Final = f"set local search_path to {SCHEMA}, pg_temp"
_READ: Final = f"begin isolation level repeatable read read only; {_PLACE}"
# What a program that was stopped in the middle holds is given up in the end.
_CHANGE: Final = (
    f"begin isolation level read committed; {_PLACE}; set local idle_in_transaction_session_timeout = '5min'"
)
_FORM: Final = f"select coalesce(max(number), 0) from {SCHEMA}.migration"  # noqa: S608 - our own word
_TABLES: Final = "select count(*) from pg_catalog.pg_tables where schemaname = %s"


class PostgresSession:
    """One connection to a database; `name` is what messages call it."""

    def __init__(self, connection: psycopg.Connection[Row], name: str) -> None:
        self.connection = connection
        self._name = name
        self._names = count(1)
        self.expected: int | None = None

    @property
    def name(self) -> str:
        """The URL without what is secret in it."""
        return self._name

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Let PostgreSQL's failures out as failures that say what they mean."""
        try:
            yield
        except psycopg.Error as error:
            raise failures.explained(error, self.name, lost=self.connection.broken) from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise BadInputError(message("no ledger holds what is asked for: {why}", why=str(error))) from error
        except UnicodeDecodeError as error:
            raise failures.damaged(self.name, message("some of its text is not UTF-8")) from error

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query; those of a whole table come in batches."""
        if _is_long(sql):
            yield from self._in_batches(sql, values)
            return
        with self.explaining():
            found = self.connection.execute(translated(sql), fitting(values)).fetchall()
        yield from found

    def run(self, sql: str, values: Values = ()) -> None:
        """Carry out one statement."""
        with self.explaining():
            self.connection.execute(translated(sql), fitting(values))

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out one statement for each set of values."""
        with self.explaining(), self.connection.cursor() as cursor:
            cursor.executemany(translated(sql), [fitting(each) for each in values])

    def define(self, sql: str) -> None:
        """Carry out one statement of a migration; text is compared byte for byte, as SQLite does."""
        self.plainly(_TEXT.sub('text collate "C"', sql))

    def begin_reading(self) -> None:
        """Begin a transaction that sees one moment of the ledger."""
        self.plainly(_READ)
        self._check_form()

    def begin_writing(self) -> None:
        """Begin a transaction that nobody else can write beside; another writer is waited for."""
        try:
            self.plainly(
                f"{_CHANGE}; set local lock_timeout = '{failures.WAIT_SECONDS}s'; lock table event in exclusive mode"
            )
        except LedgerError as refused:
            if isinstance(refused.__cause__, errors.LockNotAvailable):
                raise failures.busy(self.name, self._holder()) from refused
            raise
        self._check_form()

    def begin_defining(self) -> None:
        """Begin a transaction that makes tables where there are none."""
        self.plainly(f"{_CHANGE}; set local lock_timeout = '{failures.WAIT_SECONDS}s'")

    def commit(self) -> None:
        """Make the transaction's changes last.

        Raises:
            LedgerError: when the server refuses, and nothing was changed.
            OutcomeUnknownError: when the server is lost meanwhile, so that nobody knows.
        """
        try:
            done = self.connection.execute("commit").statusmessage
        except (psycopg.Error, KeyboardInterrupt) as error:
            if self.connection.closed or not isinstance(error, psycopg.Error):
                raise failures.outcome_unknown(self.name) from error
            raise failures.explained(error, self.name) from error
        if done != "COMMIT":
            raise LedgerError(message("the ledger {name} did not record this; nothing was changed", name=self.name))

    def rollback(self) -> None:
        """End the transaction and leave everything as it was; a lost connection has done so by itself."""
        if self.connection.closed or self.connection.info.transaction_status == TransactionStatus.IDLE:
            return
        try:
            self.connection.execute("rollback")
        except psycopg.Error:
            self.connection.close()

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def plainly(self, sql: str) -> None:
        """Carry out statements, separated by semicolons, that hold no values."""
        with self.explaining():
            self.connection.execute(sql)

    def form(self) -> int:
        """The number of the ledger's form; 0 where there is no ledger, and nothing else in its schema either.

        Raises:
            LedgerError: when the schema holds something else, or may not be read.
        """
        try:
            row = self.connection.execute(_FORM).fetchone()
        except (errors.UndefinedTable, errors.InvalidSchemaName):
            with suppress(psycopg.Error):
                self.rollback()
            row = None
        except psycopg.Error as error:
            raise failures.explained(error, self.name, lost=self.connection.broken) from error
        if row is not None and row[0]:
            return int(row[0])
        with self.explaining():
            tables = self.connection.execute(_TABLES, (SCHEMA,)).fetchone()
        if tables and tables[0]:
            raise failures.foreign(self.name)
        return 0

    def one(self, sql: LiteralString, values: Values = ()) -> Row:
        """The first row of a question about the server itself."""
        with self.explaining():
            return self.connection.execute(sql, values).fetchone() or ()

    def _check_form(self) -> None:
        """Between opening and beginning, a later version may have brought the ledger to its own form."""
        if self.expected is not None and (found := self.form()) != self.expected:
            raise failures.newer(self.name, found, self.expected)

    def _in_batches(self, sql: str, values: Values) -> Iterator[Row]:
        cursor = self.connection.cursor(name=f"rows_{next(self._names)}")
        try:
            with self.explaining():
                cursor.execute(translated(sql), fitting(values))
                batch = cursor.fetchmany(_BATCH)
            while batch:
                yield from batch
                if len(batch) < _BATCH:
                    return
                with self.explaining():
                    batch = cursor.fetchmany(_BATCH)
        finally:
            with suppress(psycopg.Error):
                cursor.close()

    def _holder(self) -> str | None:
        """Who holds the lock that was waited for, as far as the server tells."""
        self.rollback()
        asked = (
            "select a.usename, a.application_name from pg_catalog.pg_locks l"
            " join pg_catalog.pg_stat_activity a on a.pid = l.pid join pg_catalog.pg_class c on c.oid = l.relation"
            " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = %s and c.relname = 'event' and l.granted and l.mode like '%%Exclusive%%' limit 1"
        )
        with suppress(psycopg.Error):
            if row := self.connection.execute(asked, (SCHEMA,)).fetchone():
                return ", ".join(str(each) for each in row if each)
        return None


@lru_cache(maxsize=256)
def translated(sql: str) -> LiteralString:
    """The one SQL text with its values standing as psycopg wants them."""
    return sql.replace("%", "%%").replace("?", "%s")


def fitting(values: Values) -> Values:
    """The values, each of which a column could hold.

    Raises:
        OverflowError: for a number beyond every column.
    """
    if any(isinstance(each, int) and not -_BIGGEST <= each < _BIGGEST for each in values):
        msg = "a number is too large"
        raise OverflowError(msg)
    return values


def _is_long(sql: str) -> bool:
    """Whether a query may give a whole table."""
    return " order by " in sql and " limit " not in sql and " = ?" not in sql
