"""How much is made at once: in sight of whoever shows how far it is, and with the garbage collector held back.

While much is made and nothing thrown away, looking for garbage would cost most of it.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Hands items on, and sees how far it is."""

    def __call__(self, items: Iterable[T], count: int) -> Iterator[T]:
        """The items, of which there are `count`."""
        ...


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection, which is as it was afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what was made is kept: the first look through it would cost a twentieth of making it
            gc.enable()
