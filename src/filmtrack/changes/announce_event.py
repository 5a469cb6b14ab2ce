"""When an edition is held became known, or moved: the patch that says so."""

from collections.abc import Mapping
from datetime import date

from filmtrack.changes.announce import source_of
from filmtrack.domain.festival import Edition, Festival
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the user says of an edition's days: the first, the last, the year of the edition, where he read it."""

    starts: date | None = None
    ends: date | None = None
    edition: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPatch:
    """What to set in one edition of one festival, and what to tell the user about it."""

    festival: str
    edition: Mapping[str, object]
    said: tuple[Message, ...]


def announce_event(festival: Festival, wish: Held, *, today: date) -> EventPatch:
    """The patch for the user's own catalogue; an edition that nobody named is that of the year in which it begins.

    Raises:
        WrongUsageError: when a day, the edition or the source cannot be told, or it would end before it starts.
    """
    year = wish.edition if wish.edition is not None else (wish.starts or _lacks_edition(festival)).year
    known = festival.edition(year)
    starts = wish.starts or (known.starts if known else None)
    if starts is None:
        said = message("the first day of {name} {year} is not known yet", name=festival.name, year=str(year))
        raise WrongUsageError(said, hint=message("say it with --starts DATE"))
    _refuse_backwards(starts, wish, known)
    source = source_of(festival, wish.source)
    days = {name: day for name, day in (("starts", wish.starts), ("ends", wish.ends)) if day}
    return EventPatch(
        festival=festival.id,
        edition={"year": year, **days, "source": source, "checked": today},
        said=_said(festival, year, starts, wish, known),
    )


def _lacks_edition(festival: Festival) -> date:
    said = message("which edition of {name} is meant?", name=festival.name)
    raise WrongUsageError(said, hint=message("say it with --edition YEAR"))


def _refuse_backwards(starts: date, wish: Held, known: Edition | None) -> None:
    ends = wish.ends or (known.ends if known else None)
    if ends is None or ends >= starts:
        return
    said = message("it would end on {last}, before it starts on {first}", last=ends, first=starts)
    raise WrongUsageError(said, hint=None if wish.ends else message("say the last day too, with --ends DATE"))


def _said(festival: Festival, year: int, starts: date, wish: Held, known: Edition | None) -> tuple[Message, ...]:
    ends = wish.ends or (known.ends if known else None)
    told = message("{name} {year} begins on {first}", name=festival.name, year=str(year), first=starts)
    if ends:
        told = message(
            "{name} {year} is held from {first} to {last}",
            name=festival.name,
            year=str(year),
            first=starts,
            last=ends,
        )
    if known and known.starts and known.starts != starts:
        return told, message("it was to begin on {day} before", day=known.starts)
    return (told,)
