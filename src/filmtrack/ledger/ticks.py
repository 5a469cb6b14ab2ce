"""What is ready to be handed in, as it stands in its table, kept in step with the events that are appended."""

import json
from collections.abc import Iterable
from typing import Final

from filmtrack.domain.events import Event
from filmtrack.domain.standing import standing_of_live, tick_after, tick_key
from filmtrack.domain.ticks import TICK, Tick, TickKey
from filmtrack.ledger.session import Row, Session
from filmtrack.ledger.written import as_json, damaged
from filmtrack.message import message

_PUT: Final = (
    "insert into tick (film, item, place, document) values (?, ?, ?, ?)"
    " on conflict (film, item, place) do update set document = excluded.document"
)
ASKED: Final = "select film, item, place, document from tick"


class TickStandings:
    """The ticks that the running transaction changes; they reach the table with `flush`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._changed: dict[TickKey, Tick | None] = {}

    def apply(self, event: Event) -> None:
        """Let an event take effect.

        Raises:
            BadInputError: when it cannot be read.
        """
        self._changed[tick_key(event)] = tick_after(None, event)

    def refold(self, key: TickKey, events: Iterable[Event]) -> None:
        """Let a tick be what these events, those about it among them, alone make of it."""
        self._changed[key] = standing_of_live(events).ticks.get(key)

    def flush(self) -> None:
        """Bring every change to the table."""
        for key, tick in sorted(self._changed.items()):
            if tick:
                self._session.run(_PUT, tick_row(tick))
            else:
                self._session.run("delete from tick where film = ? and item = ? and place = ?", key)
        self._changed.clear()


def standing_of_ticks(events: Iterable[Event]) -> tuple[Tick, ...]:
    """What a history of ticks adds up to."""
    return tuple(standing_of_live(events).ticks.values())


def standing_ticks(session: Session, film: str | None) -> tuple[Tick, ...]:
    """The ticks of one film, or of all, by their keys."""
    where, values = (" where film = ?", (film,)) if film is not None else ("", ())
    rows = session.rows(f"{ASKED}{where}", values)
    return tuple(sorted((_tick(row, session.name) for row in rows), key=lambda each: each.key))


def tick_row(tick: Tick) -> Row:
    """The columns of a tick."""
    return (*tick.key, as_json(TICK.write(tick)))


def _tick(row: Row, ledger: str) -> Tick:
    try:
        return TICK.read(json.loads(row[3]))
    except (ValueError, TypeError) as wrong:
        raise damaged(ledger, message("the tick {item} of {film}", item=row[1], film=row[0])) from wrong
