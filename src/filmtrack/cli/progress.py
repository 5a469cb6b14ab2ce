"""A bar on a terminal while a large catalogue is compiled: the only thing in filmtrack that takes seconds."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from filmtrack.message import message
from filmtrack.values import dataclass

MANY = 2_000
"""Fewer festivals are compiled before anybody asks what is going on."""

_WIDE = 24
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Hands items on and draws how far it is; the line is gone when the last one is taken."""

    shown: bool

    def __call__(self, items: Iterable[T], count: int) -> Iterator[T]:
        """The items, of which there are `count`."""
        if not self.shown or count < MANY:
            yield from items
            return
        try:
            for place, each in enumerate(items):
                if place % max(1, count // 100) == 0:
                    _draw(min(place * 100 // count, 100))
                yield each
        finally:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def progress(*, quiet: bool) -> Progress:
    """A bar where somebody watches: standard error is a terminal, and nobody asked for quiet."""
    return Progress(shown=sys.stderr.isatty() and not quiet)


def _draw(percent: int) -> None:
    full = percent * _WIDE // 100
    said = message("compiling the catalogue: {percent} %", percent=percent)
    sys.stderr.write(f"\r[{'#' * full}{' ' * (_WIDE - full)}] {said}\x1b[K")
    sys.stderr.flush()
