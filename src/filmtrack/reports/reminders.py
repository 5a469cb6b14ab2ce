"""What is newly due: of all matters those that reached a stage which was not told yet."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from filmtrack.domain.attention import Attention
from filmtrack.domain.telling import Tellings
from filmtrack.reports.matters import Fold, Matter, Stage, stage_of
from filmtrack.reports.moment import Moment
from filmtrack.reports.reminder_lines import Line, Reached, by_urgency, folded_line, line_of


def newly_due(
    matters: Iterable[Matter], attention: Iterable[Attention], told: Tellings, moment: Moment
) -> tuple[Line, ...]:
    """The lines of what was not told yet and is not dealt with, the most urgent first."""
    handled = {each.id: each for each in attention if each.what == "reminder"}
    moved = _earlier_days(told)
    lines: list[Line] = []
    folded: dict[str, tuple[Fold, list[Reached]]] = {}
    for due in _reached(matters, handled, moment):
        matter = due.matter
        if all(_is_told(matter, each, told) for each in due.stages):
            continue
        if matter.fold:
            folded.setdefault(matter.fold.id, (matter.fold, []))[1].append(due)
        else:
            lines.append(line_of(due, moment, before=moved.get(matter.id)))
    return by_urgency([*lines, *(folded_line(fold, together, moment) for fold, together in folded.values())])


def everything_open(matters: Iterable[Matter], attention: Iterable[Attention], moment: Moment) -> tuple[Line, ...]:
    """The lines of all that is due and not dealt with, told or not."""
    return newly_due(matters, attention, {}, moment)


def _reached(matters: Iterable[Matter], handled: Mapping[str, Attention], moment: Moment) -> Iterator[Reached]:
    """The matters that reached a stage, and are neither done nor asleep."""
    for matter in matters:
        stage = stage_of(matter, moment)
        known = handled.get(matter.id)
        if stage and not _is_dealt_with(known, matter, moment):
            woken = (Stage(name=f"after {known.until}"),) if known else ()
            yield Reached(matter=matter, stage=stage, stages=(*woken, stage))


def _is_dealt_with(handled: Attention | None, matter: Matter, moment: Moment) -> bool:
    """Whether somebody is done with a matter, or put it off; one that moved to before that day wakes up."""
    if handled is None:
        return False
    if handled.until is None:
        return True
    if matter.due_on is None or matter.weekly or matter.due_on <= handled.on:
        return moment.today < handled.until
    return moment.today < handled.until <= matter.due_on


def _is_told(matter: Matter, stage: Stage, told: Tellings) -> bool:
    """Whether a stage was told of the day that now stands.

    What was told of a day that was only expected counts for the announced one, if that was near enough even then.
    """
    found = told.get((matter.id, stage.name))
    if found is None:
        return False
    if matter.weekly or stage.days is None or found.due_on == matter.due_on:
        return True
    if not found.expected or matter.due_on is None:
        return False
    return (matter.due_on - found.told_on).days <= stage.days


def _earlier_days(told: Tellings) -> dict[str, date]:
    """The announced day that each matter was last told of."""
    days: dict[str, tuple[date, date]] = {}
    for each in told.values():
        if each.due_on and not each.expected:
            days[each.matter] = max(days.get(each.matter, (date.min, date.min)), (each.told_on, each.due_on))
    return {matter: due_on for matter, (_, due_on) in days.items()}
