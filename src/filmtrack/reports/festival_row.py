"""The row of `festival list`, whose fields are the JSON keys, in their order."""

from datetime import date

from filmtrack.reports.rows import Status
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FestivalRow:
    """One festival; `next_on` is its next deadline, `status` whether that is announced, expected, listed or unknown."""

    id: str
    name: str
    kind: str
    country: str | None
    city: str | None
    festival_timezone: str | None
    website: str | None
    next_on: date | None
    status: Status
    tier: str | None
    edition: int | None
    platforms: tuple[str, ...]
    qualifying: tuple[str, ...]
