"""One dated thing of a festival, as reports and calendars read it."""

import datetime as dt

from filmtrack.domain.festival import Deadline, Edition, Festival
from filmtrack.domain.forecast import Forecast
from filmtrack.domain.instants import Closing
from filmtrack.domain.requirements import Provenance
from filmtrack.message import Message
from filmtrack.reports.rows import Status, What
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One deadline, opening day or event of a festival: announced, expected, overdue, listed or unknown.

    `bound` says which films alone an expected deadline binds; `notes` what else is to be said, or why no day is known.
    """

    festival: Festival
    what: What
    status: Status
    key: str | None = None
    edition: int | None = None
    tier: str | None = None
    sections: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    date: dt.date | None = None
    ends: dt.date | None = None
    deadline: Deadline | None = None
    known: Edition | None = None
    closing: Closing | None = None
    forecast: Forecast | None = None
    following: Forecast | None = None
    superseded_by: str | None = None
    provenance: Provenance = Provenance()
    bound: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why this day is expected, or none is known."""
        return (*self.bound, *(self.forecast.reasons if self.forecast else ()), *self.notes)
