"""Which edition to expect next, seen from the day of asking, and which ones went by without anybody looking.

Candidates are the years after the last known edition: each, or every second one where the last two gaps were two years;
a year whose event is announced is always one. The target is the first whose 80 % range is not wholly past. Where its
expected day is past already, the festival may have closed just now, so the edition after it is answered too.
An edition is overdue only where somebody looked after its whole 90 % range had passed and still found no date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import Final

from filmtrack.domain.calibration import FILM_FESTIVALS, Calibration
from filmtrack.domain.forecast import Answer, Forecast, Unknown, UsualLead, forecast, forecast_by, is_surely_past
from filmtrack.domain.forecast_reasons import nothing_known
from filmtrack.domain.habits import Habits, habits_of
from filmtrack.domain.series import PastEdition, history
from filmtrack.message import Message, message
from filmtrack.values import dataclass, replace

REGULAR_GAP_YEARS = 2
"""Known editions that lie further apart are said to be irregular."""

LOOK: Final = message("any day now, or just closed: look")
"""Said of a target whose expected day has passed, while its 80 % range has not."""

NO_DAYS: Mapping[int, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What to expect of one series: `target`, the edition after it if that may just have closed, and what went by.

    `overdue` editions are among those `passed_over`; they stay visible beside the target.
    """

    target: Answer
    following: Answer | None = None
    overdue: tuple[Forecast, ...] = ()
    passed_over: tuple[int, ...] = ()
    reasons: tuple[Message, ...] = ()


def expect(
    past: Iterable[PastEdition],
    asked_on: date,
    *,
    starts: Mapping[int, date] = NO_DAYS,
    looked: Mapping[int, date] = NO_DAYS,
    calibration: Calibration = FILM_FESTIVALS,
) -> Expectation:
    """The edition to expect on `asked_on`, from the known ones.

    `starts` has the first day of announced events by edition year; `looked` the last day on which somebody looked for
    that edition's deadline and found none.
    """
    known = history(past)
    if not known:
        return Expectation(target=_from_events(asked_on, starts))
    habits = habits_of(known)
    years = _candidates(habits, starts)
    passed: list[int] = []
    overdue: list[Forecast] = []
    target: Forecast | Unknown | None = None
    while target is None:
        year = next(years)
        is_plain = year not in looked and year not in starts
        if is_plain and is_surely_past(habits, year, asked_on, calibration):
            passed.append(year)
            continue
        answer = forecast_by(habits, year, starts.get(year), calibration)
        if isinstance(answer, Unknown) or answer.range80[1] >= asked_on:
            target = answer
            continue
        passed.append(year)
        overdue += (answer,) if _is_overdue(answer, looked) else ()
    due_now = isinstance(target, Forecast) and target.expected < asked_on
    after = next(years) if due_now else None
    return Expectation(
        target=replace(target, year=None) if isinstance(target, Unknown) else target,
        following=forecast_by(habits, after, starts.get(after), calibration) if after else None,
        overdue=tuple(overdue),
        passed_over=tuple(passed),
        reasons=(*_said_of(habits), *_gone_by(passed, overdue, known, looked), *((LOOK,) if due_now else ())),
    )


def _from_events(asked_on: date, starts: Mapping[int, date]) -> Answer:
    """The usual lead of the first announced event whose call may still be open; else unknown."""
    for year in sorted(starts):
        answer = forecast((), year, starts[year])
        if isinstance(answer, UsualLead) and answer.final_range80[1] >= asked_on:
            return answer
    return Unknown(year=None, last_known_year=None, reasons=(nothing_known(),))


def _candidates(habits: Habits, starts: Mapping[int, date]) -> Iterator[int]:
    last = habits.known[-1].year
    step = 2 if habits.is_biennial else 1
    return (year for year in count(last + 1) if (year - last) % step == 0 or year in starts)


def _is_overdue(edition: Forecast, looked: Mapping[int, date]) -> bool:
    looked_on = looked.get(edition.year) if edition.year is not None else None
    return looked_on is not None and looked_on > edition.range90[1]


def _said_of(habits: Habits) -> Iterator[Message]:
    if habits.is_biennial:
        yield message("every second year")
    if habits.longest_gap > REGULAR_GAP_YEARS:
        yield message("irregular: known editions lie up to {years} years apart", years=habits.longest_gap)


def _gone_by(
    years: Sequence[int], overdue: Sequence[Forecast], known: tuple[PastEdition, ...], looked: Mapping[int, date]
) -> Iterator[Message]:
    never = tuple(year for year in years if year not in looked)
    if never:
        yield message("last known {year}; {years} not looked up", year=known[-1].year, years=_years(never))
    for year in years:
        if any(each.year == year for each in overdue):
            yield message("{year} overdue, may be skipped: nothing found on {day}", year=year, day=looked[year])
        elif year in looked:
            yield message("{year}: last looked for on {day}, too early to tell", year=year, day=looked[year])


def _years(years: tuple[int, ...]) -> Message | tuple[int, ...]:
    """A run of years by its ends, others one by one."""
    first, last = years[0], years[-1]
    if len(years) > 1 and last - first == len(years) - 1:
        return message("{first}–{last}", first=first, last=last)
    return years
