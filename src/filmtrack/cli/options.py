"""Options declared once and taken by many commands: a frozen dataclass a group, put into signatures by `takes`."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer

from filmtrack.values import dataclass


@dataclass(frozen=True, kw_only=True)
class Some:
    """Those options of a group that mean something to a command; the others keep their defaults.

    `look` is called with the run's context and what was given, before the command.
    """

    group: type
    names: tuple[str, ...]
    look: Callable[[Any, Any], None] | None = None


def takes(**groups: type | Some) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of each group; it receives them as one value under the group's name."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [
            each for each in inspect.signature(command, eval_str=True).parameters.values() if each.name not in groups
        ]
        added = {name: _parameters(group) for name, group in groups.items()}

        @wraps(command)
        def run(*arguments: object, **values: object) -> None:
            for name, group in groups.items():
                made = group.group if isinstance(group, Some) else group
                values[name] = made(**{each.name: values.pop(each.name) for each in added[name]})
                if isinstance(group, Some) and group.look:
                    group.look(values["ctx"], values[name])
            command(*arguments, **values)

        parameters = [*own, *(each for group in added.values() for each in group)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        del run.__wrapped__  # else Typer reads the command's own signature
        return run

    return decorate


def _parameters(wanted: type | Some) -> list[inspect.Parameter]:
    group = wanted.group if isinstance(wanted, Some) else wanted
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name])
        for each in fields(group)
        if not isinstance(wanted, Some) or each.name in wanted.names
    ]


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

    @property
    def for_programs(self) -> bool:
        """Whether another program is to read the rows."""
        return self.json or self.csv or self.markdown


AS_DATA = Some(group=FormatOptions, names=("json", "csv", "bom", "markdown"))
"""The formats for other programs alone: of what is shown as a text there is nothing to sort or to cut."""
