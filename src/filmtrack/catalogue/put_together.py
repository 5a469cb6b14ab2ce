"""Files of festivals merged, checked and built, whatever it is that checks their tables."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from filmtrack.catalogue.build import build_festival
from filmtrack.catalogue.checks import wrong_in
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.layers import Layers, Part, Shape
from filmtrack.catalogue.merge import FESTIVAL_KEYS, key_of
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.uncollected import Watch
from filmtrack.message import Message, message

if TYPE_CHECKING:
    from filmtrack.catalogue.tables import FestivalTable  # it imports pydantic


def put_together(
    files: Iterable[TomlFile],
    check: "Callable[[Any], FestivalTable]",
    known_keys: frozenset[str],
    *,
    mixed: frozenset[str] = frozenset(),
    watch: Watch | None = None,
) -> Catalogue:
    """The catalogue that these files make, each a layer over those before it; `mixed` ones may hold schemes too.

    `check` makes a table of what stands in a file, or raises Pydantic's ValidationError.
    """
    layers = Layers(_shape(check, known_keys))
    for file in files:
        layers.add(file, beside=frozenset({"scheme"}) if file.name in mixed else frozenset(), watch=watch)
    by_id = {}
    complete = layers.complete()
    for id_, table in watch(complete, len(layers.tables)) if watch else complete:
        festival = build_festival(table)
        wrong = wrong_in(festival)
        for each in wrong:
            layers.wrong(id_, (each.edition, each.deadline), each.message, each.key, hint=each.hint)
        if not wrong:
            by_id[id_] = festival
    return Catalogue(by_id=by_id, problems=tuple(layers.problems))


def _edition_twice(year: int) -> Message:
    return message("the edition of {year} stands twice", year=str(year))


def _key_twice(year: int, key: str) -> Message:
    return message("two deadlines of {year} have the key {key}: give it an id", year=str(year), key=key)


def _parts(festival: "FestivalTable") -> Iterator[Part]:
    for place, edition in enumerate(festival.edition):
        said: Callable[[], Message] = partial(_edition_twice, edition.year)
        yield Part(key=edition.year, path=("edition", place), said=said, twice="edition.year")
        for number, deadline in enumerate(edition.deadline):
            key = key_of(deadline)
            said = partial(_key_twice, edition.year, key)
            path = ("edition", place, "deadline", number)
            yield Part(key=(edition.year, key), path=path, said=said, twice="deadline.id")


def _shape(check: "Callable[[Any], FestivalTable]", known_keys: frozenset[str]) -> "Shape[FestivalTable]":
    return Shape(
        name="festival",
        one=message("festival"),
        many=message("festivals"),
        check=check,
        known_keys=known_keys,
        keys=FESTIVAL_KEYS,
        parts=_parts,
    )
