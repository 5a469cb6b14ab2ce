"""Which days are asked about, and what is due in them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from filmtrack.reports.rows import UpcomingRow
from filmtrack.values import dataclass

USUAL_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which moments are wanted: wall dates from `first` to `last`, or what closes before `before`."""

    first: date | None = None
    last: date | None = None
    before: datetime | None = None
    closed: bool = False
    events: bool = False
    next_only: bool = False
    maybe: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """The rows that are due, and what the window or the filters left out although it might belong.

    `more` is how many rows follow those that are here.
    """

    rows: tuple[UpcomingRow, ...]
    maybe: int = 0
    unstated: int = 0
    more: int = 0


Mark: TypeAlias = Callable[[UpcomingRow], UpcomingRow | None]
"""What becomes of a row: the same, one with more on it, or None where it is of no use."""
