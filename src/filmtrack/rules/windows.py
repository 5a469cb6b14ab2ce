"""Whether a film was finished (or first shown) when a condition asks for it, as exactly as both days are known."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.days import DayRange
from filmtrack.domain.requirements import Bound, Completion, RelativeDay
from filmtrack.message import Message, message
from filmtrack.rules.frame import Frame
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Whether a day meets a condition (None: not known), what was asked, and what of that is not known either."""

    answer: bool | None
    asked: tuple[Message, ...]
    unresolved: Message | None = None


_Kind: TypeAlias = Literal["after", "since", "before", "by"]
Part: TypeAlias = tuple[bool | None, Message, Message | None]
"""One bound's answer, what it asks, and the day that it is counted from where that is not known."""

CLOSING_DAY = message("the closing day, from which it is counted")
FIRST_DAY = message("the event's first day, from which it is counted")
LAST_EDITION = message("the end of the last edition")
"""What `Fit.unresolved` is where `filmtrack announce` supplies it: a closing day, or days of an event."""
_LAST_CALL = message("the closing of the last call")


def fits(day: DayRange | None, condition: Completion, frame: Frame) -> Fit:
    """Whether a film of that day meets every bound of a condition; None is a film whose day nobody stated."""
    answer: bool | None = True
    asked, unresolved = [], None
    for met, said, not_known in _parts(day, condition, frame):
        asked.append(said)
        unresolved = unresolved or not_known
        if met is False or (met is None and answer):
            answer = met
    return Fit(answer=answer, asked=tuple(asked), unresolved=unresolved)


def _parts(day: DayRange | None, condition: Completion, frame: Frame) -> Iterator[Part]:
    if condition.after is not None:
        yield _bounded("after", day, condition.after, frame)
    if condition.since is not None:
        yield _bounded("since", day, condition.since, frame)
    if condition.before is not None:
        yield _bounded("before", day, condition.before, frame)
    if condition.by is not None:
        yield _bounded("by", day, condition.by, frame)
    if condition.years or condition.years_before:
        yield _years(day, condition, frame)
    if condition.since_last is not None:
        yield _since_last(day, condition.since_last, frame)


def _bounded(kind: _Kind, day: DayRange | None, bound: Bound, frame: Frame) -> Part:
    first, last = frame.day_of(bound)
    answer = _met(kind, day, first, last) if day else None
    if first == last:
        return answer, _asked(kind, first), None
    days = DayRange(first=first, last=last)
    some_day = message("some day of {days}", days=days)
    if "/" in str(days):
        some_day = message("some day between {first} and {last}", first=first, last=last)
    counted_from = CLOSING_DAY if isinstance(bound, RelativeDay) and bound.anchor == "deadline" else FIRST_DAY
    return answer, _asked(kind, some_day), counted_from if answer is None else None


def _met(kind: _Kind, day: DayRange, first: date, last: date) -> bool | None:
    """Whether a day surely keeps to a bound that lies between `first` and `last`, or surely does not."""
    match kind:
        case "after":
            return True if day.first > last else False if day.last <= first else None
        case "since":
            return True if day.first >= last else False if day.last < first else None
        case "before":
            return True if day.last < first else False if day.first >= last else None
        case _:
            return True if day.last <= first else False if day.first > last else None


def _asked(kind: _Kind, day: date | Message) -> Message:
    match kind:
        case "after":
            return message("after {day}", day=day)
        case "since":
            return message("on or after {day}", day=day)
        case "before":
            return message("before {day}", day=day)
        case _:
            return message("by {day}", day=day)


def _years(day: DayRange | None, condition: Completion, frame: Frame) -> Part:
    years = {*condition.years, *(frame.edition.year - each for each in condition.years_before)}
    said = message("in {years}", years=tuple(str(each) for each in sorted(years)))
    if day is None:
        return None, said, None
    held = [year in years for year in range(day.first.year, day.last.year + 1)]
    return all(held) or (None if any(held) else False), said, None


def _since_last(day: DayRange | None, which: str, frame: Frame) -> Part:
    bound, what = frame.last_edition_end, LAST_EDITION
    if which == "call":
        bound, what = frame.last_call_end, _LAST_CALL
    if bound is None:
        return None, message("after {what}", what=what), what
    answer = _met("after", day, bound, bound) if day else None
    return answer, message("after {what}, {day}", what=what, day=bound), None


def shown(days: DayRange) -> object:
    """A range of days as a Message names it: the day itself where it is one, else as it is written."""
    return days.known_day or days
