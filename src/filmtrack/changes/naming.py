"""Which films, festival or entry the words of a writing command mean.

`FILM FESTIVAL` in this order; one name alone is a film if it names one, else the festival where the ledger holds one
film; a bare number is an entry.
"""

from collections.abc import Sequence

from filmtrack.domain.entry import ACCEPTED, AWAITING, Entry, Status
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import message
from filmtrack.reports.cases import festival_of
from filmtrack.reports.entry_names import entries_of, entry_number, names_a_film, narrowed, numbered, the_one
from filmtrack.reports.films import find_film
from filmtrack.reports.names import MOST_CANDIDATES, find_festival
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What was meant by the words of `submit` and `plan`; `entry` where a number named one."""

    films: tuple[Film, ...]
    festival: Festival
    entry: Entry | None = None


def meant_by(words: Sequence[str], catalogue: CatalogueReader, ledger: LedgerReader) -> Meant:
    """The film and the festival that the words name, or those of an entry's number.

    Raises:
        WrongUsageError: when there are too few words, or too many.
        UnknownNameError: when a name fits nothing, or several.
    """
    number = entry_number(words)
    if number is not None:
        entry = numbered(ledger, number)
        return Meant(films=(find_film(ledger, entry.film),), festival=festival_of(entry, catalogue), entry=entry)
    if len(words) == _PAIR:
        return Meant(films=(find_film(ledger, words[0]),), festival=festival_named(catalogue, words[1]))
    if len(words) != 1:
        raise not_a_pair(words)
    if names_a_film(ledger, words[0]):
        film = find_film(ledger, words[0])
        raise WrongUsageError(
            message("which festival is {film} for?", film=film.title), hint=message("name it after the film")
        )
    festival = festival_named(catalogue, words[0])
    return Meant(films=(the_only_film(ledger),), festival=festival)


def films_named(words: Sequence[str], ledger: LedgerReader) -> tuple[Film, ...]:
    """Every film that one of the words names, once; without words the only film of the ledger.

    Raises:
        UnknownNameError: when a word names none, or several.
    """
    if not words:
        return (the_only_film(ledger),)
    return tuple({film.id: film for film in (find_film(ledger, each) for each in words)}.values())


def festival_named(catalogue: CatalogueReader, words: str) -> Festival:
    """The festival that the words name.

    Raises:
        UnknownNameError: when they name none, or several.
    """
    unknown = message('a festival that nobody lists: filmtrack submit FILM --new "NAME" --country CC')
    return find_festival(catalogue, words, unknown=unknown)


def the_only_film(ledger: LedgerReader) -> Film:
    """The film of a ledger that holds one.

    Raises:
        UnknownNameError: when it holds none, or several, which the message lists.
    """
    names = ledger.film_names()
    if len(names) == 1:
        return find_film(ledger, names[0][0])
    if not names:
        raise UnknownNameError(
            message("there is no film yet"), hint=message("filmtrack film add TITLE adds the first one")
        )
    shown = tuple(f"{id_} ({titles[0]})" for id_, titles in names[:MOST_CANDIDATES])
    raise UnknownNameError(message("which film?"), hint=message("name it before the festival: {shown}", shown=shown))


def entries_meant(
    words: Sequence[str],
    catalogue: CatalogueReader,
    ledger: LedgerReader,
    *,
    editions: Sequence[int] = (),
    sections: Sequence[str] = (),
    status: Status | None = None,
) -> tuple[Entry, ...]:
    """Every entry of several numbers, each once; else the one that the words name, as `entry_meant` says.

    Raises:
        WrongUsageError: when there are too few words, or too many.
        UnknownNameError: when one of them names none, or several.
    """
    numbers = [entry_number((each,)) for each in words]
    known = tuple(dict.fromkeys(each for each in numbers if each is not None))
    if len(words) > 1 and None not in numbers and not names_a_film(ledger, words[0]):
        return tuple(numbered(ledger, each) for each in known)
    return (entry_meant(words, catalogue, ledger, editions=editions, sections=sections, status=status),)


def entry_meant(
    words: Sequence[str],
    catalogue: CatalogueReader,
    ledger: LedgerReader,
    *,
    editions: Sequence[int] = (),
    sections: Sequence[str] = (),
    status: Status | None = None,
) -> Entry:
    """The entry that the words name; of several the only one that the new status can concern.

    Raises:
        WrongUsageError: when there are too few words, or too many.
        UnknownNameError: when they name none, or several, which the message lists by their numbers.
    """
    number = entry_number(words)
    if number is not None:
        return numbered(ledger, number)
    return _the_one(narrowed(_entries(words, catalogue, ledger), editions=editions, sections=sections), status)


def _entries(words: Sequence[str], catalogue: CatalogueReader, ledger: LedgerReader) -> tuple[Entry, ...]:
    if len(words) == _PAIR:
        return entries_of(ledger, find_film(ledger, words[0]).id, words[1], catalogue.festivals)
    if len(words) != 1:
        raise not_a_pair(words)
    if names_a_film(ledger, words[0]):
        film = find_film(ledger, words[0])
        found = ledger.entries(EntryFilter(films=(film.id,))).rows
        if not found:
            raise UnknownNameError(message("{film} has no entry yet", film=film.title))
        return found
    return entries_of(ledger, the_only_film(ledger).id, words[0], catalogue.festivals)


def _the_one(entries: tuple[Entry, ...], status: Status | None) -> Entry:
    likely = tuple(each for each in entries if status and each.status in _before(status))
    return the_one(likely if len(likely) == 1 else entries)


def _before(status: Status) -> frozenset[Status]:
    """The statuses that usually come before another."""
    if status in {"screened", "awarded"}:
        return ACCEPTED
    return frozenset({"planned"}) if status == "submitted" else AWAITING


def not_a_pair(words: Sequence[str]) -> WrongUsageError:
    """The failure that no film and festival can be told by these words: there are none, or too many."""
    if not words:
        return WrongUsageError(
            message("which film, and which festival?"), hint=message("name both, or the number of an entry")
        )
    said = message("a film and a festival are wanted, not {count} names", count=len(words))
    return WrongUsageError(said, hint=message('put a name of several words into quotes: "night bus"'))
