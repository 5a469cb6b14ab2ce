"""What differs between two states of festivals and schemes, shown as rows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import Shown, show
from filmtrack.errors import Problem
from filmtrack.message import message
from filmtrack.render.diff_view import COLUMNS, cells
from filmtrack.reports.catalogue_diff import DiffRow, catalogue_diff, scheme_diff

if TYPE_CHECKING:
    from filmtrack.catalogue.known import Catalogue
    from filmtrack.catalogue.known_schemes import Schemes


_SAME = message("The two hold the same.")
DIFF = Shown(report="catalogue diff", row_type=DiffRow, columns=COLUMNS, cells=cells, empty=_SAME)
UPDATE = Shown(report="catalogue update", row_type=DiffRow, columns=COLUMNS, cells=cells, empty=_SAME)


def show_diff(
    context: Context,
    shown: Shown,
    before: "tuple[Catalogue, Schemes]",
    after: "tuple[Catalogue, Schemes]",
    how: FormatOptions,
    problems: Sequence[Problem] = (),
    wanted: Callable[[DiffRow], bool] | None = None,
) -> tuple[DiffRow, ...]:
    """The rows that are wanted (None: all), as they were shown."""
    every = (
        *catalogue_diff(before[0].by_id, after[0].by_id),
        *scheme_diff(before[1].by_id, after[1].by_id),
    )
    rows = tuple(filter(wanted, every)) if wanted else every
    show(context, shown, rows, how, problems)
    return rows
