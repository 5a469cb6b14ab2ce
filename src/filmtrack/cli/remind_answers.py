"""`filmtrack remind done`, `snooze` and `history`: what becomes of reminders, and what was told to whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, get_args

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.errors import UnknownNameError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.matters import Matter

Numbers = Annotated[list[str], Argument(metavar="N...", help="The numbers that stand before the reminders")]


@takes(writing=WriteOptions)
def done(context: Context, numbers: Numbers, *, writing: WriteOptions) -> None:
    """Say that something is done, or will not be: it is told no more. filmtrack undo brings it back.

    Announcements that were looked for on the weekly line and not found are told again next week.

    Examples: filmtrack remind done 3 · filmtrack remind done 3 7 12
    """
    from filmtrack.changes.watching import done as decide
    from filmtrack.cli.recording import record

    known = _known(context)
    meant = _meant(context, numbers, known)
    weekly = {each.id for each in known if each.weekly} - {*numbers}  # who names one festival's means that very one
    looked = [each for each in meant if each in weekly]
    ended = [each for each in meant if each not in weekly]

    def change(_: "LedgerReader", __: int | None) -> "Change":
        return decide(ended, looked=looked, today=context.today)

    record(context, change, writing)


@takes(writing=WriteOptions)
def snooze(
    context: Context,
    numbers: Numbers,
    until: Annotated[
        str | None, Option("--until", help="The day to be told again (else in a week, or before it is too late)")
    ] = None,
    *,
    writing: WriteOptions,
) -> None:
    """Be told of something again later.

    Examples: filmtrack remind snooze 3 · filmtrack remind snooze 3 --until friday
    """
    from filmtrack.changes.watching import snooze as decide
    from filmtrack.cli.recording import record
    from filmtrack.domain.periods import parse_day

    known = _known(context)
    meant = _meant(context, numbers, known)
    day = parse_day(until, context.today) if until else None

    def change(_: "LedgerReader", __: int | None) -> "Change":
        return decide(meant, known, until=day, today=context.today)

    record(context, change, writing)


@takes(filters=filters_of_command("remind history"), how=FormatOptions)
def history(context: Context, *, filters: FilterOptions, how: FormatOptions) -> None:
    """Show which digests went to whom and when, the latest first; by status: delivered, sending, failed, unknown.

    Examples: filmtrack remind history · filmtrack remind history --json
    """
    from filmtrack.cli.days import past_days_asked
    from filmtrack.cli.option_values import among
    from filmtrack.cli.output import Shown, limit_of, show
    from filmtrack.render.delivery_view import COLUMNS, cells
    from filmtrack.reports.deliveries import DeliveryRow, DeliveryStatus, delivery_rows

    statuses = among("--status", filters.status, get_args(DeliveryStatus))
    days = past_days_asked(context, filters)
    limit = None if how.sort or statuses or days else limit_of(how)
    with context.ledger.reading() as records:
        rows = delivery_rows(records.deliveries.latest(limit), now=context.now)
    rows = tuple(
        each
        for each in rows
        if (not statuses or each.status in statuses)
        and (days is None or days.first <= each.at.astimezone(context.zone).date() <= days.last)
    )
    shown = Shown(
        report="remind history",
        row_type=DeliveryRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, zone=context.zone, today=context.today),
        empty=message("Nothing was told yet."),
    )
    show(context, shown, rows, how)


def _known(context: Context) -> "tuple[Matter, ...]":
    """Every matter that is due, or will be."""
    from filmtrack.cli.reminding import everything_due

    run = everything_due(context, FormatOptions())
    return run.matters if run else ()


def _meant(context: Context, words: Sequence[str], known: "Sequence[Matter]") -> tuple[str, ...]:
    """The matters that numbers or ids mean; the line of several means all that are still open on it.

    Raises:
        UnknownNameError: when no reminder goes by that number or id.
    """
    from filmtrack.reports.festival_matters import LOOK

    ids = {each.id for each in known}
    folded: dict[str, list[str]] = {}
    for each in known:
        for line in _lines_of(each):
            folded.setdefault(line, []).append(each.id)
    found: list[str] = []
    with context.ledger.reading() as records:
        ended = {each.id for each in records.attention() if each.what == "reminder" and each.until is None}
        for word in words:
            number = int(word) if word.isascii() and word.isdigit() and len(word) < _MOST_DIGITS else None
            matter = records.deliveries.matter_numbered(number) if number is not None else word
            if matter and (matter in folded or matter == LOOK.id):
                found += (each for each in folded.get(matter, ()) if each not in ended)
            elif matter and (number is not None or matter in ids):
                found.append(matter)
            else:
                said = message("there is no reminder {word}", word=repr(word)[:80])
                raise UnknownNameError(said, hint=message("filmtrack remind --all lists them with their numbers"))
    return tuple(dict.fromkeys(found))


def _lines_of(matter: "Matter") -> set[str]:
    """The ids of the lines that it is told on, or was, when more or fewer films were in its place."""
    fold = {matter.fold.id} if matter.fold else set()
    return fold | {matter.crowd.fold.id, matter.crowd.apart} if matter.crowd else fold


_MOST_DIGITS = 18
