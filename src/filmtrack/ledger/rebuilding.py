"""What stands, computed anew from the events alone."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Iterable

from filmtrack.domain.events import OPENING_KINDS, Event, undoes
from filmtrack.ledger.history import History
from filmtrack.ledger.session import Session
from filmtrack.ledger.standings import NUMBER, Standings


def rebuild(session: Session) -> None:
    """Replace every standing by what the events add up to, within the caller's transaction."""
    for table in ("film", "entry", "tick", "attention", "application", "counter"):
        session.run(f"delete from {table}")
    history = History(session)
    highest, taken_back = summed(history.events())
    session.run("update step set undone_by = null")
    session.run_many("update step set undone_by = ? where number = ?", [(by, step) for step, by in taken_back.items()])
    session.run("insert into counter (name, value) values (?, ?)", (NUMBER, highest))
    standings = Standings(session)
    for event in history.live_events():
        standings.apply(event)
    standings.flush()


def summed(events: Iterable[Event]) -> tuple[int, dict[int, int]]:
    """The highest number that any entry ever had, and each step that was taken back with the step that did so."""
    highest = 0
    taken_back: dict[int, int] = {}
    for event in events:
        number = event.body.get("number") if event.kind in OPENING_KINDS else 0
        highest = max(highest, number if type(number) is int else 0)
        step = undoes(event)
        if step is not None:
            taken_back[step] = event.step
    return highest, taken_back
