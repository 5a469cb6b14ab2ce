"""`filmtrack upcoming`: what is due."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import limit_of
from filmtrack.cli.shared_options import ExitCode
from filmtrack.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from filmtrack.cli.kept_answers import Found
    from filmtrack.domain.film import Film
    from filmtrack.ledger.records import Records
    from filmtrack.reports.due_window import Mark, Upcoming, Window
    from filmtrack.reports.rows import UpcomingRow


@takes(filters=filters_of_command("upcoming"), how=FormatOptions)
def upcoming(
    context: Context,
    next_: Annotated[bool, Option("--next", help="One row a festival: its next date")] = False,
    closed: Annotated[bool, Option("--closed", help="Also what has closed")] = False,
    events: Annotated[bool, Option("--events", help="Also opening days and the festivals' own days")] = False,
    maybe: Annotated[bool, Option("--maybe", help="Also what only its 80 % range brings into these days")] = False,
    exit_code: ExitCode = False,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """What is due: the deadlines of the next 60 days, or of the month or days you name.

    Examples: filmtrack upcoming --month sep · filmtrack upcoming --within 2w --country FR --film night-bus
    """
    from filmtrack.cli.output import Shown, show
    from filmtrack.cli.problems import left_out, problems_met
    from filmtrack.cli.windows import window_of
    from filmtrack.render.upcoming_view import COLUMNS, EMPTY, cells
    from filmtrack.reports.rows import UpcomingRow

    undated = "unknown" in (filters.status or ())
    wanted = window_of(context, filters, closed=closed, events=events, next_only=next_, maybe=maybe, undated=undated)
    found = _with_schemes(context, _due(context, wanted, filters, how), wanted, filters)
    shown = Shown(
        report="upcoming",
        row_type=UpcomingRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, zone=context.zone, today=context.today),
        empty=EMPTY,
    )
    show(context, shown, found.rows, how, problems_met(context), total=len(found.rows) + found.more)
    _say_what_is_beside(context, found)
    status = left_out(context, say_them=not how.json)
    raise Exit(status or (1 if exit_code and found.rows else 0))


def _due(context: Context, wanted: "Window", filters: FilterOptions, how: FormatOptions) -> "Upcoming":
    """The rows of the window; only for films is the ledger opened."""
    if not (filters.film or filters.tag):
        return _found(context, None, wanted, filters, how)
    with context.ledger.reading() as ledger:
        return _found(context, ledger, wanted, filters, how)


def _found(
    context: Context, ledger: "Records | None", wanted: "Window", filters: FilterOptions, how: FormatOptions
) -> "Upcoming":
    """At least as many rows as are shown, for films what they may enter; as they were kept, where they hold."""
    from filmtrack.cli.entry_question import films_asked
    from filmtrack.cli.kept_answers import shelf_for, shelf_of
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.unchanged import Unchanged

    given = filters_of(context, filters)
    films = films_asked(ledger, filters) if ledger else ()
    lasting = replace(wanted, before=None)
    question = ("upcoming", filters.platform, filters.within, given, lasting)
    shelf = shelf_for(context, ledger, films, *question) if ledger else shelf_of(context, *question)
    most = None if how.sort or filters.scheme else limit_of(how)
    if shelf and (kept := shelf.find(context.now, most=most, before=wanted.before)):
        return _as_of_now(context, kept)
    from filmtrack.reports.upcoming import upcoming as due

    now, zone, today = context.now, context.zone, context.today
    unchanged = Unchanged(now=now, zone=zone, before=wanted.before) if shelf else None
    mark = _mark(context, ledger, films, filters) if ledger else None
    made = due(context.catalogue, wanted, given, now=now, zone=zone, today=today, mark=mark, unchanged=unchanged)
    if shelf and unchanged:
        shelf.keep(unchanged, made.rows, total=len(made.rows), beside=(made.maybe, made.unstated))
    return made


def _as_of_now(context: Context, kept: "Found") -> "Upcoming":
    """What was kept, with the days that are left now."""
    from filmtrack.domain.instants import days_left
    from filmtrack.reports.due_window import Upcoming

    def left(row: "UpcomingRow") -> "UpcomingRow":
        return replace(row, days_left=days_left(context.now, row.closes_at)) if row.closes_at else row

    maybe, unstated = kept.beside
    return Upcoming(rows=tuple(map(left, kept.rows)), maybe=maybe, unstated=unstated, more=kept.total - len(kept.rows))


def _mark(context: Context, ledger: "Records", films: "Sequence[Film]", filters: FilterOptions) -> "Mark":
    """What leaves out the rows that none of the films may enter, and marks the others."""
    from filmtrack.cli.films_at import asked_of
    from filmtrack.reports.readiness import Papers
    from filmtrack.reports.ready_count import counter_of
    from filmtrack.reports.upcoming_film import mark_for, mark_for_any

    def mark_of(film: "Film") -> "Mark":
        papers = Papers(items=context.items, ticks=ledger.ticks(film.id))
        return mark_for(asked_of(context, ledger, film, filters), context.catalogue, counter_of(papers))

    return mark_for_any({film.id: mark_of(film) for film in films})


def _with_schemes(context: Context, found: "Upcoming", wanted: "Window", filters: FilterOptions) -> "Upcoming":
    """The rows, and among them the dates of the schemes that were named."""
    if not filters.scheme:
        return found
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.scheme_dates import scheme_rows
    from filmtrack.reports.schemes import find_scheme
    from filmtrack.reports.upcoming import with_rows

    schemes = tuple(find_scheme(context.schemes, each) for each in filters.scheme)
    dates = scheme_rows(schemes, wanted, filters_of(context, filters), now=context.now, zone=context.zone)
    return with_rows(found, dates)


def _say_what_is_beside(context: Context, found: "Upcoming") -> None:
    from filmtrack.cli.output import say
    from filmtrack.render.upcoming_view import beside

    if context.terminal:
        for said in beside(maybe=found.maybe, unstated=found.unstated):
            say(context, said)
