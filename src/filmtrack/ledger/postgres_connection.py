"""How a connection to a ledger on PostgreSQL comes about: by a URL and libpq's own settings."""

import os
from typing import Any, Final

import psycopg
from psycopg import conninfo

from filmtrack.ledger import postgres_failures as failures
from filmtrack.ledger.postgres_session import PostgresSession

_USUAL: Final = {
    "connect_timeout": "10",
    "fallback_application_name": "filmtrack",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}


def connect(url: str, name: str) -> PostgresSession:
    """A connection to the database that the URL and libpq's own settings name.

    Raises:
        LedgerError: when the URL is none, or there is no such server or database, or it does not let us in.
    """
    try:
        given: dict[str, Any] = dict(conninfo.conninfo_to_dict(url))
    except psycopg.Error:
        raise failures.no_place(name) from None
    if any("@" in str(given.get(each, "")) for each in ("host", "port", "dbname")):
        raise failures.no_place(name)
    secrets = tuple(str(given[each]) for each in ("password", "sslpassword") if each in given)
    if "PGCONNECT_TIMEOUT" in os.environ:
        given.setdefault("connect_timeout", os.environ["PGCONNECT_TIMEOUT"])
    try:
        connection = psycopg.connect(
            **(_USUAL | given | {"client_encoding": "UTF8"}), autocommit=True, prepare_threshold=None
        )
    except (psycopg.Error, OSError) as error:
        raise failures.unreachable(error, name, secrets) from None
    return PostgresSession(connection, name)
