"""What was read from a few files, kept whole in the cache folder: the same without parsing TOML again.

It is believed on the same terms as the index of festivals: only while every file is as it was, only when each byte is
as it was written, and only where nobody else could have written it.
"""

import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import new_file, paths_in, settled, stamp
from filmtrack.catalogue.ours import could_only_we_write

T = TypeVar("T")
_DIGEST = len(digest(b""))


def kept(name: str, files: Sequence[Path], make: Callable[[], T], *extras: str, cache: Path) -> T:
    """What `make` reads from these files and `extras`, made anew only when they changed; `name` says what it is."""
    wanted = stamp(files, name, *extras)
    if wanted is None:
        return make()
    place = cache.absolute() / f"{name}-{paths_in(wanted)}"
    seal = digest(wanted.encode())
    content = _sealed(place, seal)
    if content is not None:
        known: T = pickle.loads(content)  # noqa: S301 - our own, of this very version, its digest checked
        return known
    made = make()
    if stamp(files, name, *extras) == wanted:
        _keep(place, seal + pickle.dumps(made, protocol=5), files)
    return made


def _sealed(place: Path, seal: bytes) -> bytes | None:
    """What is kept there under this seal; None where nothing is that can be believed."""
    try:
        whole = place.read_bytes() if could_only_we_write(str(place.parent), str(place)) else b""
    except OSError:
        return None
    seen, content = whole[:_DIGEST], whole[_DIGEST:]
    return content[_DIGEST:] if seen == digest(content) and content.startswith(seal) else None


def _keep(place: Path, content: bytes, files: Sequence[Path]) -> None:
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = new_file(place.parent, ".kept.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(digest(content) + content)
            if settled(Path(name).stat().st_mtime_ns, files):
                Path(name).replace(place)
        finally:
            Path(name).unlink(missing_ok=True)
