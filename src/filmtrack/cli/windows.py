"""From what the filters say to the reports' own values: windows of days, and what festivals and dates must be."""

from datetime import UTC, timedelta
from typing import get_args

from filmtrack.cli.context import Context
from filmtrack.cli.days import days_named
from filmtrack.cli.filter_options import DAYS, FilterOptions
from filmtrack.cli.option_values import among, money
from filmtrack.domain.festival import Kind
from filmtrack.domain.periods import add_span
from filmtrack.domain.places import country_code
from filmtrack.reports.due_window import USUAL_DAYS, Window
from filmtrack.reports.filters import Filters
from filmtrack.reports.names import find_festival
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rows import Status
from filmtrack.values import replace

_OF_A_DATE = ("section", "edition", "status", "free", "max_fee")
"""The filters that look at a festival's dates one by one."""
_OF_DATES = (*_OF_A_DATE, *DAYS)
_WHENEVER = Window(undated=True, maybe=True)


def window_of(
    context: Context, given: FilterOptions, *, closed: bool, events: bool, next_only: bool, maybe: bool, undated: bool
) -> Window:
    """The window that was asked for: a month, days from and to, or what closes within a time (60 days by default)."""
    today = context.today
    first, last = days_named(context, given)
    before = None
    if given.within is not None:
        before = add_span(context.now.astimezone(context.zone), given.within).astimezone(UTC)
    elif first is None and last is None and not next_only:
        before = context.now + timedelta(days=USUAL_DAYS)
    past = last is not None and last < today if given.month is not None else first is not None and first < today
    return Window(
        first=first,
        last=last,
        before=before,
        closed=closed or past,
        events=events,
        next_only=next_only,
        maybe=maybe,
        undated=undated,
    )


def filters_of(context: Context, given: FilterOptions, catalogue: CatalogueReader | None = None) -> Filters:
    """The filters that were asked for; festivals by any of their names in a catalogue, which is else the user's."""
    return Filters(
        festivals=tuple(find_festival(catalogue or context.catalogue, each).id for each in given.festival or ()),
        sections=tuple(given.section or ()),
        editions=tuple(given.edition or ()),
        statuses=among("--status", given.status, get_args(Status)),
        kinds=among("--kind", given.kind, get_args(Kind)),
        countries=tuple(country_code(each) for each in given.country or ()),
        platforms=tuple(given.platform or ()),
        genres=tuple(given.genre or ()),
        qualifying=tuple(each.casefold() for each in given.qualifying or ()),
        student=given.student,
        free=given.free,
        max_fee=money("--max-fee", given.max_fee) if given.max_fee is not None else None,
        listed=_listed(context, given.scheme) if given.scheme else None,
    )


def filters_by_dates(context: Context, given: FilterOptions, window: Window | None = None) -> Filters:
    """The filters for rows that are whole festivals: where a date is asked about, those with such a date are wanted.

    `window` is where such a date has to lie, if not in the days that the filters name.
    """
    filters = filters_of(context, given)
    if all(getattr(given, each) in (None, False) for each in (_OF_DATES if window is None else _OF_A_DATE)):
        return filters
    from filmtrack.reports.upcoming import upcoming

    now, zone, today = context.now, context.zone, context.today
    if window is None and given.only(*DAYS) != FilterOptions():
        window = window_of(context, given, closed=False, events=False, next_only=False, maybe=False, undated=False)
    dates = Filters(
        sections=filters.sections,
        editions=filters.editions,
        statuses=filters.statuses,
        free=filters.free,
        max_fee=filters.max_fee,
    )
    found = upcoming(context.catalogue, window or _WHENEVER, dates, now=now, zone=zone, today=today)
    return replace(filters, dated=frozenset(each.festival for each in found.rows))


def _listed(context: Context, schemes: list[str]) -> tuple[str, ...]:
    """The festivals on the lists of these schemes."""
    from filmtrack.reports.scheme_dates import listed_festivals
    from filmtrack.reports.schemes import find_scheme

    return tuple(id_ for each in schemes for id_ in listed_festivals(find_scheme(context.schemes, each)))
