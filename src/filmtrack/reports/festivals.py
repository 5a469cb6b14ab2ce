"""The festivals of the catalogue, one row each, with the next date that is known or expected."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Festival
from filmtrack.reports.festival_row import FestivalRow
from filmtrack.reports.filters import Filters, festival_fits, may_fit, row_fits
from filmtrack.reports.names import Named, festival_names, having
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.unchanged import Unchanged
from filmtrack.reports.upcoming_row import row_of


def festival_rows(
    catalogue: CatalogueReader,
    words: str,
    filters: Filters,
    *,
    now: datetime,
    zone: tzinfo,
    unchanged: Unchanged | None = None,
) -> tuple[FestivalRow, ...]:
    """The wanted festivals whose id or names hold the words (all, without words).

    What is asked of dates is asked of the next one; `unchanged` is told what the rows rest on.
    """
    today = now.astimezone(zone).date()
    wanted = [each for each in may_fit(catalogue, filters) if festival_fits(each, filters)]
    found = ((each, next_occasion(each, now=now, zone=zone, unchanged=unchanged)) for each in _named(wanted, words))
    return tuple(
        _row(festival, following)
        for festival, following in found
        if not filters.ask_dates or row_fits(row_of(following, now=now, today=today), filters)
    )


def next_occasion(festival: Festival, *, now: datetime, zone: tzinfo, unchanged: Unchanged | None = None) -> Occasion:
    """The festival's soonest deadline that has not closed; due now by forecast counts, a superseded list does not."""
    today = now.astimezone(zone).date()
    found = occasions(festival, now=now, zone=zone, unchanged=unchanged)
    open_ = [each for each in found if each.what == "deadline" and _counts(each, now)]
    return min(open_, key=lambda each: (each.status == "unknown", _when(each, today)))


def _counts(occasion: Occasion, now: datetime) -> bool:
    if occasion.closing:
        return occasion.closing.closes_at > now
    return not occasion.superseded_by and occasion.status != "overdue"


def _when(occasion: Occasion, today: date) -> date:
    return max(occasion.date or date.max, today)


def _named(festivals: Iterable[Festival], words: str) -> list[Festival]:
    if not words:
        return list(festivals)
    named = [Named(id=each.id, names=(*festival_names(each), each.city or ""), thing=each) for each in festivals]
    return [each.thing for each in having(named, words)]


def _row(festival: Festival, following: Occasion) -> FestivalRow:
    return FestivalRow(
        id=festival.id,
        name=festival.name,
        kind=festival.kind,
        country=festival.country,
        city=festival.city,
        festival_timezone=festival.timezone,
        website=festival.website,
        next_on=following.date,
        status=following.status,
        tier=following.tier,
        edition=following.edition,
        platforms=festival.platforms,
        qualifying=festival.qualifying,
    )
