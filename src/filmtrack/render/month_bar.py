"""A forecast drawn across twelve months: the expected day, and around it the 50, 80 and 90 % ranges."""

from datetime import date, timedelta

from filmtrack.render.moments import month as month_name
from filmtrack.render.months import month_after, part_of_month
from filmtrack.render.safe import padded
from filmtrack.reports.rows import Days

PER_MONTH = 5
_MARKS = "·░▒▓█"
_ASCII = ".:-=#"


def month_bar(expected: date, range50: Days, range80: Days, range90: Days, *, unicode: bool = True) -> tuple[str, str]:
    """Two lines: the names of twelve months around the expected day, and the bar below them."""
    first = _first_month(expected, range90)
    months = [month_after(first, step) for step in range(12)]
    marks = _MARKS if unicode else _ASCII
    levels = [
        _level(*part_of_month(month, place, PER_MONTH), expected, (range90, range80, range50))
        for month in months
        for place in range(PER_MONTH)
    ]
    names = "".join(padded(month_name(month.month), PER_MONTH) for month in months)
    return names.rstrip(), "".join(marks[level] for level in levels)


def _first_month(expected: date, range90: Days) -> date:
    start = range90[0] if (expected - range90[0]).days < 180 else expected - timedelta(days=180)  # noqa: PLR2004 - half a year
    return month_after(start.replace(day=1), -1)


def _level(begins: date, ends: date, expected: date, ranges: tuple[Days, ...]) -> int:
    if begins <= expected <= ends:
        return len(ranges) + 1
    return sum(days[0] <= ends and begins <= days[1] for days in ranges)
