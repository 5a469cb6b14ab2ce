"""What can only be wrong once a festival's layers are merged: dates that need their zone, sections that must exist."""

from collections.abc import Iterator

from filmtrack.domain.festival import Deadline, Edition, Festival
from filmtrack.domain.instants import closing
from filmtrack.domain.zones import is_fixed, resolve
from filmtrack.message import Message, message


def wrong_in(festival: Festival) -> list[tuple[str, Message]]:
    """Each mistake with the key that holds it."""
    return [wrong for edition in festival.editions for wrong in _wrong_in_edition(festival, edition)]


def _wrong_in_edition(festival: Festival, edition: Edition) -> Iterator[tuple[str, Message]]:
    sections = {section.id for section in festival.sections}
    for deadline in edition.deadlines:
        where = f"edition {edition.year}, deadline {deadline.key}"
        for section in deadline.sections:
            if section not in sections:
                yield (
                    f"{where}, sections",
                    message("there is no section {section}: add a [[festival.section]] with this id", section=section),
                )
        if deadline.date is None and not deadline.rolling:
            yield f"{where}, date", message("this deadline has no date; a call that never closes says rolling = true")
        elif said := _impossible(festival, deadline):
            yield f"{where}, date", said


def _impossible(festival: Festival, deadline: Deadline) -> Message | None:
    """A day or an hour that the clocks of its zone skip."""
    name = deadline.timezone or festival.timezone
    if deadline.date is None or is_fixed(name):
        return None
    try:
        closing(deadline.date, deadline.time, resolve(name))
    except ValueError as failure:
        return getattr(failure, "message", None) or message("{reason}", reason=str(failure))
    return None
