"""Options declared once and taken by many commands: a frozen dataclass a group, put into signatures by `takes`."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Annotated, get_type_hints

import typer

from filmtrack.values import dataclass


def takes(**groups: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of each group; it receives them as one value under the group's name."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [
            each for each in inspect.signature(command, eval_str=True).parameters.values() if each.name not in groups
        ]
        added = {name: _parameters(group) for name, group in groups.items()}

        @wraps(command)
        def run(*arguments: object, **values: object) -> None:
            for name, group in groups.items():
                values[name] = group(**{each.name: values.pop(each.name) for each in added[name]})
            command(*arguments, **values)

        parameters = [*own, *(each for group in added.values() for each in group)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        del run.__wrapped__  # else Typer reads the command's own signature
        return run

    return decorate


def _parameters(group: type) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name])
        for each in fields(group)
    ]


@dataclass(frozen=True, kw_only=True)
class FilterOptions:
    """The filters of the contract, spelt alike in every reading command."""

    festival: Annotated[list[str] | None, typer.Option("--festival", help="Only this festival (repeatable)")] = None
    section: Annotated[list[str] | None, typer.Option("--section", help="Only this section")] = None
    edition: Annotated[list[int] | None, typer.Option("--edition", help="Only the edition of this year")] = None
    status: Annotated[list[str] | None, typer.Option("--status", help="Only rows of this status")] = None
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="festival, market, forum, programme, competition")
    ] = None
    country: Annotated[list[str] | None, typer.Option("--country", help="Two letters, like FR")] = None
    platform: Annotated[list[str] | None, typer.Option("--platform", help="Like FilmFreeway")] = None
    genre: Annotated[list[str] | None, typer.Option("--genre", help="Like animation")] = None
    qualifying: Annotated[list[str] | None, typer.Option("--qualifying", help="academy, bafta, efa, goya …")] = None
    scheme: Annotated[list[str] | None, typer.Option("--scheme", help="On the list of this scheme, like nae")] = None
    student: Annotated[bool, typer.Option("--student", help="Only what takes student films")] = False
    free: Annotated[bool, typer.Option("--free", help="Only what is known to be free")] = False
    max_fee: Annotated[str | None, typer.Option("--max-fee", help='At most this fee, like "20 EUR"')] = None


@dataclass(frozen=True, kw_only=True)
class WindowOptions:
    """Which days are wanted."""

    month: Annotated[str | None, typer.Option("--month", help="sep, September, 九月, 9 or 2027-09")] = None
    within: Annotated[str | None, typer.Option("--within", help="Closing within 30d, 2w or 3m")] = None
    from_: Annotated[str | None, typer.Option("--from", help="First day: 2027-09-01, today, friday …")] = None
    to: Annotated[str | None, typer.Option("--to", help="Last day, included")] = None


@dataclass(frozen=True, kw_only=True)
class FormatOptions:
    """How rows are printed."""

    json: Annotated[bool, typer.Option("--json", help="One JSON document")] = False
    csv: Annotated[bool, typer.Option("--csv", help="CSV, its columns named like the JSON keys")] = False
    bom: Annotated[bool, typer.Option("--bom", help="With --csv: begin with the mark by which Excel knows UTF-8")] = (
        False
    )
    markdown: Annotated[bool, typer.Option("--markdown", help="A Markdown table")] = False
    sort: Annotated[str | None, typer.Option("--sort", help="A column to sort by; -column for the reverse")] = None
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="At most so many rows")] = None
