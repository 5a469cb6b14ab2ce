"""How events, films and entries stand in the tables: their columns, their JSON, their checksums."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite
from typing import Final
from zlib import crc32

from filmtrack.domain.entry import ENTRY, OPEN, Entry
from filmtrack.domain.events import Event
from filmtrack.domain.film import FILM, Film
from filmtrack.domain.plain import instant, instant_text, unstorable
from filmtrack.errors import BadInputError, LedgerError
from filmtrack.ledger.session import Row
from filmtrack.message import Message, message

EVENT_COLUMNS: Final = "seq, id, step, at, on_day, written_by, kind, film, entry, body, checksum"
STEP_COLUMNS: Final = "number, at, written_by, undoes, first_seq, checksum"
ENTRY_COLUMNS: Final = (
    "number, id, film, festival, edition, section, platform, status, is_open, is_missing, "
    "submitted_on, answer_due_on, updated_at, document"
)
RESERVED: Final = frozenset({"id", "at", "on", "by", "kind"})
"""What stands beside an event's body in an export, so that no body may use these names."""
NO_DAY: Final = "9999-12-31"
"""What stands for no day in a column that is sorted, so that it comes last in every database."""


_DEEPEST: Final = 20
_WHOLE: Final = frozenset({str, int, bool})
"""The types of values that have no parts."""
_NUL: Final = r"\u0000"
"""How JSON writes a NUL."""
_CANONICAL: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, sort_keys=True, separators=(",", ":")
)


def as_json(value: object) -> str:
    """A plain value as the one JSON text that it always has."""
    return _CANONICAL.encode(value)


def checksum(*parts: object) -> int:
    """A number that changes when any of the parts does."""
    return crc32("\n".join(map(str, parts)).encode())


def event_row(event: Event) -> Row:
    """The columns of an event.

    Raises:
        BadInputError: when it holds text that no ledger takes.
    """
    told = (
        event.seq,
        event.id,
        event.step,
        instant_text(event.at),
        event.on.isoformat(),
        event.by,
        event.kind,
        event.film,
        event.entry,
        as_json(event.body),
    )
    text = "\n".join(map(str, told))
    if unstorable(text) or _NUL in text:
        _refuse_unstorable(told[:-1])
        _refuse_unstorable(event.body)
    return (*told, crc32(text.encode()))


def is_sound(row: Row) -> bool:
    """Whether a row with a checksum at its end is as it was written."""
    return bool(checksum(*row[:-1]) == row[-1])


def event_of(row: Row, ledger: str) -> Event:
    """The event that the columns hold; `ledger` is what to call the ledger if they are damaged."""
    seq, id_, step, at, on, by, kind, _film, _entry, body, _checksum = row
    if not is_sound(row):
        raise damaged(ledger, message("event {seq}", seq=seq))
    return Event(
        seq=seq,
        id=id_,
        step=step,
        at=instant(at),
        on=date.fromisoformat(on),
        by=by,
        kind=kind,
        body=json.loads(body),
    )


def damaged(ledger: str, where: Message) -> LedgerError:
    """The failure that something in the ledger is not as it was written."""
    return LedgerError(
        message("the ledger {ledger} is damaged: {where} cannot be read", ledger=ledger, where=where),
        hint=message("'filmtrack doctor' lists every damage; put the newest backup in its place"),
    )


def film_row(film: Film, opened: int) -> Row:
    """The columns of a film that was first heard of in the event `opened`."""
    return (film.id, opened, as_json(list(film.names)), as_json(FILM.write(film)))


def film_of(row: Row, ledger: str) -> Film:
    """The film that an id and a document hold."""
    try:
        return FILM.read(json.loads(row[1]))
    except (ValueError, TypeError) as wrong:
        raise damaged(ledger, message("film {id}", id=row[0])) from wrong


def entry_row(entry: Entry) -> Row:
    """The columns of an entry."""
    status = entry.status
    return (
        entry.number,
        entry.id,
        entry.film,
        entry.festival,
        entry.edition,
        entry.section or "",
        entry.platform or "",
        status,
        int(status in OPEN),
        int(bool(entry.missing)),
        day_text(entry.submitted_on),
        day_text(entry.answer_due_on),
        _instant(entry.updated_at),
        as_json(ENTRY.write(entry)),
    )


def entry_of(row: Row, ledger: str) -> Entry:
    """The entry that a number and a document hold."""
    try:
        return ENTRY.read(json.loads(row[1]))
    except (ValueError, TypeError) as wrong:
        raise damaged(ledger, message("entry {number}", number=row[0])) from wrong


def names_of(row: Row, ledger: str) -> tuple[str, tuple[str, ...]]:
    """The id of a film and its names, from an id and the column that holds them."""
    try:
        return str(row[0]), tuple(map(str, json.loads(row[1])))
    except (ValueError, TypeError) as wrong:
        raise damaged(ledger, message("film {id}", id=row[0])) from wrong


def day_text(day: date | None) -> str:
    """A day as it is compared in the tables."""
    return day.isoformat() if day else NO_DAY


def _instant(moment: datetime | None) -> str:
    return instant_text(moment) if moment else ""


def as_stored(table: Mapping[str, object], depth: int = 0) -> dict[str, object]:
    """A plain table as it will be read again; its text is looked at when it becomes part of a row.

    Raises:
        BadInputError: for what an export could not hold.
    """
    return {name: each if type(each) in _WHOLE else _value_as_stored(each, depth) for name, each in table.items()}


def _value_as_stored(value: object, depth: int) -> object:
    if isinstance(value, str | bool | int) or (isinstance(value, float) and isfinite(value)):
        return value
    if depth < _DEEPEST and isinstance(value, Mapping):
        return as_stored(value, depth + 1)
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_value_as_stored(each, depth + 1) for each in value]
    raise BadInputError(message("{value} cannot be stored", value=repr(value)[:80]))


def storable(text: str) -> str:
    """The text itself.

    Raises:
        BadInputError: when no ledger takes it.
    """
    if unstorable(text):
        raise BadInputError(
            message("{text} cannot be stored: it holds a NUL or is not UTF-8", text=ascii(text[:80])),
            hint=message("take the character out"),
        )
    return text


def _refuse_unstorable(value: object) -> None:
    """Refuse the first text in a plain value that no ledger takes, if there is one."""
    if isinstance(value, str):
        storable(value)
    elif isinstance(value, Mapping):
        _refuse_unstorable([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for each in value:
            _refuse_unstorable(each)
