"""Which film, festival and entries of the ledger somebody means by a number, or by words of their names."""

from collections.abc import Callable, Iterable, Sequence

from filmtrack.domain.application import ApplicationFilter
from filmtrack.domain.entry import Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.typed import typed
from filmtrack.errors import UnknownNameError
from filmtrack.message import Message, message
from filmtrack.reports.names import MOST_CANDIDATES, Named, festival_names, find, matching

Festivals = Callable[[], Iterable[Festival]]
"""How to come by the catalogue's festivals, should they be needed: most entries carry their festival's name."""

_MOST_DIGITS = 18
_FESTIVAL = message("festival")


def named_films(ledger: LedgerReader) -> tuple[Named[str], ...]:
    """Every film of the ledger by its id and titles."""
    return tuple(Named(id=id_, names=names, thing=id_) for id_, names in ledger.film_names())


def find_film_id(ledger: LedgerReader, words: str) -> str:
    """The id of the one film that the words name.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    if ledger.film(words):
        return words  # however many films there are
    return find(named_films(ledger), words, kind=message("film"))


def names_a_film(ledger: LedgerReader, words: str) -> bool:
    """Whether the words name a film of the ledger, or several."""
    return ledger.film(words) is not None or bool(matching(named_films(ledger), words))


def entry_number(words: Sequence[str]) -> int | None:
    """The number of an entry, when a bare number is all that was given."""
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) <= _MOST_DIGITS:
        return int(words[0])
    return None


def find_festival_id(ledger: LedgerReader, words: str, festivals: Festivals, *, kind: Message = _FESTIVAL) -> str:
    """The id of the festival that the words name: one that entries stand under, else one of the catalogue.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    if ledger.count(EntryFilter(festivals=(words,))):
        return words
    named = [Named(id=each.id, names=festival_names(each), thing=each.id) for each in festivals()]
    return find(named, words, kind=kind)


def entries_of(ledger: LedgerReader, film: str, festival: str, festivals: Festivals) -> tuple[Entry, ...]:
    """The entries of a film at the festival that the words name, by the names under which they were entered.

    Raises:
        UnknownNameError: when the words name no festival, several, or one that the film was never entered at.
    """
    rows = ledger.entries(EntryFilter(films=(film,))).rows
    names = {each.festival: (each.terms and each.terms.festival_name) or each.festival for each in rows}
    entered = tuple(Named(id=id_, names=(name,), thing=id_) for id_, name in names.items())
    if matching(entered, festival):
        wanted = find(entered, festival, kind=_FESTIVAL)
    else:
        wanted = find_festival_id(ledger, festival, festivals)
    found = tuple(each for each in rows if each.festival == wanted)
    if not found:
        said = message("{film} has no entry at {festival}", film=film, festival=wanted)
        raise UnknownNameError(said, hint=_instead(ledger, film, wanted))
    return found


def _instead(ledger: LedgerReader, film: str, festival: str) -> Message:
    """Where the application for the money of the trip is shown, if one stands; else how an entry is recorded."""
    made = ledger.applications(ApplicationFilter(films=(film,), festivals=(festival,)))
    if not made:
        return message("filmtrack submit {film} {festival} records one", film=typed(film), festival=typed(festival))
    return message(
        "an application for the trip stands: filmtrack sponsor {film} {festival} --scheme {scheme}",
        film=typed(film),
        festival=typed(festival),
        scheme=typed(made[0].scheme),
    )


def narrowed(
    entries: tuple[Entry, ...], *, editions: Sequence[int] = (), sections: Sequence[str] = ()
) -> tuple[Entry, ...]:
    """Those of the entries that are of these editions and sections; none named means any."""
    return tuple(
        each
        for each in entries
        if (not editions or each.edition in editions) and (not sections or each.section in sections)
    )


def the_one(entries: tuple[Entry, ...]) -> Entry:
    """The only entry of those found.

    Raises:
        UnknownNameError: when there is none, or several, which the message lists by their numbers.
    """
    if len(entries) == 1:
        return entries[0]
    if not entries:
        raise UnknownNameError(
            message("no entry is of that edition and section"), hint=message("filmtrack log lists them")
        )
    listed = tuple(_candidate(each) for each in entries[:MOST_CANDIDATES])
    said = message("{film} has {count} entries that this may mean", film=entries[0].film, count=len(entries))
    raise UnknownNameError(
        said, hint=message("say which, by its number, --edition or --section: {listed}", listed=listed)
    )


def _candidate(entry: Entry) -> Message:
    return message(
        "{number} ({festival} {edition}{section}, {status})",
        number=entry.number,
        festival=entry.festival,
        edition=str(entry.edition),
        section=f" {entry.section}" if entry.section else "",
        status=entry.status,
    )


def numbered(ledger: LedgerReader, number: int) -> Entry:
    """The entry with that number.

    Raises:
        UnknownNameError: when there is none.
    """
    entry = ledger.entry_numbered(number)
    if entry is None:
        raise UnknownNameError(
            message("there is no entry {number}", number=number), hint=message("filmtrack log lists them")
        )
    return entry
