"""Tables printed on a terminal."""

from collections.abc import Sequence

from filmtrack.render.columns import Cell, Column, rich_table


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, colour: bool) -> None:
    """Print the rows to standard output as a table as wide as the terminal."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    console = Console(
        color_system="auto" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(rich_table(columns, rows))
