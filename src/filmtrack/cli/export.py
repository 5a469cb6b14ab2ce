"""`filmtrack export`: everything that was entered, in filmtrack's own format."""

import shutil
import sys
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option
from filmtrack.cli.shared_options import OUTPUT
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.ledger.exchange import ExportFormat

_IN_MEMORY = 1 << 24
_EXPORTS = (b"format = ", b'{"format": ')
"""How an earlier export begins; no other file is replaced."""


def export(
    context: Context,
    out: Annotated[str | None, OUTPUT] = None,
    format_: Annotated[
        str | None, Option("--format", metavar="toml|json", help="Else what the file's name says, else toml")
    ] = None,
) -> None:
    """Write out everything that you entered, with its history but without what was taken back.

    The same content gives the same bytes, and filmtrack import reads it into any ledger.

    Examples: filmtrack export -o films.toml · filmtrack export --format json
    """
    from filmtrack.cli.files import write_pieces
    from filmtrack.ledger.exchange import exported

    chosen = _format(format_, out)
    if out is None:
        _to_standard_output(context, chosen)
        return
    path = Path(out).expanduser()
    _spare_the_ledger(context, path)
    with context.ledger.reading() as ledger:
        write_pieces(path, exported(ledger, chosen), over=_EXPORTS)


def _format(given: str | None, out: str | None) -> "ExportFormat":
    from filmtrack.cli.option_values import among
    from filmtrack.ledger.exchange import FORMATS

    if given is None:
        return "json" if out and out.lower().endswith(".json") else "toml"
    return among("--format", [given], FORMATS)[0]


def _to_standard_output(context: Context, chosen: "ExportFormat") -> None:
    """Through a file, so that a reader who takes his time keeps nobody from writing; UTF-8 on every terminal."""
    from filmtrack.ledger.exchange import exported
    from filmtrack.render.safe import text_lines

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        with context.ledger.reading() as ledger:
            pieces = exported(ledger, chosen)
            kept.writelines((text_lines(piece) if context.terminal else piece).encode() for piece in pieces)
        kept.seek(0)
        sys.stdout.flush()
        shutil.copyfileobj(kept, sys.stdout.buffer)


def _spare_the_ledger(context: Context, path: Path) -> None:
    ledger = Path(context.ledger.name)
    if path.exists() and ledger.exists() and path.samefile(ledger):
        said = message("{file} is the ledger itself; nothing was written", file=str(path))
        raise WrongUsageError(said, hint=message("export to another file"))
