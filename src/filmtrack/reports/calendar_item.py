"""One thing on a calendar: its lasting identity, when it is, what is said of it, and how old that knowledge is."""

import datetime as dt
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Literal, TypeAlias
from urllib.parse import quote

from filmtrack.domain.requirements import Provenance
from filmtrack.message import Message
from filmtrack.values import dataclass

ItemKind: TypeAlias = Literal["deadline", "opens", "event", "answer", "selection", "scheme"]

LONGEST_UID = 199
"""Some calendars (Outlook's among them) cut what is longer, so that two items become one."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The age of what nobody dated: older than everything that somebody did."""

_HASH_DIGITS = 32
_PLAIN = ".+@~"
"""What a part of a UID may hold besides letters, digits and hyphens; anything else is written as ``%3A``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """A deadline, a day or some days on a calendar.

    `first` and `last` are wall days, both included; `closes_at` is the instant from which it is too late, None where
    only the day is known. `sure` tells what was announced from what is only expected. `stamp` is when this was last
    known to be so, never the moment of asking; `revision` grows with it. `warn_days` are the days before it on which
    an alarm is worth while.
    """

    uid: str
    what: ItemKind
    sure: bool = True
    first: dt.date
    last: dt.date
    closes_at: dt.datetime | None = None
    title: Message
    lines: tuple[Message, ...] = ()
    place: str | None = None
    link: str | None = None
    stamp: dt.datetime
    warn_days: tuple[int, ...] = ()

    @property
    def revision(self) -> int:
        """A number that grows with `stamp`, and when something expected is announced."""
        return max(0, int((self.stamp - UNDATED).total_seconds())) + self.sure


def uid_of(*parts: object, name: str = "") -> str:
    """The identity made of these parts, the same in every export; `name` after a colon is one that no part can have.

    It is plain text of less than 200 bytes: what is longer ends in a hash of the whole.
    """
    whole = "/".join(quote(str(each), safe=_PLAIN) for each in parts) + (f":{name}" if name else "")
    if len(whole) <= LONGEST_UID:
        return whole
    digits = sha256(whole.encode()).hexdigest()[:_HASH_DIGITS]
    return f"{whole[: LONGEST_UID - _HASH_DIGITS - 1]}:{digits}"


def known_at(statements: Iterable[Provenance], days: Iterable[date | None] = ()) -> datetime:
    """The latest moment at which one of these statements was known to hold, or on which one of these days began."""
    known = [_midnight(day) for day in days if day]
    for each in statements:
        if each.checked:
            known.append(_midnight(each.checked))
        elif each.as_of:
            known.append(_midnight(date(each.as_of, 1, 1)))
    return max(known, default=UNDATED)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
