"""Files of the cache folder: each written whole or not at all, for its owner alone."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from filmtrack.catalogue.ours import could_only_we_write

_NEW = ".new."
_DIGITS = 16
_DEAD_NS = 3_600_000_000_000
"""A file that is an hour older than the newest is not being written any more."""
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
    """A file of no other process, open; and its name.

    Raises:
        OSError: when there can be none, or not in a folder that others could exchange.
    """
    if not could_only_we_write(str(folder)):
        raise PermissionError(folder)
    from tempfile import mkstemp  # noqa: PLC0415 - who only reads the cache needs no new file

    return mkstemp(dir=folder, prefix=_NEW)


def tidy(folder: Path, name: str, most: int) -> None:
    """Leave so many files of this name with 16 digits behind it, the newest, and none that a run that died began."""
    ages: dict[str, int] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            with suppress(OSError):  # another run may just have taken it away
                if each.is_file(follow_symlinks=False):
                    ages[each.name] = each.stat(follow_symlinks=False).st_mtime_ns
    kept = [each for each in ages if each.startswith(name) and len(each) == len(name) + _DIGITS]
    kept.sort(key=ages.__getitem__)
    newest = max(ages.values(), default=0)
    left = [each for each, changed in ages.items() if each.startswith(_NEW) and newest - changed > _DEAD_NS]
    for gone in (*kept[:-most], *left):
        with suppress(OSError):
            (folder / gone).unlink()


def settled(now: int, files: Sequence[Path]) -> bool:
    """Whether no file was written to so shortly before `now`, in nanoseconds, that it may change again unseen."""
    return all(now - file.stat().st_mtime_ns > _SETTLED_NS for file in files)
