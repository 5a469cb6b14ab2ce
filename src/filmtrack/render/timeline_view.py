"""The year as bars of text that fit 80 columns: a line a festival, four places a month where there is room for them."""

from collections.abc import Sequence
from datetime import date, timedelta

from filmtrack.message import Message, message
from filmtrack.render.moments import month as month_name
from filmtrack.render.months import month_after, part_of_month
from filmtrack.render.safe import cut, one_line, padded, width
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
    places = max(1, min(PER_MONTH, (columns - 1 - _LEAST_NAME) // months))
    space = max(_LEAST_NAME, min(_MOST_NAME, columns - months * places - 1))
    lines = [" " * (space + 1) + _heading(begins, places)]
    lines += [
        f"{_name(row, space, unicode=unicode)} {_bar(row, begins, places, today, marks)}".rstrip() for row in rows
    ]
    return "\n".join([*lines, "", *_folded(one_line(str(_legend(marks))), columns)]) + "\n"


def _heading(begins: list[date], places: int) -> str:
    """The names of the months; where a month is narrower than its name, of every second or fourth."""
    step = -(-PER_MONTH // places)
    names = "".join(padded(month_name(each.month), places * step) for each in begins[::step])
    return cut(names, places * len(begins)).rstrip()


def last_day(first: date, months: int) -> date:
    """The last day of so many months, the first of which holds `first`."""
    return month_after(first, months) - timedelta(days=1)


def _legend(marks: dict[str, str]) -> Message:
    return message(
        "{call} call open  {announced} closes, announced  {expected} expected  {likely} likely  "
        "{answer} answer  {event} festival  {today} today",
        **marks,
    )


def _folded(legend: str, columns: int) -> list[str]:
    """The legend on as many lines as it takes; no mark parts from its meaning."""
    lines: list[str] = []
    for each in legend.split("  "):
        if lines and width(lines[-1]) + 2 + width(each) <= columns:
            lines[-1] += f"  {each}"
        else:
            lines.append(each)
    return lines


def _name(row: TimelineRow, space: int, *, unicode: bool) -> str:
    """The festival's name, cut where it must be; how the film stands there is cut last."""
    entry = f" ({term(row.entry)})" if row.entry else ""
    text, stands = one_line(named(row.name)), one_line(entry)
    if not unicode:
        text, stands = (each.encode("ascii", "replace").decode() for each in (text, stands))
    room = max(space - width(stands), 1)
    if width(text) > room:
        text = cut(text, room - 1).rstrip() + ("…" if unicode else ".")
    return padded(cut(text + stands, space), space)


def _bar(row: TimelineRow, begins: list[date], places: int, today: date, marks: dict[str, str]) -> str:
    parts = [part_of_month(month, place, places) for month in begins for place in range(places)]
    return "".join(marks.get(_meaning(row, days, today), " ") for days in parts)


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
