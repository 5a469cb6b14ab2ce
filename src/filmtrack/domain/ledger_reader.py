"""What reports and changes may ask of a ledger, wherever it is kept; a test may answer from a tuple."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from filmtrack.domain.application import EVERY_APPLICATION, Application, ApplicationFilter
from filmtrack.domain.attention import Attention
from filmtrack.domain.entry import Entry
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter, EntryOrder
from filmtrack.domain.events import Event
from filmtrack.domain.film import Film
from filmtrack.domain.ticks import Tick
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The entries asked for, as many as were wanted, and how many there are in all."""

    rows: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one command wrote: its number, when, by whom, and the later step that took it back."""

    number: int
    at: datetime
    by: str
    undone_by: int | None = None


class LedgerReader(Protocol):
    """What stands in a ledger and how it came about, as seen in one moment."""

    def films(self) -> tuple[Film, ...]:
        """Every film, in the order in which they came into the ledger."""
        ...

    def film(self, id: str) -> Film | None:  # noqa: A002 - the film's own word
        """The film with that id."""
        ...

    def film_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The id of every film with all its titles, without reading the films themselves."""
        ...

    def titles(self, films: Iterable[str]) -> dict[str, str]:
        """The main titles of these films, by their ids, without reading the films themselves."""
        ...

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the entry's own word
        """The entry with that id."""
        ...

    def entry_numbered(self, number: int) -> Entry | None:
        """The entry with that number."""
        ...

    def entries(
        self,
        wanted: EntryFilter = EVERY_ENTRY,
        *,
        order: EntryOrder = "number",
        descending: bool = False,
        limit: int | None = None,
    ) -> Entries:
        """The entries that fit, in an order, at most `limit` of them, and how many fit in all."""
        ...

    def count(self, wanted: EntryFilter = EVERY_ENTRY) -> int:
        """How many entries fit."""
        ...

    def ticks(self, film: str | None = None) -> tuple[Tick, ...]:
        """What is ready, of one film or of all, by film, item and place."""
        ...

    def applications(self, wanted: ApplicationFilter = EVERY_APPLICATION) -> tuple[Application, ...]:
        """The applications for money that fit, in the order in which they came into the ledger."""
        ...

    def attention(self) -> tuple[Attention, ...]:
        """What is watched, and which reminders were dealt with."""
        ...

    def entry_history(self, entry: str) -> tuple[Event, ...]:
        """What happened to an entry, without what was taken back, in the order in which it was written down."""
        ...

    def film_history(self, film: str) -> tuple[Event, ...]:
        """What happened to a film itself (not to its entries), without what was taken back."""
        ...

    def live_events(self) -> Iterator[Event]:
        """Every event that counts: neither taken back nor itself the taking back, in order."""
        ...

    def step(self, number: int) -> Step | None:
        """The step with that number."""
        ...

    def step_events(self, step: int, *, limit: int | None = None) -> tuple[Event, ...]:
        """The events of one step, in order; at most the first `limit` of them."""
        ...

    def step_size(self, step: int) -> int:
        """How many events a step has."""
        ...

    def step_festivals(self, step: int) -> frozenset[str]:
        """The festivals of the entries that a step began, as they stand."""
        ...

    def last_steps(self, count: int, *, by: str | None = None) -> tuple[Step, ...]:
        """The latest steps (of one writer, or of all) that can still be taken back, the latest first."""
        ...

    def later_on_the_same(self, steps: tuple[int, ...]) -> tuple[Event, ...]:
        """The later events, of other steps, that build on these: about a film or entry that they changed or began."""
        ...
