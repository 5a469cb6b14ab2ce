"""Premiere windows: until when each festival that requires a premiere keeps the film away from other screens."""

import datetime as dt
from collections.abc import Iterable

from filmtrack.domain.requirements import PremiereLevel
from filmtrack.reports.promises import Claim
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From now until a day nobody else may show the film in a territory; `accepted` where the festival has taken it.

    Before it is accepted, the window is only what the festival asks for. `exact` says whether the day is known.
    """

    festival: str
    edition: int
    level: PremiereLevel
    territory: str | None
    until: dt.date
    exact: bool
    accepted: bool


def windows(claims: Iterable[Claim], today: dt.date) -> tuple[Window, ...]:
    """The windows of a film's entries that are not over, the promised ones first, then by their ends."""
    found = (_window(each) for each in claims if each.kept_until.last >= today)
    return tuple(sorted((each for each in found if each), key=lambda each: (not each.accepted, each.until)))


def _window(claim: Claim) -> Window | None:
    territory = claim.territory
    if territory is None:
        return None
    return Window(
        festival=claim.festival.name,
        edition=claim.edition.year,
        level=territory.level,
        territory=territory.place,
        until=claim.kept_until.last,
        exact=claim.kept_until.first == claim.kept_until.last,
        accepted=claim.accepted,
    )
