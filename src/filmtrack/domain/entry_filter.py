"""Which entries a reader asks for, and in which order."""

from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.entry import Entry, Status
from filmtrack.values import dataclass

EntryOrder: TypeAlias = Literal["open-first", "number", "updated", "submitted", "answer-due"]
"""``open-first``: what awaits its outcome by answer day (unknown ones last), then the rest, latest news first.

The others ascend: by number, by last news, by day of submission, by answer day (what has none comes last).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What an entry must be; None asks for nothing, days include both ends."""

    films: tuple[str, ...] | None = None
    festivals: tuple[str, ...] | None = None
    editions: tuple[int, ...] | None = None
    sections: tuple[str | None, ...] | None = None
    platforms: tuple[str, ...] | None = None
    statuses: tuple[Status, ...] | None = None
    open: bool | None = None
    missing: bool | None = None
    submitted_from: date | None = None
    submitted_to: date | None = None
    answer_due_from: date | None = None
    answer_due_to: date | None = None

    def fits(self, entry: Entry) -> bool:
        """Whether an entry is one that is asked for."""
        return (
            _among(entry.film, self.films)
            and _among(entry.festival, self.festivals)
            and _among(entry.edition, self.editions)
            and _among(entry.section, self.sections)
            and _among(entry.platform, self.platforms)
            and _among(entry.status, self.statuses)
            and self.open in {None, entry.is_open}
            and self.missing in {None, bool(entry.missing)}
            and _within(entry.submitted_on, self.submitted_from, self.submitted_to)
            and _within(entry.answer_due_on, self.answer_due_from, self.answer_due_to)
        )


EVERY_ENTRY = EntryFilter()
"""The filter that asks for nothing."""


def _among(value: object, wanted: tuple[object, ...] | None) -> bool:
    return wanted is None or value in wanted


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or day >= first) and (last is None or day <= last)
