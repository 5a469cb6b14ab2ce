"""Which edition and section somebody means by a film and a festival; and everything of which something is due."""

from collections.abc import Iterator

from filmtrack.domain.entry import OPEN, Entry, Status
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter
from filmtrack.domain.festival import Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.errors import UnknownNameError
from filmtrack.message import message
from filmtrack.reports.case import Case
from filmtrack.reports.entry_names import narrowed, the_one
from filmtrack.reports.moment import Moment
from filmtrack.reports.names import Named, find, matching
from filmtrack.reports.next_edition import edition_in, next_edition
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass, replace

_LIVE: frozenset[Status] = OPEN | {"selected"}
"""The statuses of entries for which something may still be handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What was said of where a film goes: a section by its words, an edition by its year, an entry by its number."""

    section: str | None = None
    edition: int | None = None
    entry: Entry | None = None


def case_for(film: Film, festival: Festival, place: Place, ledger: LedgerReader, moment: Moment) -> Case:
    """The case that is meant: that of the film's entry there, else of the edition that it would enter next.

    Raises:
        UnknownNameError: when there is no such section, or several entries may be meant.
    """
    section = section_named(festival, place.section) if place.section else None
    entry = place.entry or _entry(film, festival, place, section, ledger)
    if entry:
        return case_of(film, festival, entry, moment, section=section)
    edition = next_edition(festival, moment.today) if place.edition is None else edition_in(festival, place.edition)
    return _case(film, festival, edition.year, moment, section=section)


def case_of(film: Film, festival: Festival, entry: Entry, moment: Moment, *, section: Section | None = None) -> Case:
    """The case of an entry; a section that the catalogue does not know is one all the same."""
    own = section
    if own is None and entry.section:
        own = festival.section(entry.section) or Section(id=entry.section, name=entry.section)
    return _case(film, festival, entry.edition, moment, section=own, entry=entry)


def open_cases(
    ledger: LedgerReader, catalogue: CatalogueReader, moment: Moment, *, wanted: EntryFilter = EVERY_ENTRY
) -> Iterator[Case]:
    """The cases of all wanted entries for which something may still be handed in."""
    films = {each.id: each for each in ledger.films()}
    live = sorted(_LIVE if wanted.statuses is None else _LIVE.intersection(wanted.statuses))
    for entry in ledger.entries(replace(wanted, statuses=tuple(live))).rows if live else ():
        yield case_of(films[entry.film], festival_of(entry, catalogue), entry, moment)


def festival_of(entry: Entry, catalogue: CatalogueReader) -> Festival:
    """The festival of an entry; one that left the catalogue keeps its name."""
    name = entry.terms.festival_name if entry.terms else None
    return catalogue.festival(entry.festival) or Festival(id=entry.festival, name=name or entry.festival)


def section_named(festival: Festival, words: str) -> Section:
    """The festival's section by its id, a prefix of it, or words of its name.

    Raises:
        UnknownNameError: when there is none, or several may be meant.
    """
    named = [Named(id=each.id, names=(each.name,), thing=each) for each in festival.sections]
    if not named:
        raise UnknownNameError(message("the catalogue knows no sections of {festival}", festival=festival.name))
    if not matching(named, words):
        said = message("{festival} has no section {section}", festival=festival.name, section=repr(words)[:80])
        known = tuple(each.id for each in named)
        raise UnknownNameError(said, hint=message("its sections: {known}", known=known))
    return find(named, words, kind=message("section"))


def _entry(film: Film, festival: Festival, place: Place, section: Section | None, ledger: LedgerReader) -> Entry | None:
    """The entry that something is handed in for; of an edition that was named, also one that is settled."""
    rows = ledger.entries(EntryFilter(films=(film.id,), festivals=(festival.id,))).rows
    editions = () if place.edition is None else (place.edition,)
    found = narrowed(rows, editions=editions, sections=(section.id,) if section else ())
    live = tuple(each for each in found if each.status in _LIVE)
    if live:
        return the_one(live)
    return found[0] if len(found) == 1 and editions else None


def _case(
    film: Film, festival: Festival, year: int, moment: Moment, *, section: Section | None, entry: Entry | None = None
) -> Case:
    return Case(
        film=film,
        festival=festival,
        edition=edition_in(festival, year),
        section=section,
        entry=entry,
        now=moment.now,
        today=moment.today,
        zone=moment.zone,
    )
