"""Days, months and weekdays as people write them out: ``1 Oct 2027``, ``Fri 1 October 2027``, ``2027年10月1日``."""

from datetime import date, datetime

from filmtrack.domain.spelling import nearest, shortened, tidy
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_SEPARATORS = str.maketrans("-/.,年月", "      ")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_SHORTEST_NAME = 3
_YEAR_DIGITS = 4
_PARTS = 3
_NO_HOUR = datetime(2000, 1, 1)  # noqa: DTZ001 - without a default dateutil reads the clock


class DateNotUnderstoodError(WrongUsageError, ValueError):
    """What was typed is no day, month or span, or could be several."""


def words_of(text: str) -> list[str]:
    """The tidied words and numbers of a date, without what stands between them."""
    word = tidy(text)
    if "月" in word:
        word = word.replace("日", " ")
    return word.translate(_SEPARATORS).split()


def month_number(word: str) -> int | None:
    """The month, from 1, of a name, the beginning of a name, a Chinese numeral or a number; None for anything else."""
    if is_number(word, 2):
        return int(word) if 1 <= int(word) <= len(MONTHS) else None
    found = _NUMERALS.index(word) if word in _NUMERALS else _position(word, MONTHS)
    return None if found is None else found + 1


def weekday_number(word: str) -> int | None:
    """The weekday, Monday 0, of a name or its beginning; None for anything else."""
    return _position(word, WEEKDAYS)


def year_number(word: str) -> int | None:
    """The year of four digits; None for anything else."""
    return int(word) or None if len(word) == _YEAR_DIGITS and is_number(word, _YEAR_DIGITS) else None


def is_number(word: str, digits: int) -> bool:
    """Whether the word is a plain whole number of at most so many digits."""
    return len(word) <= digits and word.isascii() and word.isdigit()


def written_day(text: str) -> date:
    """The day that a text names in full: in ISO form, with the month in words, or in numbers of one meaning only.

    Raises:
        DateNotUnderstoodError: when it names none, or not a whole one, or could name two.
    """
    words = words_of(text)
    weekdays = {number for each in words if (number := weekday_number(each)) is not None}
    parts = [_part(each) for each in words if each != "of" and weekday_number(each) is None]
    if not 1 < len(parts) <= _PARTS or "" in parts:
        raise DateNotUnderstoodError(message('"{given}" is not a day', given=shortened(text)))
    if sum(year_number(each) is not None for each in parts) != 1:
        raise DateNotUnderstoodError(message('"{given}" does not say which year', given=shortened(text)))
    if len(parts) < _PARTS:
        raise DateNotUnderstoodError(message('"{given}" does not say which day', given=shortened(text)))
    day = _read(text, parts)
    if weekdays - {day.weekday()}:
        said = message("{day} is a {weekday}", day=day, weekday=WEEKDAYS[day.weekday()])
        raise DateNotUnderstoodError(said, hint=message("leave out the weekday, or look again which day is meant"))
    return day


def with_spelling(text: str, usual: Message, *, others: tuple[str, ...] = ()) -> Message:
    """What is usually written, led by the month or other known word that a word of the text nearly spells."""
    known = {name.casefold(): name for name in (*MONTHS, *(name[:3] for name in MONTHS), *others)}
    strange = [each for each in words_of(text) if not (_part(each) or weekday_number(each) is not None)]
    near = next((known[found] for each in strange if (found := nearest(each, known))), None)
    return message("did you mean {near}? {usual}", near=near, usual=usual) if near else usual


def _part(word: str) -> str:
    """A number, a year or a month's full name as dateutil reads it without guessing; empty for anything else."""
    number = word[:-2] if word[-2:] in _ORDINALS else word
    if is_number(number, 2) or year_number(word):
        return number
    month = _position(word, MONTHS)
    return "" if month is None else MONTHS[month]


def _position(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < _SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.casefold().startswith(word)), None)


def _read(text: str, parts: list[str]) -> date:
    """The day of a year, a month and a day of the month in any order; year, month, day is read in no other way."""
    try:
        if year_number(parts[0]) and is_number(parts[1], 2):
            return date(*map(int, parts))
        readings = _readings(parts)
    except (ValueError, OverflowError):
        raise _no_such_day(text) from None
    if f"{readings[0].year:04}" not in parts:  # dateutil takes the year 0027 for 2027
        raise _no_such_day(text)
    if readings[0] != readings[1]:
        said = message('"{given}" can be {one} or {other}', given=shortened(text), one=readings[0], other=readings[1])
        written = tuple(each.isoformat() for each in readings)
        raise DateNotUnderstoodError(said, hint=message("write {one} or {other}", one=written[0], other=written[1]))
    return readings[0]


def _readings(parts: list[str]) -> list[date]:
    """The day as it is read where the day comes first, and where the month does."""
    from dateutil.parser import parse  # noqa: PLC0415 - 60 ms, and a date in ISO form does not need it

    return [parse(" ".join(parts), default=_NO_HOUR, dayfirst=first).date() for first in (True, False)]


def _no_such_day(text: str) -> DateNotUnderstoodError:
    return DateNotUnderstoodError(message('there is no day "{given}"', given=shortened(text)))
