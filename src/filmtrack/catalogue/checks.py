"""What can only be wrong once a festival's layers are merged: dates that need their zone, sections that must exist."""

from collections.abc import Iterator
from datetime import date

from filmtrack.domain.festival import Deadline, Festival
from filmtrack.domain.instants import WallTime, WallTimeError, closing
from filmtrack.domain.zones import SUBMITTER, is_fixed, resolve
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongDeadline:
    """One mistake in a merged deadline: in which key, and what would be right."""

    edition: int
    deadline: str
    key: str
    message: Message
    hint: Message | None = None


def wrong_in(festival: Festival) -> list[WrongDeadline]:
    """Each mistake in the deadlines of a festival."""
    return [
        wrong
        for edition in festival.editions
        for deadline in edition.deadlines
        for wrong in _wrong(festival, edition.year, deadline)
    ]


def _wrong(festival: Festival, year: int, deadline: Deadline) -> Iterator[WrongDeadline]:
    sections = {section.id for section in festival.sections}
    for section in deadline.sections:
        if section not in sections:
            said = message("there is no section {section}", section=section)
            hint = message("add a [[festival.section]] with this id")
            yield WrongDeadline(edition=year, deadline=deadline.key, key="sections", message=said, hint=hint)
    if deadline.date is None and not deadline.rolling:
        said = message("this deadline has no date")
        hint = message("a call that never closes says rolling = true")
        yield WrongDeadline(edition=year, deadline=deadline.key, key="date", message=said, hint=hint)
    elif refused := impossible(deadline.date, deadline.time, deadline.timezone or festival.timezone):
        yield WrongDeadline(edition=year, deadline=deadline.key, key="date", message=refused.message, hint=refused.hint)


def impossible(day: date | None, at: WallTime | str | None, zone: str | None) -> WallTimeError | None:
    """A day or an hour that the clocks of its zone skip; a submitter's own clocks are not known here."""
    if day is None or zone is None or zone == SUBMITTER or is_fixed(zone):
        return None
    try:
        closing(day, at, resolve(zone))
    except WallTimeError as refused:
        return refused
    return None
