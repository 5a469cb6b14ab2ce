"""The user's time zone: the one that was asked for by name, else the system's, which has several ways to say it."""

import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from filmtrack.config.zonedata import use_newest
from filmtrack.domain.spelling import shortened
from filmtrack.domain.zones import UnknownZoneError, is_zone, zone
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass

_FOLDER = "zoneinfo/"


@dataclass(frozen=True, kw_only=True)
class UsersZone:
    """A zone, and what is to be said of it where it is not the one that the surroundings ask for."""

    zone: ZoneInfo
    doubt: Message | None = None


def named_zone(name: str, where: str) -> UsersZone:
    """The zone that an option, a variable or a setting names.

    Raises:
        WrongUsageError: when there is none of this name, or it is the zone of no place.
    """
    use_newest()
    try:
        found = zone(name)
    except UnknownZoneError as failure:
        said = message("{where}: {reason}", where=where, reason=failure.message)
        raise WrongUsageError(said) from None
    if not isinstance(found, ZoneInfo):
        raise WrongUsageError(message("{where}: {name} is not the zone of a place", where=where, name=name))
    return UsersZone(zone=found)


def system_zone(environ: Mapping[str, str]) -> UsersZone:
    """The system's zone by name; one that has no name counts as UTC, which every output then says.

    `TZ` may hold a rule instead of a name ("HKT-8"): a rule has no history and no place, so the clock on the wall
    is the system's then, and that is said.
    """
    use_newest()
    asked = environ.get("TZ", "").removeprefix(":")
    if asked and (found := _zone(_below_the_folder(asked) or asked)):
        return UsersZone(zone=found)
    found = _zone(_linked_zone()) or _zone(_written_zone()) or ZoneInfo("UTC")
    if not asked:
        return UsersZone(zone=found)
    said = message(
        'TZ: "{given}" is not the zone of a place, such as Asia/Hong_Kong: {zone} is used',
        given=shortened(asked),
        zone=str(found),
    )
    return UsersZone(zone=found, doubt=said)


def _zone(name: str) -> ZoneInfo | None:
    """The zone of a place; None where the name is none's."""
    found = zone(name) if is_zone(name) else None
    return found if isinstance(found, ZoneInfo) else None


def _below_the_folder(path: str) -> str:
    return path.partition(_FOLDER)[2]


def _linked_zone() -> str:
    return _below_the_folder(os.path.realpath("/etc/localtime"))


def _written_zone() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
