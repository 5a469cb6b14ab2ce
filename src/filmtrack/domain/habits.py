"""What a history of editions tells of those after it: the day to expect, and how far that rule missed lately."""

from datetime import date, timedelta

from filmtrack.domain.series import RECENT_EDITIONS, PastEdition, day_in, gaps, is_biennial, usual_day, usual_lead
from filmtrack.values import dataclass

LEAD_TOLERANCE_DAYS = 14
LARGEST_MISS_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a history of editions tells of every year after it.

    `longest_gap` is in years; `missed_days` is for a year without a dated event.
    """

    known: tuple[PastEdition, ...]
    is_biennial: bool
    longest_gap: int
    usual_day: int | None
    missed_days: float | None


def habits_of(known: tuple[PastEdition, ...]) -> Habits:
    """What a history of at least one edition tells."""
    between = gaps(known)
    return Habits(
        known=known,
        is_biennial=is_biennial(between),
        longest_gap=max(between, default=0),
        usual_day=usual_day(known),
        missed_days=mean_miss(known, with_event=False),
    )


def expected_day(before: tuple[PastEdition, ...], year: int, starts: date | None) -> tuple[date, date, int | None]:
    """The forecast, its base, and the lead that had a say."""
    last = before[-1]
    base = base_day(last, year)
    lead = usual_lead(before) if starts is not None else None
    if starts is None or lead is None:
        return base, base, None
    usual, tolerance = starts - timedelta(lead), timedelta(LEAD_TOLERANCE_DAYS)
    return min(max(base, usual - tolerance), usual + tolerance), base, lead


def base_day(last: PastEdition, year: int) -> date:
    """The last known deadline, moved by as many years as the edition."""
    return day_in(last.deadline.year + year - last.year, last.deadline.month, last.deadline.day)


def mean_miss(before: tuple[PastEdition, ...], *, with_event: bool) -> float | None:
    """How many days the rule missed the last three editions by, each from those before it; None for a single one."""
    misses = []
    for known in range(max(1, len(before) - RECENT_EDITIONS), len(before)):
        actual = before[known]
        expected, *_ = expected_day(before[:known], actual.year, actual.starts if with_event else None)
        misses.append(abs((actual.deadline - expected).days))
    return min(sum(misses) / len(misses), LARGEST_MISS_DAYS) if misses else None
