"""The layers of a catalogue read, merged and checked: the festivals that are good, and every problem of every file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.put_together import put_together
from filmtrack.catalogue.tables import DeadlineTable, EditionTable, FestivalTable, SectionTable
from filmtrack.catalogue.toml_file import TomlFile, read_toml
from filmtrack.catalogue.uncollected import Watch, uncollected


def load_catalogue(files: Sequence[Path], *, mixed: Iterable[Path] = ()) -> Catalogue:
    """The catalogue that these files make, each a layer over those before it; `mixed` ones may hold schemes too."""
    names = frozenset(map(str, mixed))
    with uncollected():
        return merge_files([read_toml(path) for path in files], mixed=names)


def merge_files(
    files: Iterable[TomlFile], *, mixed: frozenset[str] = frozenset(), watch: Watch | None = None
) -> Catalogue:
    """The same from files already read."""
    return put_together(files, FestivalTable.model_validate, _KNOWN_KEYS, mixed=mixed, watch=watch)


_KNOWN_KEYS = frozenset(
    name for each in (FestivalTable, EditionTable, DeadlineTable, SectionTable) for name in each.model_fields
)
