"""Entries as claims on a film's premieres: who asks for which, where and by when, and when each would show the film."""

from collections.abc import Iterable, Iterator
from datetime import date

from filmtrack.domain.days import DayRange
from filmtrack.domain.entry import ACCEPTED, OPEN, Entry
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.premiere import Appearance, Counting, Territory, lost
from filmtrack.domain.requirements import PremiereDemand, Requirements
from filmtrack.message import Message, message
from filmtrack.reports.facts import requirements_of
from filmtrack.reports.next_edition import edition_in
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import Record, selection
from filmtrack.rules.frame import Frame
from filmtrack.rules.premiere import counting_for, named, seen, territory_of
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One entry that may still come true, or has: its festival's conditions, and the showing that it would bring.

    `accepted` says whether the film is taken there; `kept_until` is the day, or the days, on which a premiere that it
    requires is given: before it nobody else may.
    """

    entry: Entry
    festival: Festival
    edition: Edition
    stated: Requirements
    appearance: Appearance
    origin: tuple[str, ...]
    kept_until: DayRange
    accepted: bool

    @property
    def required(self) -> PremiereDemand | None:
        """The premiere that it requires; what is only preferred binds nobody."""
        asked = self.stated.premiere
        if asked is None or not asked.required:
            return None
        return None if territory_of(asked, self.festival, self.origin).level == "none" else asked

    @property
    def territory(self) -> Territory | None:
        """Where that premiere is to be given."""
        return territory_of(self.required, self.festival, self.origin) if self.required else None

    @property
    def counting(self) -> Counting:
        """What counts as a showing for this festival."""
        return counting_for(self.festival, self.edition.year, self.stated, self.origin)

    def is_over(self, today: date) -> bool:
        """Whether its event is known to be past."""
        last = self.edition.last_day
        return last is not None and last < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """An entry that asks for a premiere which the film has given elsewhere, for certain, and what gave it."""

    entry: str
    festival: str
    reason: Message


def spent_for(record: Record, claim: Claim) -> Appearance | None:
    """The screening by which the premiere that an entry asks for is lost already, whatever becomes of the others."""
    if claim.territory is None:
        return None
    shown = tuple(each for each in record.appearances if not each.selection)
    return lost(claim.territory, claim.kept_until, shown, counting=claim.counting).to


def all_spent(record: Record, claims: Iterable[Claim]) -> Iterator[Spent]:
    """The entries that nobody has taken yet and that can no longer give what they ask for."""
    for each in claims:
        by = None if each.accepted else spent_for(record, each)
        if by and each.territory:
            said = message(
                "{festival} asks for {premiere}, which is spent: {seen}",
                festival=each.festival.name,
                premiere=named(each.territory),
                seen=seen(by),
            )
            yield Spent(entry=each.entry.id, festival=each.festival.id, reason=said)


def claims_of(record: Record, catalogue: CatalogueReader, today: date) -> tuple[Claim, ...]:
    """Every entry of a film that is planned, sent in or taken, at festivals that the catalogue knows."""
    found = (claim_of(record, each, catalogue, today) for each in record.entries if each.status in OPEN | ACCEPTED)
    return tuple(each for each in found if each)


def claim_of(
    record: Record, entry: Entry, catalogue: CatalogueReader, today: date, *, accepted: bool | None = None
) -> Claim | None:
    """What an entry claims, as if it were `accepted` or not; None where the catalogue does not know its festival."""
    festival = catalogue.festival(entry.festival)
    if festival is None:
        return None
    edition = edition_in(festival, entry.edition)
    section = festival.section(entry.section) if entry.section else None
    stated = requirements_of(festival, edition, section)
    frame = Frame(edition=edition, today=today)
    to_the_end = stated.premiere is not None and stated.premiere.until == "end"
    return Claim(
        entry=entry,
        festival=festival,
        edition=edition,
        stated=stated,
        appearance=selection(entry, festival),
        origin=record.film.countries,
        kept_until=frame.event_end if to_the_end else frame.event,
        accepted=entry.status in ACCEPTED if accepted is None else accepted,
    )
