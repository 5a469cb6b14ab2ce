"""What was made from a few files, kept whole in the cache folder: the same without making it again.

It is believed on the same terms as the index of festivals: only while every file is as it was, only when each byte is
as it was written, and only where nobody else could have written it.
"""

import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from filmtrack.catalogue.cache_files import put
from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import BROKEN, paths_in, stamp
from filmtrack.catalogue.ours import could_only_we_write

T = TypeVar("T")
_DIGEST = len(digest(b""))
_MOST_BYTES = 1 << 26
"""Nothing that is kept is as large."""


def kept(name: str, files: Sequence[Path], make: Callable[[], T], *extras: str, cache: Path) -> T:
    """What `make` reads from these files and `extras`, made anew only when they changed; `name` says what it is."""
    wanted = stamp(files, name, *extras)
    if wanted is None:
        return make()
    place = cache.absolute() / f"{name}-{paths_in(wanted)}"
    seal = digest(wanted.encode())
    found: T | None = unsealed(place, seal)
    if found is not None:
        return found
    made = make()
    if stamp(files, name, *extras) == wanted:
        seal_up(place, seal, made, files)
    return made


def unsealed(place: Path, seal: bytes) -> Any:
    """What is kept there under this seal; None where nothing is that can be believed, or read."""
    found = _sealed(place, seal)
    try:
        return None if found is None else pickle.loads(found)  # noqa: S301 - our own, its digest checked
    except BROKEN:
        return None


def _sealed(place: Path, seal: bytes) -> bytes | None:
    try:
        is_ours = could_only_we_write(str(place.parent), str(place)) and place.stat().st_size <= _MOST_BYTES
        whole = place.read_bytes() if is_ours else b""
    except OSError:
        return None
    seen, content = whole[:_DIGEST], whole[_DIGEST:]
    return content[_DIGEST:] if seen == digest(content) and content.startswith(seal) else None


def seal_up(place: Path, seal: bytes, made: object, files: Sequence[Path] = ()) -> None:
    """Keep it there under a seal, if that is possible; of files that may still change unseen nothing is kept."""
    content = seal + pickle.dumps(made, protocol=5)
    with suppress(OSError):
        put(place, digest(content) + content, files)
