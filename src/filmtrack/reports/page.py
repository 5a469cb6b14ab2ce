"""What the page of `report` holds: the rows of other reports side by side, and how many of each were left out."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from filmtrack.domain.film import Film
from filmtrack.reports.budget import Budget, Cap
from filmtrack.reports.conflicts import Outlook
from filmtrack.reports.log import LogRow
from filmtrack.reports.missing import MissingRow
from filmtrack.reports.premiere import PremiereRow
from filmtrack.reports.rows import Days, UpcomingRow
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.reports.timeline import TimelineRow
from filmtrack.reports.windows import Window
from filmtrack.values import dataclass

R = TypeVar("R")

MOST_ROWS = 300
"""So many rows of one kind are shown; how many more there are is said on the page."""

MOST_FILMS = 20
"""The premieres of so many films are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[R]):
    """Rows of one kind, and how many there are of it altogether."""

    rows: tuple[R, ...] = ()
    total: int = 0

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


def part(rows: Sequence[R], most: int = MOST_ROWS) -> Part[R]:
    """The first of these rows."""
    return Part(rows=tuple(rows[:most]), total=len(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPremieres:
    """What one film still has to give, which entries keep it away from others, and which cannot all come true."""

    film: Film
    rows: tuple[PremiereRow, ...]
    windows: tuple[Window, ...]
    outlook: Outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything on the page; `films` are those that it is about, none where it is about all.

    `days` is the year that is drawn, from the first day of a month on. `kinds` says of what kind each festival is.
    `budget` holds the first of `budget_total` groups, and what they all add up to.
    Where money is not to be shown, `budget` and `cap` are None and the rows hold none.
    """

    now: dt.datetime
    today: dt.date
    films: tuple[Film, ...]
    days: Days
    due: Part[UpcomingRow]
    year: Part[TimelineRow]
    kinds: dict[str, str]
    entries: Part[LogRow]
    premieres: Part[FilmPremieres]
    missing: Part[MissingRow]
    trips: Part[SponsorRow]
    budget: Budget | None = None
    budget_total: int = 0
    cap: Cap | None = None

    @property
    def left_out(self) -> dict[str, int]:
        """How many rows of each kind are not on the page."""
        parts: dict[str, Part[Any]] = {
            "due": self.due,
            "year": self.year,
            "entries": self.entries,
            "premieres": self.premieres,
            "missing": self.missing,
            "trips": self.trips,
        }
        money = self.budget_total - len(self.budget.rows) if self.budget else 0
        return {name: each.left_out for name, each in parts.items()} | {"money": money}
