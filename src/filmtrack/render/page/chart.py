"""The year drawn: where each thing of a festival stands on a strip of twelve equal months, a hundred units each."""

from collections.abc import Iterator
from datetime import date

from filmtrack.domain.days import month_end
from filmtrack.render.months import month_after
from filmtrack.reports.rows import Days
from filmtrack.reports.timeline import TimelineRow
from filmtrack.reports.windows import Window
from filmtrack.values import dataclass

MONTH = 100
HEIGHT = 20
_DAY = 9.0
"""How wide a single day is drawn at least, so that it can be seen on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A rectangle on the strip: what it means, and from where to where it reaches."""

    kind: str
    x: float
    y: float
    width: float
    height: float


_SHAPES = {"call": (8.5, 3.0), "likely": (4.0, 12.0), "expected": (3.0, 14.0), "announced": (1.0, 18.0)} | {
    "answer": (12.0, 8.0),
    "event": (5.0, 10.0),
    "held": (5.0, 10.0),
    "asked": (9.0, 2.0),
    "today": (0.0, 20.0),
}
"""From which height on, and how high, each meaning is drawn: it can be told apart without its colour."""


def strip(row: TimelineRow, days: Days, today: date) -> tuple[Mark, ...]:
    """The marks of a festival's year, the important ones last, so that they lie on top."""
    return tuple(_marks(row, days, today))


def window(each: Window, days: Days, today: date) -> tuple[Mark, ...]:
    """The marks of a premiere that is promised, or only asked for, from today until a day."""
    return (_today(days, today), *_span("held" if each.accepted else "asked", (today, each.until), days))


def month_starts(days: Days) -> tuple[date, ...]:
    """The first day of each month of the strip."""
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    return tuple(month_after(days[0], step) for step in range(months))


def _marks(row: TimelineRow, days: Days, today: date) -> Iterator[Mark]:
    yield _today(days, today)
    for call in row.calls:
        yield from _span("call", call, days)
    for closing in row.closings:
        if closing.range80:
            yield from _span("likely", closing.range80, days)
    for event in row.events:
        yield from _span("event", event, days)
    for answer in row.answers:
        yield from _span("answer", (answer, answer), days)
    for closing in row.closings:
        yield from _span(closing.status, (closing.date, closing.date), days)


def _today(days: Days, today: date) -> Mark:
    y, height = _SHAPES["today"]
    return Mark(kind="today", x=_place(today, days), y=y, width=2, height=height)


def _span(kind: str, span: Days, days: Days) -> Iterator[Mark]:
    first, last = max(span[0], days[0]), min(span[1], days[1])
    if first <= last:
        start = _place(first, days)
        width = max(_place(last, days) + MONTH / 31 - start, _DAY)
        y, height = _SHAPES[kind]
        yield Mark(kind=kind, x=round(start, 1), y=y, width=round(width, 1), height=height)


def _place(day: date, days: Days) -> float:
    months = (day.year - days[0].year) * 12 + day.month - days[0].month
    return MONTH * (months + (day.day - 1) / month_end(day).day)
