"""For how long an answer stays as it is, noted beside it while it is worked out."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from filmtrack.domain.instants import LATEST
from filmtrack.domain.zones import resolve

if TYPE_CHECKING:
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.instants import Closing
    from filmtrack.reports.occasions import Standing

_DAY = timedelta(days=1)


class Unchanged:
    """From when until when an answer stays the same, as far as it was told what the answer was made from.

    `until` is the first instant at which it may be another, at the latest the user's next midnight. Of a window that
    ends at `before` and moves with the moment, `reaches` is how far it may move before something else lies in it.
    """

    def __init__(self, *, now: datetime, zone: tzinfo, before: datetime | None = None) -> None:
        """Nothing is told yet."""
        self.since, self.before = now, before
        self.until = _midnight_after(now.astimezone(zone).date(), zone)
        self.reaches = _midnight_after(before.date(), UTC) - timedelta(microseconds=1) if before else None
        self._zone = zone

    def rests_on_closings(self, closings: "Iterable[Closing | None]") -> None:
        """It may be another once one of these is too late."""
        for each in closings:
            if each and each.closes_at > self.since:
                self.until = min(self.until, each.closes_at)

    def rests_on_festival(self, festival: "Festival", standing: "Standing") -> None:
        """It may be another once something here closes, is expected on another day, or comes into the window."""
        closings = [each.closing for each in standing.occasions if each.closing]
        self.rests_on_closings(closings)
        clock = resolve(festival.timezone, user=self._zone) or self._zone
        asked_on = self.since.astimezone(clock).date()
        turn = min((day for day in standing.turns if day >= asked_on), default=None)
        if turn is not None and turn <= asked_on + _DAY:
            self.until = min(self.until, _midnight_after(turn, clock))
        if self.before and self.reaches:
            ahead = (each.warn_from_at for each in closings if each.warn_from_at >= self.before)
            self.reaches = min((self.reaches, *ahead))

    def holds(self, now: datetime, before: datetime | None) -> bool:
        """Whether the answer is still the same at a moment, for a window that ends then at `before`."""
        if not self.since <= now < self.until or (before is None) is not (self.before is None):
            return False
        return before is None or self.before is None or self.reaches is None or self.before <= before <= self.reaches


def _midnight_after(day: date, zone: tzinfo) -> datetime:
    if day >= LATEST:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + _DAY, time(), zone).astimezone(UTC)
