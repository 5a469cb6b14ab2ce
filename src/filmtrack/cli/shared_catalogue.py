"""`filmtrack catalogue update`: the catalogue that a team or a community shares, fetched, shown and put in place."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, takes
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import Message, counted, message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from filmtrack.catalogue.known import Catalogue
    from filmtrack.catalogue.known_schemes import Schemes
    from filmtrack.catalogue.shared_place import Fetched, Marks, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The shared catalogue's festivals and schemes as they are, or would be: by file and by content."""

    festivals: bytes | None
    schemes: bytes | None


@takes(how=WriteOptions)
def update(
    context: Context,
    place: Annotated[
        str | None, Argument(metavar="[PLACE]", help="A file, folder, https address or git remote; remembered")
    ] = None,
    *,
    how: WriteOptions,
) -> None:
    """Fetch the catalogue that your team or a community shares, show what changed, and use it from now on.

    It lies over what filmtrack comes with and under your own file. What is not sound replaces nothing, and
    the copy before is kept. No other command asks a network.

    Examples: filmtrack catalogue update https://example.org/festivals.toml · filmtrack catalogue update
    """
    from filmtrack.catalogue.shared_place import fetch, place_of
    from filmtrack.cli.files import read_if_there
    from filmtrack.cli.output import say

    given = place or context.settings.text("shared_catalogue")
    if not given:
        hint = message("name a file, a folder, an https address or a git remote; it is remembered")
        raise WrongUsageError(message("which shared catalogue?"), hint=hint)
    found = place_of(given, here=Path.cwd())
    folders = context.folders
    old = _Held(festivals=read_if_there(folders.shared_catalogue), schemes=read_if_there(folders.shared_schemes))
    fetched = fetch(found, _marks(context, found, old))
    if fetched is None:
        say(context, message("{place} is as it was", place=found.shown))
        _remember(context, found, dry_run=how.dry_run)
        return
    if fetched.went:
        say(context, message("{place} led to {went}", place=found.shown, went=fetched.went))
    new = _sorted(fetched)
    gone = _show_changes(context, found, old, new)
    _say_what_stands_alone(context, gone)
    if how.dry_run:
        return
    if gone:
        _agree(len(gone), yes=how.yes)
    _put(context, old, new)
    _note(context, found, fetched, new)
    _remember(context, found, dry_run=False)


def _sorted(fetched: "Fetched") -> _Held:
    """What belongs where; one file may hold both kinds, and then stands in both places."""
    from filmtrack.catalogue.toml_file import parse_toml

    schemes = fetched.schemes
    if schemes is None and fetched.festivals and "scheme" in parse_toml(fetched.festivals, "").tables:
        schemes = fetched.festivals
    return _Held(festivals=fetched.festivals or b"", schemes=schemes)


def _show_changes(context: Context, place: "Place", old: _Held, new: _Held) -> list[str]:
    """Show what would change; the ids of the festivals and schemes that would be gone.

    Raises:
        BadInputError: when what was fetched is not sound, or holds nothing.
    """
    from filmtrack.cli.diff_rows import UPDATE, show_diff

    before, after = _loaded(context, old), _loaded(context, new)
    _refuse_unsound(place, new, *after)
    rows = show_diff(context, UPDATE, before, after, FormatOptions())
    return [each.festival for each in rows if each.change == "gone" and each.what in (None, "scheme")]


def _say_what_stands_alone(context: Context, gone: "Collection[str]") -> None:
    """What the user's own files say of festivals and schemes that would be gone, without saying enough by itself."""
    from filmtrack.catalogue.toml_file import read_toml
    from filmtrack.cli.output import say

    for kind, path in (("festival", context.folders.own_catalogue), ("scheme", context.folders.own_schemes)):
        own = read_toml(path)
        for line, table in own.named(kind):
            if table["id"] in gone and "name" not in table:
                said = message(
                    "{file}:{line}: without the shared catalogue nothing else is known of {id}, and this is left out",
                    file=own.name,
                    line=line,
                    id=table["id"],
                )
                say(context, said)


def _loaded(context: Context, held: _Held) -> "tuple[Catalogue, Schemes]":
    """What is shipped with a shared catalogue over it, whose own problems are those without a file on the disk."""
    from filmtrack.catalogue.load import merge_files
    from filmtrack.catalogue.schemes import merge_schemes
    from filmtrack.catalogue.shipped import shipped_file
    from filmtrack.catalogue.toml_file import parse_toml, read_toml

    _ = context.zone_data
    names = ("festivals.toml", "schemes.toml")
    festivals, schemes = (
        [read_toml(shipped_file(name)), *((parse_toml(raw, name),) if raw else ())]
        for name, raw in zip(names, (held.festivals, held.schemes), strict=True)
    )
    catalogue = merge_files(festivals, mixed=frozenset(names))
    return catalogue, merge_schemes(schemes, mixed=frozenset(names), festivals=catalogue.by_id)


def _refuse_unsound(place: "Place", new: _Held, catalogue: "Catalogue", schemes: "Schemes") -> None:
    import sys

    from filmtrack.catalogue.toml_file import parse_toml
    from filmtrack.cli.problems import MOST_SAID, problem_line

    problems = tuple(dict.fromkeys((*catalogue.problems, *schemes.problems)))
    if problems:
        for each in problems[:MOST_SAID]:
            print(problem_line(each), file=sys.stderr)
        mistakes = counted("{count} mistake", "{count} mistakes", count=len(problems))
        said = message("{place} is not sound: {mistakes}; nothing was changed", place=place.shown, mistakes=mistakes)
        raise BadInputError(said, hint=message("tell whoever shares it; catalogue check finds the same"))
    files = [parse_toml(raw, "") for raw in (new.festivals, new.schemes) if raw]
    if not any(each.tables.get(kind) for each in files for kind in ("festival", "scheme")):
        raise BadInputError(message("{place} holds no festivals and no schemes", place=place.shown))


def _agree(gone: int, *, yes: bool) -> None:
    from filmtrack.cli.asking import agreed

    question: Message = counted(
        "{count} festival or scheme would be gone. Go on?",
        "{count} festivals or schemes would be gone. Go on?",
        count=gone,
    )
    agreed(question, yes=yes)


def _put(context: Context, old: _Held, new: _Held) -> None:
    """Put the new files in place, schemes first; the old ones stay beside them."""
    from filmtrack.cli.files import replace_and_say

    folders = context.folders
    places = (folders.shared_schemes, folders.shared_catalogue)
    pairs = ((old.schemes, new.schemes), (old.festivals, new.festivals))
    for path, (was, is_) in zip(places, pairs, strict=True):
        if was == is_ or (was is None and is_ is None):
            continue
        replace_and_say(context, path, is_ or b"", was=was)


def _marks(context: Context, place: "Place", held: _Held) -> "Marks":
    """By what the place tells whether anything changed; nothing where the files are not what came from there."""
    try:
        noted = json.loads(_notes(context).read_text(encoding="utf-8"))
        if noted["place"] != place.name or noted["files"] != _digest(held):
            return {}
        return {str(name): str(value) for name, value in noted["marks"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _note(context: Context, place: "Place", fetched: "Fetched", new: _Held) -> None:
    from filmtrack.cli.files import read_if_there, replace_whole

    noted = {"place": place.name, "marks": dict(fetched.marks), "files": _digest(new), "at": context.now.isoformat()}
    path = _notes(context)
    replace_whole(path, json.dumps(noted, indent=1).encode(), was=read_if_there(path), keep=False)


def _remember(context: Context, place: "Place", *, dry_run: bool) -> None:
    """The place stands in the settings from now on."""
    from filmtrack.cli.config import write_settings

    if not dry_run and context.settings.text("shared_catalogue") != place.name:
        write_settings(context, [("shared_catalogue", (place.name,))], dry_run=False)


def fetched_on(context: Context) -> Message | None:
    """When the shared catalogue was fetched last, and from where; None where it never was."""
    from filmtrack.catalogue.shared_place import Place

    try:
        noted = json.loads(_notes(context).read_text(encoding="utf-8"))
        shown, at = Place(kind="page", name=str(noted["place"])).shown, str(noted["at"])[:10]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return message("shared catalogue: fetched on {day} from {place}", day=at, place=shown)


def _notes(context: Context) -> Path:
    return context.folders.shared_catalogue.with_name("fetched.json")


def _digest(held: _Held) -> str:
    from filmtrack.catalogue.cuts import digest

    return digest(repr((held.festivals, held.schemes or None)).encode()).hex()
