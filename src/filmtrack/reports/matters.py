"""A matter: one thing that is due at some time, and the stages at which somebody wants to be told of it."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, TypeAlias

from filmtrack.message import Message
from filmtrack.reports.moment import Moment
from filmtrack.values import dataclass

MatterKind: TypeAlias = Literal[
    "deadline",
    "price",
    "opens",
    "look",
    "answer",
    "missing",
    "code",
    "link",
    "checklist",
    "application",
    "claim",
]

USUAL_DAYS = (30, 14, 7, 3, 1, 0)
"""So many days before something is due it is told, unless the settings say otherwise."""

_DAY = timedelta(days=1)
_INSTANT = timedelta.resolution
"""What closes at an instant can be met until just before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One telling of a matter: its name, which is part of the telling's identity, and the days before that it is."""

    name: str
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """The one line on which several matters are told: its id, what stands before their texts, and what to run."""

    id: str
    heading: Message
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """The line that many films at one festival share, and what this one is called there.

    `apart` is the line on which it stands otherwise, by its id.
    """

    fold: Fold
    name: Message
    apart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that is due: on the day that is printed (`due_on`), and at an instant where one is known.

    `id` never holds the date, so that a date that moves keeps its matter. `stages` are days before; negative ones come
    after. What is `weekly` has no stages: it is told once in each week. `remarks` are said at some stages beside
    `text`; `past` and `past_command` stand in for it once the day is over, until `lapses_after` days later. What is to
    be looked for `stands_for` the dates that are expected, by the ids that they will have once they are announced.
    Matters with the same `fold` share one line, on which the text of each is only a name; `crowd` is another such line,
    for when many films are in the same place.
    """

    id: str
    kind: MatterKind
    text: Message
    command: str
    past: Message | None = None
    past_command: str | None = None
    remarks: tuple[tuple[int, Message], ...] = ()
    films: tuple[str, ...] = ()
    festival: str | None = None
    name: str | None = None
    edition: int | None = None
    tier: str | None = None
    due_on: date | None = None
    closes_at: datetime | None = None
    warn_from_at: datetime | None = None
    hour_known: bool = False
    festival_timezone: str | None = None
    stages: tuple[int, ...] = ()
    weekly: bool = False
    stands_for: tuple[tuple[str, date], ...] = ()
    fold: Fold | None = None
    crowd: Crowd | None = None
    lapses_after: int | None = 14


def days_before(matter: Matter, moment: Moment) -> int | None:
    """The whole days until a matter is due: 0 on the last, negative from when it is too late; None without a day.

    Of an instant these are days by the user's clock, so that somebody who looks once a day at the same hour never
    misses the last one, however long the clocks make that day. Where the hour is unknown, the whole day is the last.
    """
    if matter.closes_at is None:
        return (matter.due_on - moment.today).days if matter.due_on else None
    if moment.now >= matter.closes_at:
        return -1 - max(_clock_days(matter.closes_at, moment.now, moment.zone), 0)
    last = (matter.warn_from_at or matter.closes_at) - _INSTANT
    return max(_clock_days(moment.now, last, moment.zone), 0)


def stage_of(matter: Matter, moment: Moment) -> Stage | None:
    """The latest stage that a matter has reached; None before its first, and once it is too old to be told."""
    if matter.weekly:
        year, week, _ = moment.today.isocalendar()
        return Stage(name=f"{year}-W{week:02}")
    left = days_before(matter, moment)
    if left is None or (matter.lapses_after is not None and left < -matter.lapses_after):
        return None
    days = reached(matter.stages, left)
    return None if days is None else Stage(name=str(days), days=days)


def reached(stages: tuple[int, ...], left: int) -> int | None:
    """The latest of some stages that is reached when so many days are left."""
    return min((each for each in stages if left <= each), default=None)


def _clock_days(earlier: datetime, later: datetime, zone: tzinfo) -> int:
    """The whole days between two instants by the clocks of a zone."""
    clocks = [each.astimezone(zone).replace(tzinfo=None) for each in (earlier, later)]
    return (clocks[1] - clocks[0]) // _DAY
