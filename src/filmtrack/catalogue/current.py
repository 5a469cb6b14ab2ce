"""The catalogue of this run: from the index when its files are as they were, else from the files themselves."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from filmtrack.catalogue.index import read_index, stamp, write_index
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.uncollected import uncollected


def current_catalogue(files: Sequence[Path], *, cache: Path, zone_data: str, mixed: Iterable[Path] = ()) -> Catalogue:
    """The catalogue that these files make; `zone_data` is the version that its times were checked with."""
    names = tuple(map(str, mixed))
    wanted = stamp(files, zone_data, *names)
    with uncollected():
        if wanted and (kept := read_index(cache, wanted)):
            return kept
    from filmtrack.catalogue.load import load_catalogue  # noqa: PLC0415 - it imports pydantic: 300 ms

    catalogue = load_catalogue(files, mixed=mixed)
    if wanted and wanted == stamp(files, zone_data, *names):
        with uncollected():
            write_index(cache, wanted, catalogue, files)
    return catalogue
