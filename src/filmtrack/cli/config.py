"""`filmtrack config`: the settings, and where each came from."""

from pathlib import Path
from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Group, takes
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import Shown, say, show, write
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.values import dataclass

_ENVIRONMENT = {
    "language": "FILMTRACK_LANG",
    "timezone": "FILMTRACK_TIMEZONE",
    "ledger": "FILMTRACK_LEDGER",
    "catalogues": "FILMTRACK_CATALOGUE",
}
_HIDDEN = ("notify.urls",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigRow:
    """One setting: its value as it may be shown, None where there is none, and where it came from."""

    key: str
    value: str | None
    source: str


def build() -> Group:
    """The group of settings commands."""
    return Group(
        help=config.__doc__ or "",
        commands={"get": get, "set": set_, "edit": edit, "path": path},
        own=config,
    )


@takes(how=FormatOptions)
def config(context: Context, *, how: FormatOptions) -> None:
    """Your settings: each with its value and where that came from.

    Examples: filmtrack config · filmtrack config set timezone Asia/Hong_Kong
    """
    from filmtrack.config.settings import KEYS
    from filmtrack.render.columns import Column, cell
    from filmtrack.render.terms import term

    rows = [_row(context, key) for key in KEYS]
    shown = Shown(
        report="config",
        row_type=ConfigRow,
        columns=(Column(heading="Setting"), Column(heading="Value", flexible=True), Column(heading="From")),
        cells=lambda found: [(cell(row.key), cell(row.value or "-"), cell(term(row.source))) for row in found],
    )
    show(context, shown, rows, how)


def get(
    context: Context, key: Annotated[str, Argument(metavar="SETTING", help="Like timezone or mail.server")]
) -> None:
    """Print one setting; nothing where it is not set.

    Examples: filmtrack config get timezone · filmtrack config get mail.to
    """
    from filmtrack.config.editing import found_in

    found_in(context.settings, key)
    value = _row(context, key).value
    if value is not None:
        write(context, f"{value}\n")


@takes(how=WriteOptions)
def set_(
    context: Context,
    key: Annotated[str, Argument(metavar="SETTING", help="Like currency or mail.to")],
    value: Annotated[list[str] | None, Argument(metavar="[VALUE]...", help="None takes it away")] = None,
    *,
    how: WriteOptions,
) -> None:
    """Write one setting into config.toml, whose comments and order stay.

    Examples: filmtrack config set currency HKD · filmtrack config set mail.to ann@example.org ben@example.org
    """
    write_settings(context, [(key, tuple(value or ()))], dry_run=how.dry_run)


@takes(how=WriteOptions)
def edit(context: Context, *, how: WriteOptions) -> None:
    """Open config.toml in your editor ($VISUAL or $EDITOR), and look at it afterwards.

    Examples: filmtrack config edit · EDITOR=nano filmtrack config edit
    """
    from filmtrack.cli.editor import own_editor, run_editor
    from filmtrack.config.settings import read_settings
    from filmtrack.message import message

    place = context.folders.settings
    if how.dry_run:
        _edit_a_copy(context, place)
        return
    editor = own_editor(context, hint=message("set EDITOR, or use filmtrack config set SETTING VALUE"))
    place.parent.mkdir(parents=True, exist_ok=True)
    run_editor(editor, place)
    read_settings(place)


def _edit_a_copy(context: Context, place: Path) -> None:
    """What the editor would change, line by line; the settings themselves stay as they are."""
    from tempfile import TemporaryDirectory

    from filmtrack.cli.editor import own_editor, run_editor
    from filmtrack.cli.files import read_if_there
    from filmtrack.cli.own_file import print_changes
    from filmtrack.config.settings import read_settings
    from filmtrack.message import message

    editor = own_editor(context, hint=message("set EDITOR, or use filmtrack config set SETTING VALUE"))
    before = read_if_there(place) or b""
    with TemporaryDirectory() as folder:
        copy = Path(folder, place.name)
        copy.write_bytes(before)
        run_editor(editor, copy)
        read_settings(copy)
        after = copy.read_bytes()
    print_changes(context, place, *(text.decode("utf-8", "replace") for text in (before, after)), around=0)


def path(context: Context) -> None:
    """Print where config.toml is, or would be.

    Examples: filmtrack config path · nano "$(filmtrack config path)"
    """
    write(context, f"{context.folders.settings}\n")


def write_settings(context: Context, values: list[tuple[str, tuple[str, ...]]], *, dry_run: bool) -> None:
    """Write several settings at once, or none of them; `dry_run` prints the lines instead."""
    from filmtrack.cli.files import read_if_there, replace_whole
    from filmtrack.cli.own_file import print_changes
    from filmtrack.config.editing import with_value
    from filmtrack.errors import BadInputError
    from filmtrack.message import message

    place = context.folders.settings
    was = read_if_there(place)
    try:
        before = text = (was or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(message("{file} is not UTF-8 text; save it as UTF-8", file=str(place))) from None
    for key, words in values:
        text = with_value(place, text, key, words)
    if dry_run:
        print_changes(context, place, before, text, around=0)  # other lines may hold secrets
        return
    replace_whole(place, text.encode(), was=was, mode=0o600)
    say(context, message("written to {file}", file=str(place)))


def setting(context: Context, key: str) -> str | None:
    """The value in force, as it may be shown."""
    return _row(context, key).value


def _row(context: Context, key: str) -> ConfigRow:
    variable = _ENVIRONMENT.get(key)
    given = context.environ.get(variable, "") if variable else ""
    value = given or context.settings.values.get(key)
    if value in (None, "", []):
        default = _default(context, key)
        return ConfigRow(key=key, value=default, source="default" if default else "not set")
    source = variable if given and variable else str(context.folders.settings)
    return ConfigRow(key=key, value=_shown(key, value), source=source)


def _default(context: Context, key: str) -> str | None:
    if key == "timezone":
        return str(context.zone)
    if key == "name":
        return context.by
    if key == "language":
        return context.language
    if key == "ledger":
        return str(context.folders.ledger)
    return None


def _shown(key: str, value: object) -> str:
    """The value as it may be printed: no password, no token."""
    from filmtrack.ledger.place import shown

    if key in _HIDDEN:
        return "(hidden)"
    if key in {"ledger", "shared_catalogue"}:
        return shown(str(value))
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    return str(value)
