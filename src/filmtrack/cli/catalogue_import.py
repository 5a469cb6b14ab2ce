"""`filmtrack catalogue import`: festivals and their dates from a file of another program, into the user's own file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import BadInputError
from filmtrack.message import counted, message

if TYPE_CHECKING:
    from filmtrack.errors import Problem


@takes(how=WriteOptions)
def import_(
    context: Context,
    file: Annotated[Path, Argument(help="Festivals as TOML, CSV, JSON or .ics")],
    map_: Annotated[Path | None, Option("--map", help="A TOML file that says which column is what")] = None,
    date_order: Annotated[
        Literal["dmy", "mdy", "ymd"] | None,
        Option("--date-order", help="What comes first in 03/04/2026: dmy, mdy or ymd"),
    ] = None,
    add_festivals: Annotated[
        bool, Option("--add-festivals", help="Festivals named much like a known one are new ones too")
    ] = False,
    *,
    how: WriteOptions,
) -> None:
    """Take festivals and dates from another program's file into your own catalogue, each with its source and day.

    A record is matched by id or by any name of a festival; what no festival is called is added. What cannot be
    taken is named with its line, and the rest is taken all the same. Your own file as it was is kept.

    Examples: filmtrack catalogue import calls.csv --dry-run · filmtrack catalogue import calls.json --map my-map.toml
    """
    from filmtrack.catalogue.own import with_patches
    from filmtrack.cli.output import say
    from filmtrack.cli.own_file import edit_own_catalogue
    from filmtrack.cli.problems import left_out

    is_toml = file.suffix.lower() == ".toml"
    patches, problems = (
        _of_toml(context, file) if is_toml else _of_records(context, file, map_, date_order, add_festivals)
    )
    if patches:
        edit_own_catalogue(context, lambda text: with_patches(text, patches), dry_run=how.dry_run)
        festivals = counted("{count} festival", "{count} festivals", count=len(patches))
        if not how.dry_run:
            say(context, message("taken from {file}: {festivals}", file=str(file), festivals=festivals))
    elif not problems:
        say(context, message("{file} says nothing new", file=str(file)))
    raise Exit(left_out(context, found=problems))


def _of_toml(context: Context, file: Path) -> "tuple[list[dict[str, Any]], tuple[Problem, ...]]":
    """The tables of a catalogue file, those without a source of their own with the file's name as one."""
    from filmtrack.catalogue.load import load_catalogue
    from filmtrack.catalogue.toml_file import read_toml
    from filmtrack.cli.output import say

    read = read_toml(file)
    beneath = tuple(each for each in context.layers if each not in context.named_layers)
    catalogue = load_catalogue((*beneath, file), mixed=(*context.mixed_layers, file))
    problems = tuple(each for each in catalogue.problems if each.file == str(file))
    left_out_ids = {each.id for each in problems}
    tables = read.tables.get("festival", [])
    if None in left_out_ids:
        from filmtrack.cli.problems import problem_line

        raise BadInputError(message("nothing was imported: {reason}", reason=problem_line(problems[0])))
    usual = {"source": str(file), "checked": context.today}
    if "scheme" in read.tables:
        say(context, message("not taken: {columns}", columns=("scheme",)))
    patches = []
    for each in tables:
        if each["id"] in left_out_ids:
            continue
        stated = each.keys() & {"source", "checked", "as_of"}
        patches.append({"id": each["id"], **({} if stated else usual), **each})
    return patches, problems


def _of_records(
    context: Context,
    file: Path,
    map_: Path | None,
    date_order: Literal["dmy", "mdy", "ymd"] | None,
    add_festivals: bool,
) -> "tuple[list[dict[str, Any]], tuple[Problem, ...]]":
    from filmtrack.catalogue.festival_map import FestivalMapTable, map_of, not_taken
    from filmtrack.catalogue.festival_records import Asked, Taking
    from filmtrack.catalogue.records import read_records
    from filmtrack.catalogue.toml_file import read_toml
    from filmtrack.cli.output import say

    how = map_of(read_toml(map_)) if map_ else FestivalMapTable.model_validate({})
    if date_order:
        how = how.model_copy(update={"date_order": date_order})
    records = read_records(file)
    if unused := not_taken({name: "" for each in records[:100] for name in each.texts}, how):
        say(context, message("not taken: {columns}", columns=unused))
    asked = Asked(
        file=str(file), how=how, now=context.now, zone=context.zone, today=context.today, near_is_new=add_festivals
    )
    taking = Taking(context.catalogue, asked)
    taking.take(records)
    return list(taking.patches.values()), tuple(taking.problems)
