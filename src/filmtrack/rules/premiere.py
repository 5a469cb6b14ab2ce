"""Whether the film can still give the premiere that the festival asks for."""

from collections.abc import Mapping

from filmtrack.domain.days import DayRange
from filmtrack.domain.festival import Festival
from filmtrack.domain.places import continents_of
from filmtrack.domain.premiere import Appearance, Counting, Loss, Territory, counts, is_before, lost
from filmtrack.domain.requirements import PremiereDemand, PremiereLevel, Requirements
from filmtrack.domain.showings import SHOWING_RULES
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, refers, unknown, worst
from filmtrack.rules.windows import shown
from filmtrack.rules.words import FESTIVAL, ITS_FIRST_DAY, edition_lacks, film_lacks, screening_lacks

RULE = "premiere"

_NONE_ASKED = message("no premiere is asked for")
_NAMES: Mapping[PremiereLevel, Message] = {
    "none": message("no premiere"),
    "world": message("a world premiere"),
    "international": message("an international premiere"),
    "continental": message("a continental premiere"),
    "national": message("a national premiere"),
    "city": message("a city premiere"),
}


def premiere(facts: Facts) -> Verdict | None:
    """The showings that count so far against the premiere that is required, or preferred."""
    asked = facts.requirements.premiere
    if asked is None:
        return None
    if asked.level == "none" and asked.home_level is None:
        return passes(RULE, _NONE_ASKED, asked)
    territory = territory_of(asked, facts.festival, facts.film.countries)
    if territory.level == "none":
        return passes(RULE, _NONE_ASKED, asked)
    event = facts.frame.event if asked.until == "start" else facts.frame.event_end
    counting = counting_for(facts.festival, facts.edition.year, facts.requirements, facts.film.countries)
    loss = lost(territory, event, facts.history.appearances, counting=counting)
    against = (
        _judged(facts, asked, territory, loss),
        _selected_elsewhere(facts, asked),
        _mixed_at_home(facts, asked, event),
    )
    verdict = worst(each for each in against if each)
    if verdict is None:
        return passes(RULE, _free(territory, event), asked)
    if asked.required:
        return verdict
    return passes(RULE, message("preferred, not required: {reason}", reason=verdict.reason), asked)


def _free(territory: Territory, event: DayRange) -> Message:
    if event.known_day:
        return message("{premiere} is still free on {day}", premiere=named(territory), day=shown(event))
    return message("{premiere} is still free ({days})", premiere=named(territory), days=shown(event))


def territory_of(asked: PremiereDemand, festival: Festival, origin: tuple[str, ...]) -> Territory:
    """Where the premiere is asked for; what the condition leaves out is the festival's own place."""
    level = asked.home_level if asked.home_level and festival.country in origin else asked.level
    return Territory(
        level=level, place=asked.territory or _own_place(level, festival), country=festival.country, origin=origin
    )


def _own_place(level: PremiereLevel, festival: Festival) -> str | None:
    """The festival's own country, city or continent; a country of two continents leaves open which."""
    if level == "continental" and festival.country:
        continents = continents_of(festival.country)
        return continents[0] if len(continents) == 1 else None
    return {"national": festival.country, "city": festival.city}.get(level)


def named(territory: Territory) -> Message:
    """A premiere by its level and place: ``a national premiere (FR)``."""
    said = _NAMES[territory.level]
    placed = territory.level in {"continental", "national", "city"} and territory.place
    return message("{premiere} ({place})", premiere=said, place=territory.place) if placed else said


def counting_for(festival: Festival, year: int, stated: Requirements, origin: tuple[str, ...]) -> Counting:
    """What counts for a festival: its own rules on films online and on television, and whom it excepts, come first.

    Showings at home are not excepted for a film of whose country the festival asks more.
    """
    asked = stated.premiere
    at_home = asked is not None and asked.home_level is not None and festival.country in origin
    excepted = origin if asked and asked.except_origin and not at_home else ()

    def general(appearance: Appearance) -> bool | None:
        rule = {"online": stated.online, "tv": stated.broadcast}.get(appearance.kind)
        return counts(appearance) if rule is None else rule.value != "allowed"

    def counting(appearance: Appearance) -> bool | None:
        if appearance.festival == festival.id:
            return None if appearance.edition is None else (appearance.edition != year and general(appearance))
        if asked and (appearance.festival in asked.except_festivals or appearance.event in asked.except_festivals):
            return False
        if appearance.country in excepted:
            return False
        return general(appearance)

    return counting


def _judged(facts: Facts, asked: PremiereDemand, territory: Territory, loss: Loss) -> Verdict | None:
    if loss.to:
        said = message("{seen}; {premiere} is asked for", seen=seen(loss.to), premiere=named(territory))
        return fails(RULE, said, asked)
    if not loss.perhaps:
        return None
    first = loss.perhaps[0]
    said = message("{seen} may have spent {premiere}", seen=seen(first), premiere=named(territory))
    return unknown(RULE, said, asked, missing=_missing(facts, territory, first))


def seen(appearance: Appearance) -> Message:
    """An appearance in words: the event, its place and its day."""
    day = shown(appearance.on) if appearance.on else message("on an unknown day")
    place = appearance.city or appearance.country or message("place unknown")
    if appearance.selection:
        return message("selected by {event} ({place}, {day})", event=appearance.event, place=place, day=day)
    match appearance.kind:
        case "online":
            return message("online, {event} ({place}, {day})", event=appearance.event, place=place, day=day)
        case "tv":
            return message("on television, {event} ({place}, {day})", event=appearance.event, place=place, day=day)
        case "school":
            return message("at school, {event} ({place}, {day})", event=appearance.event, place=place, day=day)
        case _:
            return message("shown at {event} ({place}, {day})", event=appearance.event, place=place, day=day)


def _missing(facts: Facts, territory: Territory, first: Appearance) -> Missing:
    if territory.level == "international" and not facts.film.countries:
        return film_lacks(facts.film, message("the countries that it comes from"), "--country HK")
    if counting_for(facts.festival, facts.edition.year, facts.requirements, facts.film.countries)(first) is None:
        return Missing(fact=message("whether it counts: {because}", because=SHOWING_RULES[first.kind].because))
    if territory.holds(first) is None:
        return screening_lacks(facts.film, first)
    if first.on is None or first.on.known_day is None:
        return screening_lacks(facts.film, first)
    if facts.frame.event.known_day is None:
        return edition_lacks(facts, ITS_FIRST_DAY)
    return Missing(fact=message("which of the two comes first on {day}", day=first.on.known_day))


def _selected_elsewhere(facts: Facts, asked: PremiereDemand) -> Verdict | None:
    if not asked.no_selection_elsewhere:
        return None
    abroad = Territory(level="international", origin=facts.film.countries)
    for each in facts.history.appearances:
        if each.selection and each.festival != facts.festival.id and abroad.holds(each) is not False:
            return fails(RULE, message("{seen}; no selection elsewhere is allowed", seen=seen(each)), asked)
    return None


def _mixed_at_home(facts: Facts, asked: PremiereDemand, event: DayRange) -> Verdict | None:
    if not asked.home_mixed:
        return None
    for each in facts.history.appearances:
        at_home = each.kind == "public" and each.country in facts.film.countries
        if at_home and each.festival != facts.festival.id and is_before(each.on, event) is not False:
            said = message(
                "{seen}: at home, but it counts if films of several countries were shown with it", seen=seen(each)
            )
            return refers(RULE, said, asked, who=FESTIVAL)
    return None
