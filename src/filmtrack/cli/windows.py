"""From what the options say to the report's own values: windows of days, and filters."""

from datetime import UTC, date, timedelta
from typing import get_args

from filmtrack.cli.context import Context
from filmtrack.cli.option_values import among, money
from filmtrack.cli.options import FilterOptions, WindowOptions
from filmtrack.domain.festival import Kind
from filmtrack.domain.periods import add_span, parse_day, parse_month
from filmtrack.domain.places import country_code
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.reports.filters import Filters
from filmtrack.reports.names import find_festival
from filmtrack.reports.rows import Status
from filmtrack.reports.upcoming import USUAL_DAYS, Window


def window_of(
    context: Context, given: WindowOptions, *, closed: bool, events: bool, next_only: bool, maybe: bool, undated: bool
) -> Window:
    """The window that was asked for: a month, days from and to, or what closes within a time (60 days by default)."""
    today = context.today
    first, last = _days(context, given)
    before = None
    if given.within:
        before = add_span(context.now.astimezone(context.zone), given.within).astimezone(UTC)
    elif first is None and last is None and not next_only:
        before = context.now + timedelta(days=USUAL_DAYS)
    past = last is not None and last < today if given.month else first is not None and first < today
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


def is_within(context: Context, day: date | None, given: WindowOptions) -> bool:
    """Whether a day lies among those that were asked for; every day does when none were."""
    first, last = _days(context, given)
    if given.within:
        first, last = context.today, add_span(context.today, given.within)
    if first is None and last is None:
        return True
    return day is not None and (first or date.min) <= day <= (last or date.max)


def _days(context: Context, given: WindowOptions) -> tuple[date | None, date | None]:
    """The first and last day of a month or of --from and --to."""
    today = context.today
    if sum(each is not None for each in (given.month, given.within)) + bool(given.from_ or given.to) > 1:
        raise WrongUsageError(message("give only one of --month, --within, and --from/--to"))
    if given.month:
        period = parse_month(given.month, today)
        return period.first, period.last
    if not given.from_ and not given.to:
        return None, None
    first = parse_day(given.from_, today) if given.from_ else today
    last = parse_day(given.to, today) if given.to else None
    if last and last < first:
        raise WrongUsageError(message("--to {last} is before --from {first}", last=last, first=first))
    return first, last


def filters_of(context: Context, given: FilterOptions) -> Filters:
    """The filters that were asked for; festivals by any of their names."""
    return Filters(
        festivals=tuple(find_festival(context.catalogue, each).id for each in given.festival or ()),
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
        max_fee=money("--max-fee", given.max_fee) if given.max_fee else None,
        listed=_listed(context, given.scheme) if given.scheme else None,
    )


def _listed(context: Context, schemes: list[str]) -> tuple[str, ...]:
    """The festivals on the lists of these schemes."""
    from filmtrack.reports.scheme_dates import listed_festivals
    from filmtrack.reports.schemes import find_scheme

    return tuple(id_ for each in schemes for id_ in listed_festivals(find_scheme(context.schemes, each)))
