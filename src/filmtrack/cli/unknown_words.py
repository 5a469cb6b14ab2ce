"""A word of a filter that stands nowhere, most often a slip of the hand: said, as no answer alone looks like news."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions, spelt
from filmtrack.cli.output import say
from filmtrack.domain.spelling import nearest, plain_name
from filmtrack.errors import FilmtrackError
from filmtrack.message import Message, message

if TYPE_CHECKING:
    from filmtrack.domain.festival import Festival

_LOOKED_AT = ("section", "platform", "genre", "qualifying")
"""The filters whose words are the catalogue's own."""
_FEW = 12
"""So many words can be listed whole."""


def say_unknown(context: Context, given: FilterOptions) -> None:
    """One line for each word of these filters that nothing in the catalogue has, nor anything in the ledger."""
    for name in _LOOKED_AT:
        words = getattr(given, name) or ()
        if not words:
            continue
        spellings = _of_catalogue(context.catalogue.festivals(), name)
        known = set(spellings.values())
        strange = [each for each in _not_among(words, known) if name != "genre" or not _is_form(each)]
        for each in _not_among(strange, _of_ledger(context, name)) if strange else ():
            say(context, _said(spelt(name), repr(each)[:80], nearest(plain_name(each), spellings), spellings))


def _is_form(word: str) -> bool:
    from filmtrack.rules.genre import is_form

    return is_form(word)


def _not_among(words: Iterable[str], known: Iterable[str]) -> list[str]:
    there = set(map(plain_name, known))
    return [each for each in words if plain_name(each) not in there]


def _said(option: str, word: str, near: str | None, spellings: Mapping[str, str]) -> Message:
    nothing = message("{option}: nothing in the catalogue has {word}", option=option, word=word)
    if near:
        return message("{nothing}; the nearest is {known}", nothing=nothing, known=spellings[near])
    known = tuple(sorted(set(spellings.values())))
    if 0 < len(known) <= _FEW:
        return message("{nothing}; it has {known}", nothing=nothing, known=known)
    return nothing


def _of_catalogue(festivals: "Iterable[Festival]", name: str) -> dict[str, str]:
    """The words that festivals have, by how they are spelt; sections also by their names."""
    found: dict[str, str] = {}
    for each in festivals:
        found.update((plain_name(word), word) for word in _words_of(each, name))
        if name == "section":
            for section in each.sections:
                found.setdefault(plain_name(section.name), section.id)
    return found


def _words_of(festival: "Festival", name: str) -> tuple[str, ...]:
    match name:
        case "section":
            return tuple(each.id for each in festival.sections)
        case "platform":
            return festival.platforms
        case "genre":
            return festival.requirements.genres.values if festival.requirements.genres else ()
        case _:
            return festival.qualifying


def _of_ledger(context: Context, name: str) -> tuple[str, ...]:
    """What the user's own films and entries say; nothing where the ledger cannot be read, which is said elsewhere."""
    if name == "qualifying":
        return ()
    with suppress(FilmtrackError), context.ledger.reading() as ledger:
        if name == "genre":
            return tuple(genre for film in ledger.films() for genre in film.genres)
        said = (getattr(each, name) for each in ledger.entries().rows)
        return tuple(each for each in said if each)
    return ()
