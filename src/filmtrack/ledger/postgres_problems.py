"""What can be wrong with a ledger on PostgreSQL apart from its content: its tables, columns and indexes."""

from collections.abc import Iterator
from pathlib import Path

from filmtrack.ledger.migrating import Forms
from filmtrack.ledger.postgres_session import SCHEMA, PostgresSession
from filmtrack.ledger.session import FROM_BACKUP, Finding
from filmtrack.ledger.sqlite import empty_session
from filmtrack.message import message

_COLUMNS = (
    "select c.relname, a.attname from pg_catalog.pg_class c"
    " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
    " join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
    " where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm')"
)
_INDEXES = (
    "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
    " join pg_catalog.pg_index i on i.indexrelid = c.oid where n.nspname = ? and i.indisvalid"
)
_TRIGGERS = (
    "select t.tgname from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid"
    " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and not t.tgisinternal"
)


def table_problems(session: PostgresSession, forms: Forms) -> Iterator[Finding]:
    """Tables, columns, indexes and triggers that are missing or foreign, beside those of a sound ledger."""
    sound = empty_session(Path("ledger"), forms)
    try:
        columns = set(
            sound.rows("select m.name, p.name from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'")
        )
        indexes = {
            name for (name,) in sound.rows("select name from sqlite_master where type = 'index' and sql is not null")
        }
    finally:
        sound.close()
    found = set(session.rows(_COLUMNS, (SCHEMA,)))
    for table in sorted({each[0] for each in columns ^ found}):
        yield _changed(table)
    there = {name for (name,) in session.rows(_INDEXES, (SCHEMA,))}
    triggers = {name for (name,) in session.rows(_TRIGGERS, (SCHEMA,))}
    for name in sorted((indexes - there) | triggers):
        yield _changed(name)


def _changed(name: str) -> Finding:
    return (
        message("the table or index {name} is not as filmtrack makes it", name=name),
        FROM_BACKUP,
    )
