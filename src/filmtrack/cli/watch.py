"""`filmtrack watch` and `unwatch`: what to be reminded of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.changes.watching import Subject
    from filmtrack.domain.attention import Watchable
    from filmtrack.domain.ledger_reader import LedgerReader

Festivals = Annotated[list[str] | None, Argument(metavar="[FESTIVAL]...", help="Festivals, by id or name")]
Films = Annotated[list[str] | None, Option("--film", help="All that this film may enter (repeatable)")]
Schemes = Annotated[list[str] | None, Option("--scheme", help="A scheme that pays, like nae")]


@takes(how=FormatOptions, writing=WriteOptions)
def watch(
    context: Context,
    festivals: Festivals = None,
    film: Films = None,
    scheme: Schemes = None,
    *,
    how: FormatOptions,
    writing: WriteOptions,
) -> None:
    """Be reminded of festivals, of all that a film may enter, of a scheme; alone it lists what is watched.

    What is planned needs no watching: filmtrack remind tells of it anyway.

    Examples: filmtrack watch clermont uppsala · filmtrack watch --film night-bus · filmtrack watch
    """
    from filmtrack.changes.watching import watch as decide
    from filmtrack.cli.recording import record

    if not (festivals or film or scheme):
        _list(context, how)
        return

    def change(ledger: "LedgerReader", _: int | None) -> "Change":
        wanted = _subjects(context, ledger, festivals or (), film or (), scheme or ())
        return decide(wanted, ledger.attention(), today=context.today)

    record(context, change, writing)


@takes(writing=WriteOptions)
def unwatch(
    context: Context,
    festivals: Festivals = None,
    film: Films = None,
    scheme: Schemes = None,
    *,
    writing: WriteOptions,
) -> None:
    """Be reminded of them no longer, except of what is planned there.

    Examples: filmtrack unwatch uppsala · filmtrack unwatch --film night-bus
    """
    from filmtrack.changes.watching import unwatch as decide
    from filmtrack.cli.recording import record

    if not (festivals or film or scheme):
        said = message("which festival, film or scheme?")
        raise WrongUsageError(said, hint=message("filmtrack watch lists what is watched"))

    def change(ledger: "LedgerReader", _: int | None) -> "Change":
        wanted = _subjects(context, ledger, festivals or (), film or (), scheme or ())
        return decide(wanted, ledger.attention(), today=context.today)

    record(context, change, writing)


def _subjects(
    context: Context, ledger: "LedgerReader", festivals: Sequence[str], films: Sequence[str], schemes: Sequence[str]
) -> "tuple[Subject, ...]":
    """What the words mean; the id of something that is watched means just that, known to the catalogue or not."""
    from filmtrack.reports.entry_names import find_film_id
    from filmtrack.reports.names import find_festival
    from filmtrack.reports.schemes import find_scheme

    watched = {each.key for each in ledger.attention()}

    def subject(what: "Watchable", words: str) -> "Subject":
        if (what, words) in watched:
            return what, words
        if what == "festival":
            return what, find_festival(context.catalogue, words).id
        if what == "film":
            return what, find_film_id(ledger, words)
        return what, find_scheme(context.schemes, words).id

    return (
        *(subject("festival", each) for each in festivals),
        *(subject("film", each) for each in films),
        *(subject("scheme", each) for each in schemes),
    )


def _list(context: Context, how: FormatOptions) -> None:
    from filmtrack.cli.output import Shown, show
    from filmtrack.render.watch_view import COLUMNS, cells
    from filmtrack.reports.watches import WatchRow, watch_rows

    with context.ledger.reading() as ledger:
        rows = watch_rows(
            ledger.attention(), context.catalogue, ledger, context.schemes, now=context.now, zone=context.zone
        )
    shown = Shown(
        report="watch",
        row_type=WatchRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        empty=message("Nothing is watched. filmtrack watch FESTIVAL begins."),
    )
    show(context, shown, rows, how)
