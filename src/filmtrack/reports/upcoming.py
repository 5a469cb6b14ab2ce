"""What is due: the occasions of all wanted festivals that fall into a window, one row each."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from filmtrack.reports.due_window import Mark, Upcoming, Window
from filmtrack.reports.filters import Filters, festival_fits, may_fit, row_fits
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.unchanged import Unchanged
from filmtrack.reports.upcoming_row import row_of
from filmtrack.values import replace


def upcoming(
    catalogue: CatalogueReader,
    window: Window,
    filters: Filters,
    *,
    now: datetime,
    zone: tzinfo,
    today: date,
    mark: Mark | None = None,
    unchanged: Unchanged | None = None,
) -> Upcoming:
    """The rows of a window at the moment `now` for a user in `zone`, soonest first, each as `mark` leaves it.

    `unchanged` is told what they rest on.
    """
    chosen: list[UpcomingRow] = []
    maybe = unstated = 0
    for festival in may_fit(catalogue, filters):
        fits = festival_fits(festival, filters)
        if fits is False:
            continue
        for occasion in occasions(festival, now=now, zone=zone, unchanged=unchanged):
            placed = _placed(occasion, window, today, now)
            if placed is False or (placed is None and not window.maybe and fits is None):
                continue
            row = row_of(occasion, now=now, today=today)
            wanted = row_fits(row, filters)
            marked = mark(row) if mark and wanted is not False else row
            if wanted is False or marked is None:
                continue
            if placed is None and not window.maybe:
                maybe += 1
            elif fits is None or wanted is None:
                unstated += 1
            else:
                chosen.append(marked)
    chosen.sort(key=_soonest)
    return Upcoming(rows=tuple(_next(chosen) if window.next_only else chosen), maybe=maybe, unstated=unstated)


def with_rows(found: Upcoming, more: tuple[UpcomingRow, ...]) -> Upcoming:
    """What is due with other rows among it, each at its day."""
    return replace(found, rows=tuple(sorted((*found.rows, *more), key=_soonest)))


def _placed(occasion: Occasion, window: Window, today: date, now: datetime) -> bool | None:
    """Whether an occasion falls into the window; None when only its 80 % range does."""
    if occasion.what != "deadline" and not window.events:
        return False
    if occasion.date is None:
        return window.next_only or window.undated
    if occasion.status == "overdue":
        return _contains_today(window, today)
    if occasion.closing and occasion.closing.closes_at <= now and not window.closed:
        return False
    if not occasion.closing and occasion.date < today and not window.closed and occasion.forecast is None:
        return False
    if _inside(occasion, occasion.date, window, today):
        return True
    if occasion.forecast is None:
        return False
    if occasion.status == "expected" and occasion.date < today <= occasion.forecast.range80[1]:
        return _contains_today(window, today)
    return None if _touches(occasion.forecast.range80, window, today) else False


def _inside(occasion: Occasion, day: date, window: Window, today: date) -> bool:
    if window.before is None:
        return (window.first is None or window.first <= day) and (window.last is None or day <= window.last)
    if occasion.closing:
        return occasion.closing.warn_from_at < window.before
    return today <= day <= window.before.date()


def _contains_today(window: Window, today: date) -> bool:
    if window.before is not None:
        return True
    return (window.first is None or window.first <= today) and (window.last is None or today <= window.last)


def _touches(days: tuple[date, date], window: Window, today: date) -> bool:
    first, last = window.first or today, window.last or date.max
    if window.before is not None:
        first, last = today, window.before.date()
    return days[0] <= last and days[1] >= first


def _next(rows: list[UpcomingRow]) -> Iterator[UpcomingRow]:
    """The soonest row of each festival; a listed day that newer knowledge replaced is never it."""
    seen: set[str] = set()
    for row in rows:
        if row.festival not in seen and not row.superseded_by:
            seen.add(row.festival)
            yield row


def _soonest(row: UpcomingRow) -> tuple[bool, date, str, str, str]:
    """By day; what may have closed already stands last, so that it never buries what is sure to come."""
    return row.due_now, row.date or date.max, row.name, row.tier or "", row.key or ""
