"""A ledger in one SQLite file: opened with care, begun whole, never taken for new when it is not."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from filmtrack.errors import LedgerError
from filmtrack.ledger import sqlite_failures as failures
from filmtrack.ledger.migrating import FORMS, Forms, migrate
from filmtrack.ledger.seen import SeenLedgers
from filmtrack.ledger.session import Finding, Session
from filmtrack.ledger.sqlite_session import APPLICATION_ID, SqliteSession, checked_form, connect
from filmtrack.message import message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SqliteStore:
    """A SQLite file that is, or will be, a ledger."""

    path: Path
    seen: SeenLedgers
    forms: Forms = FORMS

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.path)

    def open_to_read(self) -> Session:
        """A session on the file; on nothing, kept in memory, where no ledger was ever begun."""
        return self._open() if self._is_there() else empty_session(self.path, self.forms)

    def open_to_write(self) -> Session:
        """A session on the file, which is begun where there was none."""
        if not self._is_there():
            begin_file(self.path, self.forms)
        return self._open()

    def copy_to(self, folder: Path, *, label: str) -> Path:
        """A whole copy of the ledger in a folder, verified by opening it."""
        if not self._is_there():
            raise LedgerError(message("there is no ledger at {path} yet, so nothing to copy", path=str(self.path)))
        from filmtrack.ledger.sqlite_copy import copy  # noqa: PLC0415 - few runs make a copy

        session = self._open()
        try:
            return copy(session, folder, f"{self.path.stem}.{label}.db", self.forms)
        finally:
            session.close()

    def problems(self, session: Session) -> Iterator[Finding]:
        """What is wrong with the file: who may read it, its pages, its tables."""
        from filmtrack.ledger import sqlite_problems as wrong  # noqa: PLC0415 - only `doctor` looks for problems

        yield from wrong.file_problems(self.path)
        sound = empty_session(self.path, self.forms)
        try:
            yield from wrong.page_problems(session)
            yield from wrong.schema_problems(session, sound)
        except LedgerError as error:
            yield error.message, error.hint or message("put the newest backup in its place")
        finally:
            sound.close()

    def _is_there(self) -> bool:
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            if failures.journal_of(self.path).exists():
                raise failures.orphaned(self.path) from None
            if self.seen.has(self.path):
                raise failures.vanished(self.path, self.seen.record) from None
            return False
        except (OSError, ValueError) as error:
            raise unreachable(self.path, error) from error
        if self.path.is_dir():
            raise LedgerError(message("{path} is a folder, not a ledger", path=str(self.path)))
        if size == 0:
            raise failures.empty(self.path)
        return True

    def _open(self) -> SqliteSession:
        session = connect(self.path)
        try:
            form = checked_form(session, self.forms)
            self._check_length(session)
            if form < self.forms.newest:
                self._bring_up(session)
        except BaseException:
            session.close()
            raise
        self.seen.remember(self.path)
        return session

    def _check_length(self, session: SqliteSession) -> None:
        """Refuse a file whose last page was cut: SQLite itself would read it as if it ended in zeros."""
        if session.pragma("page_count") * session.pragma("page_size") > self.path.stat().st_size:
            raise failures.damaged(self.path, message("its end is missing"))

    def _bring_up(self, session: SqliteSession) -> None:
        from filmtrack.ledger.sqlite_copy import copy  # noqa: PLC0415 - few runs make a copy

        copy(session, self.path.parent / "backups", f"{self.path.stem}.before-form-{self.forms.newest}.db", self.forms)
        session.begin_writing()
        try:
            form = checked_form(session, self.forms)
            if form < self.forms.newest:
                migrate(session, form, self.forms)
                session.run(f"pragma user_version = {self.forms.newest}")
            session.commit()
        finally:
            session.rollback()


def empty_session(path: Path, forms: Forms) -> SqliteSession:
    """A ledger with nothing in it that exists only as long as it is read."""
    session = SqliteSession(sqlite3.connect(":memory:", isolation_level=None), path)
    migrate(session, 0, forms)
    return session


def begin_file(path: Path, forms: Forms) -> None:
    """Begin a ledger: made whole beside its place, then linked there unless somebody else was first."""
    from filmtrack.ledger.sqlite_copy import sync  # noqa: PLC0415 - a ledger is begun once

    part = path.with_name(f"{path.name}.new-{os.urandom(6).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            _fill(part, path, forms)
            _place(part, path)
        finally:
            part.unlink(missing_ok=True)
        sync(path.parent)
    except OSError as error:
        raise unreachable(path, error) from error


def _place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS} or path.exists():
            raise
        part.rename(path)


def _fill(part: Path, path: Path, forms: Forms) -> None:
    session = connect(part, shown=path)
    try:
        session.run("pragma journal_mode = memory")
        session.begin_writing()
        migrate(session, 0, forms)
        session.run(f"pragma application_id = {APPLICATION_ID}")
        session.run(f"pragma user_version = {forms.newest}")
        session.commit()
    finally:
        session.close()


def unreachable(path: Path, error: Exception) -> LedgerError:
    """The LedgerError for what the system said about the file or its folder."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return LedgerError(
        message("the ledger {path} cannot be reached: {why}; nothing was changed", path=str(path), why=why),
        hint=message("look at the folder {folder}: it must exist or be possible to make", folder=str(path.parent)),
    )
