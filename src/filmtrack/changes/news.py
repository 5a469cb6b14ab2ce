"""What a user says of entries: what `update` is asked to record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from filmtrack.domain.entry import Entry, Missing, Status, StatusChange
from filmtrack.domain.money import Money
from filmtrack.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the user says of entries; None where he says nothing.

    `on` is None unless he named a day; `details` are fields of Entry by their names; `costs` and `income` are amounts,
    each with what for; `sent` is what need no longer be sent; `many` asks before anything is written.
    """

    status: Status | None = None
    on: date | None = None
    today: date
    note: str | None = None
    word: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    costs: tuple[tuple[Money, str], ...] = ()
    income: tuple[tuple[Money, str], ...] = ()
    sent: frozenset[Missing] = frozenset()
    many: bool = False

    @property
    def day(self) -> date:
        """The day on which it came true."""
        return self.on or self.today

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return not (self.status or self.note or self.word or self.details or self.costs or self.income or self.sent)

    def overtaken_by(self, entry: Entry) -> StatusChange | None:
        """What the entry stays at in spite of the new status, because it came later."""
        last = entry.history[-1] if entry.history else None
        if last is None or self.status is None or last.status in {"planned", self.status}:
            return None
        return last if self.status == "planned" or last.on > self.day else None
