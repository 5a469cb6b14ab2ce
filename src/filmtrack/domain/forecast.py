"""When the next edition's deadline is to be expected, how surely, and why: a rule without a clock.

A festival's deadline mostly falls on the day of last time, so that day is the **base**: the last known deadline, moved
by as many years as the edition (29 Feb becomes 28 Feb), to no particular weekday. Where the coming festival's own first
day is announced and earlier editions tell how many days their call closed before it, the middle one of the last three
such **leads** counts too: the forecast is the base, held within 14 days of first day minus lead.

How sure that is, the series says itself. The same rule is applied to its last three editions, each from what came
before it; the mean **miss** of those forecasts, at most 60 days, sets the ranges and alerts by a Calibration, wider
the longer ago the last known edition is. A single edition has no record: constants apply. After 12 years without a
date none is given. Without any earlier edition only the usual lead of film festivals is said, if the event is dated.

A series is one tier (and section) of one festival with its *original* deadlines: an extended date is another series.
Days are the festival's own; the hour is not forecast. docs/forecast.md has the data and what the ranges promise.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from filmtrack.domain import forecast_reasons as said
from filmtrack.domain.calibration import FILM_FESTIVALS, Calibration, Spread
from filmtrack.domain.habits import (
    LARGEST_MISS_DAYS,
    LEAD_TOLERANCE_DAYS,
    Habits,
    base_day,
    expected_day,
    habits_of,
    mean_miss,
)
from filmtrack.domain.series import PastEdition, day_in, history
from filmtrack.message import Message
from filmtrack.values import dataclass

LONGEST_GAP_YEARS = 12
LISTED_GAP_YEARS = 2
"""A day from a list without a year is taken as one edition, last known two years before."""

FINAL_LEAD_DAYS = (117, 50, 11)
"""Lead of a film festival's final deadline: four of five lie between the outer two, the middle one is the median."""

FIRST_LEAD_DAYS = (297, 124, 33)
"""The same for its first deadline."""

Range: TypeAlias = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """An expected deadline, the days around it, and what it rests on.

    `lead_days` is None where the event has no say, `missed_days` where a single edition is known; `year` and `last`
    are None for a day that a list (`source`) gives without a year.
    """

    year: int | None
    expected: date
    spread: Spread
    base: date
    gap: int
    starts: date | None = None
    lead_days: int | None = None
    missed_days: float | None = None
    last: PastEdition | None = None
    editions_known: int = 1
    editions_missing: int = 0
    usual_day: int | None = None
    source: str | None = None

    @property
    def last_known_year(self) -> int | None:
        """The year of the last edition whose deadline is known."""
        return None if self.last is None else self.last.year

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why this date, and what it rests on."""
        return tuple(_reasons(self))

    @property
    def range50(self) -> Range:
        """The days that hold the deadline in half of all cases: "likely"."""
        return _around(self.expected, self.spread.half50)

    @property
    def range80(self) -> Range:
        """The days that hold the deadline in four of five cases."""
        return _around(self.expected, self.spread.half80)

    @property
    def range90(self) -> Range:
        """The days that hold the deadline in nine of ten cases."""
        return _around(self.expected, self.spread.half90)

    @property
    def alert95_on(self) -> date:
        """The day to begin looking for the announcement, early enough in 95 % of cases."""
        return self.expected - timedelta(self.spread.alert95)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualLead:
    """When film festivals in general close before an event: no forecast, since no deadline of this one is known."""

    year: int
    starts: date
    final: date
    final_range80: Range
    first: date
    first_range80: Range
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """No date can be said honestly; the reasons tell what is missing. `year` is None where no edition was asked for."""

    year: int | None
    last_known_year: int | None
    reasons: tuple[Message, ...]


Answer: TypeAlias = Forecast | UsualLead | Unknown
"""What can be said of an edition that is not announced."""


def forecast(
    past: Iterable[PastEdition], year: int, starts: date | None = None, *, calibration: Calibration = FILM_FESTIVALS
) -> Answer:
    """The deadline to expect for the edition of `year`, whose event begins on `starts`, from the editions before it."""
    before = history(each for each in past if each.year < year)
    return forecast_by(habits_of(before), year, starts, calibration) if before else _without_history(year, starts)


def forecast_by(habits: Habits, year: int, starts: date | None, calibration: Calibration) -> Forecast | Unknown:
    """The same for a year after all editions whose habits are known."""
    last = habits.known[-1].year
    if year - last > LONGEST_GAP_YEARS:
        return Unknown(year=year, last_known_year=last, reasons=(said.too_long_ago(last, LONGEST_GAP_YEARS),))
    return _dated(habits, year, starts, calibration)


def is_surely_past(habits: Habits, year: int, asked_on: date, calibration: Calibration) -> bool:
    """Whether the 80 % range of a year without a dated event ended before that day; its forecast need not be made."""
    last = habits.known[-1]
    if year - last.year > LONGEST_GAP_YEARS:
        return False
    reach = calibration.half80.days(habits.missed_days, year - last.year)
    return base_day(last, year) + timedelta(reach) < asked_on


def is_surely_after(past: Iterable[PastEdition], day: date, calibration: Calibration = FILM_FESTIVALS) -> bool:
    """Whether the 80 % range of each later edition without a dated event begins after that day.

    The next one's begins first: a range grows by far less than a year for each year that it is further off.
    """
    last = history(past)[-1]
    reach = max(calibration.half80.days(missed, 1) for missed in (None, LARGEST_MISS_DAYS))
    return base_day(last, last.year + 1) - timedelta(reach) > day


def listed(month: int, day: int, *, asked_on: date, source: str, calibration: Calibration = FILM_FESTIVALS) -> Forecast:
    """The next occurrence, `asked_on` or later, of a day that `source` lists without a year."""
    this_year = day_in(asked_on.year, month, day)
    expected = this_year if this_year >= asked_on else day_in(asked_on.year + 1, month, day)
    spread = calibration.spread(None, LISTED_GAP_YEARS)
    return Forecast(year=None, expected=expected, spread=spread, base=expected, gap=LISTED_GAP_YEARS, source=source)


def _dated(habits: Habits, year: int, starts: date | None, calibration: Calibration) -> Forecast:
    before = habits.known
    last = before[-1]
    gap = year - last.year
    expected, base, lead = expected_day(before, year, starts)
    missed = habits.missed_days if starts is None else mean_miss(before, with_event=True)
    return Forecast(
        year=year,
        expected=expected,
        spread=calibration.spread(missed, gap),
        base=base,
        gap=gap,
        starts=starts,
        lead_days=lead,
        missed_days=missed,
        last=last,
        editions_known=len(before),
        editions_missing=len(range(last.year + 2, year, 2)) if habits.is_biennial else gap - 1,
        usual_day=habits.usual_day,
    )


def _reasons(answer: Forecast) -> Iterator[Message]:
    if answer.source is not None:
        yield said.from_list(answer.source)
    if answer.last is None:
        return
    yield from _date_reasons(answer, answer.last)
    yield said.known_editions(answer.editions_known, answer.last.year)
    if answer.editions_missing:
        yield said.missing_editions(answer.editions_missing)
    if answer.missed_days is not None:
        yield said.missed_lately(round(answer.missed_days))
    if answer.usual_day is not None:
        yield said.usual_day(answer.usual_day)


def _date_reasons(answer: Forecast, last: PastEdition) -> Iterator[Message]:
    if answer.lead_days is not None and answer.expected != answer.base:
        yield said.moved_within(answer.base, answer.lead_days, LEAD_TOLERANCE_DAYS)
        return
    yield said.same_day(last.deadline, last.year, answer.base)
    if answer.lead_days is not None:
        yield said.kept_within(answer.lead_days, LEAD_TOLERANCE_DAYS)
    elif answer.starts is not None:
        yield said.no_usual_lead()


def _without_history(year: int, starts: date | None) -> UsualLead | Unknown:
    if starts is None:
        return Unknown(year=year, last_known_year=None, reasons=(said.nothing_known(),))
    final, first = ([starts - timedelta(days) for days in leads] for leads in (FINAL_LEAD_DAYS, FIRST_LEAD_DAYS))
    return UsualLead(
        year=year,
        starts=starts,
        final=final[1],
        final_range80=(final[0], final[2]),
        first=first[1],
        first_range80=(first[0], first[2]),
        reasons=(said.usual_lead(FINAL_LEAD_DAYS[1], FIRST_LEAD_DAYS[1]),),
    )


def _around(day: date, days: int) -> Range:
    return day - timedelta(days), day + timedelta(days)
