"""Whole copies of a SQLite ledger, verified by opening them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filmtrack.errors import OutsideError
from filmtrack.ledger.migrating import Forms
from filmtrack.ledger.sqlite_session import SqliteSession, checked_form, connect
from filmtrack.message import message


def copy(session: SqliteSession, folder: Path, name: str, forms: Forms) -> Path:
    """A copy under that name (or ``name-2`` …, nothing is replaced), whole or not there at all.

    Raises:
        LedgerError: when the ledger cannot be read.
        OutsideError: when the copy cannot be written, or is not sound.
    """
    with unfinished(folder, name) as part:
        create(part)
        _pour(session, part, forms)
        _verify(part, forms)
        return placed(part, folder, name)


@contextmanager
def unfinished(folder: Path, name: str) -> Iterator[Path]:
    """Where a copy is made before it gets its name; whatever goes wrong, nothing of it is left.

    Raises:
        OutsideError: when the folder has no place for it.
    """
    part = folder / f".{name}.{os.urandom(6).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise OutsideError(
            message("no backup could be written to {folder}: {why}", folder=str(folder), why=why),
            hint=message("name a folder with room that is yours to write"),
        ) from error


def create(part: Path) -> None:
    """An empty file that nobody else may read."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _pour(session: SqliteSession, part: Path, forms: Forms) -> None:
    session.begin_reading()
    try:
        checked_form(session, forms)
        target = sqlite3.connect(part, isolation_level=None)
        try:
            target.execute("pragma journal_mode = off")
            session.connection.backup(target)
        finally:
            target.close()
    finally:
        session.rollback()
    sync(part, os.O_RDWR)


def _verify(part: Path, forms: Forms) -> None:
    copied = connect(part)
    try:
        checked_form(copied, forms)
        said = [str(row[0]) for row in copied.rows("pragma integrity_check(1)")]
    finally:
        copied.close()
    if said != ["ok"]:
        raise OutsideError(
            message("the backup is not sound: {why}", why=said[0]),
            hint=message("the ledger itself is damaged: 'filmtrack doctor' says where"),
        )


def placed(part: Path, folder: Path, name: str) -> Path:
    """The finished copy under its name, or with a number where another has that name."""
    stem, _, ending = name.rpartition(".")
    place, count = folder / name, 1
    while place.exists():
        count += 1
        place = folder / f"{stem}-{count}.{ending}"
    part.rename(place)
    sync(folder)
    return place


def sync(path: Path, flags: int = os.O_RDONLY) -> None:
    """Make a file, or the names in a folder, last through a power loss."""
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
