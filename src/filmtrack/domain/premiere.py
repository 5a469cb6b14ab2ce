"""Premieres, computed from where and when a film was or will be seen: what a showing spends, territory by territory.

A premiere in a territory, given by an event that begins on a day, is lost if a showing that counts took place in that
territory before that day. On the same day, or where day, place or kind leave it open, it may be lost.
"""

from collections.abc import Callable, Iterable

from filmtrack.domain.days import DayRange
from filmtrack.domain.film import Showing
from filmtrack.domain.places import lies_in, same_city
from filmtrack.domain.requirements import PremiereLevel
from filmtrack.domain.showings import SHOWING_RULES
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One time that a film is seen: a recorded screening, or a selection, which counts from its event's first day.

    `ends` is the event's last day; `festival`, `edition` and `entry` say whose it is, where that is known.
    """

    event: str
    on: DayRange | None = None
    country: str | None = None
    city: str | None = None
    kind: Showing = "public"
    festival: str | None = None
    edition: int | None = None
    entry: str | None = None
    selection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Where a premiere is given: a continent, country code or city for the levels that have one.

    `country` is the city's; `origin` are the film's own countries, outside which it is international.
    """

    level: PremiereLevel
    place: str | None = None
    country: str | None = None
    origin: tuple[str, ...] = ()

    def holds(self, appearance: Appearance) -> bool | None:
        """Whether a film that is seen there is seen in this territory; None where nobody said enough."""
        if self.level == "world":
            return True
        country = appearance.country
        if self.level == "city":
            return self._in_city(country, appearance.city)
        if country is None:
            return None
        if self.level == "international":
            return country not in self.origin if self.origin else None
        return None if self.place is None else lies_in(country, self.place)

    def _in_city(self, country: str | None, city: str | None) -> bool | None:
        if country and self.country and country != self.country:
            return False
        if city is None or self.place is None:
            return None
        return same_city(city, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a premiere was lost to: `to` for certain, or `perhaps` to each of these."""

    to: Appearance | None = None
    perhaps: tuple[Appearance, ...] = ()


Counting = Callable[[Appearance], bool | None]
"""Whether an appearance counts for somebody; None where it is not known."""


def counts(appearance: Appearance) -> bool | None:
    """Whether an appearance counts in general, by its kind."""
    return SHOWING_RULES[appearance.kind].counts


def lost(
    territory: Territory, before: DayRange, appearances: Iterable[Appearance], *, counting: Counting = counts
) -> Loss:
    """What the premiere in a territory, given on a day within `before`, is or may be lost to; the earliest first."""
    perhaps = []
    for appearance in in_order(appearances):
        answers = (territory.holds(appearance), counting(appearance), is_before(appearance.on, before))
        if False in answers:
            continue
        if None not in answers:
            return Loss(to=appearance)
        perhaps.append(appearance)
    return Loss(perhaps=tuple(perhaps))


def is_before(day: DayRange | None, other: DayRange) -> bool | None:
    """Whether a day lies before another; None on the same day, and where it is not known so exactly."""
    if day is None:
        return None
    if day.last < other.first:
        return True
    return False if day.first > other.last else None


def in_order(appearances: Iterable[Appearance]) -> list[Appearance]:
    """Appearances by day, those without one last, then by name, so that the order of recording does not matter."""
    return sorted(appearances, key=_place_in_time)


def _place_in_time(appearance: Appearance) -> tuple[object, ...]:
    day = appearance.on
    when = (0, day.first.isoformat(), day.last.isoformat()) if day else (1, "", "")
    return *when, appearance.event, appearance.country or "", appearance.city or "", appearance.kind
