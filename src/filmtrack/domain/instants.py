"""From a deadline's wall date and time to the instant from which it is too late.

A time that a clock change skips is refused with what would be right, and so is a day that a zone
never had; a time that happens twice is the earlier. Without a time the deadline is open until the
first instant of the next date there. Without a zone it is warned of as early, and closes as late,
as it could be anywhere.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum
from functools import lru_cache
from typing import Final, TypeAlias

from filmtrack.domain.spelling import shortened, tidy
from filmtrack.domain.zones import AOE
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass

FIRST_ZONE = timezone(timedelta(hours=14), "UTC+14")
"""Where every day begins; it ends last in `AOE`."""

EARLIEST, LATEST = date(1, 1, 3), date(9999, 12, 29)
"""Nearer to the ends of Python's calendar a day has no instant in some zones."""

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_MIDNIGHT = time()


class EndOfDay(Enum):
    """The type of `END_OF_DAY`, the wall time ``24:00``."""

    END_OF_DAY = "24:00"


END_OF_DAY: Final = EndOfDay.END_OF_DAY
WallTime: TypeAlias = time | EndOfDay


class WallTimeError(WrongUsageError, ValueError):
    """A time of day that is none, or a day or time that the clocks of its zone never show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """When a deadline closes, in UTC: `closes_at` is the first instant that is too late.

    `warn_from_at` is the start of that day where the hour is unknown, else `closes_at`; where the zone
    is unknown it is the earliest instant that either could be. `notes` say what was taken how.
    """

    closes_at: datetime
    warn_from_at: datetime
    hour_known: bool
    notes: tuple[Message, ...] = ()


@lru_cache(maxsize=16_384)  # of many festivals, most close at the same hours of the same zones
def closing(day: date, at: WallTime | str | None, zone: tzinfo | None, *, strict: bool = True) -> Closing:
    """When a deadline on a wall date closes, with its wall time and zone where they are known.

    With `strict=False` nothing is refused: what the clocks skip closes when they skip it. That is for
    showing what was accepted once, or elsewhere: a submitter's clocks are not known to the catalogue.

    Raises:
        WallTimeError: when that day or time does not exist there, or `at` is no time.
    """
    wall = parse_wall_time(at) if isinstance(at, str) else at
    notes = []
    if wall == _MIDNIGHT:
        wall = None
        notes.append(message("midnight of {day} may be its start or its end: taken as hour unknown", day=day))
    if zone is None:
        notes.append(message("no time zone known: warned of as if at UTC+14, closes as if at UTC−12"))
    elif isinstance(wall, time) and EARLIEST <= day <= LATEST and (once := _shown_once(day, wall, zone)):
        return Closing(closes_at=once, warn_from_at=once, hour_known=True)
    elif isinstance(wall, time) and _happens_twice(datetime.combine(day, wall), zone):
        notes.append(message("{time} happens twice that day: the earlier is taken", time=written(wall)))
    day = _possible(day, strict=strict)
    if skipped := _skipped(day, wall, zone or AOE):
        if strict:
            raise skipped
        notes.append(skipped.message)
    closes_at = _too_late_from(day, wall, zone or AOE)
    warn_from_at = closes_at
    if wall is None:
        warn_from_at = _first_showing(_midnight(day), zone or FIRST_ZONE)
    elif zone is None:
        warn_from_at = _too_late_from(day, wall, FIRST_ZONE)
    return Closing(closes_at=closes_at, warn_from_at=warn_from_at, hour_known=wall is not None, notes=tuple(notes))


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant of a date in a zone, in UTC; not always midnight.

    Raises:
        WallTimeError: when the zone never had that date.
    """
    if skipped := _skipped(_possible(day, strict=True), None, zone):
        raise skipped
    return _first_showing(_midnight(day), zone)


def days_left(now: datetime, closes_at: datetime) -> int:
    """The whole 24-hour days until it closes: 0 on the last, negative once that instant is past."""
    return (closes_at - now) // _DAY


def parse_wall_time(given: time | str) -> WallTime:
    """The wall time of a TOML time, or of ``HH:MM``, ``HH:MM:SS``, ``24:00`` or ``midnight`` (which is ``00:00``).

    Raises:
        WallTimeError: when it is none of these; TypeError for any other type.
    """
    if isinstance(given, time):
        if given.tzinfo is None and not given.microsecond:
            return given
        raise _no_time(given.isoformat())
    if not isinstance(given, str):
        raise TypeError(given)
    word = tidy(given)
    if word == "24:00":
        return END_OF_DAY
    if word == "midnight":
        return _MIDNIGHT
    try:
        if len(word) in {5, 8} and word.replace(":", "").isdigit():
            return time.fromisoformat(word)
    except ValueError:
        pass
    raise _no_time(given)


def written(wall: WallTime) -> str:
    """The wall time as ``HH:MM``, with seconds where it has some, or ``24:00``."""
    if isinstance(wall, EndOfDay):
        return wall.value
    return wall.isoformat("seconds" if wall.second else "minutes")


def _no_time(given: str) -> WallTimeError:
    said = message('"{given}" is not a time of day', given=shortened(given))
    return WallTimeError(said, hint=message("write 09:00, 23:59 or, for the end of the day, 24:00"))


def _possible(day: date, *, strict: bool) -> date:
    """The day, refused or moved when it is too near to the ends of the calendar."""
    if strict and not EARLIEST <= day <= LATEST:
        said = message("{day} is outside the calendar", day=day.isoformat())
        raise WallTimeError(said, hint=message("write a day from {first} to {last}", first=EARLIEST, last=LATEST))
    return min(max(day, EARLIEST), LATEST)


def _too_late_from(day: date, wall: WallTime | None, zone: tzinfo) -> datetime:
    at = datetime.combine(day, wall) if isinstance(wall, time) else _midnight(day + _DAY)
    return _first_showing(at, zone)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, _MIDNIGHT)


def _offset(wall: datetime, zone: tzinfo, *, fold: int) -> timedelta:
    """How far clocks are ahead of UTC by the rule before a change that concerns this time (fold 0), or after it."""
    return wall.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta()


def _shown_once(day: date, time_: time, zone: tzinfo) -> datetime | None:
    """The instant of a time that clocks show just once, as most are; None where they skip or repeat it."""
    wall = datetime.combine(day, time_)
    ahead = _offset(wall, zone, fold=0)
    return wall.replace(tzinfo=UTC) - ahead if ahead == _offset(wall, zone, fold=1) else None


def _is_skipped(wall: datetime, zone: tzinfo) -> bool:
    return _offset(wall, zone, fold=0) < _offset(wall, zone, fold=1)


def _happens_twice(wall: datetime, zone: tzinfo) -> bool:
    return _offset(wall, zone, fold=0) > _offset(wall, zone, fold=1)


def _first_showing(wall: datetime, zone: tzinfo) -> datetime:
    """The first instant when clocks show this time, else the instant of the change that skips it."""
    utc = wall.replace(tzinfo=UTC)
    ahead, ahead_then = _offset(wall, zone, fold=0), _offset(wall, zone, fold=1)
    after = utc - ahead
    if ahead >= ahead_then:
        return after
    before = utc - ahead_then
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if _shown(middle, zone) < wall:
            before = middle
        else:
            after = middle
    return after


def _shown(moment: datetime, zone: tzinfo) -> datetime:
    """What clocks in the zone show at an instant."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _skipped(day: date, wall: WallTime | None, zone: tzinfo) -> WallTimeError | None:
    """Why this time of this day, or the whole day, never came in the zone; None when it did."""
    asked = datetime.combine(day, wall) if isinstance(wall, time) else _midnight(day)
    if not _is_skipped(asked, zone):
        return None
    change = _first_showing(asked, zone)
    before, after = _shown(change - _SECOND, zone) + _SECOND, _shown(change, zone)
    if before <= _midnight(day) and _midnight(day + _DAY) <= after:
        said = message("{zone} never had {day}", zone=zone, day=day)
        last = (before - _SECOND).date()
        return WallTimeError(said, hint=message("its days go from {last} to {next}", last=last, next=after.date()))
    return _jumped(asked, before, after, zone) if isinstance(wall, time) else None


def _jumped(asked: datetime, before: datetime, after: datetime, zone: tzinfo) -> WallTimeError:
    said = message(
        "clocks in {zone} jump from {before} to {after}, so there is no {time} on {day}",
        zone=zone,
        before=written(before.time()),
        after=written(after.time()),
        time=written(asked.time()),
        day=asked.date(),
    )
    return WallTimeError(said, hint=message("write {last} or {next}", last=before - timedelta(minutes=1), next=after))
