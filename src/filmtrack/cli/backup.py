"""`filmtrack backup`: a verified copy of the ledger."""

from pathlib import Path
from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, takes
from filmtrack.cli.shared_options import WriteOptions


@takes(how=WriteOptions)
def backup(
    context: Context,
    folder: Annotated[str | None, Argument(help="Where to (else the folder backups beside the ledger)")] = None,
    *,
    how: WriteOptions,
) -> None:
    """Copy the whole ledger, open the copy to make sure that it is sound, and say where it is.

    Nothing is replaced: every backup is a file of its own. To go back to one, put it in the ledger's place; a ledger on
    a server is copied by pg_dump where that is installed (pg_restore brings it back), else into a ledger file.

    Examples: filmtrack backup · filmtrack backup /media/stick
    """
    from filmtrack.cli.backups import back_up, backups_folder, foretell
    from filmtrack.cli.output import write

    wanted = Path(folder).expanduser() if folder else backups_folder(context)
    if how.dry_run:
        foretell(context, wanted)
        return
    write(context, f"{back_up(context, wanted)}\n")
