"""`filmtrack premiere`: what premieres a film still has to give."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import EveryFilm

if TYPE_CHECKING:
    from filmtrack.reports.record import Record


@takes(filters=filters_of_command("premiere"), how=FormatOptions)
def premiere(
    context: Context,
    name: Annotated[
        str | None, Argument(metavar="[FILM]", help="The film; may be left out where there is only one")
    ] = None,
    all_: EveryFilm = False,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """What premieres are left to give, what spent the others, and which entries cannot all come true.

    --country asks about a country besides; the other filters choose films, as --all takes every one.

    Examples: filmtrack premiere night-bus · filmtrack premiere night-bus --country FR · filmtrack premiere --all
    """
    from filmtrack.cli.output import Shown, show
    from filmtrack.cli.problems import left_out
    from filmtrack.domain.places import country_code
    from filmtrack.render.blocks import wrapped
    from filmtrack.render.premiere_view import COLUMNS, FILM_COLUMNS, cells, conflict_lines, film_cells
    from filmtrack.reports.conflicts import conflict_row, outlook
    from filmtrack.reports.premiere import PremiereRow, premiere_rows

    several = all_ or filters != filters.only("country")
    records = _records(context, name, filters, every=several)
    countries = tuple(country_code(each) for each in filters.country or ())
    rows = [
        row
        for record in records
        for row in premiere_rows(record, context.catalogue, today=context.today, countries=countries)
    ]
    seen = [outlook(record, context.catalogue, today=context.today) for record in records]
    shown = Shown(
        report="premiere",
        row_type=PremiereRow,
        columns=FILM_COLUMNS if several else COLUMNS,
        cells=lambda rows: (film_cells if several else cells)(rows, today=context.today),
        beside={
            "spent": [spent for each in seen for spent in each.spent],
            "conflicts": [conflict_row(conflict) for each in seen for conflict in each.conflicts],
            "order": [entry.id for each in seen for entry in each.order],
            "given_up": [entry.id for each in seen for entry in each.given_up],
        },
    )
    show(context, shown, rows, how, context.catalogue.problems)
    if not (how.json or how.csv or how.markdown):
        for record, each in zip(records, seen, strict=True):
            lines = conflict_lines(each, record.film.title if several else None)
            sys.stdout.writelines(wrapped(line, context.columns, hang=4) for line in lines)
    raise Exit(left_out(context, say_them=not how.json))


def _records(context: Context, film: str | None, filters: FilterOptions, *, every: bool) -> "list[Record]":
    from filmtrack.changes.naming import the_only_film
    from filmtrack.cli.entry_question import films_wanted
    from filmtrack.errors import WrongUsageError
    from filmtrack.message import message
    from filmtrack.reports.films import find_film
    from filmtrack.reports.record import record_of

    if every and film is not None:
        raise WrongUsageError(message("give one film, or --all and filters"))
    with context.ledger.reading() as ledger:
        if every:
            films = films_wanted(context, ledger, filters.without("country"))
            return [record_of(each, context.catalogue, ledger) for each in films]
        found = the_only_film(ledger) if film is None else find_film(ledger, film)
        return [record_of(found, context.catalogue, ledger)]
