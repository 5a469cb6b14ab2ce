"""`filmtrack import`: a table, or what another ledger exported."""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.output import say, tell
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.changes.importing.mapping import DateOrder
    from filmtrack.domain.events import Event
    from filmtrack.ledger.opening import Ledger


class _OnlyTriedError(Exception):
    """Ends a transaction that was to be tried and not kept."""


@takes(writing=WriteOptions)
def import_(
    context: Context,
    file: Annotated[str, Argument(help="A table (CSV), or what filmtrack export wrote; - reads standard input")],
    map_: Annotated[str | None, Option("--map", help="What the columns mean: a file, or a shipped map")] = None,
    suggest: Annotated[bool, Option("--suggest", help="Propose a map for the table and import nothing")] = False,
    add_festivals: Annotated[
        bool, Option("--add-festivals", help="Put festivals that nobody lists into your own file")
    ] = False,
    date_order: Annotated[str | None, Option("--dates", help="What comes first in 03/04/2026: dmy, mdy or ymd")] = None,
    currency: Annotated[str | None, Option("--currency", help="The currency of amounts that name none")] = None,
    encoding: Annotated[str | None, Option("--encoding", help="How the table is encoded, like big5")] = None,
    rejects: Annotated[str | None, Option("--rejects", metavar="FILE", help="Where rows that are left out go")] = None,
    *,
    writing: WriteOptions,
) -> None:
    """Take in a table of films, entries and applications, or what filmtrack export wrote; what is known is passed over.

    One step, which undo takes back; the ledger is backed up first. Rows that cannot be meant go to a file of their own.

    Examples: filmtrack import festivals.csv --dry-run · filmtrack import films.toml
    """
    from filmtrack.cli.import_table import TableOptions, import_table
    from filmtrack.cli.import_table import suggest as suggest_map

    how = TableOptions(
        map=map_,
        add_festivals=add_festivals,
        date_order=_order(date_order),
        currency=_currency(currency),
        encoding=encoding,
        rejects=rejects,
        dry_run=writing.dry_run,
        yes=writing.yes,
    )
    raw = sys.stdin.buffer.read() if file == "-" else None
    told = bool(map_ or suggest or add_festivals or date_order or currency or encoding or rejects)
    if suggest:
        suggest_map(context, file, raw, how)
    elif told or _is_table(file, raw):
        import_table(context, file, raw, how)
    else:
        _import_export(context, file, raw, writing)


def _order(given: str | None) -> "DateOrder | None":
    from filmtrack.changes.importing.mapping import DATE_ORDERS
    from filmtrack.cli.option_values import among

    return among("--dates", [given.casefold()], DATE_ORDERS)[0] if given is not None else None


def _currency(given: str | None) -> str | None:
    from filmtrack.config.currency import is_currency_code

    code = given.upper() if given else None
    if code is not None and not is_currency_code(code):
        raise WrongUsageError(message("--currency is three letters, like EUR"))
    return code


def _is_table(file: str, raw: bytes | None) -> bool:
    """Whether a file is a table: by its name, else by a separator in a first line that begins no export."""
    ending = Path(file).suffix.casefold()
    if ending in {".toml", ".json"}:
        return False
    if ending in {".csv", ".tsv", ".tab"}:
        return True
    try:
        head = raw[:1000] if raw is not None else _head(Path(file).expanduser())
    except OSError:
        return False
    first = head.decode("utf-8-sig", "replace").replace("\0", "").lstrip().splitlines()[:1]
    return bool(first) and not first[0].startswith(("{", "format")) and any(each in first[0] for each in ",;\t")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1000)


def _import_export(context: Context, file: str, raw: bytes | None, how: WriteOptions) -> None:
    from filmtrack.changes.take_in import take_in
    from filmtrack.cli.asking import agreed
    from filmtrack.cli.backups import back_up, backups_folder

    events = _read(file, raw)
    with context.ledger.reading() as ledger:
        begun = ledger.last_seq() > 0
        found = take_in(events, ledger)
    for told in found.told:
        tell(told)
    if how.dry_run:
        _try(context, events, begun=begun)
        return
    if not found.new:
        return
    if found.most:
        agreed(message("This import changes most of your ledger. Go on?"), yes=how.yes)
    if begun:
        made = back_up(context, backups_folder(context))
        say(context, message("the ledger as it was: {file}", file=str(made)))
    with context.ledger.writing(at=context.now, by=context.by) as recorder:
        recorder.take_in(events)


def _read(file: str, raw: bytes | None) -> "tuple[Event, ...]":
    """The events of an exported file."""
    from filmtrack.ledger.exchange import read_export

    try:
        text = (Path(file).expanduser().read_bytes() if raw is None else raw).decode("utf-8-sig")
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
