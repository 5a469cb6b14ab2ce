"""Every damage that a ledger can have: where it is and what to do; nothing when it is well."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from filmtrack.domain.entry import Entry
from filmtrack.domain.events import ENTRY_KINDS, FILM_ADDED, FILM_KINDS, TICK_KINDS, Event
from filmtrack.domain.film import Film
from filmtrack.domain.standing import entry_after, film_after
from filmtrack.domain.typed import typed
from filmtrack.errors import FilmtrackError, Problem
from filmtrack.ledger.applications import ASKED as APPLICATIONS_ASKED
from filmtrack.ledger.applications import rows_of
from filmtrack.ledger.attention import ASKED as ATTENTION_ASKED
from filmtrack.ledger.attention import attention_row, standing_of_attention
from filmtrack.ledger.history import LIVE, History
from filmtrack.ledger.opening import Ledger
from filmtrack.ledger.rebuilding import summed
from filmtrack.ledger.session import FROM_BACKUP, Finding, Row, Session
from filmtrack.ledger.standings import NUMBER
from filmtrack.ledger.ticks import ASKED, standing_of_ticks, tick_row
from filmtrack.ledger.written import ENTRY_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS, entry_row, event_of, film_row, is_sound
from filmtrack.message import Message, message

_FROM_EVENTS: Final = message(
    "the events themselves are sound: 'filmtrack export', then 'filmtrack import' into a new ledger, sets it right",
)


def examine(ledger: Ledger) -> tuple[Problem, ...]:
    """Everything that is wrong with a ledger, as far as it can still be read.

    Raises:
        LedgerError: when it cannot be opened at all.
    """
    session = ledger.store.open_to_read()
    try:
        session.begin_reading()
        found = (*_guarded(ledger.store.problems, session), *_content(session))
        return tuple(_problem(ledger.name, *each) for each in _once(found))
    finally:
        session.rollback()
        session.close()


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """What several checks stumble over is one damage."""
    return {(str(said), str(hint)): (said, hint) for said, hint in found}.values()


def _problem(file: str, said: Message, hint: Message) -> Problem:
    return Problem(file=file, message=said, hint=hint)


def _content(session: Session) -> Iterator[Finding]:
    checks: tuple[Callable[[Session], Iterator[Finding]], ...] = (_steps, _events)
    sound = True
    for check in checks:
        for finding in _guarded(check, session):
            sound = False
            yield finding
    if sound:
        for check in (_taken_back, _films, _entries, _ticks, _attention, _applications, _counters, _duplicates):
            yield from _guarded(check, session)


def _guarded(check: Callable[[Session], Iterator[Finding]], session: Session) -> Iterator[Finding]:
    try:
        yield from check(session)
    except FilmtrackError as error:
        yield error.message, error.hint or FROM_BACKUP
    except (TypeError, ValueError, KeyError) as error:  # what damage can put where something else belongs
        yield message("something in the ledger cannot be read: {why}", why=str(error)), FROM_BACKUP


def _steps(session: Session) -> Iterator[Finding]:
    expected = 1
    for row in session.rows(f"select {STEP_COLUMNS} from step order by number"):
        if not is_sound(row):
            yield message("step {step} is not as it was written", step=row[0]), FROM_BACKUP
        if row[0] != expected:
            yield message("the steps before {step} are missing", step=row[0]), FROM_BACKUP
        expected = row[0] + 1


def _events(session: Session) -> Iterator[Finding]:
    expected = 1
    begun: dict[int, int] = {}
    for row in session.rows(f"select {EVENT_COLUMNS} from event order by seq"):
        if not is_sound(row):
            yield message("event {seq} is not as it was written", seq=row[0]), FROM_BACKUP
        if row[0] != expected:
            yield message("the events before {seq} are missing", seq=row[0]), FROM_BACKUP
        expected = row[0] + 1
        begun.setdefault(row[2], row[0])
    known: dict[int, int] = dict(session.rows("select number, first_seq from step"))
    for step in sorted(begun.keys() | known.keys()):
        if begun.get(step) != known.get(step):
            yield message("step {step} and its events do not belong together", step=step), FROM_BACKUP


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
    expected = {
        tick.key: tick_row(tick)
        for _, events in _grouped(session, "film", tuple(sorted(TICK_KINDS)))
        for tick in standing_of_ticks(events)
    }
    standing = {tuple(row[:3]): row for row in session.rows(ASKED)}
    for key in sorted(expected.keys() | standing.keys()):
        if expected.get(key) != standing.get(key):
            film, item, place = key
            yield (
                message(
                    "the tick {item} of {film} does not stand as its events say",
                    item=f"{item} {place}".strip(),
                    film=film,
                ),
                _FROM_EVENTS,
            )


def _attention(session: Session) -> Iterator[Finding]:
    events = History(session).attention_history()
    expected = {each.key: attention_row(each) for each in standing_of_attention(events).values()}
    standing = {tuple(row[:2]): row for row in session.rows(ATTENTION_ASKED)}
    for key in sorted(expected.keys() | standing.keys()):
        if expected.get(key) != standing.get(key):
            yield (
                message("the {what} {id} is not watched or dealt with as its events say", what=key[0], id=key[1]),
                (_FROM_EVENTS),
            )


def _applications(session: Session) -> Iterator[Finding]:
    expected = {row[0]: row for row in rows_of(History(session).application_history())}
    standing = {row[0]: row for row in session.rows(APPLICATIONS_ASKED)}
    for id_ in sorted(expected.keys() | standing.keys()):
        if expected.get(id_) != standing.get(id_):
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


def _duplicates(session: Session) -> Iterator[Finding]:
    repeated = (
        "select e.id from event e join step s on s.number = e.step"
        " where s.undone_by is null group by e.id having count(*) > 1 order by 1"
    )
    for (id_,) in session.rows(repeated):
        yield message("event {id} is there more than once", id=id_), FROM_BACKUP
    same = (
        "select film, festival, edition, min(number), max(number) from entry"
        " where status not in ('withdrawn', 'disqualified')"
        " group by film, festival, edition, section having count(*) > 1 order by 4"
    )
    for film, festival, edition, first, last in session.rows(same):
        yield (
            message(
                "entries {first} and {last} are the same: {film}, {festival} {edition}",
                first=first,
                last=last,
                film=film,
                festival=festival,
                edition=edition,
            ),
            message("'filmtrack update {last} withdrawn' if only one of them was meant", last=last),
        )


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
