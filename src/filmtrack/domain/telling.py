"""What was told to whom: the stages of matters that were announced, and the deliveries that carried them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, TypeAlias

from filmtrack.values import dataclass

TellingKey: TypeAlias = tuple[str, str]
"""A matter's id, and its stage."""

DESTINATIONS: Final = ("stdout", "mail", "apprise")
"""Where reminders can go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One stage of one matter, and the day that it was about; `expected` where that day was only a forecast."""

    matter: str
    stage: str
    due_on: date | None = None
    expected: bool = False
    told_on: date

    @property
    def key(self) -> TellingKey:
        """What a second telling would repeat."""
        return (self.matter, self.stage)


Tellings: TypeAlias = Mapping[TellingKey, Telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One recipient at one destination: ``mail`` and an address, ``stdout`` and a name."""

    destination: str
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One digest on its way to one addressee, or arrived there.

    It was claimed at `claimed_at` by a run that nobody may overtake before `lease_until`. `delivered_at` is None as
    long as it is not known to have arrived; `failed` is what went wrong. `may_have_arrived` says that some sending of
    it ended without an answer. `id` is also its Message-ID. `text` is the digest whole, as it goes out.
    """

    id: str
    to: Addressee
    claimed_at: datetime
    lease_until: datetime
    delivered_at: datetime | None = None
    failed: str | None = None
    may_have_arrived: bool = False
    attempts: int = 1
    subject: str
    text: str
    html: str = ""
    tellings: tuple[Telling, ...] = ()
    lines: int = 0
