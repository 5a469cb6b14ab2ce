"""What `watch`, `unwatch` and `remind done` decide: what somebody wants to be told of from now on."""

from collections.abc import Iterable
from datetime import date, timedelta

from filmtrack.changes.change import Change, Said
from filmtrack.domain.attention import Attention, Watchable, reminder_done, reminder_snoozed, unwatched, watched
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, counted, message
from filmtrack.reports.matters import Matter

USUAL_SNOOZE = timedelta(days=7)
Subject = tuple[Watchable, str]


def watch(subjects: Iterable[Subject], attention: Iterable[Attention], *, today: date) -> Change:
    """Watch festivals, films and schemes; those that are watched already are only named."""
    old, new = _parted(subjects, attention)
    return Change(
        facts=tuple(watched(what, id_, on=today) for what, id_ in new),
        said=(
            *(Said(message=message("watching {what}", what=_named(each))) for each in new),
            *(Said(message=message("{what} is watched already", what=_named(each))) for each in old),
        ),
    )


def unwatch(subjects: Iterable[Subject], attention: Iterable[Attention], *, today: date) -> Change:
    """Watch them no longer; those that nobody watched are only named."""
    old, strange = _parted(subjects, attention)
    return Change(
        facts=tuple(unwatched(what, id_, on=today) for what, id_ in old),
        said=(
            *(Said(message=message("no longer watching {what}", what=_named(each))) for each in old),
            *(Said(message=message("{what} was not watched", what=_named(each))) for each in strange),
        ),
    )


def done(matters: Iterable[str], *, looked: Iterable[str] = (), today: date) -> Change:
    """Be told of these matters no more; what was only `looked` for, and not found, comes again next week."""
    wanted, weekly = tuple(dict.fromkeys(matters)), tuple(dict.fromkeys(looked))
    monday = today + timedelta(days=7 - today.weekday())
    return Change(
        facts=(
            *(reminder_done(each, on=today) for each in wanted),
            *(reminder_snoozed(each, on=today, until=monday) for each in weekly),
        ),
        said=(
            *(Said(message=message("done: {matter}; no more reminders of it", matter=each)) for each in wanted),
            *(_looked(weekly, monday) if weekly or not wanted else ()),
        ),
    )


def _looked(matters: tuple[str, ...], monday: date) -> tuple[Said, ...]:
    if not matters:
        return (Said(message=message("nothing on that line is open now")),)
    counted_ = counted(
        "looked: {count} announcement; told again from {day}, until it is written down",
        "looked: {count} announcements; told again from {day}, until each is written down",
        count=len(matters),
        day=monday,
    )
    ending = message(
        "to end it for one festival: filmtrack unwatch, or filmtrack remind done {matter}", matter=matters[0]
    )
    return Said(message=counted_), Said(message=ending)


def snooze(matters: Iterable[str], known: Iterable[Matter], *, until: date | None, today: date) -> Change:
    """Be told of these matters again on a day: the one that is named, else in a week, but before it is too late.

    Raises:
        WrongUsageError: when that day is not to come, or would be too late.
    """
    if until is not None and until <= today:
        raise WrongUsageError(message("--until {day} is not to come", day=until))
    by_id = {each.id: each for each in known}
    facts, said = [], []
    for id_ in dict.fromkeys(matters):
        due = matter.due_on if (matter := by_id.get(id_)) and not matter.weekly else None
        day = until or _usual(due, today)
        if due and due > today and day > due:
            refused = message("{matter} is due on {due}, before {day}", matter=id_, due=due, day=day)
            raise WrongUsageError(refused, hint=message("name an earlier day, or say that it is done"))
        facts.append(reminder_snoozed(id_, on=today, until=day))
        said.append(Said(message=message("{matter}: again on {day}", matter=id_, day=day)))
    return Change(facts=tuple(facts), said=tuple(said))


def _parted(
    subjects: Iterable[Subject], attention: Iterable[Attention]
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """Those that are watched, and those that are not."""
    known = {each.key for each in attention}
    wanted = tuple(dict.fromkeys(subjects))
    return tuple(each for each in wanted if each in known), tuple(each for each in wanted if each not in known)


def _usual(due: date | None, today: date) -> date:
    """In a week; where it is due before, on the day before, and tomorrow at the earliest."""
    day = today + USUAL_SNOOZE
    if due is not None and due > today:
        day = min(day, due - timedelta(days=1))
    return max(day, today + timedelta(days=1))


def _named(subject: Subject) -> Message:
    what, id_ = subject
    return message("{what} {id}", what=what, id=id_)
