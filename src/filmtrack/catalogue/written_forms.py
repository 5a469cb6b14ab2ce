"""What the small written forms of a catalogue file mean: running times, relative days, fees, times, zones.

Pydantic calls these; they know nothing of it, so that a check that was compiled earlier can call them without it.
"""

import re
from datetime import date
from typing import Any

from filmtrack.domain.instants import parse_wall_time
from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.domain.periods import Span, parse_span
from filmtrack.domain.requirements import RelativeDay
from filmtrack.domain.written_dates import DateNotUnderstoodError
from filmtrack.domain.zones import is_zone
from filmtrack.message import Message, message
from filmtrack.values import dataclass

_RUNTIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_DAY_BEFORE = re.compile(r"(\d{2})-(\d{2}), (?:(\d{1,2}) years? before|the same year)")
_PIXELS = re.compile(r"([1-9]\d{0,5}) ?[x×] ?([1-9]\d{0,5})")
_MONTHS_BEFORE = re.compile(r"(\d{1,3}) months? before the (deadline|event)")


class WrittenWronglyError(ValueError):
    """A value that cannot be meant where it stands; `message` says what would be right."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


def runtime(value: Any) -> int:
    """Seconds from a running time such as "40:00" or "1:30:00".

    Raises:
        WrittenWronglyError: when it is none.
    """
    found = _RUNTIME.fullmatch(value) if isinstance(value, str) else None
    if not found or int(found[3]) > 59:  # noqa: PLR2004 - seconds of a minute
        raise WrittenWronglyError(message('write a running time as minutes and seconds, like "40:00"'))
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def bound(value: Any) -> date | RelativeDay:
    """A day as it stands, or one that is told from an edition or its deadline.

    Raises:
        WrittenWronglyError: when it is none.
    """
    if type(value) is date:
        return value
    text = value if isinstance(value, str) else ""
    if found := _DAY_BEFORE.fullmatch(text):
        month, day, years = int(found[1]), int(found[2]), int(found[3] or 0)
        _check_month_day(month, day)
        return RelativeDay(month=month, day=day, years_before=years)
    if found := _MONTHS_BEFORE.fullmatch(text):
        return RelativeDay(months_before=int(found[1]), anchor="deadline" if found[2] == "deadline" else "event")
    raise WrittenWronglyError(
        message('write a day (2025-10-01), "10-01, 2 years before", or "18 months before the deadline"')
    )


def _check_month_day(month: int, day: int) -> None:
    try:
        date(2000, month, day)
    except ValueError:
        raise WrittenWronglyError(message("no month has such a day: write MM-DD")) from None


def month_day(value: Any) -> tuple[int, int]:
    """Month and day from "MM-DD".

    Raises:
        WrittenWronglyError: when it is none.
    """
    if not isinstance(value, str) or not re.fullmatch(r"\d{2}-\d{2}", value):
        raise WrittenWronglyError(message('write a day of the year as "MM-DD", like "10-07"'))
    month, day = int(value[:2]), int(value[3:])
    _check_month_day(month, day)
    return month, day


def pixels(value: Any) -> tuple[int, int]:
    """Width and height from a text such as "1920x1080".

    Raises:
        WrittenWronglyError: when it is none.
    """
    found = _PIXELS.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise WrittenWronglyError(message('write the width and height of a picture in pixels, like "1920x1080"'))
    return int(found[1]), int(found[2])


def money(value: Any) -> Money | None:
    """An amount with its currency; None for "free".

    Raises:
        WrittenWronglyError: when it is none.
    """
    if value == "free":
        return None
    if not isinstance(value, str):
        raise WrittenWronglyError(message('write an amount with its currency, like "13 EUR", or "free"'))
    try:
        return parse_money(value)
    except NotMoneyError:
        raise WrittenWronglyError(message('write an amount with its currency, like "13 EUR", or "free"')) from None


def time(value: Any) -> str:
    """An hour of the day, as text.

    Raises:
        WrittenWronglyError: when it is none.
    """
    if isinstance(value, str) and value == "midnight":
        return value
    try:
        parse_wall_time(value)
    except (ValueError, TypeError):
        raise WrittenWronglyError(message('write a time as "HH:MM", from "00:00" to "24:00"')) from None
    return value if isinstance(value, str) else f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def zone(value: str) -> str:
    """A time zone that there is, by its name.

    Raises:
        WrittenWronglyError: when it is none.
    """
    if value != "submitter" and not is_zone(value):
        raise WrittenWronglyError(message('unknown time zone: write one like "Europe/Paris", "AoE" or "submitter"'))
    return value


def span(value: Any) -> Span:
    """A length of time such as "2 months".

    Raises:
        WrittenWronglyError: when it is none.
    """
    try:
        return parse_span(value)
    except (DateNotUnderstoodError, TypeError, AttributeError):
        raise WrittenWronglyError(message('write a length of time, like "2 months" or "14 days"')) from None


def ends_after_it_starts(edition: Any) -> Any:
    """An edition, unless its days are the wrong way round.

    Raises:
        WrittenWronglyError: when it ends before it starts.
    """
    if edition.starts and edition.ends and edition.ends < edition.starts:
        raise WrittenWronglyError(message("the edition ends before it starts"))
    return edition


def texts(value: Any) -> Any:
    """A list of texts, of which one may stand alone."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Short:
    """Lets a table be written as the value of one of its keys alone."""

    key: str

    def __call__(self, value: Any) -> Any:
        """The table."""
        return value if isinstance(value, dict) else {self.key: value}
