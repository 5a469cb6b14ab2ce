"""What is newly due: of all matters those that reached a stage which was not told yet, one line each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from filmtrack.domain.attention import Attention
from filmtrack.domain.telling import Telling, Tellings
from filmtrack.message import Message, message, together
from filmtrack.reports.matters import Matter, MatterKind, Moment, Stage, days_before, reached, stage_of

Group: TypeAlias = Literal["overdue", "today", "next"]
GROUPS: tuple[Group, ...] = ("overdue", "today", "next")

LOOK = "look"
"""The id of the one line that names every festival whose announcement is to be looked for."""
MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One line of a digest; its fields are the JSON keys.

    `id` is the matter's and the stage's. `days_before` is the stage, `days_left` the days that are really left.
    """

    id: str
    number: int | None = None
    matter: MatterKind
    group: Group
    film: str | None
    films: tuple[str, ...]
    festival: str | None
    name: str | None
    edition: int | None
    tier: str | None
    due_at: datetime | None
    due_on: date | None
    hour_known: bool
    festival_timezone: str | None
    days_before: int | None
    days_left: int | None
    moved_from: date | None
    text: Message
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A reminder, the matter or matters that its number stands for, and what is told once it has arrived."""

    reminder: Reminder
    matter: str
    matters: tuple[str, ...]
    tellings: tuple[Telling, ...]


def newly_due(
    matters: Iterable[Matter], attention: Iterable[Attention], told: Tellings, moment: Moment
) -> tuple[Line, ...]:
    """The lines of what was not told yet and is not dealt with, the most urgent first."""
    handled = {each.id: each for each in attention if each.what == "reminder"}
    moved = _earlier_days(told)
    lines: list[Line] = []
    look: list[Matter] = []
    for matter, stage in open_matters(matters, handled, moment):
        snoozed = _ended_snooze(handled.get(matter.id))
        stages = (*((snoozed,) if snoozed else ()), stage)
        if all(_is_told(matter, each, told) for each in stages):
            continue
        if matter.kind == "look":
            look.append(matter)
        else:
            lines.append(_line(matter, stage, stages, moment, moved.get(matter.id)))
    return _in_order([*lines, *_folded(look, moment)])


def everything_open(matters: Iterable[Matter], attention: Iterable[Attention], moment: Moment) -> tuple[Line, ...]:
    """The lines of all that is due and not dealt with, told or not."""
    return newly_due(matters, attention, {}, moment)


def open_matters(
    matters: Iterable[Matter], handled: Mapping[str, Attention], moment: Moment
) -> Iterator[tuple[Matter, Stage]]:
    """The matters that reached a stage, and are neither done nor asleep."""
    for matter in matters:
        stage = stage_of(matter, moment)
        if stage and not _is_dealt_with(handled.get(matter.id), matter, moment):
            yield matter, stage


def with_numbers(lines: Iterable[Line], numbers: Mapping[str, int]) -> tuple[Line, ...]:
    """The lines with the numbers that their matters go by."""
    return tuple(
        replace(each, reminder=replace(each.reminder, number=numbers.get(each.matter, each.reminder.number)))
        for each in lines
    )


def _is_dealt_with(handled: Attention | None, matter: Matter, moment: Moment) -> bool:
    """Whether somebody is done with a matter, or put it off; one that moved to before that day wakes up."""
    if handled is None:
        return False
    if handled.until is None:
        return True
    if matter.due_on is None or matter.weekly or matter.due_on <= handled.on:
        return moment.today < handled.until
    return moment.today < handled.until <= matter.due_on


def _ended_snooze(handled: Attention | None) -> Stage | None:
    return Stage(name=f"after {handled.until}") if handled and handled.until else None


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


def _line(matter: Matter, stage: Stage, stages: tuple[Stage, ...], moment: Moment, before: date | None) -> Line:
    left = days_before(matter, moment)
    over = left is not None and left < 0
    moved = before if before and before != matter.due_on else None
    said = [matter.past if over and matter.past else matter.text]
    said += [remark for days, remark in matter.remarks if days == stage.days]
    if moved:
        said.append(message("the day has moved: it was {day}", day=moved))
    reminder = Reminder(
        id=f"{matter.id}/{stage.name}",
        matter=matter.kind,
        group="overdue" if over else "today" if left == 0 else "next",
        film=matter.films[0] if len(matter.films) == 1 else None,
        films=matter.films,
        festival=matter.festival,
        name=matter.name,
        edition=matter.edition,
        tier=matter.tier,
        due_at=matter.closes_at,
        due_on=matter.due_on,
        hour_known=matter.hour_known,
        festival_timezone=matter.festival_timezone,
        days_before=stage.days,
        days_left=left,
        moved_from=moved,
        text=together(tuple(said)) or matter.text,
        command=(matter.past_command if over else None) or matter.command,
    )
    return Line(
        reminder=reminder, matter=matter.id, matters=(matter.id,), tellings=tuple(_tellings(matter, stages, moment))
    )


def _folded(look: Sequence[Matter], moment: Moment) -> Iterator[Line]:
    """Everything to be looked for on one line."""
    if not look:
        return
    look = sorted(look, key=lambda each: (each.due_on or date.max, each.id))
    names = tuple(each.text for each in look[:MOST_NAMED])
    more = len(look) - len(names)
    listed = message("{names} and {more} more", names=names, more=more) if more else message("{names}", names=names)
    first = look[0]
    stage = Stage(name=stage.name) if (stage := stage_of(first, moment)) else Stage(name=LOOK)
    only = first if len(look) == 1 else None
    yield Line(
        reminder=Reminder(
            id=f"{LOOK}/{stage.name}",
            matter="look",
            group="next",
            film=only.films[0] if only and len(only.films) == 1 else None,
            films=tuple(dict.fromkeys(film for each in look for film in each.films)),
            festival=only.festival if only else None,
            name=only.name if only else None,
            edition=only.edition if only else None,
            tier=only.tier if only else None,
            due_at=None,
            due_on=first.due_on,
            hour_known=False,
            festival_timezone=None,
            days_before=None,
            days_left=days_before(first, moment),
            moved_from=None,
            text=message("look for the announcement: {listed}", listed=listed),
            command=only.command if only else "filmtrack upcoming --status expected",
        ),
        matter=LOOK,
        matters=tuple(each.id for each in look),
        tellings=tuple(telling for each in look for telling in _tellings(each, (stage,), moment)),
    )


def _tellings(matter: Matter, stages: tuple[Stage, ...], moment: Moment) -> Iterator[Telling]:
    for stage in stages:
        yield Telling(matter=matter.id, stage=stage.name, due_on=matter.due_on, told_on=moment.today)
    for id_, day in matter.stands_for:
        days = reached(matter.stages, (day - moment.today).days)
        if days is not None:
            yield Telling(matter=id_, stage=str(days), due_on=day, expected=True, told_on=moment.today)


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: Line) -> tuple[int, int, str, str]:
    reminder = line.reminder
    left = reminder.days_left if reminder.days_left is not None else 0
    return GROUPS.index(reminder.group), left, str(reminder.due_at or reminder.due_on or ""), reminder.id
