"""The quick answer on a terminal: the same table as the ordinary path's, without building any command."""

import json
import os
import sys

from filmtrack.cli import instant
from filmtrack.render.columns import Cell
from filmtrack.render.safe import one_line


def show(found: instant.Found, wanted: instant.Asked) -> None:
    """Print the rows as a table, and on standard error what stands beside them."""
    from filmtrack.render.terminal import print_table
    from filmtrack.render.upcoming_view import COLUMNS, EMPTY, beside

    if found.rows:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        print_table(COLUMNS, [cells_of(row, found, wanted) for row in found.rows], colour=not plain)
    elif not found.total:
        sys.stdout.write(f"{EMPTY}\n")
    sys.stdout.flush()
    sys.stderr.write(instant.more(found, wanted))
    if not wanted.quiet:
        for said in beside(maybe=found.maybe, unstated=0):
            print(one_line(str(said)), file=sys.stderr)


def cells_of(row: instant.Row, found: instant.Found, wanted: instant.Asked) -> tuple[Cell, ...]:
    """The cells of a row, as the ordinary view has them."""
    (style, *when), word, name, what = json.loads(str(row[11]))
    return (
        Cell(lines=tuple(when), style=style),
        Cell(lines=(instant.left(row, found, wanted), *word)),
        Cell(lines=tuple(name)),
        Cell(lines=tuple(what)),
    )
