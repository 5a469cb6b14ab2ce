"""The films of the ledger, one row each, and the one that somebody means."""

from collections.abc import Iterable

from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import UnknownNameError
from filmtrack.message import message
from filmtrack.reports.entry_names import find_film_id
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRow:
    """One film as `film list` shows it; `completed` is a year, a month, a day or a range of days in ISO form."""

    id: str
    title: str
    other_titles: tuple[str, ...]
    runtime_seconds: int | None
    completed: str | None
    countries: tuple[str, ...]
    genre: tuple[str, ...]
    languages: tuple[str, ...] | None
    subtitles: tuple[str, ...] | None
    student: bool | None
    first_film: bool | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmQuestion:
    """Which films are wanted; an empty field wants everything, several values of one field: any of them will do.

    `ids` are the only ones that are wanted at all, None: any.
    """

    ids: frozenset[str] | None = None
    tags: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    student: bool = False


def film_rows(films: Iterable[Film], wanted: FilmQuestion) -> tuple[FilmRow, ...]:
    """The wanted films, in their order."""
    return tuple(_row(each) for each in films if film_fits(each, wanted))


def find_film(ledger: LedgerReader, words: str) -> Film:
    """The one film that the words name.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    film = ledger.film(words) or ledger.film(_id_of(ledger, words))
    if film is None:
        raise UnknownNameError(message("there is no film {words!r}", words=words[:80]))
    return film


def _id_of(ledger: LedgerReader, words: str) -> str:
    try:
        return find_film_id(ledger, words)
    except UnknownNameError as unknown:
        if ledger.film_names():
            raise
        raise UnknownNameError(unknown.message, hint=message("filmtrack film add TITLE adds the first one")) from None


def _row(film: Film) -> FilmRow:
    return FilmRow(
        id=film.id,
        title=film.title,
        other_titles=film.other_titles,
        runtime_seconds=film.runtime_seconds,
        completed=str(film.completed) if film.completed else None,
        countries=film.countries,
        genre=film.genres,
        languages=film.languages,
        subtitles=film.subtitles,
        student=film.student,
        first_film=film.first_film,
        tags=film.tags,
    )


def film_fits(film: Film, wanted: FilmQuestion) -> bool:
    """Whether a film is one that is wanted."""
    return (
        (wanted.ids is None or film.id in wanted.ids)
        and _any(wanted.tags, film.tags)
        and _any(wanted.genres, film.genres)
        and _any(wanted.countries, film.countries)
        and (film.student is True or not wanted.student)
    )


def _any(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return not wanted or bool({plain_name(each) for each in wanted} & {plain_name(each) for each in known})
