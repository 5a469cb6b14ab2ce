"""Backups of the ledger: where they are kept, and when the last one was made."""

from pathlib import Path

from filmtrack.cli.context import Context


def backups_folder(context: Context) -> Path:
    """The folder `backups` beside the ledger; for one on a server, in the data folder."""
    from filmtrack.ledger.place import backups_of

    return backups_of(context.ledger_named, context.folders.data)


def back_up(context: Context, folder: Path) -> Path:
    """A verified copy of the ledger in that folder, which is remembered.

    Raises:
        LedgerError: when the ledger cannot be read, or was never begun.
        OutsideError: when the copy cannot be written.
    """
    made = context.ledger.backup(folder, at=context.now)
    _remember(context, made)
    return made


def foretell(context: Context, folder: Path) -> None:
    """Say what a backup would copy and where to; nothing is written.

    Raises:
        LedgerError: when the ledger cannot be read, or was never begun.
    """
    from filmtrack.cli.output import tell
    from filmtrack.errors import LedgerError
    from filmtrack.message import counted, message

    with context.ledger.reading() as records:
        steps = records.last_seq()
    if not steps:
        raise LedgerError(message("there is no ledger at {path} yet, so nothing to copy", path=context.ledger.name))
    said = counted(
        "{count} event of {ledger} would be copied into {folder}",
        "{count} events of {ledger} would be copied into {folder}",
        count=steps,
        ledger=context.ledger.name,
        folder=str(folder),
    )
    tell(said)


def last_backup(context: Context) -> Path | None:
    """The newest backup in the usual folder, or the one made last elsewhere, if it is still there."""
    folder = backups_folder(context)
    made = [*folder.glob("*.db"), *folder.glob("*.dump")]
    try:
        elsewhere = Path(_record(context).read_text(encoding="utf-8").rstrip("\n"))
        made += [elsewhere] if elsewhere.is_file() else []
    except (OSError, ValueError):
        pass
    return max(made, key=lambda each: each.stat().st_mtime, default=None)


def _record(context: Context) -> Path:
    return context.folders.state / "last-backup"


def _remember(context: Context, made: Path) -> None:
    """A state folder that cannot be written costs only the memory."""
    try:
        context.folders.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        _record(context).write_text(f"{made.absolute()}\n", encoding="utf-8")
    except OSError:
        return
