"""`filmtrack timeline`: the year at a glance."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.cli.options import FilterOptions, FormatOptions, takes

if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL_COLUMNS = 80


@takes(filters=FilterOptions, how=FormatOptions)
def timeline(
    ctx: typer.Context,
    film: Annotated[str | None, typer.Option("--film", help="Only where this film is entered or planned")] = None,
    months: Annotated[int, typer.Option("--months", min=1, max=24, help="So many months")] = 12,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """The year as bars: when each call opens and closes, when answers come, when festivals are held.

    Examples: filmtrack timeline --country FR · filmtrack timeline --film night-bus --months 6
    """
    from filmtrack.cli.output import Shown, limit_of, say, show
    from filmtrack.cli.problems import left_out, problems_met
    from filmtrack.cli.windows import filters_of
    from filmtrack.message import message
    from filmtrack.render.timeline_view import last_day, timeline_text
    from filmtrack.reports.filters import festival_fits
    from filmtrack.reports.timeline import TimelineRow
    from filmtrack.reports.timeline import timeline as report

    context: Context = ctx.obj
    first = context.today.replace(day=1)
    given = filters_of(context, filters)
    festivals = [each for each in context.catalogue.festivals() if festival_fits(each, given)]
    days = first, last_day(first, months)
    entries = _entries(context, film) if film else None
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
    raise typer.Exit(left_out(context, say_them=not how.json))


def _entries(context: Context, film: str) -> "Mapping[str, str]":
    """How the film's entries stand, by festival; the last edition's where there are several."""
    from dataclasses import replace

    from filmtrack.domain.entry_filter import EVERY_ENTRY
    from filmtrack.reports.films import find_film

    with context.ledger.reading() as ledger:
        found = find_film(ledger, film)
        entries = ledger.entries(replace(EVERY_ENTRY, films=(found.id,))).rows
    return {each.festival: each.status for each in sorted(entries, key=lambda each: each.edition)}
