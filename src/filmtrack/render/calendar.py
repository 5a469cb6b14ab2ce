"""Calendar items as iCalendar (RFC 5545, 7986): bytes that every calendar reads alike.

Instants are UTC, so that no reader needs zone definitions. An event that closes ends at its closing instant and begins
half an hour before: an event without a length is drawn by some readers after its time, and a closing at midnight
would stand on the wrong day. Other items last whole days.
"""

import re
from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Component, Event, Todo
from icalendar.parser import Parameters
from icalendar.prop import vDuration, vText, vUri

from filmtrack.render.safe import one_line, text_lines
from filmtrack.reports.calendar_item import CalendarItem, ItemKind

LENGTH = timedelta(minutes=30)
"""How long before its closing instant an event begins."""

REFRESH = timedelta(hours=12)
"""How often a subscriber should look again; many look less often."""

_DAY = timedelta(days=1)
_MORNING = timedelta(hours=9)
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
_CATEGORIES: dict[ItemKind, str] = {
    "deadline": "Deadline",
    "opens": "Call opens",
    "event": "Festival",
    "answer": "Answer due",
    "selection": "Selected",
    "scheme": "Sponsorship",
}


def calendar_bytes(items: Iterable[CalendarItem], *, name: str, todo: bool = False, alarms: bool = False) -> bytes:
    """The items as one iCalendar file; `todo` writes deadlines as tasks, `alarms` adds what may sound beforehand.

    The same items give the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", vText("2.0"))
    calendar.add("prodid", vText("-//filmtrack//filmtrack//EN"))
    calendar.add("calscale", vText("GREGORIAN"))
    calendar.add("name", _one_line(name))
    calendar.add("x-wr-calname", _one_line(name))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for item in items:
        made = _task(item) if todo and item.what == "deadline" else _event(item)
        _describe(made, item)
        for days in item.warn_days if alarms else ():
            made.add_component(_alarm(item, days, from_end=made.name == "VTODO" or item.closes_at is not None))
        calendar.add_component(made)
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(item: CalendarItem) -> Event:
    event = Event()
    _identify(event, item)
    if item.closes_at:
        closes_at = item.closes_at.astimezone(UTC)
        event.add("dtstart", closes_at - LENGTH)
        event.add("dtend", closes_at)
    else:
        event.add("dtstart", item.first)
        event.add("dtend", item.last + _DAY)  # iCalendar's end is the first day that no longer belongs to it
    event.add("status", vText("CONFIRMED" if item.sure else "TENTATIVE"))
    event.add("transp", vText("TRANSPARENT"))  # a deadline makes nobody busy
    return event


def _task(item: CalendarItem) -> Todo:
    task = Todo()
    _identify(task, item)
    task.add("due", item.closes_at.astimezone(UTC) if item.closes_at else item.last)
    task.add("status", vText("NEEDS-ACTION"))  # tasks know no TENTATIVE: title and description say what is expected
    return task


def _identify(component: Component, item: CalendarItem) -> None:
    component.add("uid", vText(item.uid))
    component.add("dtstamp", item.stamp)
    component.add("last-modified", item.stamp)
    component.add("sequence", item.revision)


def _describe(component: Component, item: CalendarItem) -> None:
    component.add("summary", _one_line(str(item.title)))
    if item.lines:
        component.add("description", vText(text_lines("\n".join(map(str, item.lines)))))
    if item.place:
        component.add("location", _one_line(item.place))
    if item.link and _LINK.fullmatch(item.link):
        component.add("url", vUri(item.link))
    component.add("categories", [_CATEGORIES[item.what]])


def _alarm(item: CalendarItem, days: int, *, from_end: bool) -> Alarm:
    """An alarm so many days before the instant; before a day it sounds at nine in the morning."""
    alarm = Alarm()
    alarm.add("action", vText("DISPLAY"))
    before = timedelta(days) if item.closes_at else timedelta(days) - _MORNING
    alarm.add("trigger", -before, parameters=Parameters({"RELATED": "END"} if from_end else {}))
    alarm.add("description", _one_line(str(item.title)))
    return alarm


def _one_line(text: str) -> vText:
    return vText(one_line(text, len(text)))
