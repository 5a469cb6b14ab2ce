"""A ledger in one database of PostgreSQL, shared by everybody whom its server lets in."""

from collections.abc import Iterator
from pathlib import Path

from filmtrack.errors import LedgerError
from filmtrack.ledger import postgres_failures as failures
from filmtrack.ledger.migrating import FORMS, Forms, migrate
from filmtrack.ledger.place import shown
from filmtrack.ledger.postgres_connection import connect
from filmtrack.ledger.postgres_copy import as_file, dump
from filmtrack.ledger.postgres_problems import table_problems
from filmtrack.ledger.postgres_session import SCHEMA, PostgresSession
from filmtrack.ledger.seen import SeenLedgers
from filmtrack.ledger.session import Finding, Session
from filmtrack.ledger.sqlite import empty_session
from filmtrack.message import message
from filmtrack.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresStore:
    """A database that holds, or will hold, a ledger; `backups` is the folder for copies before a migration."""

    url: str = field(repr=False)
    seen: SeenLedgers
    backups: Path | None
    forms: Forms = FORMS

    @property
    def name(self) -> str:
        """The URL without what is secret in it."""
        return shown(self.url)

    def open_to_read(self) -> Session:
        """A session on the database; on nothing, kept in memory, where no ledger was ever begun."""
        session = connect(self.url, self.name)
        try:
            if self._is_there(session):
                return session
        except BaseException:
            session.close()
            raise
        session.close()
        return empty_session(Path(self.name), self.forms)

    def open_to_write(self) -> Session:
        """A session on the database, in which the ledger is begun where there was none."""
        session = connect(self.url, self.name)
        try:
            if not self._is_there(session):
                self._begin(session)
                self._is_there(session)
        except BaseException:
            session.close()
            raise
        return session

    def copy_to(self, folder: Path, *, label: str) -> Path:
        """A whole copy of the ledger: made by pg_dump where that is installed, else a ledger file of SQLite."""
        session = connect(self.url, self.name)
        try:
            if not self._is_there(session):
                raise LedgerError(message("there is no ledger at {name} yet, so nothing to copy", name=self.name))
            name = f"{self._stem(session)}.{label}"
            if made := dump(self.url, folder, name):
                return made
            session.begin_reading()
            return as_file(session, folder, f"{name}.db", self.forms)
        finally:
            session.rollback()
            session.close()

    def problems(self, session: Session) -> Iterator[Finding]:
        """What is wrong with the tables and indexes themselves."""
        if isinstance(session, PostgresSession):
            yield from table_problems(session, self.forms)

    def _is_there(self, session: PostgresSession) -> bool:
        """Whether there is a ledger; one of an earlier form is brought to the newest."""
        form = session.form()
        if not form:
            if self.seen.has(self.name):
                raise failures.vanished(self.name, str(self.seen.record))
            return False
        if form > self.forms.newest:
            raise failures.newer(self.name, form, self.forms.newest)
        if form < self.forms.newest:
            self._bring_up(session)
        session.expected = self.forms.newest
        self.seen.remember(self.name)
        return True

    def _begin(self, session: PostgresSession) -> None:
        """Begin a ledger; where somebody else did so at the same moment, theirs is taken."""
        (encoding,) = session.one("show server_encoding")
        if encoding != "UTF8":
            raise failures.wrong_encoding(self.name, str(encoding))
        try:
            session.begin_defining()
            if not session.one("select count(*) from pg_catalog.pg_namespace where nspname = %s", (SCHEMA,))[0]:
                session.plainly(f"create schema {SCHEMA}")
            migrate(session, 0, self.forms)
            session.commit()
        except LedgerError:
            session.rollback()
            if not session.form():
                raise

    def _bring_up(self, session: PostgresSession) -> None:
        """Bring the ledger to the newest form, behind the lock that keeps all writers out."""
        form = session.form()
        session.begin_writing()
        try:
            form = session.form()
            if form >= self.forms.newest:
                return
            if not _is_owner(session):
                raise failures.not_brought_up(self.name, form, self.forms.newest)
            if self.backups:
                name = f"{self._stem(session)}.before-form-{self.forms.newest}.db"
                as_file(session, self.backups, name, Forms(newest=form, folder=self.forms.folder))
            migrate(session, form, self.forms)
            session.commit()
        finally:
            session.rollback()

    def _stem(self, session: PostgresSession) -> str:
        return "".join(each if each.isalnum() or each in "-_" else "-" for each in session.connection.info.dbname)


def _is_owner(session: PostgresSession) -> bool:
    asked = "select bool_and(pg_has_role(tableowner, 'usage')) from pg_catalog.pg_tables where schemaname = %s"
    return bool(session.one(asked, (SCHEMA,))[0])
