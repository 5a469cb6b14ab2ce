"""`filmtrack import`: what another ledger exported."""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.errors import BadInputError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.domain.events import Event
    from filmtrack.ledger.opening import Ledger


class _OnlyTriedError(Exception):
    """Ends a transaction that was to be tried and not kept."""


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="What filmtrack export wrote; - reads standard input")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Try it, say what it would do, and keep nothing")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, whatever it changes")] = False,
) -> None:
    """Take in what filmtrack export wrote, here or elsewhere; what is known already is passed over.

    All of it or nothing, as one step, which undo takes back. The ledger is backed up first.

    Examples: filmtrack import films.toml --dry-run · filmtrack import films.toml
    """
    from filmtrack.changes.take_in import take_in
    from filmtrack.cli.asking import agreed
    from filmtrack.cli.backups import back_up, backups_folder
    from filmtrack.cli.output import say

    context: Context = ctx.obj
    events = _read(file)
    with context.ledger.reading() as ledger:
        begun = ledger.last_seq() > 0
        found = take_in(events, ledger)
    for told in found.told:
        print(told)
    if dry_run:
        _try(context, events, begun=begun)
        return
    if not found.new:
        return
    if found.most:
        agreed(message("This import changes most of your ledger. Go on?"), yes=yes)
    if begun:
        made = back_up(context, backups_folder(context))
        say(context, message("the ledger as it was: {file}", file=str(made)))
    with context.ledger.writing(at=context.now, by=context.by) as recorder:
        recorder.take_in(events)


def _read(file: str) -> "tuple[Event, ...]":
    """The events of an exported file; other formats will be told apart here."""
    from filmtrack.ledger.exchange import read_export

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise BadInputError(message("{file} cannot be read: {reason}", file=file, reason=reason)) from None
    except UnicodeDecodeError:
        raise BadInputError(message("{file} is not UTF-8 text; nothing was imported", file=file)) from None
    return read_export(text, name=file)


def _try(context: Context, events: "tuple[Event, ...]", *, begun: bool) -> None:
    """Take the events in and keep nothing; a ledger that was never begun is tried elsewhere, and not begun."""
    from filmtrack.ledger.opening import open_ledger

    if begun:
        _take_in_and_drop(context, context.ledger, events)
        return
    with TemporaryDirectory() as folder:
        _take_in_and_drop(context, open_ledger(Path(folder) / "ledger.db", state_folder=None), events)


def _take_in_and_drop(context: Context, ledger: "Ledger", events: "tuple[Event, ...]") -> None:
    with suppress(_OnlyTriedError), ledger.writing(at=context.now, by=context.by) as recorder:
        recorder.take_in(events)
        raise _OnlyTriedError
