"""The bar on a terminal while something takes seconds: a catalogue is compiled, a table is read or recorded."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from filmtrack.message import Message, message
from filmtrack.values import dataclass

MANY = 2_000
"""Fewer festivals or rows are done before anybody asks what is going on."""

_WIDE = 24
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Hands festivals on and draws how far the compilation is; the line is gone when the last one is taken."""

    quiet: bool

    def __call__(self, items: Iterable[T], count: int) -> Iterator[T]:
        """The items, of which there are `count`."""
        with bar(message("compiling the catalogue"), count, quiet=self.quiet) as tell:
            for place, each in enumerate(items):
                tell(place)
                yield each


@contextmanager
def bar(what: Message, total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A line that tells how far the work is; what it gives is told how much is done. It is gone at the end.

    There is none for little work, or where nobody watches: standard error is no terminal, or quiet was asked for.
    """
    if total < MANY or quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    drawn = -1

    def tell(done: int) -> None:
        nonlocal drawn
        percent = min(done * 100 // total, 100)
        if percent != drawn:
            drawn = percent
            _draw(what, percent)

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(what: Message, percent: int) -> None:
    full = percent * _WIDE // 100
    said = message("{what}: {percent} %", what=what, percent=percent)
    sys.stderr.write(f"\r[{'#' * full}{' ' * (_WIDE - full)}] {said}\x1b[K")
    sys.stderr.flush()
