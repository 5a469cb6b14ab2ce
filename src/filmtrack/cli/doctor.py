"""`filmtrack doctor`: every damage, where it is, and what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, takes
from filmtrack.cli.options import AS_DATA, FormatOptions
from filmtrack.errors import FilmtrackError, LedgerError, Problem
from filmtrack.message import Message, counted, message

_FOUND = 3


@takes(how=AS_DATA)
def doctor(
    context: Context,
    *,
    how: FormatOptions,
) -> None:
    """Look for damage in the ledger, the catalogue and the schemes; silent when all is well.

    Each line says what is wrong, where, and what to do. -v also shows folders, versions and the last backup.

    Examples: filmtrack doctor · filmtrack doctor -v
    """
    from filmtrack.cli.output import tell
    from filmtrack.cli.problems import show_problems, with_schemes

    _say_what_is_not_there(context)
    found, closed = _examined(context)
    problems = (*found, *with_schemes(context))
    if not how.for_programs:
        for said in _about(context) if context.options.verbose else ():
            tell(said)
    show_problems(context, "doctor", problems, how)
    if closed:
        raise closed
    raise Exit(_FOUND if problems else 0)


def _say_what_is_not_there(context: Context) -> None:
    """A ledger that was named and that nobody has begun may be a slip of the hand."""
    from filmtrack.cli.output import say

    named = context.options.ledger or context.environ.get("FILMTRACK_LEDGER") or context.settings.text("ledger")
    if named and "://" not in named and not Path(context.ledger.name).exists():
        say(context, message("there is no ledger at {path} yet", path=context.ledger.name))


def _examined(context: Context) -> tuple[tuple[Problem, ...], LedgerError | None]:
    """What is wrong with the ledger, or why it cannot be opened at all."""
    from filmtrack.ledger.examining import examine

    try:
        damage = examine(context.ledger)
    except LedgerError as failure:
        return (), failure
    try:
        return (*damage, *_beside(context)), None
    except FilmtrackError:
        return damage, None  # what cannot be read was found damaged already


def _beside(context: Context) -> Iterator[Problem]:
    """What does not fit together: entries and the catalogue, recorded instants and the zone data."""
    from filmtrack.reports.doctoring import dangling_festivals, moved_deadlines

    with context.ledger.reading() as ledger:
        entries = ledger.entries().rows
    file = context.ledger.name
    for each in (
        *dangling_festivals(entries, context.catalogue.by_id),
        *moved_deadlines(entries, zone_data=context.zone_data, now=context.now),
    ):
        yield Problem(file=file, id=each.id, message=each.message, hint=each.hint)


def _about(context: Context) -> Iterator[Message]:
    """Where everything is, which versions are in use, and how old the last backup is."""
    import platform
    import sqlite3

    from filmtrack import __version__
    from filmtrack.cli.shared_catalogue import fetched_on
    from filmtrack.config.zonedata import is_of_package

    folders = context.folders
    yield message(
        "filmtrack {version}, Python {python}, SQLite {sqlite}",
        version=__version__,
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
    )
    for name in ("config", "data", "cache", "state"):
        yield message("{name} folder: {folder}", name=name, folder=str(getattr(folders, name)))
    for layer in context.layers:
        yield message("catalogue: {file}", file=str(layer))
    if fetched := fetched_on(context):
        yield fetched
    yield from _ledger(context)
    version = context.zone_data
    origin = message("the package tzdata's") if is_of_package() else message("the system's")
    yield message("time-zone data: {version} ({origin})", version=version, origin=origin)
    yield _backup(context)


def _ledger(context: Context) -> Iterator[Message]:
    from filmtrack.ledger.migrating import FORMS

    yield message("ledger: {place}, form {form}", place=context.ledger.name, form=FORMS.newest)
    try:
        with context.ledger.reading() as ledger:
            films, entries, events = len(ledger.film_names()), ledger.count(), ledger.last_seq()
    except FilmtrackError:
        return
    yield message(
        "in it: {films}, {entries}, {events}",
        films=counted("{count} film", "{count} films", count=films),
        entries=counted("{count} entry", "{count} entries", count=entries),
        events=counted("{count} event", "{count} events", count=events),
    )


def _backup(context: Context) -> Message:
    from filmtrack.cli.backups import last_backup

    made = last_backup(context)
    if made is None:
        return message("last backup: none; filmtrack backup makes one")
    days = (context.now - datetime.fromtimestamp(made.stat().st_mtime, UTC)).days
    age = counted("{count} day ago", "{count} days ago", count=max(days, 0))
    return message("last backup: {file}, {age}", file=str(made), age=age)
