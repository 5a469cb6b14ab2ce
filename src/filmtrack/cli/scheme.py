"""`filmtrack scheme`: who pays, and what is known of each of their rounds."""

import sys
from typing import Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions, takes


def build() -> typer.Typer:
    """The group of scheme commands."""
    from filmtrack.cli.app import add, new_group

    app = new_group("Schemes that pay for a trip, a film or a prize: list them, show one.")
    add(app, list_, "list")
    add(app, show_, "show")
    return app


@takes(how=FormatOptions)
def list_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(help="Words of a name or an id")] = None,
    *,
    how: FormatOptions,
) -> None:
    """List the schemes with their latest round, and whether it takes applications.

    Examples: filmtrack scheme list · filmtrack scheme list hkadc --json
    """
    from filmtrack.cli.output import Shown, show
    from filmtrack.cli.problems import left_out
    from filmtrack.message import message
    from filmtrack.render.scheme_view import COLUMNS, cells
    from filmtrack.reports.schemes import SchemeRow, scheme_rows

    context: Context = ctx.obj
    rows = scheme_rows(context.schemes, " ".join(words or ()), now=context.now, zone=context.zone)
    shown = Shown(
        report="scheme list",
        row_type=SchemeRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        empty=message("No scheme fits. Your own go into schemes.toml: filmtrack catalogue path --own --schemes."),
    )
    show(context, shown, rows, how, context.schemes.problems)
    raise typer.Exit(left_out(context, say_them=not how.json, found=context.schemes.problems))


def show_(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(help="The scheme: its id, or words of its name")],
    json: Annotated[bool, typer.Option("--json", help="One JSON document")] = False,
) -> None:
    """Show one scheme: every round with its rules, sums, papers, dates, what was not found, and the sources.

    Examples: filmtrack scheme show nae · filmtrack scheme show "new action" --json
    """
    from filmtrack.cli.output import document, write
    from filmtrack.cli.problems import left_out
    from filmtrack.reports.schemes import find_scheme, round_rows

    context: Context = ctx.obj
    scheme = find_scheme(context.schemes, " ".join(name))
    rows = round_rows(scheme, now=context.now, zone=context.zone)
    problems = context.schemes.problems
    if json:
        beside = {"scheme": scheme}
        write(context, document(context, "scheme show", rows, problems=problems, beside=beside))
    else:
        from filmtrack.render.scheme_view import scheme_text

        sys.stdout.write(scheme_text(scheme, rows, columns=context.columns))
    raise typer.Exit(left_out(context, say_them=not json, found=problems))
