"""The layers of a catalogue read, merged and checked: the festivals that are good, and every problem of every file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from filmtrack.catalogue.build import build_festival
from filmtrack.catalogue.checks import wrong_in
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.layers import Layers, Part, Shape
from filmtrack.catalogue.merge import FESTIVAL_KEYS, key_of
from filmtrack.catalogue.tables import DeadlineTable, EditionTable, FestivalTable, SectionTable
from filmtrack.catalogue.toml_file import TomlFile, read_toml
from filmtrack.catalogue.uncollected import Watch, uncollected
from filmtrack.message import message


def load_catalogue(files: Sequence[Path], *, mixed: Iterable[Path] = ()) -> Catalogue:
    """The catalogue that these files make, each a layer over those before it; `mixed` ones may hold schemes too."""
    names = frozenset(map(str, mixed))
    with uncollected():
        return merge_files([read_toml(path) for path in files], mixed=names)


def merge_files(
    files: Iterable[TomlFile], *, mixed: frozenset[str] = frozenset(), watch: Watch | None = None
) -> Catalogue:
    """The same from files already read."""
    layers = Layers(_FESTIVALS)
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


def _parts(festival: FestivalTable) -> Iterator[Part]:
    for place, edition in enumerate(festival.edition):
        year = str(edition.year)
        said = message("the edition of {year} stands twice", year=year)
        yield Part(key=edition.year, path=("edition", place), said=said, twice="edition.year")
        for number, deadline in enumerate(edition.deadline):
            key = key_of(deadline)
            said = message("two deadlines of {year} have the key {key}: give it an id", year=year, key=key)
            path = ("edition", place, "deadline", number)
            yield Part(key=(edition.year, key), path=path, said=said, twice="deadline.id")


_FESTIVALS = Shape(
    name="festival",
    one=message("festival"),
    many=message("festivals"),
    table=FestivalTable,
    inner=(EditionTable, DeadlineTable, SectionTable),
    keys=FESTIVAL_KEYS,
    parts=_parts,
)
