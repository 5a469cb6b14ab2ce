"""Collects what the rules are told: one Facts for each section of an edition."""

from datetime import date, datetime, tzinfo
from operator import attrgetter

from filmtrack.domain.festival import Edition, Festival, Section
from filmtrack.domain.requirements import Demand, Requirements
from filmtrack.reports.next_edition import edition_before
from filmtrack.reports.record import Record
from filmtrack.rules.call import Caller, call_for
from filmtrack.rules.facts import Facts
from filmtrack.values import dataclass, field, fields

_NAMES = tuple(each.name for each in fields(Requirements))
_demands = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, and when: the film's record, the moment, the user's day and zone, and the platform if one is meant."""

    record: Record
    now: datetime
    today: date
    zone: tzinfo
    platform: str | None = None
    caller: Caller = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Put together once what the closing dates of every festival want to know."""
        caller = Caller(film=self.record.film, platform=self.platform, now=self.now, today=self.today, zone=self.zone)
        object.__setattr__(self, "caller", caller)


def facts_of(asked: Asked, festival: Festival, edition: Edition, sections: tuple[str, ...] = ()) -> tuple[Facts, ...]:
    """The facts for every section of an edition (those named, if any are), and for the festival itself.

    The festival itself takes films where it has no sections, or takes them outside of its sections too.
    """
    wanted: tuple[Section | None, ...] = festival.sections or (None,)
    if festival.outside_sections and festival.sections:
        wanted = (None, *festival.sections)
    if sections:
        wanted = tuple(each for each in wanted if each and each.id in sections)
    previous = edition_before(festival, edition.year)
    elsewhere_year, elsewhere = _of_another_edition(festival, edition)
    general = over(edition.requirements, festival.requirements)
    history = asked.record.history(festival.id, edition.year)
    found = []
    for section in wanted:
        requirements = over(section.requirements, general) if section else general
        if requirements.per_entrant is not None:
            history = asked.record.history(festival.id, edition.year, count_all=True)
        found.append(
            Facts(
                film=asked.record.film,
                festival=festival,
                edition=edition,
                section=section,
                requirements=requirements,
                elsewhere=elsewhere,
                elsewhere_year=elsewhere_year,
                previous=previous,
                call=call_for(asked.caller, festival, edition, section),
                history=history,
                now=asked.now,
                today=asked.today,
                zone=asked.zone,
            )
        )
    return tuple(found)


def requirements_of(festival: Festival, edition: Edition, section: Section | None) -> Requirements:
    """The conditions that hold in a section of an edition: its own, else the edition's, else the festival's."""
    general = over(edition.requirements, festival.requirements)
    return over(section.requirements, general) if section else general


def over(own: Requirements, general: Requirements) -> Requirements:
    """Conditions laid over more general ones, which hold where nothing else is stated."""
    stated = _demands(own)
    if not any(stated):
        return general
    beneath = _demands(general)
    if not any(beneath):
        return own
    laid = (above or below for above, below in zip(stated, beneath, strict=True))
    return Requirements(**dict(zip(_NAMES, laid, strict=True)))


def _of_another_edition(festival: Festival, edition: Edition) -> tuple[int | None, tuple[tuple[str, Demand], ...]]:
    """The newest other edition that states conditions of its own, and what it states."""
    for each in reversed(festival.editions):
        demands = _demands(each.requirements)
        if any(demands) and each.year != edition.year:
            return each.year, tuple((name, demand) for name, demand in zip(_NAMES, demands, strict=True) if demand)
    return None, ()
