"""Rows printed the way that was asked for: table, plain text, JSON, CSV or Markdown; and what is said beside them."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions
from filmtrack.errors import Problem, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass, fields

if TYPE_CHECKING:
    from filmtrack.render.columns import Cell, Column

R = TypeVar("R")
USUAL_LIMIT = 30
_MOST_ROWS = 10**9
"""No list is as long, and no database counts much further."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A report ready to print: its name and rows, and how people see them; `headed` puts headings in a pipe too."""

    report: str
    row_type: type
    columns: "Sequence[Column]"
    cells: "Callable[[Sequence[Any]], Sequence[Sequence[Cell]]]"
    beside: Mapping[str, object] | None = None
    empty: Message | None = None
    headed: bool = False


def show(
    context: Context,
    shown: Shown,
    rows: Sequence[R],
    how: FormatOptions,
    problems: Sequence[Problem] = (),
    total: int | None = None,
) -> None:
    """Print the rows; on a terminal an empty answer is said in one line, in a pipe it is silence.

    `total` says how many rows there are where only as many as `limit_of` allows were fetched.
    """
    refuse_bom_alone(how)
    rows = sorted_rows(rows, how.sort, shown.row_type)
    limit = limit_of(how)
    kept = rows if limit is None else rows[:limit]
    if how.json or how.csv or how.markdown:
        write(context, _for_machines(context, shown, kept, how, problems))
        return
    all_ = len(rows) if total is None else total
    if kept:
        _for_people(context, shown, kept)
    elif shown.empty is not None and context.terminal and not all_:
        sys.stdout.write(f"{shown.empty}\n")
    if len(kept) < all_:
        say(context, message("{more} more: --limit {all} shows them", more=all_ - len(kept), all=all_))


def refuse_bom_alone(how: FormatOptions) -> None:
    """The mark of UTF-8 belongs to a CSV file.

    Raises:
        WrongUsageError: when it is wanted of something else.
    """
    if how.bom and not how.csv:
        raise WrongUsageError(message("--bom goes with --csv"))


def limit_of(how: FormatOptions) -> int | None:
    """How many rows are shown: all to a program and 30 to people, unless it was said."""
    machine = how.json or how.csv or how.markdown
    limit = how.limit if how.limit is not None or machine else USUAL_LIMIT
    return None if limit is None else min(limit, _MOST_ROWS)


def write(context: Context, text: str) -> None:
    """Text for programs, or for people who read it as it is: in a pipe to the byte, harmless on a terminal."""
    from filmtrack.render.safe import text_lines

    sys.stdout.write(text_lines(text) if context.terminal else text)


def document(
    context: Context,
    report: str,
    rows: Iterable[object],
    *,
    problems: Sequence[Problem] = (),
    beside: Mapping[str, object] | None = None,
) -> str:
    """The JSON document of a report of this run."""
    from filmtrack.render.machine import json_document

    return json_document(report, rows, now=context.now, timezone=str(context.zone), problems=problems, beside=beside)


def tell(said: object) -> None:
    """One line of the answer on standard output, whatever names it holds."""
    from filmtrack.render.safe import one_line

    sys.stdout.write(one_line(str(said)) + "\n")


def say(context: Context, said: Message) -> None:
    """One line of talk on standard error, unless `-q`."""
    if not context.options.quiet:
        from filmtrack.render.safe import one_line

        with suppress(BrokenPipeError):  # nobody listens any more, which is no reason to record nothing
            sys.stdout.flush()
            print(one_line(str(said)), file=sys.stderr)


def sorted_rows(rows: Sequence[R], by: str | None, row_type: type) -> Sequence[R]:
    """The rows in the order of a column, unknown values last; as they are when none is named."""
    if by is None:
        return rows
    name = by.removeprefix("-").replace("-", "_")
    known = [each.name for each in fields(row_type)]
    if name not in known:
        said = message("--sort: there is no column {name}", name=by[:80])
        raise WrongUsageError(said, hint=message("columns: {known}", known=tuple(known)))
    from filmtrack.render.order import sort_key

    there = [row for row in rows if getattr(row, name) not in (None, ())]
    absent = [row for row in rows if getattr(row, name) in (None, ())]
    return [*sorted(there, key=lambda row: sort_key(getattr(row, name)), reverse=by.startswith("-")), *absent]


def _for_machines(
    context: Context, shown: Shown, rows: Sequence[R], how: FormatOptions, problems: Sequence[Problem]
) -> str:
    from filmtrack.render.machine import csv_text, markdown_text

    if how.json:
        return document(context, shown.report, rows, problems=problems, beside=shown.beside)
    columns = [each.name for each in fields(shown.row_type)]
    return csv_text(rows, columns, bom=how.bom) if how.csv else markdown_text(rows, columns)


def _for_people(context: Context, shown: Shown, rows: Sequence[R]) -> None:
    from filmtrack.render.columns import plain_table
    from filmtrack.render.terminal import print_table

    cells = shown.cells(rows)
    if not context.terminal:
        sys.stdout.write(plain_table(shown.columns, cells, headed=shown.headed))
        return
    print_table(shown.columns, cells, colour=context.colour)
