"""Whole copies of a ledger on PostgreSQL: made by pg_dump, or poured into a ledger file of SQLite."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from psycopg import conninfo

from filmtrack.errors import OutsideError
from filmtrack.ledger.migrating import Forms
from filmtrack.ledger.postgres_session import SCHEMA, PostgresSession
from filmtrack.ledger.sqlite import begin_file
from filmtrack.ledger.sqlite_copy import create, placed, sync, unfinished
from filmtrack.ledger.sqlite_session import SqliteSession, connect
from filmtrack.message import message

_LONGEST: Final = 3600


def dump(url: str, folder: Path, name: str) -> Path | None:
    """A copy made by pg_dump and read through by pg_restore; None where they are missing or too old for the server.

    Raises:
        OutsideError: when it cannot be written.
    """
    tool, reader = shutil.which("pg_dump"), shutil.which("pg_restore")
    if not tool or not reader:
        return None
    with unfinished(folder, name) as part:
        create(part)
        if not _dumped(tool, url, part) or not _is_whole(reader, part):
            return None
        sync(part, os.O_RDWR)
        return placed(part, folder, f"{name}.dump")


def as_file(session: PostgresSession, folder: Path, name: str, forms: Forms) -> Path:
    """The ledger as the running transaction sees it, as a ledger file of that form, verified row by row.

    Raises:
        LedgerError: when the ledger cannot be read.
        OutsideError: when the copy cannot be written, or is not sound.
    """
    with unfinished(folder, name) as part:
        begin_file(part, forms)
        _pour(session, part)
        return placed(part, folder, name)


def _dumped(tool: str, url: str, part: Path) -> bool:
    given = conninfo.conninfo_to_dict(url)
    password = given.pop("password", None)
    environ = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    command = [tool, "--format=custom", f"--schema={SCHEMA}", "--no-password", f"--file={part}"]
    done = subprocess.run(  # noqa: S603 - the program that the user installed
        [*command, f"--dbname={conninfo.make_conninfo('', **given)}"],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=_LONGEST,
    )
    return done.returncode == 0


def _is_whole(reader: str, part: Path) -> bool:
    """Whether every row that was dumped can be read back."""
    done = subprocess.run(  # noqa: S603 - the program that the user installed
        [reader, "--file=/dev/null", str(part)], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode == 0


def _pour(session: PostgresSession, part: Path) -> None:
    copied = connect(part)
    try:
        copied.begin_writing()
        tables = [row[0] for row in copied.rows("select name from sqlite_master where type = 'table' order by name")]
        for table in tables:
            columns = ", ".join(row[0] for row in copied.rows("select name from pragma_table_info(?)", (table,)))
            places = ", ".join("?" * len(columns.split(", ")))
            copied.run(f"delete from {table}")
            asked = f"select {columns} from {table} order by {columns.split(', ')[0]}"
            copied.run_many(f"insert into {table} ({columns}) values ({places})", session.rows(asked))
        copied.commit()
        _compare(session, copied, tables)
    finally:
        copied.close()


def _compare(session: PostgresSession, copied: SqliteSession, tables: list[str]) -> None:
    asked = "; ".join(f"select count(*) from {each}" for each in tables).split("; ")
    there = [next(session.rows(each))[0] for each in asked]
    here = [next(copied.rows(each))[0] for each in asked]
    (sound,) = next(copied.rows("pragma integrity_check(1)"))
    if here != there or sound != "ok":
        raise OutsideError(message("the backup is not sound: {why}", why=str(sound)))
