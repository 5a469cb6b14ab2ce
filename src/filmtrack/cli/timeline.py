"""`filmtrack timeline`: the year at a glance."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from filmtrack.reports.rows import Days

_USUAL_COLUMNS = 80
_USUAL_MONTHS = 12
_MOST_MONTHS = 24


@takes(filters=filters_of_command("timeline"), how=FormatOptions)
def timeline(
    context: Context,
    months: Annotated[int | None, Option("--months", least=1, most=24, help="So many months (else 12)")] = None,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """The year as bars: when each call opens and closes, when answers come, when festivals are held.

    --film and --tag keep to where these films are entered or planned; days that you name are the days that are drawn.

    Examples: filmtrack timeline --country FR · filmtrack timeline --film night-bus --months 6
    """
    from filmtrack.cli.output import Shown, limit_of, say, show
    from filmtrack.cli.problems import left_out, problems_met
    from filmtrack.cli.windows import filters_by_dates
    from filmtrack.message import message
    from filmtrack.render.timeline_view import timeline_text
    from filmtrack.reports.due_window import Window
    from filmtrack.reports.filters import festival_fits, may_fit
    from filmtrack.reports.timeline import TimelineRow
    from filmtrack.reports.timeline import timeline as report

    days, months = days_drawn(context, filters, months)
    first = days[0].replace(day=1)
    given = filters_by_dates(context, filters, Window(first=days[0], last=days[1], closed=True, maybe=True))
    entries = _entries(context, filters) if filters.film or filters.tag else None
    if entries is not None:
        given = given.among(entries)
    festivals = [each for each in may_fit(context.catalogue, given) if festival_fits(each, given)]
    rows = report(festivals, days, now=context.now, zone=context.zone, entries=entries)
    if how.json or how.csv or how.markdown:
        shown = Shown(report="timeline", row_type=TimelineRow, columns=(), cells=lambda _: [])
        show(context, shown, rows, how, problems_met(context))
    elif rows:
        kept = rows[: limit_of(how)]
        columns = context.columns or _USUAL_COLUMNS
        sys.stdout.write(
            timeline_text(kept, first, months, today=context.today, columns=columns, unicode=context.unicode)
        )
        if len(kept) < len(rows):
            say(context, message("{more} more: --limit {all} shows them", more=len(rows) - len(kept), all=len(rows)))
    elif context.terminal:
        say(context, message("Nothing is known of these months."))
    raise Exit(left_out(context, say_them=not how.json))


def days_drawn(context: Context, filters: FilterOptions, months: int | None = None) -> "tuple[Days, int]":
    """The first and the last day that are wanted, and how many months hold them: else a year from this month on.

    Raises:
        WrongUsageError: when that is more than two years, or the end is said twice.
    """
    from filmtrack.cli.days import days_asked
    from filmtrack.errors import WrongUsageError
    from filmtrack.message import message
    from filmtrack.render.timeline_view import last_day

    asked = days_asked(context, filters)
    first, last = asked or (context.today.replace(day=1), None)
    first = first or context.today
    if last is None:
        months = months or _USUAL_MONTHS
        return (first, last_day(first, months)), months
    if months is not None:
        raise WrongUsageError(message("give only one of --months, --month, --within and --to"))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > _MOST_MONTHS:
        said = message("{first} to {last} is too long to be drawn", first=first, last=last)
        raise WrongUsageError(said, hint=message("name at most {most} months", most=_MOST_MONTHS))
    return (first, last), count


def _entries(context: Context, filters: FilterOptions) -> "Mapping[str, str]":
    """How the films' entries stand, by festival; the last edition's where there are several."""
    from filmtrack.cli.entry_question import films_asked
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.timeline import standings

    with context.ledger.reading() as ledger:
        found = films_asked(ledger, filters)
        return standings(ledger.entries(EntryFilter(films=tuple(each.id for each in found))).rows)
