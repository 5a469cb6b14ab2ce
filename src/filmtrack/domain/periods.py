"""What people type for days, months and spans of time; today is always a value."""

from datetime import date, timedelta
from typing import TypeVar

from filmtrack.domain.days import DayRange, day_range, one_day
from filmtrack.domain.spelling import LONGEST, shortened, tidy
from filmtrack.domain.written_dates import (
    WEEKDAYS,
    DateNotUnderstoodError,
    is_number,
    month_number,
    weekday_number,
    with_spelling,
    words_of,
    written_day,
    year_number,
)
from filmtrack.message import Message, message
from filmtrack.values import dataclass

M = TypeVar("M", bound=date)

_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_UNITS = {
    name: unit
    for unit, names in {
        ("days", 1): ("d", "day", "days"),
        ("days", 7): ("w", "week", "weeks"),
        ("months", 1): ("m", "month", "months"),
        ("months", 12): ("y", "year", "years"),
    }.items()
    for name in names
}
_WEEK = 7
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time in days or in calendar months; negative ones lie in the past."""

    days: int = 0
    months: int = 0

    def __neg__(self) -> "Span":
        """The span in the other direction."""
        return Span(days=-self.days, months=-self.months)

    def after(self, moment: M) -> M:
        """The day or instant this much later on the clock that it is given in; a month's missing day is its last.

        Raises:
            DateNotUnderstoodError: when that is beyond the calendar.
        """
        try:
            moved = moment + timedelta(days=self.days)
            if self.months:
                from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - only months need it

                moved = moved + relativedelta(months=self.months)
        except (ValueError, OverflowError):
            said = message("no calendar reaches that far")
            raise DateNotUnderstoodError(said, hint=message("write a smaller number")) from None
        return moved


def parse_day(text: str, today: date) -> date:
    """The day that somebody means: ISO, written out, ``today``, ``+7d``, ``in 2 weeks``, ``3 days ago``, ``friday``.

    A weekday is the coming one, and today when it is that weekday.

    Raises:
        DateNotUnderstoodError: with what to write instead.
    """
    word = tidy(text)
    weekday = weekday_number(word)
    if weekday is not None:
        return Span(days=(weekday - today.weekday()) % _WEEK).after(today)
    if word in _NAMED:
        return Span(days=_NAMED[word]).after(today)
    shift = _shift(word)
    if shift:
        return shift.after(today)
    hint = message("write it like 2027-10-01, 1 Oct 2027, today, +7d, friday or in 2 weeks")
    return _written_day(text, with_spelling(text, hint, others=(*WEEKDAYS, *_NAMED)))


def parse_month(text: str, today: date) -> DayRange:
    """The month that somebody means: ``sep``, ``September``, ``九月``, ``9``, ``2027-09``, ``Sep 2027``.

    Without a year it is the current one until it ends, then the next.

    Raises:
        DateNotUnderstoodError: with what to write instead.
    """
    words = words_of(text)
    found = _year_and_month(words)
    if found is None and len(words) == 1 and (month := month_number(words[0])):
        found = today.year + (month < today.month), month
    if found is None or found[0] > date.max.year:
        hint = with_spelling(text, message("write it like sep, September, 九月, 9 or 2027-09"))
        raise DateNotUnderstoodError(message('"{given}" is not a month', given=shortened(text)), hint=hint)
    return _month(*found)


def parse_days(text: str, today: date) -> DayRange:
    """The day that somebody means, or the month with its first and last day; see `parse_day` and `parse_month`.

    Raises:
        DateNotUnderstoodError: with what to write instead.
    """
    try:
        return one_day(parse_day(text, today))
    except DateNotUnderstoodError as not_a_day:
        try:
            return parse_month(text, today)
        except DateNotUnderstoodError:
            raise not_a_day from None


def parse_partial(text: str) -> DayRange:
    """The days that a year, a month of a year or one day may mean: ``2025``, ``2025-10``, ``Oct 2025``, ``2025-10-03``.

    Raises:
        DateNotUnderstoodError: with what to write instead.
    """
    words = words_of(text)
    if len(words) == 1 and (year := year_number(words[0])):
        return day_range(f"{year:04}")
    if found := _year_and_month(words):
        return _month(*found)
    hint = with_spelling(text, message("write it like 2025, 2025-10 or 2025-10-03"))
    if len(words) <= _PAIR:
        said = message('"{given}" is not a year, a month of a year or a day', given=shortened(text))
        raise DateNotUnderstoodError(said, hint=hint)
    return one_day(_written_day(text, hint))


def parse_span(text: str) -> Span:
    """The length of time that somebody means: ``30d``, ``2w``, ``3m``, ``1y``, ``2 weeks``.

    Raises:
        DateNotUnderstoodError: with what to write instead.
    """
    found = _span(tidy(text))
    if found is None:
        said = message('"{given}" is not a length of time', given=shortened(text))
        raise DateNotUnderstoodError(said, hint=message("write a number with d, w, m or y, like 30d, 2w or 3m"))
    return found


def add_span(moment: M, text: str) -> M:
    """The day or instant later than this one by the length of time that somebody means; see `parse_span`."""
    return parse_span(text).after(moment)


def _written_day(text: str, hint: Message) -> date:
    try:
        return written_day(text)
    except DateNotUnderstoodError as failure:
        failure.hint = failure.hint or hint
        raise


def _shift(word: str) -> Span | None:
    """How far from today ``+7d``, ``-3d``, ``in 2 weeks`` and ``3 days ago`` are."""
    if word.startswith(("+", "in ")):
        return _span(word.removeprefix("+").removeprefix("in ").strip())
    past = _span(word.removeprefix("-").removesuffix(" ago").strip())
    return -past if past and (word.startswith("-") != word.endswith(" ago")) else None


def _span(word: str) -> Span | None:
    unit = word.lstrip("0123456789")
    number = word[: len(word) - len(unit)]
    if not is_number(number, LONGEST) or unit.strip() not in _UNITS:
        return None
    kind, size = _UNITS[unit.strip()]
    return Span(**{kind: size * int(number)})


def _year_and_month(words: list[str]) -> tuple[int, int] | None:
    """The year and month of two words, whichever comes first."""
    if len(words) != _PAIR:
        return None
    for one, other in (words, words[::-1]):
        if (year := year_number(one)) and (month := month_number(other)):
            return year, month
    return None


def _month(year: int, month: int) -> DayRange:
    return day_range(f"{year:04}-{month:02}")
