"""`filmtrack catalogue`: is the data sound, what may it hold, where does it lie."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.errors import Problem


def build() -> typer.Typer:
    """The group of catalogue commands."""
    from filmtrack.cli.app import add, new_group

    app = new_group("The festivals' data: check it, see its format, find its files.")
    for command in (check, schema, path):
        add(app, command)
    return app


def check(
    ctx: typer.Context,
    file: Annotated[list[Path] | None, typer.Argument(help="Files to check (else every file in use)")] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON document")] = False,
) -> None:
    """Say everything that is wrong with the data, file and line first; silence means that it is sound.

    Examples: filmtrack catalogue check · filmtrack catalogue check my-festivals.toml
    """
    from filmtrack.cli.problems import problem_line

    context: Context = ctx.obj
    problems = _problems(context, tuple(file or ()))
    if json:
        from filmtrack.render.machine import json_document

        sys.stdout.write(
            json_document("catalogue check", (), now=context.now, timezone=str(context.zone), problems=problems)
        )
    else:
        sys.stdout.writelines(problem_line(problem) + "\n" for problem in problems)
    raise typer.Exit(3 if problems else 0)


def schema() -> None:
    """Print the JSON Schema of a catalogue file, with which editors complete and check it.

    Examples: filmtrack catalogue schema · filmtrack catalogue schema > festivals.schema.json
    """
    from filmtrack.catalogue.schema import schema_text

    sys.stdout.write(schema_text())


def path(
    ctx: typer.Context,
    own: Annotated[bool, typer.Option("--own", help="Only your own file, whether it exists or not")] = False,
) -> None:
    """Print the files that the catalogue is made of; later ones win.

    Examples: filmtrack catalogue path · filmtrack catalogue path --own
    """
    context: Context = ctx.obj
    files = (context.folders.own_catalogue,) if own else context.layers
    sys.stdout.writelines(f"{each}\n" for each in files)


def _problems(context: Context, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    from filmtrack.catalogue.load import load_catalogue
    from filmtrack.catalogue.shipped import shipped_file

    if not files:
        return context.catalogue.problems
    _ = context.zone_data
    shipped = shipped_file("festivals.toml")
    layers = files if any(each.resolve() == shipped.resolve() for each in files) else (shipped, *files)
    return load_catalogue(layers).problems
