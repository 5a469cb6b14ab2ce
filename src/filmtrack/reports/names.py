"""Which festival or film somebody means: an id, the beginning of one, any of its names, or words of them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from filmtrack.domain.festival import Festival
from filmtrack.domain.spelling import near, plain_name
from filmtrack.errors import UnknownNameError
from filmtrack.message import Message, message
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

T = TypeVar("T")
MOST_CANDIDATES = 12
_ALIKE = 0.75
"""Names have so many words that of less alike ones too many would be offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Generic[T]):
    """Something with an id and names, first the one it goes by."""

    id: str
    names: tuple[str, ...]
    thing: T


def festival_names(festival: Festival) -> tuple[str, ...]:
    """Every name of a festival: its own, in other languages, and former ones."""
    return (festival.name, *(name for _, name in festival.names), *festival.former_names)


def edition_name(festival: Festival, year: int | None) -> Message:
    """The festival with the year of its edition, where that is known."""
    if year is None:
        return message("{name}", name=festival.name)
    return message("{name} {year}", name=festival.name, year=str(year))


def find_festival(catalogue: CatalogueReader, words: str, *, unknown: Message | None = None) -> Festival:
    """The one festival that the words name; a whole id tells it without a look at the others.

    `unknown` helps where no name is near, else the commands that list festivals and add one.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    if known := catalogue.festival(words.strip().casefold()):
        return known
    named = [Named(id=each.id, names=festival_names(each), thing=each) for each in catalogue.festivals()]
    usual = message("filmtrack festival list shows all; filmtrack festival add NAME adds one to your own file")
    return find(named, words, kind=message("festival"), unknown=unknown or usual)


def matching(named: Sequence[Named[T]], words: str) -> list[Named[T]]:
    """All that the words may mean, by the first of the ways to name a thing that fits anything."""
    wanted = plain_name(words)
    if not wanted:
        return []
    ways = (
        lambda each: each.id == words.strip().casefold(),
        lambda each: each.id.startswith(wanted.replace(" ", "-")),
        lambda each: any(plain_name(name) == wanted for name in each.names),
        lambda each: _has_words(each, wanted),
    )
    return next((found for way in ways if (found := [each for each in named if way(each)])), [])


def having(named: Sequence[Named[T]], words: str) -> list[Named[T]]:
    """All that have the words, in their ids or in any of their names: what a list shows."""
    wanted = plain_name(words)
    beginning = wanted.replace(" ", "-")
    return [each for each in named if wanted and (each.id.startswith(beginning) or _has_words(each, wanted))]


def find(named: Sequence[Named[T]], words: str, *, kind: Message, unknown: Message | None = None) -> T:
    """The one thing that the words name; `kind` is what the message calls it, `unknown` helps where nothing is near.

    Raises:
        UnknownNameError: when they name none, or several, which the message lists.
    """
    found = matching(named, words)
    if len(found) == 1:
        return found[0].thing
    if found:
        shown = tuple(f"{each.id} ({each.names[0]})" for each in found[:MOST_CANDIDATES])
        more = len(found) - len(shown)
        listed = message("{shown} and {more} more", shown=shown, more=more) if more else message("{shown}", shown=shown)
        said = message("{words!r} fits {count} {kind}s", words=words[:80], count=len(found), kind=kind)
        raise UnknownNameError(said, hint=message("say which: {listed}", listed=listed))
    said = message("there is no {kind} {words!r}", kind=kind, words=words[:80])
    meant = _near(named, words)
    raise UnknownNameError(said, hint=message("did you mean {near}?", near=meant) if meant else unknown)


def _has_words(each: Named[T], wanted: str) -> bool:
    text = " " + " ".join(plain_name(name) for name in (*each.names, each.id))
    return all(f" {word}" in text or (not word.isascii() and word in text) for word in wanted.split())


def _near(named: Sequence[Named[T]], words: str) -> tuple[str, ...]:
    wanted = plain_name(words)
    by_word = {
        word: each.id
        for each in named
        for name in (*each.names, each.id)
        for word in (plain_name(name), *plain_name(name).split())
    }
    found = near(wanted, by_word, most=3, alike=_ALIKE)
    return tuple(dict.fromkeys(by_word[word] for word in found))
