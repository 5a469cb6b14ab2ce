"""The lines of a digest: one for each matter that is due, or for several that share one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypeAlias

from filmtrack.domain.instants import days_left
from filmtrack.domain.telling import Telling
from filmtrack.message import Message, message, together
from filmtrack.reports.matters import Fold, Matter, MatterKind, Stage, days_before, reached
from filmtrack.reports.moment import Moment
from filmtrack.values import dataclass, replace

Group: TypeAlias = Literal["overdue", "today", "next"]
GROUPS: tuple[Group, ...] = ("overdue", "today", "next")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A matter with the stage that it has reached, and all stages that are told with it."""

    matter: Matter
    stage: Stage
    stages: tuple[Stage, ...]


def line_of(due: Reached, moment: Moment, *, before: date | None = None) -> Line:
    """The line of one matter; `before` is the day that it was last told of."""
    matter, stage = due.matter, due.stage
    left = days_before(matter, moment)
    over = left is not None and left < 0
    moved = before if before and before != matter.due_on else None
    said = [matter.past if over and matter.past else matter.text]
    said += [remark for days, remark in matter.remarks if days == stage.days]
    if left == 0 and matter.closes_at and not matter.hour_known:
        said.append(message("nobody knows the hour: take today for the last day"))
    if moved:
        said.append(message("the day has moved: it was {day}", day=moved))
    reminder = Reminder(
        id=f"{matter.id}/{stage.name}",
        matter=matter.kind,
        group=_group(matter, left),
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
        days_left=_days_shown(matter, left, moment),
        moved_from=moved,
        text=together(tuple(said)) or matter.text,
        command=(matter.past_command if over else None) or matter.command,
    )
    return Line(reminder=reminder, matter=matter.id, matters=(matter.id,), tellings=tuple(_tellings(due, moment)))


def folded_line(fold: Fold, due: Sequence[Reached], moment: Moment) -> Line:
    """The line of matters that share one: it is due when the first of them is."""
    in_order = sorted(due, key=lambda each: (each.matter.due_on or date.max, each.matter.id))
    matters = [each.matter for each in in_order]
    named = tuple(dict.fromkeys(each.text for each in matters))
    names = named[:MOST_NAMED]
    more = len(named) - len(names)
    listed = message("{names} and {more} more", names=names, more=more) if more else message("{names}", names=names)
    films = tuple(dict.fromkeys(film for each in matters for film in each.films))
    reminder = replace(
        line_of(in_order[0], moment).reminder,
        id=f"{fold.id}/{in_order[0].stage.name}",
        film=films[0] if len(films) == 1 else None,
        films=films,
        text=message("{heading}: {listed}", heading=fold.heading, listed=listed),
    )
    if len(matters) > 1:
        reminder = replace(reminder, command=fold.command)
    if len({each.festival for each in matters}) > 1:
        reminder = replace(reminder, festival=None, name=None, edition=None)
    return Line(
        reminder=reminder,
        matter=fold.id,
        matters=tuple(each.id for each in matters),
        tellings=tuple(telling for each in in_order for telling in _tellings(each, moment)),
    )


def with_numbers(lines: Iterable[Line], numbers: Mapping[str, int]) -> tuple[Line, ...]:
    """The lines with the numbers that their matters go by."""
    return tuple(
        replace(each, reminder=replace(each.reminder, number=numbers.get(each.matter, each.reminder.number)))
        for each in lines
    )


def by_urgency(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What is overdue first, then what is due today, then the rest, each by its day."""
    return tuple(sorted(lines, key=_urgency))


def _days_shown(matter: Matter, left: int | None, moment: Moment) -> int | None:
    """The days that are left as everywhere else: whole ones until it closes, those of the calendar without an hour."""
    if matter.closes_at is None or matter.due_on is None or moment.now >= matter.closes_at:
        return left
    return days_left(moment.now, matter.closes_at) if matter.hour_known else (matter.due_on - moment.today).days


def _group(matter: Matter, left: int | None) -> Group:
    if matter.weekly or left is None or left > 0:
        return "next"
    return "today" if left == 0 else "overdue"


def _tellings(due: Reached, moment: Moment) -> Iterator[Telling]:
    matter = due.matter
    for stage in due.stages:
        yield Telling(matter=matter.id, stage=stage.name, due_on=matter.due_on, told_on=moment.today)
    for id_, day in matter.stands_for:
        days = reached(matter.stages, (day - moment.today).days)
        if days is not None:
            yield Telling(matter=id_, stage=str(days), due_on=day, expected=True, told_on=moment.today)


def _urgency(line: Line) -> tuple[int, int, str, bool, str]:
    """Of what is due at one moment, the moment itself comes before what is still to be prepared for it."""
    reminder = line.reminder
    left = reminder.days_left if reminder.days_left is not None else 0
    when = str(reminder.due_at or reminder.due_on or "")
    return GROUPS.index(reminder.group), left, when, reminder.matter == "checklist", reminder.id
