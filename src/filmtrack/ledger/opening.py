"""The ledger as the rest of the program knows it: opened by its place, read in one moment, written in one step."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.domain.plain import instant_text
from filmtrack.errors import LedgerError, OutsideError
from filmtrack.ledger.place import is_postgres, is_url, shown
from filmtrack.ledger.records import Records
from filmtrack.ledger.seen import SeenLedgers
from filmtrack.ledger.session import Store
from filmtrack.ledger.sqlite import SqliteStore
from filmtrack.message import message
from filmtrack.values import dataclass, field

if TYPE_CHECKING:
    from filmtrack.ledger.recording import Recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One record of films and entries, wherever it is kept; nothing is opened before it is asked."""

    store: Store
    recorded: list[datetime] = field(default_factory=list, compare=False, repr=False)
    """The moments of the steps that this run has put on the disk."""

    @property
    def name(self) -> str:
        """What people call its place."""
        return self.store.name

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """A reader that sees one moment; of a ledger that was never begun it sees an empty one.

        Raises:
            LedgerError: when the ledger cannot be opened or read.
        """
        session = self.store.open_to_read()
        try:
            session.begin_reading()
            yield Records(session)
        finally:
            session.rollback()
            session.close()

    @contextmanager
    def writing(self, *, at: datetime, by: str) -> "Iterator[Recorder]":
        """A reader that can append one step, which lasts on disk once this ends without a failure.

        `at` is the moment of the run and `by` who writes; nobody else can write meanwhile.

        Raises:
            LedgerError: when the ledger cannot be opened or written; nothing was changed then.
        """
        from filmtrack.ledger.recording import Recorder  # noqa: PLC0415 - who only reads loads nothing that writes

        session = self.store.open_to_write()
        try:
            session.begin_writing()
            recorder = Recorder(session, at=at, by=by)
            yield recorder
            recorder.finish()
            session.commit()
            self.recorded.append(at)
        finally:
            session.rollback()
            session.close()

    @contextmanager
    def delivering(self) -> Iterator[Records]:
        """A reader that can also note what was delivered, which is no step: nothing takes it back, no export has it.

        Raises:
            LedgerError: when the ledger cannot be opened or written; nothing was changed then.
        """
        session = self.store.open_to_write()
        try:
            session.begin_writing()
            yield Records(session)
            session.commit()
        finally:
            session.rollback()
            session.close()

    def backup(self, folder: Path, *, at: datetime) -> Path:
        """A whole copy in a folder, verified by opening it, named after the moment.

        Raises:
            LedgerError: when the ledger cannot be read, or was never begun.
            OutsideError: when the copy cannot be written.
        """
        return self.store.copy_to(folder, label=instant_text(at).replace(":", ""))


def open_ledger(place: str | Path, *, state_folder: Path | None, backups: Path | None = None) -> Ledger:
    """The ledger at a path or a URL of PostgreSQL.

    `state_folder` is where it is remembered that there was one (None: nowhere), `backups` where a ledger that has no
    folder of its own is copied to before a new version changes its form (None: it is not).

    Raises:
        LedgerError: when it is a URL of something else.
        OutsideError: when the driver of PostgreSQL is not installed.
    """
    seen = SeenLedgers(folder=state_folder)
    if is_url(str(place)):
        return Ledger(store=_shared_store(str(place), seen, backups))
    return Ledger(store=SqliteStore(path=_real(Path(place)), seen=seen))


def _shared_store(url: str, seen: SeenLedgers, backups: Path | None) -> Store:
    if not is_postgres(url):
        raise LedgerError(
            message("{place} is no place for a ledger", place=shown(url)),
            hint=message("name a file, or a database of PostgreSQL like postgresql://server/filmtrack"),
        )
    try:
        from filmtrack.ledger.postgres import PostgresStore  # noqa: PLC0415 - only who shares a ledger pays for it
    except ImportError as missing:
        raise OutsideError(
            message("a ledger on PostgreSQL needs psycopg, which cannot be loaded: {why}", why=str(missing)),
            hint=message("pip install 'filmtrack[postgres]'"),
        ) from missing
    return PostgresStore(url=url, seen=seen, backups=backups)


def _real(path: Path) -> Path:
    """The path without links, so that one ledger is remembered under one name."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
