"""Which film, and which festival if any, the words of a reading command name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context

if TYPE_CHECKING:
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader

_PAIR = 2


def film_and_festival(context: Context, ledger: "LedgerReader", words: Sequence[str]) -> "tuple[Film, Festival | None]":
    """`FILM`, or `FILM FESTIVAL`; one name alone is a film if it names one, else the festival of the only film.

    Raises:
        UnknownNameError: when a name fits nothing, or several.
        WrongUsageError: when there are more than two words.
    """
    from filmtrack.changes.naming import not_a_pair, the_only_film
    from filmtrack.reports.entry_names import names_a_film
    from filmtrack.reports.films import find_film
    from filmtrack.reports.names import find_festival

    if len(words) > _PAIR:
        raise not_a_pair(words)
    if not words:
        return the_only_film(ledger), None
    if len(words) == 1 and (names_a_film(ledger, words[0]) or len(ledger.film_names()) != 1):
        return find_film(ledger, words[0]), None
    film = find_film(ledger, words[0]) if len(words) == _PAIR else the_only_film(ledger)
    festival = find_festival(context.catalogue, words[-1])
    return film, festival
