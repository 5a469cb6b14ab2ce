"""What a calendar says of a festival's date: a title that suffices in a month's view, and lines that complete it.

Nothing here depends on the moment of asking, so that an item is the same on every day on which it is written.
"""

from collections.abc import Iterator

from filmtrack.domain.festival import NOT_STATED, Festival
from filmtrack.domain.requirements import Provenance
from filmtrack.domain.zones import SUBMITTER
from filmtrack.message import Message, message, together
from filmtrack.reports.names import edition_name
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.rows import UpcomingRow


def deadline_title(occasion: Occasion) -> Message:
    """A deadline in a few words: the hour beside it where it is known, ``~`` before what is only expected."""
    named = message(
        "{edition}: {what}", edition=edition_name(occasion.festival, occasion.edition), what=_deadline(occasion)
    )
    if occasion.status == "listed":
        return message("? {deadline}, by a list without a year", deadline=named)
    if occasion.status != "announced":
        return message("~ {deadline}, expected", deadline=named)
    return message("{deadline}, {hour}", deadline=named, hour=hour_said(*_stated_hour(occasion)))


def day_title(occasion: Occasion) -> Message:
    """An opening day, or the days of the festival itself."""
    if occasion.what == "opens":
        return message("{edition}: call opens", edition=edition_name(occasion.festival, occasion.edition))
    return edition_name(occasion.festival, occasion.edition)


def deadline_lines(occasion: Occasion, row: UpcomingRow) -> tuple[Message, ...]:
    """Everything about a deadline that does not change with the moment of asking; `row` is the same occasion's."""
    sources = source_lines(occasion.provenance)
    if occasion.status == "expected" and sources:
        sources = (message("What is known of earlier editions:"), *sources)
    return (*_when(occasion), *_about(occasion, row), *sources, *_links(occasion.festival))


def day_lines(occasion: Occasion) -> tuple[Message, ...]:
    """Where an opening day or the festival's days come from."""
    return (*source_lines(occasion.provenance), *_links(occasion.festival))


def hour_said(time: str | None, zone: str | None) -> Message:
    """The hour that was announced with its place; None is not known."""
    if time is None:
        return message("hour unknown")
    if zone is None:
        return message("{time}, zone unknown", time=time)
    if zone == SUBMITTER:
        return message("{time} where you are", time=time)
    return message("{time} {place}", time=time, place=zone.rpartition("/")[2].replace("_", " "))


def source_lines(provenance: Provenance) -> tuple[Message, ...]:
    """Where a statement comes from, and how old it is."""
    said = []
    if provenance.sources:
        said.append(message("Source: {sources}", sources=provenance.sources))
    if provenance.checked:
        said.append(message("Checked on {day}", day=provenance.checked))
    elif provenance.as_of:
        said.append(message("Archived page, about {year}", year=str(provenance.as_of)))
    return tuple(said)


def place_of(festival: Festival) -> str | None:
    """Where a festival is: its city and country, as far as they are known."""
    return ", ".join(each for each in (festival.city, festival.country) if each) or None


def section_names(festival: Festival, sections: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a festival's sections; a section that it does not have goes by its id."""
    found = ((each, festival.section(each)) for each in sections)
    return tuple(section.name if section else id_ for id_, section in found)


def _deadline(occasion: Occasion) -> Message:
    closes = occasion.deadline.closes if occasion.deadline else "entry"
    tier = None if occasion.tier in {None, NOT_STATED} else occasion.tier
    if closes != "entry":
        what = message("{what} due", what=closes)
    else:
        what = message("{tier} deadline", tier=tier) if tier else message("deadline")
    sections = section_names(occasion.festival, occasion.sections)
    return message("{what} ({sections})", what=what, sections=sections) if sections else what


def _stated_hour(occasion: Occasion) -> tuple[str | None, str | None]:
    """The hour that was announced, None where it is unknown, and the zone in which it is meant."""
    deadline, closing = occasion.deadline, occasion.closing
    zone = (deadline.timezone if deadline else None) or occasion.festival.timezone
    return (deadline.time if deadline and closing and closing.hour_known else None), zone


def _when(occasion: Occasion) -> Iterator[Message]:
    if occasion.status == "announced":
        yield from _announced(occasion)
    elif occasion.status == "listed":
        yield message("A list gives this day and month without a year: nobody announced it")
    else:
        yield message("Not announced: a forecast, look at the festival's own page")
    forecast = occasion.forecast
    if forecast:
        yield message("Likely from {first} to {last}", first=forecast.range50[0], last=forecast.range50[1])
        yield message("In four of five cases {first} to {last}", first=forecast.range80[0], last=forecast.range80[1])
        yield message("Why: {reasons}", reasons=together(forecast.reasons))


def _announced(occasion: Occasion) -> Iterator[Message]:
    time, zone = _stated_hour(occasion)
    where = message("in {zone}", zone=zone) if zone else message("in a time zone that is not known")
    if zone == SUBMITTER:
        where = message("where you are")
    if time is None:
        yield message("Closes on {day} {where}; the hour is not known", day=occasion.date, where=where)
    else:
        yield message("Closes on {day} at {time} {where}", day=occasion.date, time=time, where=where)
    deadline = occasion.deadline
    if deadline and deadline.stated:
        yield message("As the festival says it: {stated}", stated=deadline.stated)
    if deadline and deadline.replaces:
        yield message("It was {day} before", day=deadline.replaces)


def _about(occasion: Occasion, row: UpcomingRow) -> Iterator[Message]:
    if row.free:
        yield message("Fee: free")
    elif row.fee:
        yield message("Fee: {fee}", fee=row.fee)
    if row.price_rises_on:
        yield message("The fee rises after this day")
    if occasion.platforms:
        yield message("Through {platforms}", platforms=occasion.platforms)
    if occasion.status == "announced" and row.note:
        yield message("{note}", note=row.note)


def _links(festival: Festival) -> tuple[Message, ...]:
    links = dict.fromkeys(each for each in (festival.submit_url, festival.website) if each)
    return tuple(message("{link}", link=each) for each in links)
