"""The row of `upcoming`, whose fields are the JSON keys, in their order."""

import datetime as dt
from typing import Literal, TypeAlias

from filmtrack.domain.money import Money
from filmtrack.message import Message
from filmtrack.rules.verdict import Answer
from filmtrack.values import dataclass

Status: TypeAlias = Literal["announced", "expected", "overdue", "listed", "unknown"]
What: TypeAlias = Literal["deadline", "opens", "event"]
Days: TypeAlias = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingRow:
    """One deadline, opening day or event day of one festival, as it stands at a moment.

    Only where films are asked for: `entry` is the status of the entry there, `verdict` whether it may enter, `why`
    what stands in its way, and `ready` of the `ready_of` things that are to be handed in now are ready. Of several
    films that is said of the one that may best, and `films` are all that may.
    """

    festival: str
    name: str
    kind: str
    country: str | None
    city: str | None
    edition: int | None
    key: str | None
    tier: str | None
    sections: tuple[str, ...]
    platforms: tuple[str, ...]
    what: What
    status: Status
    date: dt.date | None
    ends_on: dt.date | None
    time: str | None
    festival_timezone: str | None
    hour_known: bool
    closes_at: dt.datetime | None
    warn_from_at: dt.datetime | None
    days_left: int | None
    fee: Money | None
    free: bool | None
    price_rises_on: dt.date | None
    replaces: dt.date | None
    superseded_by: str | None
    range50: Days | None
    range80: Days | None
    range90: Days | None
    editions_known: int | None
    last_known_edition: int | None
    source: str | None
    checked_on: dt.date | None
    as_of: int | None
    stated: str | None
    note: Message | None
    website: str | None
    entry: str | None
    closed: bool
    verdict: Answer | None = None
    why: Message | None = None
    ready: int | None = None
    ready_of: int | None = None
    films: tuple[str, ...] = ()

    @property
    def due_now(self) -> bool:
        """Whether the expected day is past but its range is not: the call may close any day, or just did."""
        return self.status == "expected" and self.days_left is not None and self.days_left < 0
