"""What can happen to films and entries: facts that a change decides, events once the ledger has recorded them.

The kinds and the words of their bodies are kept for ever in people's ledgers and exports: they may be
added to, never renamed. Every body names the film and the entry that it is about as `film` and `entry`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from filmtrack.domain.entry import DETAILS, Entry, Status
from filmtrack.domain.film import FILM, SCREENING, Film, Screening
from filmtrack.domain.money import Money
from filmtrack.domain.plain import MONEY, Body, NotPlainError, Table
from filmtrack.domain.ticks import TOLD, Tick
from filmtrack.errors import BadInputError
from filmtrack.message import message
from filmtrack.values import dataclass

FILM_ADDED: Final = "film-added"
FILM_EDITED: Final = "film-edited"
FILM_SCREENED: Final = "film-screened"
ENTRY_PLANNED: Final = "entry-planned"
ENTRY_SUBMITTED: Final = "entry-submitted"
ENTRY_UPDATED: Final = "entry-updated"
COST_NOTED: Final = "cost-noted"
INCOME_NOTED: Final = "income-noted"
TICKED: Final = "ticked"
UNTICKED: Final = "unticked"
WATCHED: Final = "watched"
UNWATCHED: Final = "unwatched"
REMINDER_DONE: Final = "reminder-done"
REMINDER_SNOOZED: Final = "reminder-snoozed"
APPLICATION_PLANNED: Final = "application-planned"
APPLICATION_MADE: Final = "application-made"
APPLICATION_UPDATED: Final = "application-updated"
RECEIPT_NOTED: Final = "receipt-noted"
UNDONE: Final = "undone"

FILM_KINDS: Final = frozenset({FILM_ADDED, FILM_EDITED, FILM_SCREENED})
"""The kinds that change the standing of a film."""
OPENING_KINDS: Final = frozenset({ENTRY_PLANNED, ENTRY_SUBMITTED})
"""The kinds that begin an entry where there was none."""
ENTRY_KINDS: Final = OPENING_KINDS | {ENTRY_UPDATED, COST_NOTED, INCOME_NOTED}
"""The kinds that change the standing of an entry."""
TICK_KINDS: Final = frozenset({TICKED, UNTICKED})
"""The kinds that change what is ready to be handed in."""
ATTENTION_KINDS: Final = frozenset({WATCHED, UNWATCHED, REMINDER_DONE, REMINDER_SNOOZED})
"""The kinds that change what somebody is told of."""
APPLICATION_KINDS: Final = frozenset({APPLICATION_PLANNED, APPLICATION_MADE, APPLICATION_UPDATED, RECEIPT_NOTED})
"""The kinds that change the standing of an application for money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something to be recorded: its kind, the user's day on which it came true, and what it says."""

    kind: str
    on: date
    body: Body

    @property
    def film(self) -> str | None:
        """The id of the film that it is about."""
        named = self.body.get("film")
        return named if isinstance(named, str) else None

    @property
    def entry(self) -> str | None:
        """The id of the entry that it is about."""
        named = self.body.get("entry")
        return named if isinstance(named, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """A recorded fact: who wrote it down and when (UTC), with which others (`step`), and its place (`seq`).

    `seq` and `step` are the ledger's own and 0 in an event that is not in one; `id` is the same everywhere.
    """

    id: str
    at: datetime
    by: str
    seq: int = 0
    step: int = 0


def unreadable(event: Event, wrong: NotPlainError) -> BadInputError:
    """The failure that the body of an event does not say what its kind asks for."""
    return BadInputError(
        message("event {id} ({kind}) cannot be read: {wrong}", id=event.id, kind=event.kind, wrong=str(wrong))
    )


def film_added(film: Film, *, on: date) -> Fact:
    """A film became known, with whatever is known of it."""
    said = FILM.write(film)
    return Fact(kind=FILM_ADDED, on=on, body={"film": said.pop("id"), **said})


def film_edited(film: str, *, on: date, values: Mapping[str, object], clear: Iterable[str] = ()) -> Fact:
    """Fields of a film were replaced by `values` (by the names of Film's fields); None makes one unknown again."""
    return Fact(kind=FILM_EDITED, on=on, body={"film": film, **_change(FILM, values, clear)})


def film_screened(film: str, screening: Screening, *, on: date) -> Fact:
    """A film was shown somewhere; `on` is the screening's day, or the day it was noted where that is unknown."""
    said = SCREENING.write(screening)
    related = {"entry": said.pop("entry")} if screening.entry else {}
    return Fact(kind=FILM_SCREENED, on=on, body={"film": film, **related, "screening": said})


def entry_planned(entry: Entry, *, on: date, note: str | None = None) -> Fact:
    """An entry is intended; the ledger gives it its number."""
    return _opened(ENTRY_PLANNED, entry, on, note, None)


def entry_submitted(entry: Entry, *, on: date, note: str | None = None, word: str | None = None) -> Fact:
    """A film was sent in: a new entry, or the planned one of the same id, whose fields are replaced where given."""
    return _opened(ENTRY_SUBMITTED, entry, on, note, word)


def entry_updated(
    entry: Entry,
    *,
    on: date,
    status: Status | None = None,
    word: str | None = None,
    note: str | None = None,
    values: Mapping[str, object] | None = None,
    clear: Iterable[str] = (),
) -> Fact:
    """News of an entry: a status (with the platform's own word for it), a note, fields replaced or cleared."""
    said = _given(status=status, word=word, note=note) | _change(DETAILS, values or {}, clear)
    return Fact(kind=ENTRY_UPDATED, on=on, body={"entry": entry.id, "film": entry.film, **said})


def cost_noted(entry: Entry, *, on: date, money: Money, what: str) -> Fact:
    """Money was spent on an entry, apart from its fee."""
    return _paid(COST_NOTED, entry, on, money, what)


def income_noted(entry: Entry, *, on: date, money: Money, what: str) -> Fact:
    """Money came in through an entry."""
    return _paid(INCOME_NOTED, entry, on, money, what)


def ticked(tick: Tick, *, on: date, entry: str | None = None) -> Fact:
    """Something of a film is ready; `entry` is the entry that it is for, where there is one already."""
    return Fact(kind=TICKED, on=on, body={**TOLD.write(tick), **_given(entry=entry)})


def unticked(tick: Tick, *, on: date, entry: str | None = None) -> Fact:
    """Something of a film is not ready after all."""
    named = Tick(film=tick.film, item=tick.item, festival=tick.festival, edition=tick.edition, section=tick.section)
    return Fact(kind=UNTICKED, on=on, body={**TOLD.write(named), **_given(entry=entry)})


def undone(step: int, *, on: date) -> Fact:
    """A whole step of this ledger was taken back."""
    return Fact(kind=UNDONE, on=on, body={"undoes": step})


def undoes(fact: Fact) -> int | None:
    """The step that a fact takes back, if that is what it does."""
    step = fact.body.get("undoes")
    return step if fact.kind == UNDONE and type(step) is int else None


def _opened(kind: str, entry: Entry, on: date, note: str | None, word: str | None) -> Fact:
    said = {"entry": entry.id, **_given(number=entry.number or None, note=note, word=word), **DETAILS.write(entry)}
    return Fact(kind=kind, on=on, body=said)


def _paid(kind: str, entry: Entry, on: date, money: Money, what: str) -> Fact:
    said = {"entry": entry.id, "film": entry.film, "money": MONEY.write(money), "what": what}
    return Fact(kind=kind, on=on, body=said)


def _given(**named: object) -> dict[str, object]:
    return {name: value for name, value in named.items() if value is not None}


def _change(form: Table[Film] | Table[Entry], values: Mapping[str, object], clear: Iterable[str]) -> dict[str, object]:
    if not values and not clear:
        return {}
    given = form.plain(_given(**values))
    cleared = sorted({*clear, *(name for name, value in values.items() if value is None)})
    return ({"set": given} if given else {}) | ({"clear": cleared} if cleared else {})


_TICK_NAMES = ("film", "item", "festival", "edition", "section")


def touched(fact: Fact) -> frozenset[tuple[str, str]]:
    """The films, entries and ticks whose standing a fact may change; of a kind that is not known, all that it names."""
    if fact.kind in ATTENTION_KINDS:
        return frozenset((f"attention to {what}", str(id_)) for what, id_ in fact.body.items() if what != "until")
    if fact.kind in TICK_KINDS:
        return frozenset({("tick", " ".join(str(fact.body.get(each)) for each in _TICK_NAMES))})
    if fact.kind in APPLICATION_KINDS:
        return frozenset({("application", str(fact.body.get("application")))})
    named = {("film", fact.film), ("entry", fact.entry)}
    if fact.kind in ENTRY_KINDS:
        named.discard(("film", fact.film))
    return frozenset((what, id_) for what, id_ in named if id_ is not None)


def builds_on(fact: Fact) -> frozenset[tuple[str, str]]:
    """What a fact may change, and for an application also the entry that it is made for."""
    entry = {("entry", fact.entry)} if fact.kind in APPLICATION_KINDS and fact.entry else set()
    return touched(fact) | entry
