"""What the ledger says of one film, collected once: its entries, where it was or will be seen, and what rivals it."""

from collections.abc import Iterable, Mapping

from filmtrack.domain.days import DayRange, day_range, one_day
from filmtrack.domain.entry import ACCEPTED, Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.film import Film, Screening
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.spelling import plain_name
from filmtrack.reports.readers import CatalogueReader
from filmtrack.rules.facts import NO_HISTORY, History
from filmtrack.values import dataclass, field, replace

Place = tuple[str, int]
"""A festival's id and the year of its edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One film with its entries, its appearances, and the entries of other films by the same directors, by place."""

    film: Film
    entries: tuple[Entry, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    same_director: Mapping[Place, tuple[Entry, ...]] = field(default_factory=dict)
    ledger: LedgerReader | None = field(default=None, compare=False)
    alone: History = field(init=False, compare=False, default=NO_HISTORY)

    def __post_init__(self) -> None:
        """Put together once what most festivals ask for: the film's own history."""
        if self.entries or self.appearances:
            history = History(entries=self.entries, appearances=self.appearances)
            object.__setattr__(self, "alone", history)

    def history(self, festival: str, year: int, *, count_all: bool = False) -> History:
        """What the rules of one edition ask for; every other film entered there only with `count_all`."""
        rivals = self.same_director.get((festival, year), ())
        if not rivals and not count_all:
            return self.alone
        return replace(self.alone, same_director=rivals, same_ledger=self._others(festival, year) if count_all else ())

    def _others(self, festival: str, year: int) -> tuple[Entry, ...]:
        if self.ledger is None:
            return ()
        found = self.ledger.entries(EntryFilter(festivals=(festival,), editions=(year,))).rows
        return tuple(each for each in found if each.film != self.film.id)


def record_of(
    film: Film, catalogue: CatalogueReader, ledger: LedgerReader | None = None, *, rivals: bool = True
) -> Record:
    """Everything that the ledger knows of a film; without a ledger only what its own record says.

    Without `rivals` no other film is looked at, which costs less.
    """
    entries = ledger.entries(EntryFilter(films=(film.id,))).rows if ledger else ()
    return Record(
        film=film,
        entries=entries,
        appearances=appearances_of(film, entries, catalogue),
        same_director=_same_director(film, ledger) if ledger and rivals else {},
        ledger=ledger,
    )


def appearances_of(film: Film, entries: Iterable[Entry], catalogue: CatalogueReader) -> tuple[Appearance, ...]:
    """The film's screenings, and its selections that no screening stands for yet."""
    by_id = {each.id: each for each in entries}
    screened = [_screened(each, by_id.get(each.entry or ""), catalogue) for each in film.screenings]
    stood_for = {each.entry for each in screened} | {(each.festival, each.edition) for each in screened}
    selected = [
        selection(each, catalogue.festival(each.festival))
        for each in by_id.values()
        if each.status in ACCEPTED and each.id not in stood_for and (each.festival, each.edition) not in stood_for
    ]
    return (*screened, *selected)


def selection(entry: Entry, festival: Festival | None) -> Appearance:
    """The showing that a selection brings: on the event's first day, else at some day of its year."""
    edition = festival.edition(entry.edition) if festival else None
    starts = edition.starts if edition else None
    name = entry.terms.festival_name if entry.terms and entry.terms.festival_name else entry.festival
    return Appearance(
        event=festival.name if festival else name,
        on=one_day(starts) if starts else day_range(f"{entry.edition:04}"),
        country=festival.country if festival else None,
        city=festival.city if festival else None,
        kind="market" if festival and festival.kind == "market" else "public",
        festival=entry.festival,
        edition=entry.edition,
        entry=entry.id,
        selection=True,
    )


def _screened(screening: Screening, entry: Entry | None, catalogue: CatalogueReader) -> Appearance:
    festival = catalogue.festival(screening.festival) if screening.festival else None
    return Appearance(
        event=screening.event,
        on=screening.on,
        country=screening.country or (festival.country if festival else None),
        city=screening.city or (festival.city if festival and not screening.country else None),
        kind=screening.showing,
        festival=screening.festival,
        edition=entry.edition if entry else _edition_on(festival, screening.on),
        entry=screening.entry,
    )


def _edition_on(festival: Festival | None, day: DayRange | None) -> int | None:
    """The edition that a day belongs to: the one that lasted then, else the one of that year."""
    if day is None:
        return None
    for edition in festival.editions if festival else ():
        if _lasted(edition, day):
            return edition.year
    return day.first.year if day.first.year == day.last.year else None


def _lasted(edition: Edition, day: DayRange) -> bool:
    if edition.starts is None:
        return False
    return edition.starts <= day.last and day.first <= (edition.ends or edition.starts)


def _same_director(film: Film, ledger: LedgerReader) -> Mapping[Place, tuple[Entry, ...]]:
    own = _directors(film)
    others = tuple(each.id for each in ledger.films() if each.id != film.id and own & _directors(each))
    places: dict[Place, tuple[Entry, ...]] = {}
    for entry in ledger.entries(EntryFilter(films=others)).rows if others else ():
        place = (entry.festival, entry.edition)
        places[place] = (*places.get(place, ()), entry)
    return places


def _directors(film: Film) -> set[str]:
    return {plain_name(each.name) for each in film.directors}
