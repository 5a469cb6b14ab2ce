"""`filmtrack scheme`: who pays, and what is known of each of their rounds."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, get_args

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Group, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import AS_DATA, FormatOptions

if TYPE_CHECKING:
    from filmtrack.reports.schemes import SchemeRow


def build() -> Group:
    """The group of scheme commands."""
    return Group(
        help="Schemes that pay for a trip, a film or a prize: list them, show one.",
        commands={"list": list_, "show": show_},
    )


@takes(filters=filters_of_command("scheme list"), how=FormatOptions)
def list_(
    context: Context,
    words: Annotated[list[str] | None, Argument(help="Words of a name or an id")] = None,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """List the schemes with their latest round, and whether it takes applications.

    --status is that of the round (open, closed, ended, unknown), days are its next date, --festival is on its list.

    Examples: filmtrack scheme list · filmtrack scheme list hkadc --json
    """
    from filmtrack.cli.output import Shown, show
    from filmtrack.cli.problems import left_out
    from filmtrack.message import message
    from filmtrack.render.scheme_view import COLUMNS, cells
    from filmtrack.reports.schemes import SchemeRow, scheme_rows

    wanted = _wanted(context, filters)
    found = scheme_rows(context.schemes, " ".join(words or ()), now=context.now, zone=context.zone)
    rows = [each for each in found if wanted(each)]
    shown = Shown(
        report="scheme list",
        row_type=SchemeRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        empty=message("No scheme fits. Your own go into schemes.toml: filmtrack catalogue path --own --schemes."),
    )
    show(context, shown, rows, how, context.schemes.problems)
    raise Exit(left_out(context, say_them=not how.json, found=context.schemes.problems))


def _wanted(context: Context, given: FilterOptions) -> "Callable[[SchemeRow], bool]":
    """Whether a scheme is one that the filters ask for."""
    from filmtrack.cli.days import is_within
    from filmtrack.cli.option_values import among
    from filmtrack.cli.windows import filters_of
    from filmtrack.domain.scheme import RoundStatus
    from filmtrack.reports.scheme_dates import listed_festivals
    from filmtrack.reports.schemes import find_scheme

    statuses = among("--status", given.status, get_args(RoundStatus))
    named = {find_scheme(context.schemes, each).id for each in given.scheme or ()}
    festivals = set(filters_of(context, given.only("festival")).festivals) if given.festival else set()

    def fits(row: "SchemeRow") -> bool:
        known = context.schemes.scheme(row.id)
        return (
            (not statuses or row.round_status in statuses)
            and (not named or row.id in named)
            and (not festivals or bool(known and festivals.intersection(listed_festivals(known))))
            and is_within(context, row.next_on, given)
        )

    return fits


@takes(how=AS_DATA)
def show_(
    context: Context,
    name: Annotated[list[str], Argument(help="The scheme: its id, or words of its name")],
    *,
    how: FormatOptions,
) -> None:
    """Show one scheme: every round with its rules, sums, papers, dates, what was not found, and the sources.

    Examples: filmtrack scheme show nae · filmtrack scheme show "new action" --json
    """
    from filmtrack.cli.output import Shown, refuse_bom_alone, show
    from filmtrack.cli.problems import left_out
    from filmtrack.reports.schemes import RoundRow, find_scheme, round_rows

    scheme = find_scheme(context.schemes, " ".join(name))
    rows = round_rows(scheme, now=context.now, zone=context.zone)
    problems = context.schemes.problems
    refuse_bom_alone(how)
    if how.for_programs:
        beside = {"scheme": scheme}
        shown = Shown(report="scheme show", row_type=RoundRow, columns=(), cells=lambda _: [], beside=beside)
        show(context, shown, rows, how, problems)
    else:
        from filmtrack.render.scheme_view import scheme_text

        sys.stdout.write(scheme_text(scheme, rows, columns=context.columns))
    raise Exit(left_out(context, say_them=not how.json, found=problems))
