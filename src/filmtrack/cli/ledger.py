"""`filmtrack ledger`: move the ledger from a file to a server, and back."""

from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Group, Option, takes
from filmtrack.cli.output import tell
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import LedgerError, RefusedError, WrongUsageError
from filmtrack.message import counted, message

if TYPE_CHECKING:
    from filmtrack.ledger.opening import Ledger
    from filmtrack.ledger.records import Records


def build() -> Group:
    """The group of ledger commands."""
    return Group(
        help="Move the ledger from a file to a server, and back.",
        commands={"copy": copy},
    )


@takes(how=WriteOptions)
def copy(
    context: Context,
    to: Annotated[str, Option("--to", metavar="PATH|URL", help="Where to: a file, or postgresql://…")],
    *,
    how: WriteOptions,
) -> None:
    """Copy everything that stands in the ledger to another place, and keep the copy only if it is the same.

    What the other place holds already is passed over. What was taken back and what reminders told is not copied.

    Examples: filmtrack ledger copy --to postgresql://server/filmtrack · filmtrack ledger copy --to ~/films.db
    """
    target = context.ledger_at(to)
    if target.name == context.ledger.name:
        raise WrongUsageError(message("{place} is the ledger itself", place=target.name))
    if how.dry_run:
        _foretell(context.ledger, target)
        return
    copied = _copied(context, target)
    tell(
        counted(
            "{count} event copied to {place}, and compared: the two are the same",
            "{count} events copied to {place}, and compared: the two are the same",
            count=copied,
            place=target.name,
        )
    )


def _copied(context: Context, target: "Ledger") -> int:
    with context.ledger.reading() as source:
        _is_something(source, context.ledger)
        with target.writing(at=context.now, by=context.by) as recorder:
            taken = recorder.take_in(source.live_events())
            if not _same(source, recorder):
                said = message("{place} holds something else as well; nothing was copied", place=target.name)
                raise RefusedError(said, hint=message("copy into a new file or an empty database"))
    return taken.new


def _foretell(source: "Ledger", target: "Ledger") -> None:
    with source.reading() as records, target.reading() as there:
        _is_something(records, source)
        ids = [each.id for each in records.live_events()]
        known = len(there.known(ids))
    tell(
        counted(
            "{count} event would be copied to {place}",
            "{count} events would be copied to {place}",
            count=len(ids) - known,
            place=target.name,
        )
        if not known
        else counted(
            "{count} event would be copied to {place}; there already: {known}",
            "{count} events would be copied to {place}; there already: {known}",
            count=len(ids) - known,
            place=target.name,
            known=known,
        )
    )


def _is_something(records: "Records", ledger: "Ledger") -> None:
    if not records.last_seq():
        raise LedgerError(message("there is nothing in the ledger {place} to copy", place=ledger.name))


def _same(one: "Records", other: "Records") -> bool:
    """Whether two ledgers export the same, piece by piece."""
    from filmtrack.ledger.exchange import exported

    return all(a == b for a, b in zip_longest(exported(one, "json"), exported(other, "json")))
