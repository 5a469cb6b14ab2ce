"""What stands in a ledger otherwise than its events say: films, entries, ticks, applications, counters."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final, TypeVar

from filmtrack.domain.entry import Entry
from filmtrack.domain.events import ENTRY_KINDS, FILM_ADDED, FILM_KINDS, TICK_KINDS, Event
from filmtrack.domain.film import Film
from filmtrack.domain.standing import entry_after, film_after
from filmtrack.domain.typed import typed
from filmtrack.ledger.applications import ASKED as APPLICATIONS_ASKED
from filmtrack.ledger.applications import rows_of
from filmtrack.ledger.attention import ASKED as ATTENTION_ASKED
from filmtrack.ledger.attention import attention_row, standing_of_attention
from filmtrack.ledger.history import LIVE, History
from filmtrack.ledger.rebuilding import summed
from filmtrack.ledger.session import FROM_BACKUP, Finding, Row, Session
from filmtrack.ledger.standings import NUMBER
from filmtrack.ledger.ticks import ASKED, standing_of_ticks, tick_row
from filmtrack.ledger.written import ENTRY_COLUMNS, EVENT_COLUMNS, entry_row, event_of, film_row
from filmtrack.message import message

_FROM_EVENTS: Final = message(
    "the events themselves are sound: 'filmtrack export', then 'filmtrack import' into a new ledger, sets it right",
)

K = TypeVar("K", str, tuple[str, ...])


def _taken_back(session: Session) -> Iterator[Finding]:
    _, taken_back = summed(_every_event(session))
    for number, undone_by in session.rows("select number, undone_by from step order by number"):
        if undone_by != taken_back.get(number):
            yield message("step {step} is not taken back as its events say", step=number), _FROM_EVENTS


def _films(session: Session) -> Iterator[Finding]:
    folded = 0
    for id_, events in _grouped(session, "film", tuple(sorted(FILM_KINDS))):
        film: Film | None = None
        for event in events:
            film = film_after(film, event)
        if film is None:
            yield message("the events about the film {id} have no beginning", id=id_), FROM_BACKUP
            continue
        folded += 1
        opened = next(each.seq for each in events if each.kind == FILM_ADDED)
        row = _one(session, "select id, opened, names, document from film where id = ?", id_)
        if row != film_row(film, opened):
            yield message("the film {id} does not stand as its events say", id=id_), _FROM_EVENTS
    yield from _superfluous(session, "film", folded)


def _entries(session: Session) -> Iterator[Finding]:
    folded = 0
    for id_, events in _grouped(session, "entry", tuple(sorted(ENTRY_KINDS))):
        entry: Entry | None = None
        for event in events:
            entry = entry_after(entry, event)
        if entry is None:
            yield message("the events about the entry {id} have no beginning", id=id_), FROM_BACKUP
            continue
        folded += 1
        row = _one(session, f"select {ENTRY_COLUMNS} from entry where id = ?", id_)
        if row != entry_row(entry):
            yield (
                message("entry {number} ({id}) does not stand as its events say", number=entry.number, id=id_),
                _FROM_EVENTS,
            )
        if _one(session, "select id from film where id = ?", entry.film) is None:
            yield (
                message(
                    "entry {number} is of the film {film}, which is not there", number=entry.number, film=entry.film
                ),
                message("add the film with 'filmtrack film add --id {film}'", film=typed(entry.film)),
            )
    yield from _superfluous(session, "entry", folded)


def _ticks(session: Session) -> Iterator[Finding]:
    expected: dict[tuple[str, ...], Row] = {
        tick.key: tick_row(tick)
        for _, events in _grouped(session, "film", tuple(sorted(TICK_KINDS)))
        for tick in standing_of_ticks(events)
    }
    standing = {tuple(row[:3]): row for row in session.rows(ASKED)}
    for film, item, place in _differing(expected, standing):
        what = f"{item} {place}".strip()
        yield message("the tick {item} of {film} does not stand as its events say", item=what, film=film), _FROM_EVENTS


def _attention(session: Session) -> Iterator[Finding]:
    events = History(session).attention_history()
    expected: dict[tuple[str, ...], Row] = {
        each.key: attention_row(each) for each in standing_of_attention(events).values()
    }
    standing = {tuple(row[:2]): row for row in session.rows(ATTENTION_ASKED)}
    for what, id_ in _differing(expected, standing):
        yield message("the {what} {id} is not watched or dealt with as its events say", what=what, id=id_), _FROM_EVENTS


def _applications(session: Session) -> Iterator[Finding]:
    expected = {row[0]: row for row in rows_of(History(session).application_history())}
    standing = {row[0]: row for row in session.rows(APPLICATIONS_ASKED)}
    for id_ in _differing(expected, standing):
        yield message("the application {id} does not stand as its events say", id=id_), _FROM_EVENTS


def _superfluous(session: Session, table: str, folded: int) -> Iterator[Finding]:
    standing = next(session.rows(f"select count(*) from {table}"))[0]
    if standing > folded:
        yield (
            message("{count} rows of the table {table} come from no event", count=standing - folded, table=table),
            _FROM_EVENTS,
        )


def _counters(session: Session) -> Iterator[Finding]:
    highest, _ = summed(_every_event(session))
    counted: dict[str, int] = dict(session.rows("select status, count(*) from entry group by status"))
    expected = {NUMBER: highest, **counted}
    stored = {name: value for name, value in session.rows("select name, value from counter") if value}
    if stored != {name: value for name, value in expected.items() if value}:
        yield message("the counters of the entries are wrong"), _FROM_EVENTS


def _every_event(session: Session) -> Iterator[Event]:
    rows = session.rows(f"select {EVENT_COLUMNS} from event order by seq")
    return (event_of(row, session.name) for row in rows)


def _grouped(session: Session, column: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, tuple[Event, ...]]]:
    asked = (
        f"{LIVE} and e.{column} is not null and e.kind in ({', '.join('?' * len(kinds))}) order by e.{column}, e.seq"
    )
    events = (event_of(row, session.name) for row in session.rows(asked, kinds))
    for id_, group in groupby(events, key=lambda each: getattr(each, column)):
        yield id_, tuple(group)


def _one(session: Session, sql: str, value: str) -> Row | None:
    return next(session.rows(sql, (value,)), None)


def _differing(expected: Mapping[K, Row], standing: Mapping[K, Row]) -> list[K]:
    """The keys of the rows that do not stand as they should, or should not stand at all."""
    return [key for key in sorted(expected.keys() | standing.keys()) if expected.get(key) != standing.get(key)]


STANDING_CHECKS: tuple[Callable[[Session], Iterator[Finding]], ...] = (
    _taken_back,
    _films,
    _entries,
    _ticks,
    _attention,
    _applications,
    _counters,
)
"""Every check of what stands; they hold only where the events themselves are sound."""
