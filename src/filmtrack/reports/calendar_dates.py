"""A festival's deadline, opening day or own days as they stand on a calendar."""

from datetime import datetime

from filmtrack.domain.festival import Edition
from filmtrack.reports.calendar_item import CalendarItem, known_at, uid_of
from filmtrack.reports.calendar_words import day_lines, day_title, deadline_lines, deadline_title, place_of
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.rows import UpcomingRow

WARN_DAYS = (7, 1)
"""The days before a deadline on which a calendar may sound an alarm."""

_KEYS_OF_DAYS = {"opens", "event", "listed"}
"""What is no tier; a deadline that somebody named so stands apart."""


def item_of(occasion: Occasion, row: UpcomingRow) -> CalendarItem | None:
    """The item of an occasion (`row` is the same one's), or None where there is no day to look forward to.

    That is what has no date, a cancelled edition, a listed day of which something newer is known, and an expectation
    that somebody found not to have come true.
    """
    cancelled = occasion.known is not None and occasion.known.cancelled
    if occasion.date is None or cancelled or occasion.superseded_by or occasion.status == "overdue":
        return None
    festival = occasion.festival
    is_deadline = occasion.what == "deadline"
    closing = occasion.closing
    exact = closing is not None and closing.hour_known and row.festival_timezone is not None
    return CalendarItem(
        uid=_uid(occasion),
        what=occasion.what,
        sure=occasion.status == "announced",
        first=occasion.date,
        last=max(occasion.ends or occasion.date, occasion.date),
        closes_at=closing.closes_at if closing and exact else None,
        title=deadline_title(occasion) if is_deadline else day_title(occasion),
        lines=deadline_lines(occasion, row) if is_deadline else day_lines(occasion),
        place=place_of(festival),
        link=(festival.submit_url if is_deadline else None) or festival.website,
        stamp=_stamp(occasion),
        warn_days=_warn_days(occasion),
    )


def edition_known_at(edition: Edition) -> datetime:
    """When the days of an edition were last known to be so."""
    return known_at((edition.provenance,), (edition.looked_on,))


def _uid(occasion: Occasion) -> str:
    """Festival, edition and key, so that an expected deadline keeps it when it is announced; never the date."""
    festival = occasion.festival.id
    if occasion.status == "listed":
        return uid_of(festival, occasion.date.year if occasion.date else None, occasion.key)
    taken = occasion.what == "deadline" and occasion.key in _KEYS_OF_DAYS
    return uid_of(festival, occasion.edition, occasion.key, name="deadline" if taken else "")


def _stamp(occasion: Occasion) -> datetime:
    """When this was last known: the day it was checked or extended, else the latest of what it rests on.

    That is the earlier deadlines of the same key, so that an announcement never looks older than the expectation.
    """
    deadline = occasion.deadline
    own = known_at((occasion.provenance,), (deadline.extended_on if deadline else None,))
    if occasion.what != "deadline" or occasion.edition is None or (deadline and occasion.provenance.checked):
        return own
    before = [each for each in occasion.festival.editions if each.year <= occasion.edition]
    rests_on = [each.provenance for edition in before for each in edition.deadlines if each.key == occasion.key]
    this = (edition_known_at(edition) for edition in before if edition.year == occasion.edition)
    return max(own, known_at(rests_on), *this)


def _warn_days(occasion: Occasion) -> tuple[int, ...]:
    """Some days before a deadline; for an expected one the day from which to look for the announcement."""
    if occasion.what != "deadline":
        return ()
    if occasion.status == "expected" and occasion.forecast:
        return (occasion.forecast.spread.alert95,)
    return WARN_DAYS
