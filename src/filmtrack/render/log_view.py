"""The rows of `log` as cells: what is open and what is late never look like what is settled."""

from collections.abc import Sequence
from datetime import date

from filmtrack.domain.entry import ACCEPTED
from filmtrack.message import Message, counted, message
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.terms import named, said, term
from filmtrack.reports.log import LogRow

COLUMNS = (
    Column(heading="No.", right=True),
    Column(heading="Film", flexible=True),
    Column(heading="Festival", flexible=True),
    Column(heading="Status", flexible=True),
    Column(heading="When", flexible=True),
    Column(heading="Fee", right=True),
)


def cells(rows: Sequence[LogRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [_row(row, today) for row in rows]


def status_word(status: str) -> str:
    """A status as people say it."""
    return said("never answered") if status == "no-answer" else term(status).replace("-", " ")


def lacking(row: LogRow) -> str:
    """What is still to be sent; empty when nothing is."""
    return str(message("{missing} missing", missing=row.missing)) if row.missing else ""


def applied(row: LogRow) -> str:
    """How the application for the trip's money stands; empty when there is none."""
    return str(message("{scheme}: {status}", scheme=row.scheme, status=row.application)) if row.application else ""


def _row(row: LogRow, today: date) -> tuple[Cell, ...]:
    return (
        cell(str(row.number)),
        cell(row.film_title or row.film),
        cell(
            named(row.festival_name or row.festival),
            " ".join(each for each in (str(row.edition), row.section or "") if each),
        ),
        cell(status_word(row.status), lacking(row), applied(row), style=_style(row)),
        cell(*(str(each) for each in when(row, today=today))),
        cell(said("{money}", money=row.fee) if row.fee else ""),
    )


def _style(row: LogRow) -> str:
    if row.answer_overdue:
        return "bold red"
    if row.missing or row.status == "planned":
        return "yellow"
    if row.awaiting_answer:
        return "bold"
    return "green" if row.status in ACCEPTED else "dim"


def when(row: LogRow, *, today: date) -> tuple[Message, ...]:
    """How long an answer has been waited for and by when it is due; else the day it was sent or planned."""
    told: list[Message] = []
    if row.waiting_days is not None:
        told.append(counted("waiting {count} day", "waiting {count} days", count=row.waiting_days))
    elif row.submitted_on:
        told.append(message("sent {day}", day=day(row.submitted_on, near=today, weekday=False)))
    elif row.planned_on:
        told.append(message("planned {day}", day=day(row.planned_on, near=today, weekday=False)))
    if row.awaiting_answer and row.answer_due_on:
        due = day(row.answer_due_on, near=today, weekday=False)
        told.append(message("overdue since {day}", day=due) if row.answer_overdue else message("due {day}", day=due))
    return tuple(told)
