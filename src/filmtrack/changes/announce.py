"""A festival's date became known, or moved: which edition and deadline it belongs to, and the patch that says so."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Deadline, Edition, Festival, deadline_key
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What the user says; None where he leaves it to the expectation."""

    day: date
    tier: str | None = None
    edition: int | None = None
    sections: tuple[str, ...] = ()
    time: str | None = None
    fee: str | None = None
    source: str | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A deadline to set in one edition of one festival, and what to tell the user about it."""

    festival: str
    year: int
    deadline: Mapping[str, object]
    key: str
    said: tuple[Message, ...]


def announce(festival: Festival, wish: Announcement, *, now: datetime, zone: tzinfo, today: date) -> Patch:
    """The patch for the user's own catalogue.

    Raises:
        WrongUsageError: when the edition or the source cannot be told, or a section does not exist.
    """
    _check_sections(festival, wish)
    met = _expectation(festival, wish, now, zone)
    year, tier = _edition(festival, wish, met), wish.tier or (met.tier if met else None) or "regular"
    sections = wish.sections or (met.sections if met and (wish.tier in (None, met.tier)) else ())
    platforms = met.platforms if met and met.tier == tier else ()
    source = source_of(festival, wish.source)
    known = _known(festival.edition(year), deadline_key(None, tier, sections, platforms), met)
    key = known.key if known else (met.key if met and met.tier == tier and met.key else None)
    key = key or deadline_key(None, tier, sections, platforms)
    table: dict[str, object] = {"tier": tier}
    if key != deadline_key(None, tier, sections, platforms):
        table = {"id": key, "tier": tier}
    if platforms:
        table["platform"] = list(platforms)
    table |= {"date": wish.day}
    table |= {
        name: value for name, value in (("time", wish.time), ("sections", list(sections)), ("fee", wish.fee)) if value
    }
    table |= {"source": source, "checked": today}
    if wish.extended:
        table |= _extension(known, today)
    said = _said(festival, known, year, tier, wish)
    if sections and not wish.sections:
        said += (
            message("taken as the day of {sections}, which is the nearest; --section names another", sections=sections),
        )
    elif "id" in table and _has_others(festival, key):
        said += (
            message("taken as the day of the deadline {key}, which is the nearest; --section names another", key=key),
        )
    return Patch(festival=festival.id, year=year, deadline=table, key=key, said=said)


def source_of(festival: Festival, said: str | None) -> str:
    """Where the user read it: what was said, else the festival's own pages.

    Raises:
        WrongUsageError: when neither is known.
    """
    source = said or festival.website or festival.submit_url
    if source is None:
        raise WrongUsageError(
            message("{name} has no website: say where you read it, with --source", name=festival.name)
        )
    return source


def _check_sections(festival: Festival, wish: Announcement) -> None:
    known = tuple(section.id for section in festival.sections)
    for each in wish.sections:
        if each not in known:
            said = message("{name} has no section {section}", name=festival.name, section=each[:80])
            raise WrongUsageError(said, hint=message("sections: {known}", known=known) if known else None)


def _expectation(festival: Festival, wish: Announcement, now: datetime, zone: tzinfo) -> Occasion | None:
    """The expected or announced deadline that the new date most likely belongs to: the nearest in time."""
    candidates = [
        each
        for each in occasions(festival, now=now, zone=zone)
        if each.what == "deadline"
        and each.status in {"announced", "expected", "overdue"}
        and each.edition is not None
        and each.date is not None
        and wish.tier in (None, each.tier)
        and wish.edition in (None, each.edition)
        and (not wish.sections or wish.sections == each.sections)
        and not (each.deadline and (each.deadline.closes != "entry" or not each.deadline.forecasts))
    ]
    return min(candidates, key=lambda each: (_distance(each, wish), each.status == "announced"), default=None)


def _distance(occasion: Occasion, wish: Announcement) -> int:
    return abs((occasion.date - wish.day).days) if occasion.date else 0


def _edition(festival: Festival, wish: Announcement, met: Occasion | None) -> int:
    if wish.edition is not None:
        return wish.edition
    coming = [each.year for each in festival.editions if each.starts and each.starts >= wish.day]
    if met and met.edition is not None and _distance(met, wish) <= 180:  # noqa: PLR2004 - half a year: nearer to this edition than the next
        return met.edition
    if coming:
        return min(coming)
    said = message("which edition of {name} closes on {day}?", name=festival.name, day=wish.day)
    raise WrongUsageError(said, hint=message("say it with --edition {year}", year=str(wish.day.year + 1)))


def _known(edition: Edition | None, key: str, met: Occasion | None) -> Deadline | None:
    keys = {key, met.key if met else None}
    return next((each for each in edition.deadlines if each.key in keys), None) if edition else None


def _extension(known: Deadline | None, today: date) -> dict[str, object]:
    if known is None or known.original_date is None:
        said = message("there is no announced date that could have been extended")
        raise WrongUsageError(said, hint=message("leave --extended out, or name the --tier and --edition"))
    return {"replaces": known.original_date, "extended_on": today}


def _has_others(festival: Festival, key: str) -> bool:
    """Whether other deadlines of this festival could have been meant."""
    return any(each.key != key and each.closes == "entry" for one in festival.editions for each in one.deadlines)


def _said(festival: Festival, known: Deadline | None, year: int, tier: str, wish: Announcement) -> tuple[Message, ...]:
    said = [
        message("{name} {year}, {tier}: {day}", name=festival.name, year=str(year), tier=tier, day=wish.day),
    ]
    if known and known.date and known.date != wish.day:
        said.append(message("it was {day} before", day=known.date))
        if not wish.extended:
            said.append(message("if the festival extended it, say --extended: forecasts then keep the original date"))
    return tuple(said)
