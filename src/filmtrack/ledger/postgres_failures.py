"""What PostgreSQL's failures mean to somebody who keeps a ledger: one sentence, and what to do."""

from typing import Final

import psycopg
from psycopg import errors

from filmtrack.errors import BadInputError, FilmtrackError, LedgerError, OutcomeUnknownError
from filmtrack.message import Message, message

WAIT_SECONDS = 10
"""How long another writer is waited for."""
_LOST: Final = (
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.IdleInTransactionSessionTimeout,
)
_IN_THE_WAY: Final = (errors.SerializationFailure, errors.DeadlockDetected)
_NO_ROOM: Final = (errors.DiskFull, errors.OutOfMemory, errors.ConfigurationLimitExceeded, errors.IoError)
_NOT_THERE: Final = (errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName)
_BROKEN: Final = (errors.DataCorrupted, errors.IndexCorrupted, errors.InvalidTextRepresentation)
_UNFIT: Final = (errors.DataError, errors.ProgramLimitExceeded)
_HINTS: Final[tuple[tuple[tuple[str, ...], Message], ...]] = (
    (
        ("password", "authentication"),
        message("put the right password into ~/.pgpass, and see that the user in the URL is meant"),
    ),
    (("role ", "user "), message("see that the user in the URL is meant, or ask who keeps the server for a role")),
    (
        ("does not exist",),
        message("see that the database in the URL is meant; its server makes one with 'createdb'"),
    ),
    (("pg_hba.conf",), message("who keeps the server must let this computer and user in (pg_hba.conf)")),
    (("permission denied",), message("who keeps the server must let your role into this database")),
    (
        ("starting up", "shutting down", "recovery", "too many"),
        message("run the command again in a moment"),
    ),
    (("ssl", "certificate"), message("see 'sslmode' and 'sslrootcert' in the URL or in libpq's settings")),
)


def explained(error: psycopg.Error, name: str, *, lost: bool = False) -> FilmtrackError:
    """The failure that says what PostgreSQL met; `lost` when the connection is gone."""
    if lost or isinstance(error, _LOST):
        return gone(name)
    if isinstance(error, errors.LockNotAvailable):
        return busy(name)
    if isinstance(error, _IN_THE_WAY):
        return in_the_way(name)
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return read_only(name)
    if isinstance(error, errors.InsufficientPrivilege):
        return forbidden(name, reason(error))
    if isinstance(error, _NO_ROOM):
        return no_room(name, reason(error))
    return _of_content(error, name)


def _of_content(error: psycopg.Error, name: str) -> FilmtrackError:
    if isinstance(error, _NOT_THERE + _BROKEN):
        return damaged(name, message("PostgreSQL says: {why}", why=reason(error)))
    if isinstance(error, _UNFIT):
        return BadInputError(message("no ledger holds what is asked for: {why}", why=reason(error)))
    return LedgerError(
        message("the ledger {name} cannot be used: {why}; nothing was changed", name=name, why=reason(error))
    )


def reason(error: Exception) -> str:
    """PostgreSQL's own words, in one line, without where it was asked."""
    diagnosis = error.diag.message_primary if isinstance(error, psycopg.Error) else None
    if diagnosis:
        return diagnosis
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = next((line for line in lines if "FATAL:" in line), lines[0] if lines else type(error).__name__)
    return said.rpartition("FATAL:")[2].rpartition(" failed: ")[2].strip()


def unreachable(error: Exception, name: str, secrets: tuple[str, ...]) -> LedgerError:
    """No connection came about; what is secret is taken out of what the driver says."""
    why = reason(error)
    for secret in secrets:
        why = why.replace(secret, "…") if secret else why
    lower = why.lower()
    hint = next(
        (hint for words, hint in _HINTS if any(each in lower for each in words)),
        message("see that the server runs and that its name and port in the URL are right"),
    )
    return LedgerError(
        message("the ledger {name} cannot be reached: {why}; nothing was changed", name=name, why=why), hint=hint
    )


def no_place(name: str) -> LedgerError:
    """The URL cannot be read; its text is not repeated, because part of it may be a password."""
    return LedgerError(
        message("the ledger's URL ({name}) is none that PostgreSQL knows", name=name),
        hint=message(
            "write it like postgresql://ann@server/filmtrack (in a password, @ is %40, / is %2F, : is %3A, ? is %3F)"
        ),
    )


def busy(name: str, holder: str | None = None) -> LedgerError:
    """Somebody else held the ledger for longer than they are waited for."""
    user = message("somebody else ({holder})", holder=holder) if holder else message("somebody else")
    return LedgerError(
        message(
            "{user} is using the ledger {name}; waited {seconds} seconds, nothing was changed",
            user=user,
            name=name,
            seconds=WAIT_SECONDS,
        ),
        hint=message("run the command again in a moment"),
    )


def in_the_way(name: str) -> LedgerError:
    """The server gave up this transaction for another one."""
    return LedgerError(
        message("somebody else changed the ledger {name} at the same moment; nothing was changed here", name=name),
        hint=message("run the command again"),
    )


def gone(name: str) -> LedgerError:
    """The server went away before anything was to last."""
    return LedgerError(
        message("the server of the ledger {name} stopped or was lost; nothing was changed", name=name),
        hint=message("run the command again when the server is back"),
    )


def outcome_unknown(name: str) -> OutcomeUnknownError:
    """The server was lost in the moment in which the step was to last."""
    return OutcomeUnknownError(
        message(
            "the server of the ledger {name} was lost while it recorded this; it may be recorded or not", name=name
        ),
        hint=message("look with 'filmtrack log' when the server is back, before you do it again"),
    )


def read_only(name: str) -> LedgerError:
    """The server takes no changes: a standby, or one that is set so."""
    return LedgerError(
        message("the ledger {name} can only be read there; nothing was changed", name=name),
        hint=message("it is a copy (a standby), or your role may only read: name the server that takes changes"),
    )


def forbidden(name: str, why: str) -> LedgerError:
    """The role lacks a right."""
    return LedgerError(
        message("your role may not do this in the ledger {name}: {why}; nothing was changed", name=name, why=why),
        hint=message("who keeps the server can grant it (docs/postgresql.md lists the rights)"),
    )


def no_room(name: str, why: str) -> LedgerError:
    """The server's disk or memory is full, or fails."""
    return LedgerError(
        message("the disk of the ledger's server {name} is full or failing; nothing was changed", name=name),
        hint=message("who keeps the server must make room (PostgreSQL says: {why})", why=why),
    )


def damaged(name: str, why: Message) -> LedgerError:
    """There is a ledger, but not a sound one."""
    return LedgerError(
        message("the ledger {name} is damaged ({why}); nothing was written to it", name=name, why=why),
        hint=message("put the newest backup in its place ('filmtrack doctor -v' names it)"),
    )


def foreign(name: str) -> LedgerError:
    """The schema holds tables that no filmtrack made."""
    return LedgerError(
        message("the schema filmtrack in {name} holds something else; nothing was written to it", name=name),
        hint=message("give the ledger a database of its own"),
    )


def vanished(name: str, record: str) -> LedgerError:
    """There was a ledger here before."""
    return LedgerError(
        message("the ledger {name} has vanished: filmtrack has used one there before", name=name),
        hint=message(
            "bring back its backup; to begin a new ledger there, delete its line from {record}", record=record
        ),
    )


def newer(name: str, form: int, known: int) -> LedgerError:
    """The ledger was written by a later version."""
    return LedgerError(
        message(
            "the ledger {name} was written by a newer filmtrack (form {form}; this one knows {known})",
            name=name,
            form=form,
            known=known,
        ),
        hint=message("update filmtrack; nothing was written to the ledger"),
    )


def not_brought_up(name: str, form: int, wanted: int) -> LedgerError:
    """The ledger is older than the program, and this role may not change its tables."""
    return LedgerError(
        message(
            "the ledger {name} has form {form}, this filmtrack wants {wanted}, and your role may not bring it there",
            name=name,
            form=form,
            wanted=wanted,
        ),
        hint=message("let the role that owns the ledger run any filmtrack command once with this version"),
    )


def wrong_encoding(name: str, encoding: str) -> LedgerError:
    """The database cannot hold every text."""
    return LedgerError(
        message("the database {name} keeps text as {encoding}, not as UTF-8", name=name, encoding=encoding),
        hint=message("make it anew with 'createdb --encoding=UTF8 --template=template0'"),
    )
