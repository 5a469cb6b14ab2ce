"""The films, entries and ticks that a writer touches, kept in step with the events that it appends."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections import Counter
from collections.abc import Iterable
from typing import Final

from filmtrack.domain.entry import Entry
from filmtrack.domain.events import (
    APPLICATION_KINDS,
    ATTENTION_KINDS,
    ENTRY_KINDS,
    FILM_KINDS,
    OPENING_KINDS,
    TICK_KINDS,
    Event,
)
from filmtrack.domain.film import Film
from filmtrack.domain.standing import entry_after, film_after
from filmtrack.errors import BadInputError
from filmtrack.ledger.applications import apply_application
from filmtrack.ledger.attention import apply_attention
from filmtrack.ledger.session import Session
from filmtrack.ledger.ticks import TickStandings
from filmtrack.ledger.written import ENTRY_COLUMNS, entry_of, entry_row, film_of, film_row
from filmtrack.message import message

NUMBER: Final = "number"
"""The counter of the highest number that an entry ever had; the other counters are statuses."""
_MOST_KEPT: Final = 2_000
_MOST_FILMS: Final = 2_000
"""So many films are remembered beyond a flush: every entry asks for its film."""
_TOO_HIGH: Final = 1 << 53
_ENTRY_NAMES: Final = ENTRY_COLUMNS.split(", ")
_PUT_ENTRY: Final = (
    f"insert into entry ({ENTRY_COLUMNS}) values ({', '.join('?' * len(_ENTRY_NAMES))})"
    " on conflict (number) do update set " + ", ".join(f"{each} = excluded.{each}" for each in _ENTRY_NAMES[1:])
)
_PUT_FILM: Final = (
    "insert into film (id, opened, names, document) values (?, ?, ?, ?) on conflict (id) do update set "
    "opened = excluded.opened, names = excluded.names, document = excluded.document"
)
_COUNT: Final = (
    "insert into counter (name, value) values (?, ?)"
    " on conflict (name) do update set value = counter.value + excluded.value"
)


class Standings:
    """What stands, as far as the running transaction needs it; changes reach the tables with `flush`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._films: dict[str, tuple[Film, int] | None] = {}
        self._entries: dict[str, Entry | None] = {}
        self._changed_films: set[str] = set()
        self._changed_entries: set[str] = set()
        self.ticks = TickStandings(session)
        self._counts: Counter[str] = Counter()
        self._numbers: set[int] = set()
        self._highest: int | None = None

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the entry's own word
        """The entry as it stands now."""
        if id not in self._entries:
            row = next(self._session.rows("select number, document from entry where id = ?", (id,)), None)
            self._entries[id] = entry_of(row, self._session.name) if row else None
        return self._entries[id]

    def expect(self, ids: Iterable[str]) -> None:
        """Look up at once the entries that events are about to name: one query costs less than hundreds."""
        wanted = [each for each in dict.fromkeys(ids) if each not in self._entries]
        if wanted:
            asked = f"select number, document, id from entry where id in ({', '.join('?' * len(wanted))})"
            found = {row[2]: entry_of(row, self._session.name) for row in self._session.rows(asked, wanted)}
            self._entries |= {each: found.get(each) for each in wanted}

    def apply(self, event: Event) -> None:
        """Let an event take effect.

        Raises:
            BadInputError: when it is about a film or entry that is not there, or cannot be read.
        """
        if event.kind in FILM_KINDS:
            self._apply_to_film(event)
        elif event.kind in ENTRY_KINDS:
            self._apply_to_entry(event)
        elif event.kind in TICK_KINDS:
            self._apply_to_ticks(event)
        elif event.kind in ATTENTION_KINDS:
            apply_attention(self._session, event)
        elif event.kind in APPLICATION_KINDS:
            self._apply_to_applications(event)
        self._flush_many()

    def refold_film(self, id: str, events: Iterable[Event]) -> None:  # noqa: A002 - the film's own word
        """Let a film be what these events alone make of it."""
        film: Film | None = None
        opened = 0
        for event in events:
            film = film_after(film, event)
            opened = opened or (event.seq if film else 0)
        self._films[id] = (film, opened) if film else None
        self._changed_films.add(id)

    def refold_entry(self, id: str, events: Iterable[Event]) -> None:  # noqa: A002 - the entry's own word
        """Let an entry be what these events alone make of it."""
        entry: Entry | None = None
        for event in events:
            entry = entry_after(entry, event)
        self._put_entry(id, self.entry(id), entry)
        self._flush_many()

    def number_of(self, entry: str, wish: object) -> int:
        """The number of an entry: its own, else the one it wishes for unless another has it, else the next.

        A number that was ever given is never given again unless it is wished for.
        """
        standing = self.entry(entry)
        highest = self._highest_number()
        if standing:
            return standing.number
        number = wish if type(wish) is int and 0 < wish < _TOO_HIGH and not self._is_taken(wish) else highest + 1
        self._counts[NUMBER] += max(number - highest, 0)
        self._highest = max(number, highest)
        self._numbers.add(number)
        return number

    def flush(self) -> None:
        """Bring every change to the tables."""
        films = sorted(self._changed_films)
        self._session.run_many("delete from film where id = ?", [(each,) for each in films if not self._films[each]])
        self._session.run_many(_PUT_FILM, [film_row(*found) for each in films if (found := self._films[each])])
        gone = sorted(each for each in self._changed_entries if not self._entries[each])
        self._session.run_many("delete from entry where id = ?", [(each,) for each in gone])
        rows = [entry_row(entry) for each in self._changed_entries if (entry := self._entries[each])]
        self._session.run_many(_PUT_ENTRY, sorted(rows))  # by number, so that the table grows at its end
        self._session.run_many(_COUNT, [each for each in sorted(self._counts.items()) if each[1]])
        self.ticks.flush()
        for kept in (self._entries, self._changed_films, self._changed_entries, self._counts, self._numbers):
            kept.clear()
        if len(self._films) > _MOST_FILMS:
            self._films.clear()

    def _flush_many(self) -> None:
        if len(self._changed_films) + len(self._changed_entries) > _MOST_KEPT:
            self.flush()

    def _apply_to_film(self, event: Event) -> None:
        id_ = event.film or ""
        before = self._film(id_)
        film = film_after(before[0] if before else None, event) if id_ else None
        if film is None:
            raise _unknown(event)
        self._films[id_] = (film, before[1] if before else event.seq)
        self._changed_films.add(id_)

    def _apply_to_entry(self, event: Event) -> None:
        id_ = event.entry or ""
        before = self.entry(id_)
        if event.kind in OPENING_KINDS and (not id_ or not event.film or not self._film(event.film)):
            raise _unknown(event)
        after = entry_after(before, event)
        if after is None:
            raise _unknown(event)
        self._put_entry(id_, before, after)

    def _apply_to_ticks(self, event: Event) -> None:
        if not event.film or not self._film(event.film):
            raise _unknown(event)
        self.ticks.apply(event)

    def _apply_to_applications(self, event: Event) -> None:
        known = event.film and self._film(event.film) and (not event.entry or self.entry(event.entry))
        if not known or not apply_application(self._session, event):
            raise _unknown(event)

    def _put_entry(self, id_: str, before: Entry | None, after: Entry | None) -> None:
        if before:
            self._counts[before.status] -= 1
        if after:
            self._counts[after.status] += 1
        self._entries[id_] = after
        self._changed_entries.add(id_)

    def _film(self, id_: str) -> tuple[Film, int] | None:
        if id_ not in self._films:
            row = next(self._session.rows("select id, document, opened from film where id = ?", (id_,)), None)
            self._films[id_] = (film_of(row, self._session.name), row[2]) if row else None
        return self._films[id_]

    def _highest_number(self) -> int:
        if self._highest is None:
            row = next(self._session.rows("select value from counter where name = ?", (NUMBER,)), None)
            self._highest = int(row[0]) if row else 0
        return self._highest

    def _is_taken(self, number: int) -> bool:
        if number in self._numbers:
            return True
        return next(self._session.rows("select 1 from entry where number = ?", (number,)), None) is not None


def _unknown(event: Event) -> BadInputError:
    return BadInputError(
        message(
            "{kind} is about a film or entry that the ledger does not hold: {film}, {entry}",
            kind=event.kind,
            film=event.film or "-",
            entry=event.entry or "-",
        ),
    )
