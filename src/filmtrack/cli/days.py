"""Which calendar days the filters name."""

from datetime import date
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions
from filmtrack.domain.periods import add_span, parse_days, parse_month
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.domain.days import DayRange


def is_within(context: Context, day: date | None, given: FilterOptions) -> bool:
    """Whether a day lies among those that were asked for; every day does when none were."""
    days = days_asked(context, given)
    return days is None or (day is not None and (days[0] or date.min) <= day <= (days[1] or date.max))


def days_asked(context: Context, given: FilterOptions) -> tuple[date | None, date | None] | None:
    """The first and the last day that were asked for, None where it is open; None altogether when none were named."""
    first, last = days_named(context, given)
    if given.within is not None:
        return context.today, add_span(context.today, given.within)
    return None if first is None and last is None else (first, last)


def past_days_asked(context: Context, given: FilterOptions) -> "DayRange | None":
    """The same where days gone by are meant: `--to` alone begins with the first day ever, not with today."""
    from filmtrack.domain.days import DayRange

    if given.to is not None and (given.from_, given.month, given.within) == (None, None, None):
        return DayRange(first=date.min, last=parse_days(given.to, context.today).last)
    days = days_asked(context, given)
    return DayRange(first=days[0] or date.min, last=days[1] or date.max) if days else None


def days_named(context: Context, given: FilterOptions) -> tuple[date | None, date | None]:
    """The first and last day of a month or of --from and --to."""
    today = context.today
    span = given.from_ is not None or given.to is not None
    if (given.month is not None) + (given.within is not None) + span > 1:
        raise WrongUsageError(message("give only one of --month, --within, and --from/--to"))
    if given.month is not None:
        period = parse_month(given.month, today)
        return period.first, period.last
    if not span:
        return None, None
    first = parse_days(given.from_, today).first if given.from_ is not None else today
    last = parse_days(given.to, today).last if given.to is not None else None
    if last and last < first:
        raise WrongUsageError(message("--to {last} is before --from {first}", last=last, first=first))
    return first, last
