"""`filmtrack` alone: today's page, in a dozen lines."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from filmtrack.message import Message, counted, message
from filmtrack.values import replace

if TYPE_CHECKING:
    from datetime import datetime

    from filmtrack.cli.context import Context
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.render.columns import Cell
    from filmtrack.reports.log import Log

DAYS = 14
_MOST_DUE = 5
_MOST_ENTRIES = 3
_MOST_PLANS = 500
"""So many plans are looked at for those that close next."""
_INDENT = 2
_GAP = 2
_LEAST_NAME = 12
"""So many columns a name keeps, however narrow the terminal is."""
_BEGINNINGS = (
    'filmtrack film add "Night Bus" --runtime 14:30',
    "filmtrack check night-bus",
    "filmtrack submit night-bus clermont",
)


def today_page(context: "Context") -> int:
    """Print what is due in 14 days, whose answer is overdue, what is still to be sent, and what to run next."""
    from filmtrack.cli.problems import left_out
    from filmtrack.render.moments import day

    date = day(context.today, near=context.today)
    sys.stdout.write(f"{message('Today, {date} ({zone})', date=date, zone=str(context.zone))}\n")
    _due(context)
    with context.ledger.reading() as ledger:
        if ledger.film_names():
            _entries(context, ledger)
        else:
            _say(message("Begin with:"))
            sys.stdout.write("".join(f"  {each}\n" for each in _BEGINNINGS))
    _say(message("All commands: filmtrack --help"))
    return left_out(context)


def _due(context: "Context") -> None:
    from filmtrack.cli.due_soon import due_soon

    count, rows = due_soon(context, DAYS, _MOST_DUE)
    if not count:
        _say(message("Nothing is due in {days} days.", days=DAYS))
        return
    said = message("Due in {days} days: {count} (filmtrack upcoming --within {days}d)", days=DAYS, count=count)
    _block(context, said, rows)


def _entries(context: "Context", ledger: "LedgerReader") -> None:
    from filmtrack.reports.log import LogQuestion, log, overdue_of

    plans = _plans(context, ledger)
    late = LogQuestion(wanted=overdue_of(LogQuestion().wanted, today=context.today))
    lacking = LogQuestion(wanted=replace(LogQuestion().wanted, missing=True))
    overdue = log(ledger, late, today=context.today, limit=_MOST_ENTRIES)
    missing = log(ledger, lacking, today=context.today, limit=_MOST_ENTRIES)
    said = counted("{count} plan is not sent yet", "{count} plans are not sent yet", count=plans.total)
    _log(context, plans, said, "filmtrack log --status planned")
    said = counted("{count} answer is overdue", "{count} answers are overdue", count=overdue.total)
    _log(context, overdue, said, "filmtrack log --overdue")
    said = counted("{count} entry lacks form or film", "{count} entries lack form or film", count=missing.total)
    _log(context, missing, said, "filmtrack log --missing")
    _claims(context, ledger)


def _plans(context: "Context", ledger: "LedgerReader") -> "Log":
    """What is planned: first what closes next, last what has closed or shows no hour to close at."""
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.log import LogQuestion, LogRow, log

    def order(row: LogRow) -> "tuple[bool, datetime]":
        closes = row.closes_at or context.now
        return closes <= context.now, closes

    question = LogQuestion(wanted=EntryFilter(statuses=("planned",)))
    found = log(ledger, question, today=context.today, limit=_MOST_PLANS)
    return replace(found, rows=tuple(sorted(found.rows, key=order)[:_MOST_ENTRIES]))


def _claims(context: "Context", ledger: "LedgerReader") -> None:
    """Money that was granted, and whose last day to be claimed is over."""
    from filmtrack.domain.application import CLAIMABLE, ApplicationFilter

    if not ledger.applications(ApplicationFilter(statuses=tuple(sorted(CLAIMABLE)))):
        return
    from filmtrack.render.fold import folded
    from filmtrack.render.safe import LONGEST, one_line
    from filmtrack.reports.matters import USUAL_DAYS
    from filmtrack.reports.moment import Moment
    from filmtrack.reports.scheme_matters import Paying, overdue_claims

    moment = Moment(now=context.now, zone=context.zone)
    paying = Paying(schemes=context.schemes, catalogue=context.catalogue, ledger=ledger, days=USUAL_DAYS, moment=moment)
    found, columns = overdue_claims(paying), context.columns or LONGEST
    if found:
        said = counted("{count} claim is overdue", "{count} claims are overdue", count=len(found))
        _say(message("{said} ({command})", said=said, command="filmtrack sponsor --all"))
        for each in found[:_MOST_ENTRIES]:
            sys.stdout.write("".join(folded(one_line(str(each.past or each.text)), columns, indent=2, hang=2)))


def _log(context: "Context", found: "Log", said: Message, command: str) -> None:
    from filmtrack.render.log_view import cells

    if found.rows:
        title = message("{said} ({command})", said=said, command=command)
        _block(context, title, cells(found.rows, today=context.today))


def _block(context: "Context", title: Message, rows: "Sequence[Sequence[Cell]]") -> None:
    from filmtrack.render.columns import Column, plain_table
    from filmtrack.render.safe import shortened

    _say(title)
    columns = context.columns
    brief = [[replace(each, lines=each.lines[:1]) for each in row] for row in rows]
    if columns is not None:
        _shorten(brief, columns - _INDENT)
    for line in plain_table([Column(heading="")] * len(rows[0]), brief).splitlines():
        sys.stdout.write(f"  {line if columns is None else shortened(line, columns - _INDENT)}\n")


def _shorten(rows: "list[list[Cell]]", columns: int) -> None:
    """Let the widest column, which holds names, give way until a row fits."""
    from filmtrack.render.safe import shortened, width

    widths = [max(width(line) for row in rows for line in (*row[place].lines, "")) for place in range(len(rows[0]))]
    space = columns - _GAP * (len(widths) - 1)
    widest = widths.index(max(widths))
    left = max(space - sum(widths) + widths[widest], _LEAST_NAME)
    for row in rows:
        row[widest] = replace(row[widest], lines=tuple(shortened(line, left) for line in row[widest].lines))


def _say(said: Message) -> None:
    sys.stdout.write(f"\n{said}\n")
