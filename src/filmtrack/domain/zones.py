"""The zones in which deadlines are written: IANA names, `AoE`, and `submitter`, the zone of whoever enters."""

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from filmtrack.domain.spelling import LONGEST, nearest, shortened
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message

AOE = timezone(timedelta(hours=-12), "AoE")
"""Anywhere on Earth: a day ends when it has ended everywhere."""

SUBMITTER = "submitter"
"""The name that stands for the zone of the user."""

_NO_PLACE = frozenset({"localtime", "posixrules", "Factory"})
_NO_FOLDER = ("posix/", "right/")
_LABELS = {
    "BST": "Europe/London",
    "CEST": "Europe/Paris",
    "CST": "America/Chicago",
    "CT": "America/Chicago",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "HKT": "Asia/Hong_Kong",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "MESZ": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "PDT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
}


class UnknownZoneError(WrongUsageError, ValueError):
    """No zone has this name."""


def zone(name: str) -> tzinfo:
    """The zone of an IANA name such as ``Asia/Hong_Kong`` or ``UTC``, or of ``AoE``; offsets are not zones.

    Raises:
        UnknownZoneError: with what may have been meant.
    """
    if name == "AoE":
        return AOE
    if len(name) <= LONGEST and name not in _NO_PLACE and not name.startswith(_NO_FOLDER):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # what zoneinfo raises for names, paths, folders and other files
            pass
    raise UnknownZoneError(message('there is no time zone "{name}"', name=shortened(name)), hint=_meant(name))


def resolve(name: str | None, user: tzinfo | None = None) -> tzinfo | None:
    """The zone of a name as a catalogue writes it; None when no zone is known, `user` for ``submitter``.

    Raises:
        UnknownZoneError: when there is no such zone.
    """
    if name is None:
        return None
    return user if name == SUBMITTER else zone(name)


def is_zone(name: str) -> bool:
    """Whether a zone has this name."""
    try:
        zone(name)
    except UnknownZoneError:
        return False
    return True


def is_fixed(name: str | None) -> bool:
    """Whether the clocks of this zone never change, so that no time is missing there."""
    return name in {"AoE", "UTC"}


def _meant(name: str) -> Message:
    if (name.removeprefix("UTC").removeprefix("GMT"))[:1] in {"+", "-", "−"}:
        return message("write the zone of a place, such as Asia/Hong_Kong, instead of an offset")
    near = _LABELS.get(name.upper()) or _nearest_place(name)
    if near is None:
        return message("write the zone of a place, such as Asia/Hong_Kong, or AoE")
    return message("did you mean {zone}?", zone=near)


def _nearest_place(name: str) -> str | None:
    """The zone whose name, or whose city alone, is spelt like this one."""
    spelt = {"aoe": "AoE", SUBMITTER: SUBMITTER}
    for each in sorted(available_timezones() - _NO_PLACE):
        spelt[each.casefold()] = each
        spelt.setdefault(each.rpartition("/")[2].casefold(), each)
    near = nearest(name.casefold().replace(" ", "_"), spelt)
    return spelt[near] if near else None
