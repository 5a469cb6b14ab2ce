"""Which edition a film would be entered in now: the one whose call is open, else the next one to come."""

from datetime import date, timedelta

from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.series import day_in
from filmtrack.rules.frame import last_closing, takes_entries

_ZONES = timedelta(days=1)
"""Somewhere it may still be the day before."""


def edition_in(festival: Festival, year: int) -> Edition:
    """The edition of a year, a bare one where the catalogue does not know it."""
    return festival.edition(year) or Edition(year=year, provenance=festival.provenance)


def edition_before(festival: Festival, year: int) -> Edition | None:
    """The last known edition before a year that took place."""
    before = [each for each in festival.editions if each.year < year and not each.cancelled]
    return before[-1] if before else None


def next_edition(festival: Festival, today: date) -> Edition:
    """The edition with an open call, else one to come whose call nobody knows, else the next by last call's day."""
    known = [each for each in festival.editions if not each.cancelled]
    yesterday = today - _ZONES
    for edition in known:
        if _may_be_open(edition, yesterday):
            return edition
    for edition in known:
        if not edition.deadlines and edition.starts and edition.starts > today:
            return edition
    return edition_in(festival, _year_to_come(festival, known, today))


def _may_be_open(edition: Edition, yesterday: date) -> bool:
    for each in edition.deadlines:
        if (each.rolling or (each.date is not None and each.date >= yesterday)) and takes_entries(each):
            return True
    return False


def _year_to_come(festival: Festival, known: list[Edition], today: date) -> int:
    """The first year in which the last known call, repeated every year or two, closes today or later."""
    step = 2 if festival.rhythm == "biennial" else 1
    for edition in reversed(known):
        closed = last_closing(edition, outside=festival.outside_sections)
        if closed is not None:
            years = step
            while day_in(closed.year + years, closed.month, closed.day) < today:
                years += step
            return edition.year + years
    year = known[-1].year + step if known else today.year + 1
    while year < today.year:
        year += step
    return year
