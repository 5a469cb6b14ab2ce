"""`filmtrack premiere`: what premieres a film still has to give."""

import sys
from typing import Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions, takes


@takes(how=FormatOptions)
def premiere(
    ctx: typer.Context,
    film: Annotated[str | None, typer.Argument(help="The film; may be left out where there is only one")] = None,
    country: Annotated[list[str] | None, typer.Option("--country", help="Also this country, like FR")] = None,
    *,
    how: FormatOptions,
) -> None:
    """What premieres are left to give, what spent the others, and which entries cannot all come true.

    Examples: filmtrack premiere night-bus · filmtrack premiere night-bus --country FR
    """
    from filmtrack.changes.naming import the_only_film
    from filmtrack.cli.output import Shown, show
    from filmtrack.cli.problems import left_out
    from filmtrack.render.premiere_view import COLUMNS, cells, conflict_lines
    from filmtrack.reports.conflicts import conflict_row, outlook
    from filmtrack.reports.films import find_film
    from filmtrack.reports.premiere import PremiereRow, premiere_rows
    from filmtrack.reports.record import record_of

    context: Context = ctx.obj
    with context.ledger.reading() as ledger:
        found = the_only_film(ledger) if film is None else find_film(ledger, film)
        record = record_of(found, context.catalogue, ledger)
    countries = tuple(each.upper() for each in country or ())
    rows = premiere_rows(record, context.catalogue, today=context.today, countries=countries)
    seen = outlook(record, context.catalogue, today=context.today)
    shown = Shown(
        report="premiere",
        row_type=PremiereRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        beside={
            "spent": seen.spent,
            "conflicts": [conflict_row(each) for each in seen.conflicts],
            "order": [each.id for each in seen.order],
            "given_up": [each.id for each in seen.given_up],
        },
    )
    show(context, shown, rows, how, context.catalogue.problems)
    if not (how.json or how.csv or how.markdown):
        sys.stdout.writelines(f"{line}\n" for line in conflict_lines(seen))
    raise typer.Exit(left_out(context, say_them=not how.json))
