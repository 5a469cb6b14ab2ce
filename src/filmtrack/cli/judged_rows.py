"""Films judged against every festival that is asked about, as the list that `check` shows."""

from functools import partial
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import Shown, limit_of, show
from filmtrack.cli.problems import problems_met
from filmtrack.message import message
from filmtrack.render.check_view import COLUMNS, FILM_COLUMNS, cells, film_cells
from filmtrack.reports.check_row import Checked, CheckRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from filmtrack.domain.film import Film
    from filmtrack.ledger.records import Records
    from filmtrack.reports.filters import Filters


def listed(
    context: Context,
    ledger: "Records",
    films: "Sequence[Film]",
    given: FilterOptions,
    wanted: "Filters",
    how: FormatOptions,
    *,
    why_not: bool,
) -> Checked:
    """The list for these films, at least as long as it is shown; as it was kept, where it would be the same."""
    from filmtrack.cli.kept_answers import shelf_for

    most = None if how.sort else limit_of(how)
    of_days = wanted.dated is not None  # which change with the moment, and are not all noted
    shelf = None if of_days else shelf_for(context, ledger, films, "check", given.platform, wanted, why_not)
    if shelf and (kept := shelf.find(context.now, most=most)):
        failed, answers = kept.beside
        return Checked(rows=kept.rows, total=kept.total, failed=failed, answers=answers)
    from filmtrack.catalogue.uncollected import uncollected
    from filmtrack.cli.films_at import asked_of
    from filmtrack.reports.check import check_films, checked
    from filmtrack.reports.unchanged import Unchanged

    unchanged = Unchanged(now=context.now, zone=context.zone)
    asked = [asked_of(context, ledger, each, given) for each in films]
    with uncollected():  # looking for garbage costs more than the rules
        judged = check_films(asked, context.catalogue, wanted, unchanged)
    made = checked(asked[0], judged, why_not=why_not, most=most, unchanged=unchanged)
    if shelf:
        shelf.keep(unchanged, made.rows, total=made.total, beside=(made.failed, made.answers))
    return made


def show_listed(context: Context, found: Checked, how: FormatOptions, *, by_film: bool = False) -> None:
    """Print the list; `by_film` says of each row which film it is about."""
    one = message("No festival takes this film. --why-not tells which rules decide.")
    several = message("No festival takes any of the films. --why-not tells which rules decide.")
    shown = Shown(
        report="check",
        row_type=CheckRow,
        columns=FILM_COLUMNS if by_film else COLUMNS,
        cells=partial(film_cells if by_film else cells, zone=context.zone, today=context.today),
        empty=several if by_film else one,
    )
    show(context, shown, found.rows, how, problems_met(context), total=found.total)


def say_left_open(context: Context, filters: "Filters") -> None:
    """On a terminal: how many festivals do not say what is filtered by."""
    from filmtrack.reports.filters import Filters

    if context.terminal and filters != Filters():
        from filmtrack.cli.output import say
        from filmtrack.render.upcoming_view import beside
        from filmtrack.reports.check import left_open

        for said in beside(maybe=0, unstated=left_open(context.catalogue, filters)):
            say(context, said)
