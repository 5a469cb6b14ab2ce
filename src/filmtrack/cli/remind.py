"""`filmtrack remind`: what is newly due, told once to whoever is to know."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, Group, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.output import document, say, write
from filmtrack.cli.shared_options import ExitCode, WriteOptions
from filmtrack.errors import LedgerError, OutsideError
from filmtrack.message import message
from filmtrack.render.failures import failure_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from filmtrack.cli.destinations import Destination
    from filmtrack.cli.reminding import Digest, Run
    from filmtrack.domain.telling import Delivery
    from filmtrack.ledger.records import Records
    from filmtrack.reports.reminder_lines import Reminder

_LATEST = 20


def build() -> Group:
    """The group of reminding commands."""
    from filmtrack.cli.remind_answers import done, history, snooze

    return Group(
        help=remind.__doc__ or "",
        commands={"done": done, "snooze": snooze, "history": history},
        own=remind,
    )


@takes(filters=filters_of_command("remind"), how=FormatOptions, writing=WriteOptions)
def remind(
    context: Context,
    via: Annotated[list[str] | None, Option("--via", help="stdout, mail or apprise (repeatable)")] = None,
    mark: Annotated[bool, Option("--mark", help="On a terminal too, count it as told")] = False,
    all_: Annotated[bool, Option("--all", help="All that is due, told or not; counts nothing as told")] = False,
    exit_code: ExitCode = False,
    cron: Annotated[bool, Option("--cron-line", help="Print a line for your crontab")] = False,
    systemd: Annotated[bool, Option("--systemd", help="Print a service and a timer for systemd")] = False,
    launchd: Annotated[bool, Option("--launchd", help="Print a job for a Mac")] = False,
    *,
    filters: FilterOptions,
    how: FormatOptions,
    writing: WriteOptions,
) -> None:
    """Be told in time: what is newly due since the last time, of all that is planned or watched.

    From cron it prints nothing when nothing is due. On a terminal it shows what is new and counts nothing as told. What
    the filters leave out is not told, and does not count as told; --genre and --student are about your films.

    Examples: filmtrack remind · filmtrack remind --via mail · filmtrack remind done 3 · filmtrack remind --cron-line
    """
    from filmtrack.cli.reminding import everything_due

    if cron or systemd or launchd:
        sys.stdout.write(_schedule(context, cron=cron, systemd=systemd))
        return
    run = everything_due(context, how, filters)
    if run is None:
        _say_nothing_is_watched(context, how)
        return
    if writing.dry_run:
        due = _rehearse(run, via or [])
    elif all_ or (context.terminal and not mark and not via):
        due = _show(run, everything=all_)
    else:
        due = _tell(run, via or [])
    raise Exit(_status(run, due=due and exit_code))


def _schedule(context: Context, *, cron: bool, systemd: bool) -> str:
    from filmtrack.cli.schedules import cron_line, launchd_job, systemd_units
    from filmtrack.ledger.place import holds_password

    if holds_password(context.options.ledger or context.environ.get("FILMTRACK_LEDGER", "")):
        say(context, message("this holds the ledger's password: keep it in ~/.pgpass, and leave it out of the URL"))
    if cron:
        return cron_line(context)
    return systemd_units(context) if systemd else launchd_job(context)


def _show(run: "Run", *, everything: bool) -> bool:
    """What is newly due, or all that is, on the screen; nothing counts as told, but the numbers hold."""
    from filmtrack.cli.reminding import as_asked, numbered
    from filmtrack.domain.telling import Addressee

    context = run.context
    me = Addressee(destination="stdout", recipient=context.by)
    with context.ledger.reading() as records:
        digest = run.open(records) if everything else run.due(records, me)
        last = records.deliveries.last_delivered_at(me)
        still_open = len(run.open(records).lines) if not digest.lines else 0
        lost = [each for each in records.deliveries.latest(_LATEST) if each.failed and _is_lost(each, records)]
    if digest.lines:
        # Whoever may only read a shared ledger sees the reminders without new numbers.
        with suppress(LedgerError), context.ledger.delivering() as records:
            digest = numbered(digest, records)
    if digest.lines or run.how.json or run.how.csv or run.how.markdown:
        write(run.context, as_asked(run, digest))
    elif context.terminal:
        day = last.astimezone(context.zone).date() if last else None
        since = message("Nothing new since {day}.", day=day) if day else message("Nothing is due.")
        more = message("{count} due and told already: filmtrack remind --all", count=still_open) if still_open else ""
        say(context, message("{since} {more}", since=since, more=more))
    for each in lost:
        say(context, message("did not arrive at {to}: {why}", to=each.to.recipient, why=each.failed))
    return bool(digest.lines)


def _is_lost(delivery: "Delivery", records: "Records") -> bool:
    """Whether neither it nor a later one to the same addressee has arrived."""
    standing = records.deliveries.undelivered(delivery.to)
    return standing is not None and standing.id == delivery.id


def _tell(run: "Run", via: list[str]) -> bool:
    """Send what is newly due everywhere, and count what arrived as told."""
    from filmtrack.cli.reminding import deliver, reminders_as_asked

    def show(delivery: "Delivery") -> None:
        write(run.context, delivery.text)
        sys.stdout.flush()

    wanted = _usable(run, via, show)
    for each in wanted:
        deliver(run, each, addressees=len(wanted))
    printed = any(each.to.destination == "stdout" for each in wanted) and run.sent
    if run.how.json and not printed:
        write(run.context, reminders_as_asked(run, _each_once(run.tried)))
    for outcome in run.failures:
        sys.stderr.write(failure_text(outcome.failure, outcome.hint))
    return bool(run.sent or run.failures)


def _rehearse(run: "Run", via: list[str]) -> bool:
    """What would go where; nothing is sent, claimed or numbered."""
    from filmtrack.cli.reminding import as_text, reminders_as_asked

    reminders: list[Reminder] = []
    for each in _usable(run, via, lambda _: None):
        with run.context.ledger.reading() as records:
            digest = run.due(records, each.to)
        said = message("to {via} {to}: {what}", via=each.to.destination, to=each.to.recipient, what=_lines(digest))
        say(run.context, said)
        if digest.lines and not run.how.for_programs:
            sys.stdout.write(as_text(run, digest, columns=run.context.columns))
        reminders += digest.reminders
    if run.how.for_programs:
        write(run.context, reminders_as_asked(run, _each_once(reminders)))
    return bool(reminders)


def _each_once(reminders: "list[Reminder]") -> "list[Reminder]":
    """What several addressees are told, once."""
    return list({each.id: each for each in reminders}.values())


def _usable(run: "Run", via: list[str], write: "Callable[[Delivery], None]") -> "tuple[Destination, ...]":
    """The destinations that can be used; why others cannot is said, and raised where none is left.

    Raises:
        FilmtrackError: the gravest reason, when nobody can be told.
    """
    from filmtrack.cli.destinations import destinations

    found = destinations(run.context, via, write=write)
    run.unusable += found.unusable
    gravest = max(found.unusable, key=lambda each: each.exit_code, default=None)
    for each in found.unusable:
        if found.usable or each is not gravest:
            sys.stderr.write(failure_text(each.message, each.hint))
    if gravest and not found.usable:
        raise gravest
    return found.usable


def _lines(digest: "Digest") -> object:
    from filmtrack.message import counted

    if not digest.lines:
        return message("nothing")
    return counted("{count} reminder", "{count} reminders", count=len(digest.lines))


def _status(run: "Run", *, due: bool) -> int:
    from filmtrack.cli.problems import left_out

    if run.failures:
        return OutsideError.exit_code
    if run.unusable:
        return max(each.exit_code for each in run.unusable)
    return left_out(run.context, say_them=not run.how.json) or (1 if due else 0)


def _say_nothing_is_watched(context: Context, how: FormatOptions) -> None:
    if how.json:
        write(context, document(context, "remind", []))
    elif context.terminal:
        said = message(
            "Nothing is watched and nothing is planned: filmtrack watch FESTIVAL, or filmtrack plan, begins."
        )
        say(context, said)
