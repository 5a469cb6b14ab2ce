"""The moment of asking, and the zone of whoever asks."""

from datetime import date, datetime, tzinfo

from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When is it, and where: the moment, the user's zone, and his day."""

    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The user's day."""
        return self.now.astimezone(self.zone).date()
