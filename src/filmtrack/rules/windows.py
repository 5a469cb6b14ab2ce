"""Whether a film was finished (or first shown) when a condition asks for it, as exactly as both days are known."""

from collections.abc import Iterator
from dataclasses import dataclass

from filmtrack.domain.days import DayRange
from filmtrack.domain.requirements import Completion
from filmtrack.message import Message, message
from filmtrack.rules.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Whether a day meets a condition (None: not known), what was asked, and what of that is not known either."""

    answer: bool | None
    asked: tuple[Message, ...]
    unresolved: Message | None = None


def fits(day: DayRange | None, condition: Completion, frame: Frame) -> Fit:
    """Whether a film of that day meets every bound of a condition; None is a film whose day nobody stated."""
    parts = tuple(_parts(day, condition, frame))
    answers = [each.answer for each in parts]
    answer = False if False in answers else None if None in answers else True
    unresolved = next((each.unresolved for each in parts if each.unresolved), None)
    return Fit(answer=answer, asked=tuple(said for each in parts for said in each.asked), unresolved=unresolved)


def _parts(day: DayRange | None, condition: Completion, frame: Frame) -> Iterator[Fit]:
    if condition.after is not None:
        yield _after(day, frame.day_of(condition.after))
    if condition.since is not None:
        yield _since(day, frame.day_of(condition.since))
    if condition.before is not None:
        yield _before(day, frame.day_of(condition.before))
    if condition.by is not None:
        yield _by(day, frame.day_of(condition.by))
    if condition.years or condition.years_before:
        yield _years(day, condition, frame)
    if condition.since_last == "edition":
        yield _since_last(day, frame.since_last_edition, message("the end of the last edition"))
    if condition.since_last == "call":
        yield _since_last(day, frame.since_last_call, message("the closing of the last call"))


def _after(day: DayRange | None, bound: DayRange) -> Fit:
    answer = _three(yes=day.first > bound.last, no=day.last <= bound.first) if day else None
    return _fit(bound, message("after {day}", day=shown(bound)), answer=answer)


def _since(day: DayRange | None, bound: DayRange) -> Fit:
    answer = _three(yes=day.first >= bound.last, no=day.last < bound.first) if day else None
    return _fit(bound, message("on or after {day}", day=shown(bound)), answer=answer)


def _before(day: DayRange | None, bound: DayRange) -> Fit:
    answer = _three(yes=day.last < bound.first, no=day.first >= bound.last) if day else None
    return _fit(bound, message("before {day}", day=shown(bound)), answer=answer)


def _by(day: DayRange | None, bound: DayRange) -> Fit:
    answer = _three(yes=day.last <= bound.first, no=day.first > bound.last) if day else None
    return _fit(bound, message("by {day}", day=shown(bound)), answer=answer)


def _years(day: DayRange | None, condition: Completion, frame: Frame) -> Fit:
    years = {*condition.years, *(frame.edition.year - each for each in condition.years_before)}
    asked = message("in {years}", years=tuple(str(each) for each in sorted(years)))
    if day is None:
        return Fit(answer=None, asked=(asked,))
    held = [year in years for year in range(day.first.year, day.last.year + 1)]
    return Fit(answer=_three(yes=all(held), no=not any(held)), asked=(asked,))


def _since_last(day: DayRange | None, bound: DayRange | None, what: Message) -> Fit:
    if bound is None:
        return Fit(answer=None, asked=(message("after {what}", what=what),), unresolved=what)
    found = _after(day, bound)
    return Fit(answer=found.answer, asked=(message("after {what}, {day}", what=what, day=shown(bound)),))


def _fit(bound: DayRange, asked: Message, *, answer: bool | None) -> Fit:
    unresolved = None
    if answer is None and bound.known_day is None:
        unresolved = message("the day that is counted from")
    return Fit(answer=answer, asked=(asked,), unresolved=unresolved)


def _three(*, yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None


def shown(days: DayRange) -> object:
    """A range of days as a Message names it: the day itself where it is one, else as it is written."""
    return days.known_day or days
