"""`filmtrack catalogue`: are the data sound, what may they hold, where do they lie."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Group, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import AS_DATA, FormatOptions
from filmtrack.cli.shared_options import OfSchemes
from filmtrack.errors import Problem

if TYPE_CHECKING:
    from filmtrack.catalogue.known import Catalogue
    from filmtrack.catalogue.known_schemes import Schemes
    from filmtrack.reports.catalogue_diff import DiffRow


def build() -> Group:
    """The group of catalogue commands."""
    from filmtrack.cli.catalogue_import import import_
    from filmtrack.cli.shared_catalogue import update

    return Group(
        help="The data on festivals and schemes: check them, compare, share and import them, find their files.",
        commands={"check": check, "diff": diff, "update": update, "schema": schema, "path": path, "import": import_},
    )


@takes(how=AS_DATA)
def check(
    context: Context,
    file: Annotated[list[Path] | None, Argument(help="Files to check (else every file in use)")] = None,
    *,
    how: FormatOptions,
) -> None:
    """Say everything that is wrong with the data, file and line first; silence means that it is sound.

    Examples: filmtrack catalogue check · filmtrack catalogue check my-festivals.toml
    """
    from filmtrack.cli.problems import show_problems

    problems = _problems(context, tuple(file or ()))
    show_problems(context, "catalogue check", problems, how)
    raise Exit(3 if problems else 0)


@takes(filters=filters_of_command("catalogue diff"), how=FormatOptions)
def diff(
    context: Context,
    old: Annotated[Path, Argument(metavar="A", help="The earlier file")],
    new: Annotated[Path, Argument(metavar="B", help="The later file")],
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """What differs between two catalogue files: festivals new and gone, dates that moved, rules that changed.

    --status is that of the difference: new, gone, moved, changed.

    Examples: filmtrack catalogue diff old.toml new.toml · filmtrack catalogue diff old.toml new.toml --json
    """
    from filmtrack.cli.diff_rows import DIFF, show_diff
    from filmtrack.cli.problems import left_out

    _ = context.zone_data
    before, after = _compared((old, new))
    problems = tuple(dict.fromkeys(each for held in (*before, *after) for each in held.problems))
    wanted = _wanted(context, filters, (before[0], after[0]))
    show_diff(context, DIFF, before, after, how, problems, wanted)
    raise Exit(left_out(context, say_them=not how.json, found=problems))


def _wanted(context: Context, given: FilterOptions, held: "tuple[Catalogue, Catalogue]") -> "Callable[[DiffRow], bool]":
    """Whether a difference is one that the filters ask for; festivals are those of the two files."""
    from filmtrack.catalogue.known import Catalogue
    from filmtrack.cli.option_values import among
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.catalogue_diff import Change
    from filmtrack.reports.filters import Filters, festival_fits

    both = Catalogue(by_id={**held[0].by_id, **held[1].by_id})
    changes = among("--status", given.status, get_args(Change))
    about = filters_of(context, given.without("status", "edition"), both)

    def fits(row: "DiffRow") -> bool:
        festival = both.festival(row.festival)
        return (
            (not changes or row.change in changes)
            and (not given.edition or row.edition in given.edition)
            and (about == Filters() or (festival is not None and festival_fits(festival, about) is True))
        )

    return fits


def _compared(files: tuple[Path, ...]) -> "list[tuple[Catalogue, Schemes]]":
    """What each file holds by itself; where one of them only patches what is shipped, each over that."""
    from filmtrack.catalogue.load import load_catalogue
    from filmtrack.catalogue.schemes import load_schemes

    def held(file: Path, *, over: bool) -> "tuple[Catalogue, Schemes]":
        festivals, schemes = (
            _over_shipped(name, (file,)) if over else (file,) for name in ("festivals.toml", "schemes.toml")
        )
        return load_catalogue(festivals, mixed=(file,)), load_schemes(schemes, mixed=(file,))

    alone = [held(file, over=False) for file in files]
    is_patch = any(problem.key == "name" for pair in alone for each in pair for problem in each.problems)
    return [held(file, over=True) for file in files] if is_patch else alone


def schema(
    schemes: OfSchemes = False,
) -> None:
    """Print the JSON Schema of a catalogue file, with which editors complete and check it.

    Examples: filmtrack catalogue schema · filmtrack catalogue schema --schemes > schemes.schema.json
    """
    from filmtrack.catalogue.schema import schema_text, schemes_schema_text

    sys.stdout.write(schemes_schema_text() if schemes else schema_text())


def path(
    context: Context,
    own: Annotated[bool, Option("--own", help="Only your own file, whether it exists or not")] = False,
    schemes: OfSchemes = False,
) -> None:
    """Print the files that the catalogue is made of; later ones win.

    Examples: filmtrack catalogue path · filmtrack catalogue path --own --schemes
    """
    from filmtrack.cli.output import write

    mine = context.folders.own_schemes if schemes else context.folders.own_catalogue
    files = (mine,) if own else context.scheme_layers if schemes else context.layers
    write(context, "".join(f"{each}\n" for each in files))


def _problems(context: Context, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    """What is wrong with the files in use; with named ones, over what is shipped, of which each may hold both kinds."""
    from filmtrack.catalogue.load import load_catalogue
    from filmtrack.catalogue.schemes import load_schemes

    _ = context.zone_data
    if not files:
        catalogue = context.catalogue
        ids = frozenset(each.id for each in catalogue.festivals())
        schemes = load_schemes(context.scheme_layers, mixed=context.mixed_layers, festivals=ids)
    else:
        catalogue = load_catalogue(_over_shipped("festivals.toml", files), mixed=files)
        schemes = load_schemes(_over_shipped("schemes.toml", files), mixed=files, festivals=catalogue.by_id)
    return tuple(dict.fromkeys((*catalogue.problems, *schemes.problems)))


def _over_shipped(name: str, files: tuple[Path, ...]) -> tuple[Path, ...]:
    from filmtrack.catalogue.shipped import shipped_file

    shipped = shipped_file(name)
    return files if any(each.resolve() == shipped.resolve() for each in files) else (shipped, *files)
