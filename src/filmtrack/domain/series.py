"""One series of deadlines, the same tier of one festival over the years, and the habits that show in it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from filmtrack.values import dataclass

RECENT_EDITIONS = 3
"""Habits are read from so many editions: dates drift, and stay drifted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """One known edition of a series: its year, its original deadline, and the event's first day where it is known."""

    year: int
    deadline: date
    starts: date | None = None


def history(past: Iterable[PastEdition]) -> tuple[PastEdition, ...]:
    """One edition a year, oldest first; of several deadlines in one year the earliest, which warns in time."""
    years: dict[int, PastEdition] = {}
    for each in sorted(past, key=lambda each: (each.year, each.deadline, each.starts or date.max)):
        years.setdefault(each.year, each)
    return tuple(years.values())


def is_biennial(between: tuple[int, ...]) -> bool:
    """Whether the last two editions of a history with these gaps each came two years after the one before."""
    return between[-2:] == (2, 2)


def gaps(past: tuple[PastEdition, ...]) -> tuple[int, ...]:
    """The years between the editions of a history, oldest first."""
    return tuple(later.year - earlier.year for earlier, later in pairwise(past))


def usual_lead(past: tuple[PastEdition, ...]) -> int | None:
    """The median days from deadline to event over the last three editions that have both, a half day dropped."""
    leads = [(each.starts - each.deadline).days for each in past if each.starts is not None][-RECENT_EDITIONS:]
    if not leads:
        return None
    leads.sort()
    return int((leads[(len(leads) - 1) // 2] + leads[len(leads) // 2]) / 2)


def usual_day(past: tuple[PastEdition, ...]) -> int | None:
    """The day of the month that at least two of the last three deadlines share."""
    days = [each.deadline.day for each in past[-RECENT_EDITIONS:]]
    day = max(days, key=days.count)
    return day if days.count(day) > 1 else None


def day_in(year: int, month: int, day: int) -> date:
    """That day of that year; 28 Feb stands in for 29 Feb."""
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(1)
    return date(year, month, day)
