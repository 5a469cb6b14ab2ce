"""libical asked through its C interface, without a compiler."""

import ctypes
import ctypes.util
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from calendar_programs import FailedError, NotInstalledError, Place, Seen, whole


class _Time(ctypes.Structure):
    """libical's icaltimetype."""

    _fields_ = (
        *(
            (name, ctypes.c_int)
            for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")
        ),
        ("zone", ctypes.c_void_p),
    )


_ANY, _EVENT, _TODO = 1, 4, 5


def libical(place: Place) -> tuple[str, Iterable[Seen]]:
    """libical, the shared library itself: what Evolution, KDE and Cyrus read with."""
    name = ctypes.util.find_library("ical")
    if name is None:
        raise NotInstalledError
    library = ctypes.CDLL(name)
    loaded = re.search(r"/libical\.so\.([\d.]+)$", Path("/proc/self/maps").read_text(encoding="utf-8"), re.MULTILINE)
    return f"libical {loaded[1] if loaded else name}", list(_of_libical(library, place.feed))


def _of_libical(library: ctypes.CDLL, feed: bytes) -> Iterator[Seen]:
    def ask(function: str, result: type, *arguments: object) -> object:
        call = getattr(library, function)
        call.restype = result
        return call(*arguments)

    pointer = ctypes.c_void_p
    calendar = pointer(ask("icalparser_parse_string", pointer, feed))
    if ask("icalcomponent_count_errors", ctypes.c_int, calendar):
        raise FailedError("libical found errors")
    for number, kind in ((_EVENT, "event"), (_TODO, "task")):
        found = ask("icalcomponent_get_first_component", pointer, calendar, number)
        while found:
            item = pointer(found)

            def text(what: str, item: ctypes.c_void_p = item) -> str:
                value = ask(f"icalcomponent_get_{what}", ctypes.c_char_p, item)
                return value.decode() if isinstance(value, bytes) else ""

            def moment(what: str, item: ctypes.c_void_p = item) -> str:
                return _libical_time(ask(f"icalcomponent_get_{what}", _Time, item))

            number_of_status = ask("icalcomponent_get_status", ctypes.c_int, item)
            status = ask("icalproperty_status_to_string", ctypes.c_char_p, number_of_status)
            yield whole(
                Seen(
                    uid=text("uid"),
                    kind=kind,
                    start=moment("dtstart") if kind == "event" else None,
                    end=moment("dtend" if kind == "event" else "due"),
                    summary=text("summary"),
                    description=text("description"),
                    location=text("location"),
                    status=status.decode() if isinstance(status, bytes) else None,
                )
            )
            found = ask("icalcomponent_get_next_component", pointer, calendar, number)


def _libical_time(moment: _Time) -> str:
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return day if moment.is_date else f"{day}T{moment.hour:02}:{moment.minute:02}Z"
