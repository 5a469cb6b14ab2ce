"""Films come into the ledger and are described better: what `film add` and `film edit` decide."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from filmtrack.changes.change import Change, Said
from filmtrack.changes.film_table import film_id, film_values
from filmtrack.domain.events import Fact, film_added, film_edited
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.errors import RefusedError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.rules.genre import meant
from filmtrack.values import fields

_NAMED = {"runtime": "runtime_seconds"}


def add_films(tables: Sequence[Mapping[str, object]], ledger: LedgerReader, *, today: date) -> Change:
    """New films from plain tables, all in one step.

    Raises:
        WrongUsageError: when one has no title, or a value that cannot be meant.
        RefusedError: when there is a film with that id.
    """
    facts: list[Fact] = []
    said: list[Said] = []
    new: dict[str, Film] = {}
    for table in tables:
        film = _new_film(film_values(table))
        known = new.get(film.id) or ledger.film(film.id)
        if known:
            raise RefusedError(
                message("there is already a film {id}: {title}", id=known.id, title=known.title),
                hint=message(
                    "give another film of that name an --id; filmtrack film edit {id} changes it", id=known.id
                ),
            )
        new[film.id] = film
        facts.append(film_added(film, on=today))
        said.append(Said(message=message("added: {id} ({title})", id=film.id, title=film.title)))
    doubts = tuple(doubt for film in new.values() for doubt in _doubts(film.genres))
    return Change(facts=tuple(facts), said=tuple(said), warnings=doubts)


def edit_film(film: Film, table: Mapping[str, object], clear: Iterable[str] = (), *, today: date) -> Change:
    """Some fields of a film replaced, others (`clear`, by their names in film.toml) made unknown again.

    Raises:
        WrongUsageError: when a value cannot be meant, or a field cannot be cleared or changed.
    """
    values = film_values(table)
    for key in clear:
        values[_cleared(key)] = None
    return _edited(film, values, today)


def rewrite_film(film: Film, table: Mapping[str, object], *, today: date) -> Change:
    """A film as a whole table says it now; what the table no longer has is unknown again.

    Raises:
        WrongUsageError: when a value cannot be meant, or the id changed.
    """
    values: dict[str, Any] = dict.fromkeys(_KEPT, None)
    values |= film_values(table)
    return _edited(film, values, today)


def _new_film(values: dict[str, Any]) -> Film:
    if "title" not in values:
        raise WrongUsageError(message("a film needs a title"))
    id_ = values.pop("id", None) or film_id(values["title"], values.get("other_titles", ()))
    return Film(id=id_, **values)


def _edited(film: Film, values: Mapping[str, Any], today: date) -> Change:
    if values.get("id", film.id) != film.id:
        raise WrongUsageError(
            message("the id {id} stays what it is", id=film.id), hint=message("entries and exports name the film by it")
        )
    if values.get("title", "") is None:
        raise WrongUsageError(message("a film needs a title"))
    known = {name: _or_default(name, value) for name, value in values.items()}
    changed = {name: values[name] for name, value in known.items() if getattr(film, name) != value}
    if not changed:
        return Change(said=(Said(message=message("{id}: nothing changed", id=film.id)),))
    names = tuple(_spelt(name) for name in changed)
    said = Said(message=message("{id}: changed {names}", id=film.id, names=names))
    facts = (film_edited(film.id, on=today, values=changed),)
    return Change(facts=facts, said=(said,), warnings=_doubts(changed.get("genres")))


def _doubts(genres: Iterable[str] | None) -> tuple[Message, ...]:
    """Genres that are spelt nearly like one that festivals know."""
    meant_ = ((each, meant(each)) for each in genres or ())
    return tuple(message("{genre}: is {meant} meant?", genre=each, meant=known) for each, known in meant_ if known)


def _cleared(key: str) -> str:
    name = _NAMED.get(key, key)
    if name not in _KEPT or name == "title":
        known = tuple(_spelt(each) for each in _KEPT if each != "title")
        raise WrongUsageError(
            message("{key} cannot be cleared", key=key[:80]), hint=message("fields: {known}", known=known)
        )
    return name


def _or_default(name: str, value: object) -> object:
    return _DEFAULTS[name] if value is None and name in _DEFAULTS else value


def _spelt(name: str) -> str:
    return "runtime" if name == "runtime_seconds" else name


_DEFAULTS: Mapping[str, object] = {each.name: each.default for each in fields(Film) if each.name not in {"id", "title"}}
_KEPT = tuple(each.name for each in fields(Film) if each.name != "id")
"""The fields that a rewritten table clears when it leaves them out."""
