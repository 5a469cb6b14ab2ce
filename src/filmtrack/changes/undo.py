"""What `undo` decides: which steps are taken back, and that nothing later builds on them."""

from datetime import date

from filmtrack.domain.events import Event, Fact, undone
from filmtrack.domain.ledger_reader import LedgerReader, Step
from filmtrack.errors import RefusedError
from filmtrack.message import Message, counted, message
from filmtrack.reports.told import told
from filmtrack.values import dataclass

_MOST_NAMED = 5
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """One step that is to be taken back, with the first of what it said, how much that is in all, and where it went."""

    step: Step
    first: tuple[Event, ...]
    size: int
    festivals: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The steps to be taken back, the latest first, and the facts that do so."""

    steps: tuple[TakenBack, ...]
    facts: tuple[Fact, ...]


def undo(ledger: LedgerReader, count: int, *, by: str | None, today: date) -> Undo:
    """Take back the last steps of one writer, or of anyone.

    Raises:
        RefusedError: when there are not so many, or a later step touches the same film or entry.
    """
    steps = ledger.last_steps(count, by=by)
    if len(steps) < count:
        raise _too_few(len(steps), by)
    later = ledger.later_on_the_same(tuple(each.number for each in steps))
    if later:
        raise _built_upon(later)
    return Undo(
        steps=tuple(_taken_back(ledger, each) for each in steps),
        facts=tuple(undone(each.number, on=today) for each in steps),
    )


def _taken_back(ledger: LedgerReader, step: Step) -> TakenBack:
    first = ledger.step_events(step.number, limit=_MOST_SHOWN)
    size, festivals = ledger.step_size(step.number), ledger.step_festivals(step.number)
    return TakenBack(step=step, first=first, size=size, festivals=festivals)


def _too_few(there: int, by: str | None) -> RefusedError:
    hint = message("--anyone takes back what others wrote") if by is not None else None
    if not there:
        return RefusedError(message("there is nothing of {by} to take back", by=by or message("anyone")), hint=hint)
    said = counted("only {count} step can be taken back", "only {count} steps can be taken back", count=there)
    return RefusedError(said, hint=hint)


def _built_upon(later: tuple[Event, ...]) -> RefusedError:
    named = tuple(_line(each) for each in later[:_MOST_NAMED])
    more = len(later) - len(named)
    listed = message("{named} and {more} more", named=named, more=more) if more else message("{named}", named=named)
    return RefusedError(
        message("later steps build on this: {listed}", listed=listed),
        hint=message("take those back first (--anyone where others wrote them), or set it right with filmtrack update"),
    )


def _line(event: Event) -> Message:
    return message("step {step} by {by} ({told})", step=event.step, by=event.by, told=told(event))
