"""Every damage that a ledger can have: where it is and what to do; nothing when it is well."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Callable, Iterable, Iterator

from filmtrack.errors import FilmtrackError, Problem
from filmtrack.ledger.opening import Ledger
from filmtrack.ledger.session import FROM_BACKUP, Finding, Session
from filmtrack.ledger.standing_damage import STANDING_CHECKS
from filmtrack.ledger.written import EVENT_COLUMNS, STEP_COLUMNS, is_sound
from filmtrack.message import Message, message


def examine(ledger: Ledger) -> tuple[Problem, ...]:
    """Everything that is wrong with a ledger, as far as it can still be read.

    Raises:
        LedgerError: when it cannot be opened at all.
    """
    session = ledger.store.open_to_read()
    try:
        session.begin_reading()
        found = (*_guarded(ledger.store.problems, session), *_content(session))
        return tuple(_problem(ledger.name, *each) for each in _once(found))
    finally:
        session.rollback()
        session.close()


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """What several checks stumble over is one damage."""
    return {(str(said), str(hint)): (said, hint) for said, hint in found}.values()


def _problem(file: str, said: Message, hint: Message) -> Problem:
    return Problem(file=file, message=said, hint=hint)


def _content(session: Session) -> Iterator[Finding]:
    checks: tuple[Callable[[Session], Iterator[Finding]], ...] = (_steps, _events)
    sound = True
    for check in checks:
        for finding in _guarded(check, session):
            sound = False
            yield finding
    if sound:
        for check in (*STANDING_CHECKS, _duplicates):
            yield from _guarded(check, session)


def _guarded(check: Callable[[Session], Iterator[Finding]], session: Session) -> Iterator[Finding]:
    try:
        yield from check(session)
    except FilmtrackError as error:
        yield error.message, error.hint or FROM_BACKUP
    except (TypeError, ValueError, KeyError) as error:  # what damage can put where something else belongs
        yield message("something in the ledger cannot be read: {why}", why=str(error)), FROM_BACKUP


def _steps(session: Session) -> Iterator[Finding]:
    expected = 1
    for row in session.rows(f"select {STEP_COLUMNS} from step order by number"):
        if not is_sound(row):
            yield message("step {step} is not as it was written", step=row[0]), FROM_BACKUP
        if row[0] != expected:
            yield message("the steps before {step} are missing", step=row[0]), FROM_BACKUP
        expected = row[0] + 1


def _events(session: Session) -> Iterator[Finding]:
    expected = 1
    begun: dict[int, int] = {}
    for row in session.rows(f"select {EVENT_COLUMNS} from event order by seq"):
        if not is_sound(row):
            yield message("event {seq} is not as it was written", seq=row[0]), FROM_BACKUP
        if row[0] != expected:
            yield message("the events before {seq} are missing", seq=row[0]), FROM_BACKUP
        expected = row[0] + 1
        begun.setdefault(row[2], row[0])
    known: dict[int, int] = dict(session.rows("select number, first_seq from step"))
    for step in sorted(begun.keys() | known.keys()):
        if begun.get(step) != known.get(step):
            yield message("step {step} and its events do not belong together", step=step), FROM_BACKUP


def _duplicates(session: Session) -> Iterator[Finding]:
    repeated = (
        "select e.id from event e join step s on s.number = e.step"
        " where s.undone_by is null group by e.id having count(*) > 1 order by 1"
    )
    for (id_,) in session.rows(repeated):
        yield message("event {id} is there more than once", id=id_), FROM_BACKUP
    same = (
        "select film, festival, edition, min(number), max(number) from entry"
        " where status not in ('withdrawn', 'disqualified')"
        " group by film, festival, edition, section having count(*) > 1 order by 4"
    )
    for film, festival, edition, first, last in session.rows(same):
        yield (
            message(
                "entries {first} and {last} are the same: {film}, {festival} {edition}",
                first=first,
                last=last,
                film=film,
                festival=festival,
                edition=edition,
            ),
            message("'filmtrack update {last} withdrawn' if only one of them was meant", last=last),
        )
