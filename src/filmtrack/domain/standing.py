"""What stands: the films, entries, ticks and applications that events, read in their order, add up to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from filmtrack.domain.application import Application
from filmtrack.domain.application_events import application_after, application_named
from filmtrack.domain.entry import DETAILS, STATUS, Entry, Note, Payment, Status, StatusChange, in_order
from filmtrack.domain.events import (
    COST_NOTED,
    ENTRY_KINDS,
    ENTRY_PLANNED,
    ENTRY_SUBMITTED,
    ENTRY_UPDATED,
    FILM_ADDED,
    FILM_EDITED,
    FILM_KINDS,
    FILM_SCREENED,
    INCOME_NOTED,
    TICK_KINDS,
    TICKED,
    Event,
    undoes,
    unreadable,
)
from filmtrack.domain.film import FILM, SCREENING, Film
from filmtrack.domain.plain import MONEY, TEXT, WHOLE, Body, Form, NotPlainError
from filmtrack.domain.ticks import TOLD, Tick, TickKey
from filmtrack.values import dataclass, field, replace

S = TypeVar("S", Film, Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Films, entries and applications by their ids, in the order in which they came in; ticks by their keys."""

    films: Mapping[str, Film] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    ticks: Mapping[TickKey, Tick] = field(default_factory=dict)
    applications: Mapping[str, Application] = field(default_factory=dict)


def standing_of(events: Iterable[Event]) -> Standing:
    """What a whole history adds up to, as if the steps that were taken back had not happened."""
    return standing_of_live(live(events))


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count: neither taken back nor themselves the taking back."""
    every = tuple(events)
    gone = {undoes(each) for each in every}
    return tuple(each for each in every if each.step not in gone and undoes(each) is None)


def standing_of_live(events: Iterable[Event]) -> Standing:
    """What events add up to, none of which was taken back."""
    films: dict[str, Film] = {}
    entries: dict[str, Entry] = {}
    ticks: dict[TickKey, Tick] = {}
    applications: dict[str, Application] = {}
    for event in events:
        if event.kind in TICK_KINDS:
            ticks.pop(tick_key(event), None)
            if tick := tick_after(None, event):
                ticks[tick.key] = tick
        if event.kind in FILM_KINDS and event.film and (film := film_after(films.get(event.film), event)):
            films[event.film] = film
        if event.kind in ENTRY_KINDS and event.entry and (entry := entry_after(entries.get(event.entry), event)):
            entries[event.entry] = entry
        if (id_ := application_named(event)) and (made := application_after(applications.get(id_), event)):
            applications[id_] = made
    return Standing(films=films, entries=entries, ticks=ticks, applications=applications)


def film_after(film: Film | None, event: Event) -> Film | None:
    """A film (None: not known yet) after one more event about it; kinds that say nothing of films change nothing.

    Raises:
        BadInputError: when the event's body cannot be read.
    """
    return _after(_FILM_STEPS.get(event.kind), film, event)


def entry_after(entry: Entry | None, event: Event) -> Entry | None:
    """An entry (None: not begun yet) after one more event about it; other kinds change nothing.

    Raises:
        BadInputError: when the event's body cannot be read.
    """
    return _after(_ENTRY_STEPS.get(event.kind), entry, event)


def tick_after(tick: Tick | None, event: Event) -> Tick | None:
    """A tick (None: nothing is ticked) after one more event about it; other kinds change nothing.

    Raises:
        BadInputError: when the event's body cannot be read.
    """
    if event.kind not in TICK_KINDS:
        return tick
    told = replace(_tick_told(event), on=event.on, at=event.at, by=event.by)
    return told if event.kind == TICKED else None


def tick_key(event: Event) -> TickKey:
    """Which tick an event is about.

    Raises:
        BadInputError: when the event's body cannot be read.
    """
    return _tick_told(event).key


def _tick_told(event: Event) -> Tick:
    try:
        return TOLD.read(event.body)
    except NotPlainError as wrong:
        raise unreadable(event, wrong) from wrong


def _after(step: Callable[[S | None, Event], S | None] | None, subject: S | None, event: Event) -> S | None:
    if step is None:
        return subject
    try:
        return step(subject, event)
    except NotPlainError as wrong:
        raise unreadable(event, wrong) from wrong


def _film_added(film: Film | None, event: Event) -> Film:
    said = {**event.body, "id": event.body["film"]}
    return FILM.read(said) if film is None else replace(film, **FILM.given(said))


def _film_edited(film: Film | None, event: Event) -> Film | None:
    changed = FILM.changed(_part(event.body, "set"), _names(event.body))
    return replace(film, **_without(changed, "id")) if film else None


def _film_screened(film: Film | None, event: Event) -> Film | None:
    screening = SCREENING.read(_part(event.body, "screening"))
    return film and replace(film, screenings=(*film.screenings, replace(screening, entry=event.entry)))


def _entry_opened(status: Status) -> Callable[[Entry | None, Event], Entry]:
    def step(entry: Entry | None, event: Event) -> Entry:
        if entry is None:
            number = WHOLE.read(event.body.get("number", 0))
            known = {"id": str(event.entry), "number": number, **DETAILS.complete(event.body)}
            return Entry(**known, **_told((), (), status, event))
        return replace(entry, **_news(entry, DETAILS.given(event.body), status, event))

    return step


def _entry_updated(entry: Entry | None, event: Event) -> Entry | None:
    body = event.body
    changed = DETAILS.changed(_part(body, "set"), _names(body)) if "set" in body or "clear" in body else {}
    status = _optional(event.body, "status", STATUS)
    return entry and replace(entry, **_news(entry, changed, status, event))


def _cost_noted(entry: Entry | None, event: Event) -> Entry | None:
    paid = _payment(event)
    return entry and replace(entry, **_news(entry, {"costs": (*entry.costs, paid)}, None, event))


def _income_noted(entry: Entry | None, event: Event) -> Entry | None:
    paid = _payment(event)
    return entry and replace(entry, **_news(entry, {"income": (*entry.income, paid)}, None, event))


def _payment(event: Event) -> Payment:
    money = MONEY.read(event.body.get("money"))
    return Payment(money=money, what=TEXT.read(event.body.get("what")), on=event.on, by=event.by)


def _news(entry: Entry, changed: dict[str, Any], status: Status | None, event: Event) -> dict[str, Any]:
    return {**_without(changed, "film"), **_told(entry.history, entry.notes, status, event)}


def _told(
    history: tuple[StatusChange, ...], notes: tuple[Note, ...], status: Status | None, event: Event
) -> dict[str, Any]:
    """What every event adds to an entry: its status and note, if it has them, when and by whom it was told."""
    if status:
        word = _optional(event.body, "word", TEXT)
        change = StatusChange(status=status, on=event.on, at=event.at, by=event.by, seq=event.seq, word=word)
        history = in_order((*history, change))
    note = _optional(event.body, "note", TEXT)
    if note:
        notes = (*notes, Note(text=note, on=event.on, at=event.at, by=event.by))
    return {"history": history, "notes": notes, "updated_at": event.at, "by": event.by}


def _part(body: Body, name: str) -> Body:
    part = body.get(name, {})
    if not isinstance(part, Mapping):
        raise NotPlainError(part, field=name)
    return part


def _names(body: Body) -> tuple[str, ...]:
    names = body.get("clear", [])
    if not isinstance(names, list):
        raise NotPlainError(names, field="clear")
    return tuple(TEXT.read(each) for each in names)


def _optional(body: Body, name: str, form: Form[Any]) -> Any:  # noqa: ANN401 - as the form reads it
    return form.read(body[name]) if name in body else None


def _without(changed: dict[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in changed.items() if each != name}


_FILM_STEPS: Mapping[str, Callable[[Film | None, Event], Film | None]] = {
    FILM_ADDED: _film_added,
    FILM_EDITED: _film_edited,
    FILM_SCREENED: _film_screened,
}
_ENTRY_STEPS: Mapping[str, Callable[[Entry | None, Event], Entry | None]] = {
    ENTRY_PLANNED: _entry_opened("planned"),
    ENTRY_SUBMITTED: _entry_opened("submitted"),
    ENTRY_UPDATED: _entry_updated,
    COST_NOTED: _cost_noted,
    INCOME_NOTED: _income_noted,
}
