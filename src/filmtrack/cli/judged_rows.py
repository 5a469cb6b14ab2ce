"""What was judged of one film or of several, shown as the rows of `check`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import Shown, limit_of, show
from filmtrack.cli.problems import problems_met
from filmtrack.message import message
from filmtrack.render.check_view import COLUMNS, FILM_COLUMNS, cells, film_cells
from filmtrack.reports.check import CheckRow, check_row

if TYPE_CHECKING:
    from filmtrack.reports.check import Judged
    from filmtrack.reports.facts import Asked
    from filmtrack.reports.filters import Filters


def show_judged(
    context: Context,
    asked: "Asked",
    judged: "Sequence[Judged]",
    how: FormatOptions,
    *,
    why_not: bool,
    by_film: bool = False,
) -> int:
    """How many fail and are not shown. All rows are made only for a program, or where another column sorts them."""
    one = message("No festival takes this film. --why-not tells which rules decide.")
    several = message("No festival takes any of the films. --why-not tells which rules decide.")
    shown = Shown(
        report="check",
        row_type=CheckRow,
        columns=FILM_COLUMNS if by_film else COLUMNS,
        cells=partial(film_cells if by_film else cells, zone=context.zone, today=context.today),
        empty=several if by_film else one,
    )
    kept = [each for each in judged if why_not or each.answer != "fail"]
    rows = [check_row(asked, each) for each in (kept if how.sort else kept[: limit_of(how)])]
    show(context, shown, rows, how, problems_met(context), total=len(kept))
    return len(judged) - len(kept)


def say_left_open(context: Context, filters: "Filters") -> None:
    """On a terminal: how many festivals do not say what is filtered by."""
    if context.terminal:
        from filmtrack.cli.output import say
        from filmtrack.render.upcoming_view import beside
        from filmtrack.reports.check import left_open

        for said in beside(maybe=0, unstated=left_open(context.catalogue, filters)):
            say(context, said)
