"""How what stands came about: the events and steps of the ledger, as seen in one moment."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from filmtrack.domain.events import (
    APPLICATION_KINDS,
    ATTENTION_KINDS,
    FILM_ADDED,
    FILM_KINDS,
    OPENING_KINDS,
    TICK_KINDS,
    Event,
    builds_on,
    touched,
)
from filmtrack.domain.ledger_reader import Step
from filmtrack.domain.plain import instant, unstorable
from filmtrack.ledger.session import Row, Session, Values
from filmtrack.ledger.written import EVENT_COLUMNS, STEP_COLUMNS, damaged, event_of, is_sound, storable
from filmtrack.message import message

_ALL: Final = f"select {EVENT_COLUMNS} from event"
LIVE: Final = (
    f"select {', '.join('e.' + each for each in EVENT_COLUMNS.split(', '))} from event e"
    " join step s on s.number = e.step where s.undone_by is null and s.undoes = 0"
)
"""The events that count, to be narrowed further."""
OF_STEP: Final = (
    "seq >= (select first_seq from step where number = ?)"
    " and seq < coalesce((select first_seq from step where number = ? + 1), 9223372036854775807)"
)
"""The events of one step, whose number is given twice: they follow each other without a gap."""
_STEPS: Final = f"select {STEP_COLUMNS}, undone_by from step where"
MOST_IDS: Final = 500
_AFTER: Final = "e.seq >= (select first_seq from step where number = ? + 1)"
_FILM_KINDS: Final = tuple(sorted(FILM_KINDS))
_OPENING_KINDS: Final = tuple(sorted(OPENING_KINDS))
_TICK_KINDS: Final = tuple(sorted(TICK_KINDS))
_ATTENTION_KINDS: Final = tuple(sorted(ATTENTION_KINDS))
_APPLICATION_KINDS: Final = tuple(sorted(APPLICATION_KINDS))


class History:
    """A reader of events and steps; it lasts as long as the transaction that it was made in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def entry_history(self, entry: str) -> tuple[Event, ...]:
        """What happened to an entry, without what was taken back, in the order in which it was written down."""
        return self._events(f"{LIVE} and e.entry = ? order by e.seq", (entry,))

    def film_history(self, film: str) -> tuple[Event, ...]:
        """What happened to a film itself (not to its entries), without what was taken back."""
        return self._of_film(film, _FILM_KINDS)

    def tick_history(self, film: str) -> tuple[Event, ...]:
        """What was ticked and unticked of a film, without what was taken back."""
        return self._of_film(film, _TICK_KINDS)

    def application_history(self, film: str | None = None) -> tuple[Event, ...]:
        """What happened to the applications of a film, or to all, without what was taken back."""
        return self._of_film(film, _APPLICATION_KINDS) if film else self._of_kinds(_APPLICATION_KINDS)

    def attention_history(self) -> tuple[Event, ...]:
        """What was watched and unwatched, and which reminders were dealt with, without what was taken back."""
        return self._of_kinds(_ATTENTION_KINDS)

    def live_events(self) -> Iterator[Event]:
        """Every event that counts: neither taken back nor itself the taking back, in order."""
        return map(self._event, self._rows(f"{LIVE} order by e.seq"))

    def events(self) -> Iterator[Event]:
        """Every event ever recorded, in order."""
        return map(self._event, self._rows(f"{_ALL} order by seq"))

    def step_events(self, step: int, *, limit: int | None = None) -> tuple[Event, ...]:
        """The events of one step, in order; at most the first `limit` of them."""
        if limit is None:
            return tuple(self._of_step(step))
        return self._events(f"{_ALL} where {OF_STEP} order by seq limit ?", (step, step, limit))

    def step_size(self, step: int) -> int:
        """How many events a step has."""
        return int(self._first(f"select count(*) from event where {OF_STEP}", (step, step))[0])

    def step_festivals(self, step: int) -> frozenset[str]:
        """The festivals of the entries that a step began, as they stand."""
        asked = "select distinct n.festival from event e join entry n on n.id = e.entry where"
        kinds = f"kind in ({', '.join('?' * len(_OPENING_KINDS))})"
        return frozenset(row[0] for row in self._rows(f"{asked} {OF_STEP} and {kinds}", (step, step, *_OPENING_KINDS)))

    def step(self, number: int) -> Step | None:
        """The step with that number."""
        found = self._row(f"{_STEPS} number = ?", (number,))
        return self._step(found) if found else None

    def last_steps(self, count: int, *, by: str | None = None) -> tuple[Step, ...]:
        """The latest steps (of one writer, or of all) that can still be taken back, the latest first."""
        whose, values = ("and written_by = ?", (by,)) if by is not None else ("", ())
        asked = f"{_STEPS} undone_by is null and undoes = 0 {whose} order by number desc limit ?"
        return tuple(map(self._step, self._rows(asked, (*values, count))))

    def later_on_the_same(self, steps: tuple[int, ...]) -> tuple[Event, ...]:
        """The later events, of other steps, that build on these: about a film or entry that they changed or began."""
        found: dict[int, Event] = {}
        for step in steps:
            if next(self._later(step, steps), None) is None:
                continue
            changed: set[tuple[str, str]] = set()
            begun: set[str | None] = set()
            for event in self._of_step(step):
                changed |= touched(event)
                begun |= {event.film} if event.kind == FILM_ADDED else set()
            later = self._later(step, steps)
            found |= {each.seq: each for each in later if changed & builds_on(each) or each.film in begun}
        return tuple(found.values())

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids that events here have which count."""
        found: set[str] = set()
        wanted = iter(ids)
        while batch := tuple(islice(wanted, MOST_IDS)):
            if unstorable("".join(batch)):
                for each in batch:
                    storable(each)
            found.update(row[1] for row in self._rows(f"{LIVE} and e.id in ({', '.join('?' * len(batch))})", batch))
        return found

    def entries_told(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The entry and film that those events are about which have one of these ids and count."""
        found: dict[str, tuple[str, str]] = {}
        wanted = iter(ids)
        while batch := tuple(islice(wanted, MOST_IDS)):
            rows = self._rows(f"{LIVE} and e.entry is not null and e.id in ({', '.join('?' * len(batch))})", batch)
            found.update((row[1], (row[8], row[7])) for row in rows)
        return found

    def last_seq(self) -> int:
        """The place of the latest event; 0 in an empty ledger."""
        return int(self._first("select coalesce(max(seq), 0) from event")[0])

    def head(self) -> str:
        """What stands for all that stands in the ledger: its last step, and the id of its last event."""
        step = self._row(f"{_STEPS} true order by number desc limit 1")
        event = self._row(f"{_ALL} order by seq desc limit 1")
        return repr((step and self._step(step), event and self._event(event).id, step, event and event[-1]))

    def _of_step(self, step: int, kinds: tuple[str, ...] = ()) -> Iterator[Event]:
        wanted = f" and kind in ({', '.join('?' * len(kinds))})" if kinds else ""
        return map(self._event, self._rows(f"{_ALL} where {OF_STEP}{wanted} order by seq", (step, step, *kinds)))

    def _later(self, step: int, but: tuple[int, ...]) -> Iterator[Event]:
        """The events that count of later steps, but for some."""
        later = map(self._event, self._rows(f"{LIVE} and {_AFTER} order by e.seq", (step,)))
        return (each for each in later if each.step not in but)

    def _of_film(self, film: str, kinds: tuple[str, ...]) -> tuple[Event, ...]:
        asked = ", ".join("?" * len(kinds))
        return self._events(f"{LIVE} and e.film = ? and e.kind in ({asked}) order by e.seq", (film, *kinds))

    def _of_kinds(self, kinds: tuple[str, ...]) -> tuple[Event, ...]:
        asked = ", ".join("?" * len(kinds))
        return self._events(f"{LIVE} and e.kind in ({asked}) order by e.seq", kinds)

    def _event(self, row: Row) -> Event:
        return event_of(row, self._session.name)

    def _step(self, row: Row) -> Step:
        number, at, by, *_, undone_by = row
        if not is_sound(row[:-1]):
            raise damaged(self._session.name, message("step {step}", step=number))
        return Step(number=number, at=instant(at), by=by, undone_by=undone_by)

    def _events(self, sql: str, values: Values) -> tuple[Event, ...]:
        return tuple(map(self._event, self._rows(sql, values)))

    def _rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        return self._session.rows(sql, values)

    def _row(self, sql: str, values: Values = ()) -> Row | None:
        return next(self._rows(sql, values), None)

    def _first(self, sql: str, values: Values = ()) -> Row:
        return next(self._rows(sql, values))
