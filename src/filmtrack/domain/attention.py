"""What somebody wants to be told of (festivals, films, schemes), and which reminders he has dealt with."""

from datetime import date
from typing import Final, Literal, TypeAlias

from filmtrack.domain.events import REMINDER_DONE, REMINDER_SNOOZED, UNWATCHED, WATCHED, Event, Fact, unreadable
from filmtrack.domain.plain import DAY, TEXT, NotPlainError
from filmtrack.values import dataclass

Watchable: TypeAlias = Literal["festival", "film", "scheme"]
WATCHABLE: Final[tuple[Watchable, ...]] = ("festival", "film", "scheme")
Attended: TypeAlias = Literal["festival", "film", "scheme", "reminder"]

AttentionKey: TypeAlias = tuple[Attended, str]
"""What it is about, and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """One festival, film or scheme that is watched, or one reminder that was dealt with.

    `until` is the day from which a snoozed reminder may come again; None says that it is done.
    """

    what: Attended
    id: str
    until: date | None = None
    on: date
    by: str

    @property
    def key(self) -> AttentionKey:
        """What tells it from others."""
        return (self.what, self.id)


def watched(what: Watchable, id: str, *, on: date) -> Fact:  # noqa: A002 - the catalogue's own word
    """Somebody wants to be told of all that is due there."""
    return Fact(kind=WATCHED, on=on, body={what: id})


def unwatched(what: Watchable, id: str, *, on: date) -> Fact:  # noqa: A002 - the catalogue's own word
    """Nobody wants to be told of it any more."""
    return Fact(kind=UNWATCHED, on=on, body={what: id})


def reminder_done(matter: str, *, on: date) -> Fact:
    """What a reminder asks for was done, or is not going to be."""
    return Fact(kind=REMINDER_DONE, on=on, body={"matter": matter})


def reminder_snoozed(matter: str, *, on: date, until: date) -> Fact:
    """A reminder shall not come before a day."""
    return Fact(kind=REMINDER_SNOOZED, on=on, body={"matter": matter, "until": DAY.write(until)})


def attention_key(event: Event) -> AttentionKey:
    """What an event of these kinds is about.

    Raises:
        BadInputError: when its body names nothing.
    """
    if event.kind in {REMINDER_DONE, REMINDER_SNOOZED}:
        return "reminder", _text(event, "matter")
    for what in WATCHABLE:
        if what in event.body:
            return what, _text(event, what)
    raise unreadable(event, NotPlainError(None, field=WATCHABLE[0]))


def attention_after(event: Event) -> Attention | None:
    """How what an event is about stands after it; None where nothing is left to say.

    Raises:
        BadInputError: when its body cannot be read.
    """
    what, id_ = attention_key(event)
    if event.kind == UNWATCHED:
        return None
    return Attention(what=what, id=id_, until=_until(event), on=event.on, by=event.by)


def _until(event: Event) -> date | None:
    if event.kind != REMINDER_SNOOZED:
        return None
    try:
        return DAY.read(event.body.get("until"))
    except NotPlainError as wrong:
        raise unreadable(event, wrong) from wrong


def _text(event: Event, name: str) -> str:
    try:
        return TEXT.read(event.body.get(name))
    except NotPlainError as wrong:
        raise unreadable(event, wrong) from wrong
