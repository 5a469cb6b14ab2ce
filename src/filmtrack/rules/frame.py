"""The days of one edition that its conditions hang on: when it closes, when it takes place, when the last one did.

A day that is not known is a range: no earlier than it could be, no later than it could be.
"""

from datetime import date

from filmtrack.domain.days import DayRange, one_day
from filmtrack.domain.festival import Deadline, Edition
from filmtrack.domain.periods import Span
from filmtrack.domain.requirements import Bound
from filmtrack.domain.series import day_in
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One edition, the known one before it (None: unknown), its closing day for this film, and the day of asking."""

    edition: Edition
    previous: Edition | None = None
    closing_day: date | None = None
    today: date

    @property
    def event(self) -> DayRange:
        """The event's first day, else the days of its year that it may still begin on."""
        if self.edition.starts:
            return one_day(self.edition.starts)
        year = self.edition.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        return DayRange(first=min(max(first, self.closing_day or first), last), last=last)

    @property
    def event_end(self) -> DayRange:
        """The event's last day, else the days that it may be."""
        if self.edition.ends:
            return one_day(self.edition.ends)
        begins = self.event
        return DayRange(first=begins.first, last=max(begins.last, date(self.edition.year, 12, 31)))

    @property
    def closing(self) -> DayRange:
        """The day this film's call closes, else the days that it may; a call not known to be over has not closed."""
        if self.closing_day:
            return one_day(self.closing_day)
        last = self.event.last
        return DayRange(first=min(max(date(self.edition.year - 1, 1, 1), self.today), last), last=last)

    @property
    def last_edition_end(self) -> date | None:
        """The last day of the edition before this one."""
        return self.previous.last_day if self.previous else None

    @property
    def last_call_end(self) -> date | None:
        """The day on which the call before this one closed to all."""
        return last_closing(self.previous) if self.previous else None

    def day_of(self, bound: Bound) -> tuple[date, date]:
        """The first and the last day that a bound may name for this edition; equal where it names one."""
        if isinstance(bound, date):
            return bound, bound
        if bound.months_before is None:
            day = day_in(self.edition.year - bound.years_before, bound.month or 1, bound.day or 1)
            return day, day
        anchor = self.closing if bound.anchor == "deadline" else self.event
        back = -Span(months=bound.months_before)
        return back.after(anchor.first), back.after(anchor.last)


def last_closing(edition: Edition, *, section: str | None = None, outside: bool = False) -> date | None:
    """The last day on which an edition took entries; with `section` those to it, with `outside` those to no section."""
    days = [
        each.date
        for each in edition.deadlines
        if each.date and takes_entries(each) and not (each.sections and (outside or _is_of_others(each, section)))
    ]
    return max(days) if days else None


def _is_of_others(deadline: Deadline, section: str | None) -> bool:
    return section is not None and section not in deadline.sections


def takes_entries(deadline: Deadline) -> bool:
    """Whether a deadline closes the entry itself, and not the hand-in of a screener or print."""
    return deadline.closes == "entry"
