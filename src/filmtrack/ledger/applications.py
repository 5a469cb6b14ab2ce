"""Applications as they stand in their table, in step with the events."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

import json
from collections.abc import Iterable, Iterator
from typing import Final

from filmtrack.domain.application import APPLICATION, Application, ApplicationFilter
from filmtrack.domain.application_events import application_after, application_named
from filmtrack.domain.events import Event
from filmtrack.ledger.session import Row, Session
from filmtrack.ledger.written import as_json, damaged
from filmtrack.message import message

_COLUMNS: Final = "id, opened, film, scheme, document"
ASKED: Final = f"select {_COLUMNS} from application"
_PUT: Final = (
    f"insert into application ({_COLUMNS}) values (?, ?, ?, ?, ?)"
    " on conflict (id) do update set document = excluded.document"
)


def apply_application(session: Session, event: Event) -> bool:
    """Let an event of these kinds take effect in the table; False when it is about no application that is there.

    Raises:
        BadInputError: when it cannot be read.
    """
    id_ = application_named(event)
    row = next(session.rows(f"{ASKED} where id = ?", (id_,)), None) if id_ else None
    before = _application(row, session.name) if row else None
    after = application_after(before, event) if id_ else None
    if after is None:
        return False
    session.run(_PUT, application_row(after, row[1] if row else event.seq))
    return True


def refold_application(session: Session, id_: str, events: Iterable[Event]) -> None:
    """Let an application be what these events, those about it among them, alone make of it."""
    session.run("delete from application where id = ?", (id_,))
    for row in rows_of(each for each in events if application_named(each) == id_):
        session.run(_PUT, row)


def rows_of(events: Iterable[Event]) -> Iterator[Row]:
    """The rows that a history adds up to."""
    standing: dict[str, Application] = {}
    opened: dict[str, int] = {}
    for event in events:
        id_ = application_named(event)
        if id_ and (after := application_after(standing.get(id_), event)):
            standing[id_] = after
            opened.setdefault(id_, event.seq)
    return (application_row(each, opened[id_]) for id_, each in standing.items())


def standing_applications(session: Session, wanted: ApplicationFilter) -> tuple[Application, ...]:
    """The applications that fit, in the order in which they came into the ledger."""
    parts, values = [], []
    for column, names in (("film", wanted.films), ("scheme", wanted.schemes)):
        if names is not None and len(names) == 1:
            parts.append(f"{column} = ?")
            values.append(names[0])
    where = f" where {' and '.join(parts)}" if parts else ""
    rows = session.rows(f"{ASKED}{where} order by opened", values)
    return tuple(filter(wanted.fits, (_application(row, session.name) for row in rows)))


def application_row(application: Application, opened: int) -> Row:
    """The columns of an application that was first heard of in the event `opened`."""
    return (application.id, opened, application.film, application.scheme, as_json(APPLICATION.write(application)))


def _application(row: Row, ledger: str) -> Application:
    try:
        return APPLICATION.read(json.loads(row[4]))
    except (ValueError, TypeError) as wrong:
        raise damaged(ledger, message("application {id}", id=row[0])) from wrong
