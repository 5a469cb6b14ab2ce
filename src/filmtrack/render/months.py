"""Months, and the equal parts of them that bars are drawn with."""

from datetime import date, timedelta

from filmtrack.domain.days import month_end
from filmtrack.reports.rows import Days


def month_after(day: date, steps: int) -> date:
    """The first day of the month so many months after that of a day; before it when negative."""
    index = day.year * 12 + day.month - 1 + steps
    return date(index // 12, index % 12 + 1, 1)


def part_of_month(month: date, place: int, parts: int) -> Days:
    """The first and last day of one of the parts, counted from 0, of the month that begins on `month`."""
    length = month_end(month).day
    begins, ends = place * length // parts, (place + 1) * length // parts - 1
    return month + timedelta(days=begins), month + timedelta(days=ends)
