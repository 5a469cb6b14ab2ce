"""What is watched and which reminders were dealt with, as it stands in its table, in step with the events."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Iterable
from datetime import date
from typing import Final

from filmtrack.domain.attention import Attention, AttentionKey, attention_after, attention_key
from filmtrack.domain.events import Event
from filmtrack.ledger.session import Row, Session

_COLUMNS: Final = "what, id, until_day, on_day, written_by"
_PUT: Final = (
    f"insert into attention ({_COLUMNS}) values (?, ?, ?, ?, ?) on conflict (what, id) do update set "
    "until_day = excluded.until_day, on_day = excluded.on_day, written_by = excluded.written_by"
)
ASKED: Final = f"select {_COLUMNS} from attention order by what, id"
NO_DAY: Final = ""
"""What stands for a reminder that may never come again, and for what is watched."""


def apply_attention(session: Session, event: Event) -> None:
    """Let an event of these kinds take effect in the table.

    Raises:
        BadInputError: when it cannot be read.
    """
    standing = attention_after(event)
    if standing:
        session.run(_PUT, attention_row(standing))
    else:
        session.run("delete from attention where what = ? and id = ?", attention_key(event))


def refold_attention(session: Session, key: AttentionKey, events: Iterable[Event]) -> None:
    """Let what is known of one thing be what these events, those about it among them, alone make of it."""
    session.run("delete from attention where what = ? and id = ?", key)
    for event in events:
        if attention_key(event) == key:
            apply_attention(session, event)


def standing_of_attention(events: Iterable[Event]) -> dict[AttentionKey, Attention]:
    """What a history adds up to."""
    standing: dict[AttentionKey, Attention] = {}
    for event in events:
        standing.pop(attention_key(event), None)
        if found := attention_after(event):
            standing[found.key] = found
    return standing


def standing_attention(session: Session) -> tuple[Attention, ...]:
    """Everything that is watched or was dealt with."""
    return tuple(
        Attention(
            what=what,
            id=id_,
            until=date.fromisoformat(until) if until else None,
            on=date.fromisoformat(on),
            by=by,
        )
        for what, id_, until, on, by in session.rows(ASKED)
    )


def attention_row(attention: Attention) -> Row:
    """The columns of what is watched or was dealt with."""
    until = attention.until.isoformat() if attention.until else NO_DAY
    return (*attention.key, until, attention.on.isoformat(), attention.by)
