"""What one row of a table means: its film, festival, edition and entry, and the facts that it tells of them."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from filmtrack.changes.importing.applications import application_facts, check_days, scheme_named
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.entries import (
    Days,
    Told,
    days_of,
    entry_of,
    filled,
    kept,
    news,
    opened,
    screening,
)
from filmtrack.changes.importing.festivals import FestivalFinder, FoundFestival
from filmtrack.changes.importing.films import FilmFinder, FoundFilm
from filmtrack.changes.importing.places import Places, Year
from filmtrack.changes.importing.said import ApplicationSaid, EntrySaid, RowSaid
from filmtrack.changes.importing.surroundings import Surroundings, TableLedger
from filmtrack.changes.screened import is_recorded
from filmtrack.domain.entry import Entry, entry_id
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.events import Fact
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import SCREENING, Film
from filmtrack.message import Message, message
from filmtrack.values import dataclass, replace

_MOST_FILMS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a row means; `standing` is the id of an entry that was there before, whose history may tell it already."""

    said: RowSaid
    film: FoundFilm
    festival: FoundFestival | None = None
    facts: tuple[Told, ...] = ()
    standing: str | None = None
    opens: str | None = None
    worked_out: bool = False
    undated: bool = False
    kept: tuple[Message, ...] = ()


class Decider:
    """Finds out what rows mean; it looks up and remembers, and changes nothing."""

    def __init__(
        self,
        films: FilmFinder,
        festivals: FestivalFinder,
        ledger: TableLedger,
        around: Surroundings,
        *,
        most: int = _MOST_FILMS,
    ) -> None:
        self._most = most
        self._films = films
        self._festivals = festivals
        self._ledger = ledger
        self._around = around
        self._today = around.today
        self._places = Places(now=around.now, zone=around.zone, zone_data=around.zone_data)
        self._entries: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()

    def meant(self, said: RowSaid, opening: str, told: tuple[str, str] | None) -> Meant:
        """What a row means; `told` is the entry and film of the event with the id `opening`, where there is one.

        Raises:
            CellError: when it cannot be meant.
        """
        if told and said.entry and not said.application:
            return self._told_before(said, said.entry, *told)
        film = self._films.find(said.film)
        if said.festival is None:
            if said.application:
                raise CellError(message("which festival is the money for? No column names one"))
            return Meant(said=said, film=film)
        found = self._festivals.find(said.festival, said.place)
        year = self._places.year(said, said.entry, found.festival, found.year)
        if said.entry:
            meant = self._entry(said, said.entry, film, found, year=year, opening=opening)
        else:
            meant = Meant(said=said, film=film, festival=found)
        if said.application:
            more = self._application(said.application, film.id, found.festival, year.year)
            meant = replace(meant, facts=(*meant.facts, *more))
        return meant

    def _told_before(self, said: RowSaid, entry: EntrySaid, id_: str, film: str) -> Meant:
        """A row that opened its entry in an earlier import; it may tell more of what became of it."""
        standing = entry_of(id_, film, said.festival or "", said.edition or 0, entry.section)
        facts = tuple(news(standing, entry, days_of(said, entry, today=self._today)))
        return Meant(said=said, film=FoundFilm(id=film), facts=facts, standing=id_)

    def _entry(
        self, said: RowSaid, told: EntrySaid, film: FoundFilm, found: FoundFestival, *, year: Year, opening: str
    ) -> Meant:
        festival, edition = found.festival, year.year
        days = days_of(said, told, today=self._today)
        section = self._places.section(festival, told.section)[1]
        known = self._standing(film.id, festival.id, edition, section)
        if known and (known.status != "planned" or told.planned):
            facts = (*filled(known, told, days.opened, opening), *news(known, told, days))
            different = self._kept(said, known, told)
            return Meant(said=said, film=film, festival=found, facts=facts, standing=known.id, kept=different)
        terms = self._places.terms(festival, edition, film.film, told, days.opened)
        if known:
            made = replace(known, terms=terms, **told.details)
        else:
            id_ = entry_id(film.id, festival.id, edition, section, self._is_taken(film.id))
            made = entry_of(id_, film.id, festival.id, edition, section, terms=terms, **told.details)
        facts = (opened(made, told, days, opening), *news(made, told, days))
        if told.status == "screened":
            facts = (*facts, *self._screening(made, said, festival, days))
        return Meant(
            said=said,
            film=film,
            festival=found,
            facts=facts,
            opens=made.id,
            worked_out=year.worked_out,
            undated=not days.opened_known,
        )

    def _screening(self, entry: Entry, said: RowSaid, festival: Festival, days: Days) -> tuple[Told, ...]:
        """The screening that goes with the status, unless the film's record has it."""
        id_, fact = screening(entry, said, festival, days, today=self._today)
        film = self._ledger.film(entry.film) if entry.film in self._films.before else None
        return () if film and _is_shown(film, fact) else ((id_, fact),)

    def _application(self, told: ApplicationSaid, film: str, festival: Festival, year: int) -> tuple[Told, ...]:
        check_days(told, today=self._today)
        scheme = scheme_named(self._around.schemes, told.scheme)
        ledger = self._ledger if film in self._films.before else None
        return tuple(
            application_facts(
                told,
                film=film,
                scheme=scheme,
                festival=festival,
                year=year,
                ledger=ledger,
                today=self._today,
            )
        )

    def _kept(self, said: RowSaid, known: Entry, told: EntrySaid) -> tuple[Message, ...]:
        different = kept(known, told)
        if not different:
            return ()
        return (
            message(
                "line {line} differs from entry {number}, which keeps its own {names}",
                line=said.line,
                number=known.number,
                names=different,
            ),
        )

    def _standing(self, film: str, festival: str, year: int, section: str | None) -> Entry | None:
        """The entry that the ledger has there already, from before this import.

        Raises:
            CellError: when it has several, and the row does not say of which section it is.
        """
        of_film = self._of_film(film)
        if not of_film:
            return None
        there = [each for each in of_film if (each.festival, each.edition) == (festival, year)]
        exact = [each for each in there if each.section == section]
        vague = [each for each in there if section is None or each.section is None]
        if exact or len(vague) <= 1:
            return next(iter(exact or vague), None)
        numbers = tuple(str(each.number) for each in vague)
        raise CellError(message("which section? The ledger has entries {numbers} there", numbers=numbers))

    def _of_film(self, film: str) -> tuple[Entry, ...]:
        if film not in self._films.before:
            return ()
        if film not in self._entries:
            self._entries[film] = self._ledger.entries(EntryFilter(films=(film,))).rows
            if len(self._entries) > self._most:
                self._entries.popitem(last=False)
        return self._entries[film]

    def _is_taken(self, film: str) -> Callable[[str], bool]:
        return frozenset(each.id for each in self._of_film(film)).__contains__


def _is_shown(film: Film, fact: Fact) -> bool:
    said = fact.body["screening"]
    return is_recorded(film, replace(SCREENING.read(said), entry=fact.entry))
