"""An edit of the user's own catalogue file: read, changed as text, checked, and put back whole."""

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from filmtrack.cli.context import Context
from filmtrack.cli.files import read_if_there, replace_and_say, replace_whole
from filmtrack.cli.output import say, write
from filmtrack.errors import BadInputError
from filmtrack.message import message


def edit_own_catalogue(context: Context, edit: Callable[[str], str], *, dry_run: bool) -> Callable[[], None]:
    """Apply an edit to the user's own festivals.toml, and give what takes it back; `dry_run` prints the lines instead.

    Raises:
        BadInputError: when the file is not valid now, or would not be afterwards.
    """
    path = context.folders.own_catalogue
    was = read_if_there(path)
    try:
        text = (was or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(message("{file} is not UTF-8 text; save it as UTF-8", file=str(path))) from None
    new = edit(text)
    _refuse_broken(context, new)
    if dry_run:
        print_changes(context, path, text, new)
        return lambda: None
    replace_and_say(context, path, new.encode(), was=was)
    return lambda: _put_back(context, path, new.encode(), was=was)


def print_changes(context: Context, path: Path, before: str, after: str, *, around: int = 2) -> None:
    """The lines of a file that would change, as a patch with some lines around each."""
    lines = unified_diff(before.splitlines(), after.splitlines(), str(path), str(path), lineterm="", n=around)
    write(context, "".join(line + "\n" for line in lines))


def _put_back(context: Context, path: Path, new: bytes, *, was: bytes | None) -> None:
    """Make a file what it was before an edit, unless somebody else has edited it since."""
    if was is None and read_if_there(path) == new:
        path.unlink()
    elif was is not None:
        replace_whole(path, was, was=new, keep=False)
    say(context, message("{place} is as it was", place=str(path)))


def _refuse_broken(context: Context, new: str) -> None:
    """The edit must not make the catalogue worse than it was."""
    from filmtrack.catalogue.load import merge_files
    from filmtrack.catalogue.toml_file import parse_toml, read_toml

    own = context.folders.own_catalogue
    layers = [layer for layer in context.layers if layer not in {own, *context.named_layers}]
    name = str(own)
    files = [*(read_toml(layer) for layer in layers), parse_toml(new.encode(), name)]
    mixed = frozenset(map(str, context.mixed_layers))
    known = {str(problem.message) for problem in context.catalogue.problems}
    wrong = [
        each
        for each in merge_files(files, mixed=mixed).problems
        if each.file == name and str(each.message) not in known
    ]
    if wrong:
        from filmtrack.cli.problems import problem_line

        raise BadInputError(message("this would not be a valid entry: {reason}", reason=problem_line(wrong[0])))
