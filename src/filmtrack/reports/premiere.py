"""What premieres a film still has to give: which are spent, by whom and when, and which are promised until when."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, TypeAlias

from filmtrack.domain.days import one_day
from filmtrack.domain.places import CONTINENTS, lies_in, same_city
from filmtrack.domain.premiere import Appearance, Territory, counts, in_order, lost
from filmtrack.domain.requirements import PremiereLevel
from filmtrack.domain.showings import SHOWING_RULES
from filmtrack.domain.spelling import plain_name
from filmtrack.message import Message, message
from filmtrack.reports.promises import Claim, claims_of
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import Record
from filmtrack.values import dataclass, replace

Left: TypeAlias = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiereRow:
    """One premiere: whether it is left to give.

    Spent by an event on a day; or held by a festival that requires it, until a day; or left until `until`, when
    `spent_by` shows the film. `why` says what leaves it open, and `source` who says so.
    """

    film: str
    level: PremiereLevel
    territory: str | None
    left: Left
    spent_by: str | None = None
    on: str | None = None
    held_by: str | None = None
    until: date | None = None
    why: Message | None = None
    source: str | None = None


def premiere_rows(
    record: Record, catalogue: CatalogueReader, *, today: date, countries: tuple[str, ...] = ()
) -> tuple[PremiereRow, ...]:
    """The world premiere, the international and continental ones, and those of every country and city that matters.

    These are the film's own countries, where it was or will be seen, where an entry may take it, and any named.
    """
    claims = claims_of(record, catalogue, today)
    promised = [each for each in claims if each.accepted and each.required and not each.is_over(today)]
    places = [*record.appearances, *(each.appearance for each in claims)]
    named = (*record.film.countries, *countries)
    return tuple(_row(record, each, promised, today) for each in _territories(record.film.countries, places, named))


def _territories(origin: tuple[str, ...], places: list[Appearance], named: tuple[str, ...]) -> Iterator[Territory]:
    yield Territory(level="world", origin=origin)
    yield Territory(level="international", origin=origin)
    for continent in CONTINENTS:
        yield Territory(level="continental", place=continent, origin=origin)
    for country in sorted({*named, *(each.country for each in places if each.country)}):
        yield Territory(level="national", place=country, origin=origin)
    cities = {(plain_name(each.city), each.country): each.city for each in places if each.city}
    for (_, where), city in sorted(cities.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        yield Territory(level="city", place=city, country=where, origin=origin)


def _row(record: Record, territory: Territory, promised: list[Claim], today: date) -> PremiereRow:
    row = PremiereRow(film=record.film.id, level=territory.level, territory=territory.place, left="yes")
    loss = lost(territory, one_day(today + timedelta(days=1)), record.appearances)
    if loss.to:
        return replace(row, left="no", spent_by=loss.to.event, on=_day(loss.to))
    if loss.perhaps:
        first = loss.perhaps[0]
        because, source = _why(territory, first)
        return replace(row, left="unknown", spent_by=first.event, on=_day(first), why=because, source=source)
    holder = next((each for each in promised if each.territory and within(territory, each.territory)), None)
    if holder:
        return replace(row, left="no", held_by=holder.festival.name, until=holder.kept_until.last)
    coming = next((each for each in in_order(record.appearances) if territory.holds(each) and counts(each)), None)
    if coming and coming.on:
        return replace(row, spent_by=coming.event, on=_day(coming), until=coming.on.first)
    return row


def within(inner: Territory, outer: Territory) -> bool:
    """Whether a film that is seen in the inner territory is always seen in the outer one too."""
    if outer.level == "world" or inner == outer:
        return True
    country = inner.country if inner.level == "city" else inner.place
    match outer.level:
        case "international":
            return inner.level == "international" or _is_abroad(inner, country, outer.origin)
        case "continental" | "national":
            return inner.level in {"national", "city"} and bool(
                country and outer.place and lies_in(country, outer.place)
            )
        case "city":
            same_country = None in {country, outer.country} or country == outer.country
            return inner.level == "city" and same_country and same_city(inner.place or "", outer.place or "")
    return False


def _is_abroad(inner: Territory, country: str | None, origin: tuple[str, ...]) -> bool:
    if not origin or country is None:
        return False
    if inner.level == "continental":
        return not any(lies_in(each, country) for each in origin)
    return inner.level in {"national", "city"} and country not in origin


def _why(territory: Territory, appearance: Appearance) -> tuple[Message, str | None]:
    rule = SHOWING_RULES[appearance.kind]
    if rule.counts is None:
        return rule.because, "; ".join(rule.sources)
    if territory.holds(appearance) is None:
        if territory.level == "international" and not territory.origin:
            return message("the film's own countries are not known"), None
        return message("where it was shown is not known"), None
    return message("the day is not known"), None


def _day(appearance: Appearance) -> str | None:
    return str(appearance.on) if appearance.on else None
