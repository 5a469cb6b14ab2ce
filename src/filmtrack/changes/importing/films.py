"""Which film a table means: by id, by any of its titles; one that is not known is a new film."""

from datetime import date

from filmtrack.changes.film_table import film_id
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.entries import Told
from filmtrack.changes.importing.identity import told_id
from filmtrack.changes.importing.mapping import key_of
from filmtrack.changes.importing.said import FilmSaid
from filmtrack.domain.events import film_added, film_edited
from filmtrack.domain.festival import slug
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.spelling import shortened
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass, replace

MOST_TOLD = 5
"""So many new films are named, and so many that may be misspelt."""
_MOST_LOOKED_AT = 200
_ALIKE = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFilm:
    """A film's id; `film` is what stands of it where that had to be looked at; `new` says that it is to be added."""

    id: str
    film: Film | None = None
    new: bool = False


class FilmFinder:
    """Finds films by what a table calls them, and keeps those that this table adds."""

    def __init__(self, ledger: LedgerReader, *, today: date) -> None:
        self._ledger = ledger
        self._today = today
        self.before: set[str] = set()
        self.titles: list[str] = []
        self.doubtful: list[tuple[str, str]] = []
        self._ids: set[str] = set()
        self._titles: dict[str, set[str]] = {}
        self._films: dict[str, Film] = {}
        self._told: set[str] = set()
        self.added = 0
        for id_, titles in ledger.film_names():
            self.before.add(id_)
            self._know(id_, titles)

    def find(self, said: FilmSaid) -> FoundFilm:
        """The film that is meant, or the new one that it would be.

        Raises:
            CellError: when it may be several, or no id can be made for it, or another film goes by that title.
        """
        id_ = self._known(said)
        if id_ is None:
            return self._new(said)
        if said.values.get("people") and said.key not in self._told:
            film = self._film(id_)
            _refuse_another(film, said)
            return FoundFilm(id=id_, film=film)
        return FoundFilm(id=id_)

    def tell(self, found: FoundFilm, said: FilmSaid) -> Told | None:
        """What the row tells of the film, with its id: that it is new, or what was not known of it.

        None where this table told it before, or tells nothing that is not known.
        """
        if said.key in self._told or not (found.new or said.values):
            return None
        self._told.add(said.key)
        id_ = told_id("film", found.id, said.key)
        if found.new and found.film and found.id not in self._ids:
            self._know(found.id, found.film.names)
            self._films[found.id] = found.film
            self._look_at(found.film)
            self.added += 1
            return id_, film_added(found.film, on=self._today)
        film = self._film(found.id)
        blank = {name: value for name, value in said.values.items() if getattr(film, name) in (None, ())}
        self._films[found.id] = replace(film, **blank)
        return (id_, film_edited(found.id, on=self._today, values=blank)) if blank else None

    def _look_at(self, film: Film) -> None:
        """Keep the first new titles to be told, and those that are spelt nearly like one that stands in the ledger."""
        if self.added < _MOST_LOOKED_AT and self.before and len(self.doubtful) < MOST_TOLD:
            standing = [title for title, ids in self._titles.items() if ids & self.before]
            known = nearly(key_of(film.title), standing)
            if known is not None:
                self.doubtful.append((film.title, min(self._titles[known] & self.before)))
        if len(self.titles) < MOST_TOLD:
            self.titles.append(film.title)

    def _known(self, said: FilmSaid) -> str | None:
        if said.id is not None:
            return said.id if said.id in self._ids else None
        if said.title is None:
            return self._only()
        if said.title in self._ids:
            return said.title
        ids = self._titles.get(key_of(said.title), set())
        if len(ids) > 1:
            known = tuple(sorted(ids))
            raise CellError(message('"{title}" can be {known}', title=shortened(said.title), known=known))
        return next(iter(ids), None) or (slug(said.title) if slug(said.title) in self._ids else None)

    def _only(self) -> str:
        if len(self._ids) != 1:
            raise CellError(message("which film? No column names one"))
        return next(iter(self._ids))

    def _new(self, said: FilmSaid) -> FoundFilm:
        if said.title is None:
            raise CellError(message("there is no film {id}, and no title for a new one", id=said.id or ""))
        try:
            id_ = said.id or film_id(said.title, tuple(said.values.get("other_titles", ())))
        except WrongUsageError as wrong:
            raise CellError(message("{what}; a column film_id can name it", what=wrong.message)) from None
        if id_ in self._ids:
            raise CellError(message("there is already a film {id}; a column film_id can tell them apart", id=id_))
        return FoundFilm(id=id_, film=Film(id=id_, title=said.title, **said.values), new=True)

    def _film(self, id_: str) -> Film:
        if id_ not in self._films:
            found = self._ledger.film(id_)
            self._films[id_] = found or Film(id=id_, title=id_)
        return self._films[id_]

    def _know(self, id_: str, titles: tuple[str, ...]) -> None:
        self._ids.add(id_)
        for title in titles:
            self._titles.setdefault(key_of(title), set()).add(id_)


def nearly(title: str, known: list[str]) -> str | None:
    """The known title that is spelt nearly like this one."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a new film beside others needs it

    found = process.extractOne(title, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


def _refuse_another(film: Film, said: FilmSaid) -> None:
    own = {key_of(each.name) for each in film.directors}
    named = [each.name for each in said.values["people"] if each.role == "director"]
    if own and named and not own & set(map(key_of, named)):
        raise CellError(
            message(
                "{film} is by {known}, not by {named}; a column film_id can tell two films apart",
                film=film.id,
                known=tuple(each.name for each in film.directors),
                named=tuple(named),
            )
        )
