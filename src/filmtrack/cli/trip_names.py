"""Which film, and which festival if any, the words of `check`, `sponsor` and `apply` mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.domain.entry import Entry
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader

_PAIR = 2


@dataclass(frozen=True, kw_only=True)
class TripMeant:
    """The film, the festival (None: none was named), the edition and section of the entry whose number named them."""

    film: "Film"
    festival: "Festival | None" = None
    year: int | None = None
    section: str | None = None


def trip_meant(context: Context, ledger: "LedgerReader", names: Sequence[str]) -> TripMeant:
    """The trip that the words name: ``FILM FESTIVAL``, one of the two, an entry's number, or the only film.

    Raises:
        WrongUsageError: when there are too many words.
        UnknownNameError: when a name fits nothing, or several.
    """
    from filmtrack.changes.naming import not_a_pair, the_only_film
    from filmtrack.reports.cases import festival_of
    from filmtrack.reports.entry_names import entry_number, find_festival_id, names_a_film, numbered
    from filmtrack.reports.films import find_film

    number = entry_number(names)
    if number is not None:
        entry = numbered(ledger, number)
        film = find_film(ledger, entry.film)
        there = festival_of(entry, context.catalogue)
        return TripMeant(film=film, festival=there, year=entry.edition, section=entry.section)
    if len(names) > _PAIR:
        raise not_a_pair(names)
    if len(names) == _PAIR:
        film = find_film(ledger, names[0])
        return TripMeant(film=film, festival=_festival(context, ledger, film, names[1]))
    if not names:
        return TripMeant(film=the_only_film(ledger))
    if names_a_film(ledger, names[0]):
        return TripMeant(film=find_film(ledger, names[0]))
    if len(ledger.film_names()) > 1:
        either = message("film or festival")
        find_festival_id(ledger, names[0], lambda: context.catalogue.festivals(), kind=either)  # noqa: PLW0108
    film = the_only_film(ledger)
    return TripMeant(film=film, festival=_festival(context, ledger, film, names[0]))


def _festival(context: Context, ledger: "LedgerReader", film: "Film", words: str) -> "Festival":
    """The festival of the catalogue, or one that left it and stands in the film's entries."""
    from filmtrack.changes.naming import festival_named
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.cases import festival_of

    recorded: tuple[Entry, ...] = ledger.entries(EntryFilter(films=(film.id,), festivals=(words,))).rows
    return festival_of(recorded[0], context.catalogue) if recorded else festival_named(context.catalogue, words)
