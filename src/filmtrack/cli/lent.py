"""Loads `_sqlite3` alone: of functools it wants a single thing, written in C; functools imports a dozen modules."""

import sys
from _functools import _lru_cache_wrapper  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing these would cost what is saved here
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any


class _OneThing:
    """What stands in the place of functools meanwhile."""

    @staticmethod
    def lru_cache(maxsize: int) -> "Callable[[Callable[..., Any]], Callable[..., Any]]":
        """As functools has it, without what it tells of itself."""
        return lambda asked: _lru_cache_wrapper(asked, maxsize, False, tuple)


def sqlite_core() -> "ModuleType":
    """The module; whoever asks for functools afterwards gets functools itself.

    Raises:
        ImportError: on another Python than CPython.
        AttributeError: on one that asks functools for more.
    """
    if "functools" in sys.modules:
        return __import__("_sqlite3")
    sys.modules["functools"] = _OneThing  # type: ignore[assignment]
    try:
        return __import__("_sqlite3")
    finally:
        sys.modules.pop("functools", None)
