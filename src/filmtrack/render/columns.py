"""A table as columns of cells, shown boxed by nothing on a terminal and as aligned plain text in a pipe."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from filmtrack.domain.money import Money
from filmtrack.render.safe import one_line, padded, width
from filmtrack.render.terms import said, translated
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_IN_CELL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its lines, which a terminal shows below one another and plain text joined, and its style."""

    lines: tuple[str, ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column's heading; the flexible one gives way when the terminal is narrow."""

    heading: str
    flexible: bool = False
    right: bool = False


def cell(*lines: str, style: str = "") -> Cell:
    """A cell of the given lines, made harmless; empty lines are left out."""
    return Cell(lines=tuple(one_line(line, MOST_IN_CELL) for line in lines if line), style=style)


def money_cell(money: Money | None, *, style: str = "") -> Cell:
    """The cell of a sum; empty where none is known."""
    return cell(said("{money}", money=money) if money else "", style=style)


def plain_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, headed: bool = False) -> str:
    """The rows as aligned text, one line a row, for pipes, cron mail and grep: `headed` where they explain nothing."""
    texts = [[" ".join(each.lines) for each in row] for row in rows]
    if headed:
        texts.insert(0, [translated(each.heading) for each in columns])
    widths = [max((width(row[place]) for row in texts), default=0) for place in range(len(columns))]
    lines = ("  ".join(padded(text, space) for text, space in zip(row, widths, strict=True)) for row in texts)
    return "".join(line.rstrip() + "\n" for line in lines)


def rich_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> "RenderableType":
    """The rows as a table for a terminal: the first line of a cell in its style, the others dim."""
    from rich.table import Table  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=False)
    for column in columns:
        table.add_column(
            Text(translated(column.heading)),
            no_wrap=not column.flexible,
            overflow="ellipsis" if not column.flexible else "fold",
            ratio=None,
            justify="right" if column.right else "left",
        )
    for row in rows:
        shown = []
        for each in row:
            text = Text(each.lines[0] if each.lines else "", style=each.style)
            for line in each.lines[1:]:
                text.append("\n" + line, style="dim")
            shown.append(text)
        table.add_row(*shown)
    return table
