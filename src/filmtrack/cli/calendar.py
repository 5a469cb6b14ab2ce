"""`filmtrack calendar`: what is due, in the calendar that somebody already uses."""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.shared_options import OUTPUT
from filmtrack.message import Message, message
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.calendar import Calendar, CalendarQuestion, Holding
    from filmtrack.reports.due_window import Mark

DAYS_AHEAD = 365
DAYS_BACK = 30


@takes(filters=filters_of_command("calendar"))
def calendar(
    context: Context,
    out: Annotated[str | None, OUTPUT] = None,
    entries: Annotated[
        bool | None,
        Option(
            "--entries/--no-entries",
            help="Only what your entries still need, wait for and lead to; or nothing of that; else both",
        ),
    ] = None,
    todo: Annotated[bool, Option("--todo", help="Deadlines as tasks, from today on")] = False,
    alarms: Annotated[
        bool, Option("--alarms", help="With alarms 7 days and 1 day before; who subscribes drops them")
    ] = False,
    *,
    filters: FilterOptions,
) -> None:
    """What is due, as an iCalendar file to subscribe to or import.

    If you name no days, it holds those from 30 days ago to a year ahead.

    Examples: filmtrack calendar -o festivals.ics · filmtrack calendar --film night-bus --todo -o night-bus.ics
    """
    from filmtrack.cli.problems import left_out, with_schemes
    from filmtrack.cli.windows import filters_of
    from filmtrack.render.calendar import calendar_bytes
    from filmtrack.reports.calendar import CalendarQuestion

    first, last, before = _days(context, filters, todo=todo)
    question = CalendarQuestion(
        first=first,
        last=last,
        before=before,
        filters=filters_of(context, filters),
        holds=_holds(entries=entries),
    )
    name, found = _answer(context, question, filters)
    _write(out, calendar_bytes(found.items, name=str(name), todo=todo, alarms=alarms))
    _say_what_it_holds(context, found, out)
    raise Exit(left_out(context, found=with_schemes(context)))


def _holds(*, entries: bool | None) -> "Holding":
    if entries is None:
        return "everything"
    return "entries" if entries else "catalogue"


def _days(context: Context, given: FilterOptions, *, todo: bool) -> "tuple[date, date | None, datetime | None]":
    """First and last day and the latest instant; if none were named, a year ahead and (no tasks) what has just been."""
    from filmtrack.cli.windows import window_of

    today = context.today
    window = window_of(context, given, closed=True, events=True, next_only=True, maybe=False, undated=False)
    if window.before:
        return today, window.before.astimezone(context.zone).date(), window.before
    if window.first:
        return window.first, window.last, None
    return today - timedelta(days=0 if todo else DAYS_BACK), today + timedelta(days=DAYS_AHEAD), None


def _answer(context: Context, question: "CalendarQuestion", given: FilterOptions) -> "tuple[Message, Calendar]":
    """The calendar's name and what it holds; the ledger is not opened where nothing of it is wanted."""
    from filmtrack.cli.entry_question import films_asked

    if question.holds == "catalogue" and not (given.film or given.tag):
        return message("Film festivals"), _ask(context, None, question, ())
    with context.ledger.reading() as ledger:
        found = films_asked(ledger, given)
        titles = tuple(film.title for film in found)
        name = message("Film festivals: {films}", films=titles) if titles else message("Film festivals")
        question = replace(question, films=tuple(film.id for film in found))
        marks = tuple(_mark(context, ledger, film, given) for film in found) if question.holds != "entries" else ()
        return name, _ask(context, None if question.holds == "catalogue" else ledger, question, marks)


def _ask(
    context: Context, ledger: "LedgerReader | None", question: "CalendarQuestion", marks: "tuple[Mark, ...]"
) -> "Calendar":
    from filmtrack.reports.calendar import calendar as ask

    return ask(
        context.catalogue,
        ledger,
        question,
        now=context.now,
        zone=context.zone,
        today=context.today,
        schemes=context.schemes.schemes(),
        marks=marks,
    )


def _mark(context: Context, ledger: "LedgerReader", film: "Film", given: FilterOptions) -> "Mark":
    from filmtrack.cli.films_at import asked_of
    from filmtrack.reports.upcoming_film import mark_for

    return mark_for(asked_of(context, ledger, film, given), context.catalogue)


def _write(out: str | None, content: bytes) -> None:
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from filmtrack.cli.files import write_pieces

    write_pieces(Path(out).expanduser(), (content.decode(),), mode=0o644, over=(b"BEGIN:VCALENDAR",))


def _say_what_it_holds(context: Context, found: "Calendar", out: str | None) -> None:
    """Only to somebody who watches: under cron every word would be mailed."""
    from filmtrack.cli.output import say
    from filmtrack.message import counted

    if not context.terminal:
        return
    if out is not None:
        said = counted(
            "{count} item written to {file}", "{count} items written to {file}", count=len(found.items), file=out
        )
        say(context, said)
    if found.unstated:
        say(
            context,
            counted(
                "{count} more does not say what you filter by, and is left out",
                "{count} more do not say what you filter by, and are left out",
                count=found.unstated,
            ),
        )
