"""`filmtrack log`: what was sent where, and what came back."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import Awaiting, ExitCode
from filmtrack.message import message
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.domain.entry import Entry
    from filmtrack.domain.entry_filter import EntryOrder
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.entry_history import WholeEntry
    from filmtrack.reports.log import Log, LogQuestion

_ORDERS: "dict[str | None, tuple[EntryOrder, bool]]" = {
    None: ("open-first", False),
    "number": ("number", False),
    "-number": ("number", True),
    "updated_at": ("updated", False),
    "-updated_at": ("updated", True),
    "submitted_on": ("submitted", False),
    "answer_due_on": ("answer-due", False),
}
"""The orders in which the ledger itself can hand out its first entries."""
_MOST_NAMES = 2


@takes(wanted=filters_of_command("log"), how=FormatOptions)
def log(
    context: Context,
    names: Annotated[
        list[str] | None, Argument(metavar="[FILM] [FESTIVAL]", help="A film, a festival, or an entry's number")
    ] = None,
    open_: Annotated[bool, Option("--open", help="Only what is planned or waits for an answer")] = False,
    awaiting: Awaiting = False,
    overdue: Annotated[bool, Option("--overdue", help="Only what should have been answered by now")] = False,
    missing: Annotated[bool, Option("--missing", help="Only where the form or the film is still to send")] = False,
    exit_code: ExitCode = False,
    *,
    wanted: FilterOptions,
    how: FormatOptions,
) -> None:
    """What you sent where and what came back: open entries first, then the latest news.

    A film and a festival, or an entry's number, show that entry whole. --month, --from and --to are days on which
    something was sent, --within is when an answer is due, --scheme whoever was asked to pay for the trip.

    Examples: filmtrack log --awaiting · filmtrack log night-bus clermont · filmtrack log 17 --json
    """
    from filmtrack.reports.entry_history import whole_entry
    from filmtrack.reports.log import applications_alone, something_is_due

    given, alone = tuple(names or ()), 0
    with context.ledger.reading() as ledger:
        entry = _one_entry(context, ledger, given, wanted)
        answer: WholeEntry | Log
        if entry:
            answer = whole_entry(ledger, entry, today=context.today)
            due = bool(answer.row.answer_overdue or answer.row.missing)
        else:
            question = _question(context, ledger, given, wanted)
            question = _narrowed(context, question, open_=open_, awaiting=awaiting, overdue=overdue, missing=missing)
            answer = _found(context, ledger, question, how)
            due = exit_code and something_is_due(ledger, question, today=context.today)
            alone = 0 if how.json or how.csv or how.markdown else applications_alone(ledger, question)
    _show(context, answer, how)
    if alone:
        _tell_alone(context, alone)
    raise Exit(1 if due and exit_code else 0)


def _tell_alone(context: Context, count: int) -> None:
    from filmtrack.cli.output import say
    from filmtrack.message import counted

    said = counted(
        "{count} application for a trip without an entry: filmtrack sponsor --all shows it",
        "{count} applications for trips without an entry: filmtrack sponsor --all shows them",
        count=count,
    )
    say(context, said)


def _one_entry(
    context: Context, ledger: "LedgerReader", names: tuple[str, ...], wanted: FilterOptions
) -> "Entry | None":
    """The entry that a number, or a film and a festival, name; None when a list is asked for."""
    if not names:
        return None
    from filmtrack.changes.naming import not_a_pair
    from filmtrack.reports.entry_names import entries_of, entry_number, find_film_id, narrowed, numbered, the_one

    number = entry_number(names)
    if number is not None:
        return numbered(ledger, number)
    if len(names) < _MOST_NAMES:
        return None
    if len(names) > _MOST_NAMES:
        raise not_a_pair(names)
    film = find_film_id(ledger, names[0])
    found = entries_of(ledger, film, names[1], lambda: context.catalogue.festivals())  # noqa: PLW0108 - read when asked
    return the_one(narrowed(found, editions=wanted.edition or (), sections=wanted.section or ()))


def _question(context: Context, ledger: "LedgerReader", names: tuple[str, ...], wanted: FilterOptions) -> "LogQuestion":
    """What the options ask for."""
    from filmtrack.cli.entry_question import question_of, sent_and_answered

    wanted = _with_name(context, ledger, names[0], wanted) if names else wanted
    return sent_and_answered(context, ledger, question_of(context, ledger, wanted), wanted)


def _with_name(context: Context, ledger: "LedgerReader", name: str, wanted: FilterOptions) -> FilterOptions:
    """The options with one name more, which is a film if it names one, else a festival."""
    from filmtrack.reports.entry_names import find_festival_id, names_a_film

    if names_a_film(ledger, name):
        return replace(wanted, film=[*(wanted.film or ()), name])
    either = message("film or festival")
    festival = find_festival_id(ledger, name, lambda: context.catalogue.festivals(), kind=either)  # noqa: PLW0108
    return replace(wanted, festival=[*(wanted.festival or ()), festival])


def _narrowed(
    context: Context, question: "LogQuestion", *, open_: bool, awaiting: bool, overdue: bool, missing: bool
) -> "LogQuestion":
    from filmtrack.reports.log import awaiting_of, overdue_of

    wanted = replace(question.wanted, open=True) if open_ else question.wanted
    wanted = awaiting_of(wanted) if awaiting else wanted
    wanted = overdue_of(wanted, today=context.today) if overdue else wanted
    return replace(question, wanted=replace(wanted, missing=True) if missing else wanted)


def _found(context: Context, ledger: "LedgerReader", question: "LogQuestion", how: FormatOptions) -> "Log":
    """As many rows as will be shown, in an order that the ledger keeps; all of them for any other order."""
    from filmtrack.cli.output import limit_of
    from filmtrack.reports.log import log as report

    column = how.sort.replace("-", "_") if how.sort else None
    if column and how.sort and how.sort.startswith("-"):
        column = "-" + column[1:]
    order, descending = _ORDERS.get(column, ("number", False))
    limit = limit_of(how) if column in _ORDERS else None
    return report(ledger, question, today=context.today, order=order, descending=descending, limit=limit)


def _show(context: Context, answer: "WholeEntry | Log", how: FormatOptions) -> None:
    from filmtrack.cli.output import Shown, show
    from filmtrack.render.log_view import COLUMNS, cells
    from filmtrack.reports.entry_history import WholeEntry
    from filmtrack.reports.log import LogRow

    shown = Shown(
        report="log",
        row_type=LogRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        empty=message("No entry fits. filmtrack submit FILM FESTIVAL records one."),
    )
    if not isinstance(answer, WholeEntry):
        show(context, shown, answer.rows, how, total=answer.total)
    elif how.json or how.csv or how.markdown:
        beside = {"entry": answer.entry, "history": answer.history}
        show(context, replace(shown, beside=beside), [answer.row], how)
    else:
        from filmtrack.render.entry_view import entry_text

        sys.stdout.write(entry_text(answer, zone=context.zone, today=context.today, columns=context.columns))
