"""Files of the cache folder: each written whole or not at all, for its owner alone."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

_SETTLED_NS = 100_000_000
"""A file changed less than this before what was made of it might change again without a later time to show for it."""


def put(place: Path, content: bytes, made_from: Sequence[Path] = ()) -> None:
    """Write a file of the cache; one that was `made_from` files so new that they may still change is not kept.

    Raises:
        OSError: when that is impossible; what was there is as it was.
    """
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = new_file(place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        if settled(Path(name).stat().st_mtime_ns, made_from):
            Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def put_ids(place: Path, ids: Iterable[str]) -> None:
    """Write ids into a sorted file, one a line, for the shell's completion.

    Raises:
        OSError: when that is impossible.
    """
    put(place, "".join(f"{each}\n" for each in sorted(ids)).encode())


def new_file(folder: Path) -> tuple[int, str]:
    """A file of no other process, open; and its name."""
    from tempfile import mkstemp  # noqa: PLC0415 - who only reads the cache needs no new file

    return mkstemp(dir=folder, prefix=".new.")


def settled(now: int, files: Sequence[Path]) -> bool:
    """Whether no file was written to so shortly before `now`, in nanoseconds, that it may change again unseen."""
    return all(now - file.stat().st_mtime_ns > _SETTLED_NS for file in files)
