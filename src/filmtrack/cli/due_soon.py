"""What is due in the next days, for today's page: from prepared rows where they stand, else worked out anew."""

from datetime import timedelta
from typing import TYPE_CHECKING

from filmtrack.cli import instant
from filmtrack.cli.context import Context

if TYPE_CHECKING:
    from filmtrack.render.columns import Cell


def due_soon(context: Context, days: int, most: int) -> "tuple[int, list[tuple[Cell, ...]]]":
    """How many rows are due within so many days, and the cells of the first of them."""
    return _prepared(context, days, most) or _worked_out(context, days, most)


def _prepared(context: Context, days: int, most: int) -> "tuple[int, list[tuple[Cell, ...]]] | None":
    """The same from prepared rows, which are prepared for next time where they do not stand; None where they cannot."""
    options = context.options
    if options.catalogues or options.timezone or options.lang or not context.unicode:
        return None
    if not instant.FIRST_YEAR <= context.now.year <= instant.LAST_YEAR:
        return None
    wanted = instant.Asked({"--within": f"{days}d", "--limit": str(most)}, context.now)
    found = instant.find(wanted)
    if found is None:
        from filmtrack.cli.prepare import prepare

        usual = instant.Asked({"-q": ""} if options.quiet else {}, context.now)
        found = instant.find(wanted) if prepare(context, usual) else None
    if found is None:
        return None
    from filmtrack.cli.instant_table import cells_of

    return found.total, [cells_of(row, found, wanted) for row in found.rows]


def _worked_out(context: Context, days: int, most: int) -> "tuple[int, list[tuple[Cell, ...]]]":
    from filmtrack.render.upcoming_view import cells
    from filmtrack.reports.due_window import Window
    from filmtrack.reports.filters import Filters
    from filmtrack.reports.upcoming import upcoming

    window = Window(before=context.now + timedelta(days=days))
    found = upcoming(context.catalogue, window, Filters(), now=context.now, zone=context.zone, today=context.today)
    return len(found.rows), list(cells(found.rows[:most], zone=context.zone, today=context.today))
