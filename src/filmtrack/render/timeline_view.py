"""The year as bars of text that fit 80 columns: a line a festival, four places a month."""

from collections.abc import Sequence
from datetime import date, timedelta

from filmtrack.message import Message, message
from filmtrack.render.moments import month as month_name
from filmtrack.render.months import month_after, part_of_month
from filmtrack.render.safe import one_line, padded, width
from filmtrack.render.terms import named, term
from filmtrack.reports.rows import Days
from filmtrack.reports.timeline import TimelineRow

PER_MONTH = 4
_LEAST_NAME = 12
_MOST_NAME = 40
_MARKS = {"today": "┊", "call": "─", "likely": "░", "expected": "◇", "announced": "◆", "answer": "✉", "event": "█"}
_ASCII = {"today": ":", "call": "-", "likely": ".", "expected": "o", "announced": "O", "answer": "a", "event": "#"}


def timeline_text(
    rows: Sequence[TimelineRow], first: date, months: int, *, today: date, columns: int, unicode: bool
) -> str:
    """The bars from the month of `first` on, a heading above and what the marks mean below."""
    marks = _MARKS if unicode else _ASCII
    begins = [month_after(first, step) for step in range(months)]
    space = max(_LEAST_NAME, min(_MOST_NAME, columns - months * PER_MONTH - 1))
    heading = " " * (space + 1) + "".join(padded(month_name(each.month), PER_MONTH) for each in begins)
    lines = [heading.rstrip()]
    lines += [f"{_name(row, space, unicode=unicode)} {_bar(row, begins, today, marks)}".rstrip() for row in rows]
    return "\n".join([*lines, "", one_line(str(_legend(marks)))]) + "\n"


def last_day(first: date, months: int) -> date:
    """The last day of so many months, the first of which holds `first`."""
    return month_after(first, months) - timedelta(days=1)


def _legend(marks: dict[str, str]) -> Message:
    return message(
        "{call} call open  {announced} closes, announced  {expected} expected  {likely} likely  "
        "{answer} answer  {event} festival  {today} today",
        **marks,
    )


def _name(row: TimelineRow, space: int, *, unicode: bool) -> str:
    text = one_line(named(row.name) if row.entry is None else f"{named(row.name)} ({term(row.entry)})")
    if not unicode:
        text = text.encode("ascii", "replace").decode()
    while width(text) > space:
        text = text[:-2] + ("…" if unicode else ".")
    return padded(text, space)


def _bar(row: TimelineRow, begins: list[date], today: date, marks: dict[str, str]) -> str:
    places = [part_of_month(month, place, PER_MONTH) for month in begins for place in range(PER_MONTH)]
    return "".join(marks.get(_meaning(row, days, today), " ") for days in places)


def _meaning(row: TimelineRow, days: Days, today: date) -> str:
    """What a place of the bar shows; of several things the one that matters most."""
    closing = [each.status for each in row.closings if _touch((each.date, each.date), days)]
    if closing:
        return "announced" if "announced" in closing else "expected"
    if any(_touch(each, days) for each in row.events):
        return "event"
    if any(_touch((each, each), days) for each in row.answers):
        return "answer"
    if any(each.range80 and _touch(each.range80, days) for each in row.closings):
        return "likely"
    if any(_touch(call, days) for call in row.calls):
        return "call"
    return "today" if _touch((today, today), days) else ""


def _touch(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
