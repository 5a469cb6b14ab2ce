"""Appending to the ledger: the events of one step, with what stands kept beside them."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Final

from filmtrack.domain.application_events import application_named
from filmtrack.domain.attention import attention_key
from filmtrack.domain.events import (
    APPLICATION_KINDS,
    ATTENTION_KINDS,
    FILM_KINDS,
    OPENING_KINDS,
    TICK_KINDS,
    UNDONE,
    Event,
    Fact,
    undoes,
)
from filmtrack.domain.plain import instant_text
from filmtrack.domain.standing import tick_key
from filmtrack.errors import BadInputError, RefusedError
from filmtrack.ledger.applications import refold_application
from filmtrack.ledger.attention import refold_attention
from filmtrack.ledger.history import LIVE, OF_STEP
from filmtrack.ledger.records import Records
from filmtrack.ledger.session import Row, Session, Values
from filmtrack.ledger.standings import Standings
from filmtrack.ledger.written import EVENT_COLUMNS, RESERVED, STEP_COLUMNS, as_stored, checksum, event_row, storable
from filmtrack.message import message
from filmtrack.values import dataclass

_INSERT_EVENT: Final = f"insert into event ({EVENT_COLUMNS}) values ({', '.join('?' * len(EVENT_COLUMNS.split(', ')))})"
_INSERT_STEP: Final = f"insert into step ({STEP_COLUMNS}) values (?, ?, ?, ?, ?, ?)"
_OTHER_KINDS: Final = tuple(sorted(TICK_KINDS | ATTENTION_KINDS | APPLICATION_KINDS))
_BATCH: Final = 2_000
"""So many events are brought to the tables at once: fewer at a time, and each index is walked more often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """How many events of another ledger were new here, and how many were known."""

    new: int
    known: int


class Recorder(Records):
    """A reader that can also append; all it appends is one step, kept when its transaction ends well."""

    def __init__(self, session: Session, *, at: datetime, by: str) -> None:
        super().__init__(session)
        self.at = _to_the_second(at)
        self.by = storable(by)
        self.step_number: int | None = None
        self._seq = 0
        self._takes_back = False
        self._pending: list[Row] = []
        self._standings = Standings(session)

    def append(self, facts: Iterable[Fact]) -> tuple[Event, ...]:
        """Record facts, now and by this writer; new entries get their numbers.

        Raises:
            BadInputError: when a fact is about something unknown, or holds text that no ledger takes.
        """
        return tuple(self._record(self._told(fact)) for fact in facts)

    def take_in(self, events: Iterable[Event], *, all_new: bool = False) -> TakenIn:
        """Record the events of another ledger as they were told there; those that are known here are passed over.

        `all_new` says that the caller has found out, in what stands here now, that none of them is known.

        Raises:
            BadInputError: when one takes back a step, is about something unknown or cannot be read.
        """
        source = iter(events)
        new = known = 0
        while batch := tuple(islice(source, _BATCH)):
            here = set() if all_new else self.known(each.id for each in batch)
            self._standings.expect(entry for each in batch if (entry := each.entry))
            for event in batch:
                if event.id in here:
                    known += 1
                    continue
                if event.kind == UNDONE:
                    raise BadInputError(message("event {id} takes back a step of another ledger", id=event.id))
                here.add(event.id)
                self._record(event)
                new += 1
        return TakenIn(new=new, known=known)

    def finish(self) -> None:
        """Bring to the tables what was appended."""
        if self._pending:
            self._session.run_many(_INSERT_EVENT, self._pending)
            self._pending.clear()
        self._standings.flush()

    def _told(self, fact: Fact) -> Event:
        return Event(kind=fact.kind, on=fact.on, body=fact.body, id=new_id(self.at), at=self.at, by=self.by)

    def _record(self, event: Event) -> Event:
        step = self._step_for(event)
        if not RESERVED.isdisjoint(event.body):
            taken = tuple(sorted(RESERVED & event.body.keys()))
            raise BadInputError(message("an event cannot say {names} of its own", names=taken))
        body = as_stored(event.body)
        if event.kind in OPENING_KINDS and event.entry:
            body["number"] = self._standings.number_of(storable(event.entry), body.get("number"))
        self._seq += 1
        event = Event(
            kind=event.kind,
            on=event.on,
            body=body,
            id=event.id,
            at=_to_the_second(event.at),
            by=event.by,
            seq=self._seq,
            step=step,
        )
        self._pending.append(event_row(event))
        if event.kind == UNDONE:
            self._take_back(event)
        else:
            self._standings.apply(event)
        if len(self._pending) >= _BATCH:
            self.finish()
        return event

    def _step_for(self, event: Event) -> int:
        if self.step_number is None:
            self.step_number = int(self._first("select coalesce(max(number), 0) + 1 from step")[0])
            self._seq = self.last_seq()
            self._takes_back = event.kind == UNDONE
            row = (self.step_number, instant_text(self.at), self.by, int(self._takes_back), self._seq + 1)
            self._session.run(_INSERT_STEP, (*row, checksum(*row)))
        if self._takes_back != (event.kind == UNDONE):
            raise BadInputError(message("one step either tells something or takes something back"))
        return self.step_number

    def _take_back(self, event: Event) -> None:
        number = undoes(event) or 0
        self.finish()
        found = self._row("select undone_by, undoes from step where number = ?", (number,))
        if found != (None, 0):
            raise BadInputError(message("step {step} cannot be taken back", step=number))
        if later := self.later_on_the_same((number,)):
            raise RefusedError(
                message(
                    "step {step} cannot be taken back: step {later} of {by} builds on it ({kind})",
                    step=number,
                    later=later[0].step,
                    by=later[0].by,
                    kind=later[0].kind,
                ),
                hint=message("take back the later step first"),
            )
        self._session.run("update step set undone_by = ? where number = ?", (event.step, number))
        kinds = ", ".join("?" * len(FILM_KINDS))
        asked = f"select distinct film from event where {OF_STEP} and kind in ({kinds}) and film is not null"
        for (film,) in tuple(self._rows(asked, (number, number, *FILM_KINDS))):
            self._standings.refold_film(film, self.film_history(film))
        asked = f"select distinct entry from event where {OF_STEP} and entry is not null"
        for (entry,) in tuple(self._rows(asked, (number, number))):
            left = super()._rows(f"{LIVE} and e.entry = ? order by e.seq", (entry,))  # all events are in their table
            self._standings.refold_entry(entry, map(self._event, left))
        for about in tuple(self._of_step(number, _OTHER_KINDS)):
            if about.kind in TICK_KINDS and about.film:
                self._standings.ticks.refold(tick_key(about), self.tick_history(about.film))
            if about.kind in ATTENTION_KINDS:
                refold_attention(self._session, attention_key(about), self.attention_history())
            if about.kind in APPLICATION_KINDS and about.film:
                named = application_named(about) or ""
                refold_application(self._session, named, self.application_history(about.film))

    def _rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        self.finish()
        return super()._rows(sql, values)


@lru_cache(maxsize=256)
def _to_the_second(at: datetime) -> datetime:
    """A moment as the ledger keeps it."""
    return at.astimezone(UTC).replace(microsecond=0)


def new_id(at: datetime) -> str:
    """A new event's UUID (version 7): it begins with the moment, so that the index of ids grows at its end."""
    bits = int.from_bytes(os.urandom(10))
    number = int(at.timestamp() * 1000) % (1 << 48) << 80 | bits
    number = number & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
