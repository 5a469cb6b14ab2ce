"""What SQLite's failures mean to somebody who keeps a ledger: one sentence, and what to do."""

import os
import sqlite3
from pathlib import Path

from filmtrack.errors import LedgerError
from filmtrack.message import Message, message

WAIT_SECONDS = 10
"""How long another writer is waited for."""


def explained(error: sqlite3.Error, path: Path) -> LedgerError:
    """The LedgerError that says what SQLite met."""
    code = (getattr(error, "sqlite_errorname", None) or "").removeprefix("SQLITE_").split("_")[0]
    shown = str(path)
    if code in {"BUSY", "LOCKED"}:
        return busy(path)
    if code in {"CORRUPT", "FORMAT"} or str(error).startswith("Could not decode"):
        return damaged(path, message("SQLite says: {why}", why=str(error)))
    if code == "NOTADB":
        return foreign(path)
    if code in {"FULL", "IOERR", "NOMEM"}:
        return LedgerError(
            message("the disk of the ledger {path} is full or failing; nothing was changed", path=shown),
            hint=message(
                "make room, or look at the disk, then run the command again (SQLite says: {why})", why=str(error)
            ),
        )
    if code in {"READONLY", "CANTOPEN", "PERM", "AUTH"}:
        return unwritable(path, str(error))
    return LedgerError(message("the ledger {path} cannot be used: {why}", path=shown, why=str(error)))


def busy(path: Path) -> LedgerError:
    """Another program held the ledger for longer than it is waited for."""
    return LedgerError(
        message(
            "{user} is using the ledger {path}; waited {seconds} seconds, nothing was changed",
            user=_user(path),
            path=str(path),
            seconds=WAIT_SECONDS,
        ),
        hint=message("run the command again in a moment"),
    )


def unwritable(path: Path, why: str) -> LedgerError:
    """The file or its folder does not let itself be written."""
    return LedgerError(
        message("the ledger {path} cannot be written: {why}; nothing was changed", path=str(path), why=why),
        hint=message("it and its folder {folder} must be yours to write", folder=str(path.parent)),
    )


def damaged(path: Path, why: Message) -> LedgerError:
    """The file is a ledger, but not a sound one."""
    return LedgerError(
        message("the ledger {path} is damaged ({why}); nothing was written to it", path=str(path), why=why),
        hint=message("keep a copy of it, then put the newest backup in its place ('filmtrack doctor -v' names it)"),
    )


def foreign(path: Path) -> LedgerError:
    """The file is something else, or damaged beyond recognition."""
    return LedgerError(
        message(
            "{path} is no ledger of filmtrack, or damaged beyond recognition; nothing was written to it", path=str(path)
        ),
        hint=message("name another file with --ledger, or put a backup in its place"),
    )


def empty(path: Path) -> LedgerError:
    """The file is there with nothing in it, which no ledger ever is."""
    return LedgerError(
        message("the ledger {path} is an empty file; nothing was written to it", path=str(path)),
        hint=message("put a backup in its place, or delete the empty file to begin a new ledger"),
    )


def orphaned(path: Path) -> LedgerError:
    """The ledger is gone, but the journal of an interrupted change to it is still there."""
    return LedgerError(
        message(
            "the ledger {path} is gone, but its journal {journal} is there",
            path=str(path),
            journal=str(journal_of(path)),
        ),
        hint=message("put the ledger back beside its journal, or move the journal away"),
    )


def vanished(path: Path, record: Path) -> LedgerError:
    """There was a ledger here before."""
    return LedgerError(
        message("the ledger {path} has vanished: filmtrack has used one there before", path=str(path)),
        hint=message(
            "bring back its disk or a backup; to begin a new ledger there, delete its line from {record}",
            record=str(record),
        ),
    )


def newer(path: Path, form: int, known: int) -> LedgerError:
    """The ledger was written by a later version."""
    return LedgerError(
        message(
            "the ledger {path} was written by a newer filmtrack (form {form}; this one knows {known})",
            path=str(path),
            form=form,
            known=known,
        ),
        hint=message("update filmtrack; nothing was written to the ledger"),
    )


def journal_of(path: Path) -> Path:
    """The file in which SQLite keeps what it needs to take back an interrupted change."""
    return path.with_name(path.name + "-journal")


def _user(path: Path) -> Message:
    """Who else holds a lock on the file, where the system tells (Linux)."""
    try:
        inode = path.stat().st_ino
        locks = [line.split() for line in Path("/proc/locks").read_text(encoding="ascii").splitlines()]
        held = [each[4] for each in locks if len(each) > 5 and each[5].endswith(f":{inode}")]  # noqa: PLR2004
        process = next(each for each in held if each != str(os.getpid()))
        program = Path("/proc", process, "comm").read_text(encoding="utf-8", errors="replace").strip()
    except (OSError, StopIteration):
        return message("another program")
    return message("another program ({program}, process {process})", program=program, process=process)
