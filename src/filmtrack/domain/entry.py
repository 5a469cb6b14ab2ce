"""Entries: one film in one section of one edition, what came back, and what it cost."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias, TypeVar, get_args

from filmtrack.domain.money import Money
from filmtrack.domain.plain import DAY, INSTANT, MONEY, TEXT, WHOLE, YEAR, YES_NO, many, nested, one_of, table
from filmtrack.values import dataclass

Status: TypeAlias = Literal[
    "planned",
    "submitted",
    "shortlisted",
    "selected",
    "not-selected",
    "withdrawn",
    "disqualified",
    "no-answer",
    "screened",
    "awarded",
]
STATUSES: tuple[Status, ...] = get_args(Status)
AWAITING: frozenset[Status] = frozenset({"submitted", "shortlisted"})
"""The statuses in which the festival still owes an answer."""
OPEN: frozenset[Status] = AWAITING | {"planned"}
"""The statuses in which something is still to happen before the outcome is known."""
ACCEPTED: frozenset[Status] = frozenset({"selected", "screened", "awarded"})
"""The statuses of a film that was taken."""

Missing: TypeAlias = Literal["form", "film"]


class DatedStatus(Protocol):
    """A status of an entry or an application, its day, and its place in the ledger."""

    @property
    def status(self) -> str:
        """The status."""

    @property
    def on(self) -> date:
        """The day on which it came true."""

    @property
    def seq(self) -> int:
        """The place of the event that told it."""


C = TypeVar("C", bound=DatedStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One status, on which day it came true, when and by whom it was written down; `word` is the platform's own."""

    status: Status
    on: date
    at: datetime
    by: str
    seq: int
    word: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something written about an entry, the day it is about, when and by whom it was written down."""

    text: str
    on: date
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money spent on or earned with an entry, for what and on which day."""

    money: Money
    what: str
    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an entry was judged by on its day, frozen: later edits of the catalogue never change it.

    `day`, `time` and `timezone` are the wall time that the festival printed, `closes_at` the instant
    computed from them with the zone data `zone_data`, `fee` what that tier asked.
    """

    festival_name: str | None = None
    deadline: str | None = None
    tier: str | None = None
    day: date | None = None
    time: str | None = None
    timezone: str | None = None
    closes_at: datetime | None = None
    zone_data: str | None = None
    fee: Money | None = None
    announced: bool = True
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One film in one section of one edition, with everything recorded of it; None is not known."""

    id: str
    number: int = 0
    film: str
    festival: str
    edition: int
    section: str | None = None
    terms: Terms | None = None
    fee: Money | None = None
    charge: Money | None = None
    code: str | None = None
    code_expires_on: date | None = None
    reference: str | None = None
    platform: str | None = None
    cut: str | None = None
    link: str | None = None
    link_until: date | None = None
    answer_due_on: date | None = None
    missing: tuple[Missing, ...] = ()
    history: tuple[StatusChange, ...] = ()
    notes: tuple[Note, ...] = ()
    costs: tuple[Payment, ...] = ()
    income: tuple[Payment, ...] = ()
    updated_at: datetime | None = None
    by: str | None = None

    @property
    def status(self) -> Status:
        """The status that stands: the one of the latest day, and of one day the one written down last."""
        return self.history[-1].status if self.history else "planned"

    @property
    def is_open(self) -> bool:
        """Whether its outcome is not known yet."""
        return self.status in OPEN

    @property
    def awaits_answer(self) -> bool:
        """Whether the festival still owes an answer."""
        return self.status in AWAITING

    @property
    def planned_on(self) -> date | None:
        """The day it was first intended."""
        return self.reached("planned")

    @property
    def submitted_on(self) -> date | None:
        """The day it was sent in; of several the last."""
        return self.reached("submitted")

    @property
    def tier(self) -> str | None:
        """The tier that it met."""
        return self.terms.tier if self.terms else None

    def reached(self, status: Status) -> date | None:
        """The last day on which it came to a status."""
        return next((each.on for each in reversed(self.history) if each.status == status), None)


def in_order(history: Iterable[C]) -> tuple[C, ...]:
    """Statuses by day, then as written down; a plan precedes all else, however late it was dated."""
    return tuple(sorted(history, key=lambda each: (each.status != "planned", each.on, each.seq)))


def entry_id(film: str, festival: str, edition: int, section: str | None, taken: Callable[[str], bool]) -> str:
    """The id of a new entry: readable, the same on every machine, with ``~2`` and so on where it is taken."""
    return free_id("/".join((film, festival, str(edition), *((section,) if section else ()))), taken)


def free_id(plain: str, taken: Callable[[str], bool]) -> str:
    """The id itself, or with ``~2``, ``~3`` and so on behind it where it is taken."""
    candidate, count = plain, 1
    while taken(candidate):
        count += 1
        candidate = f"{plain}~{count}"
    return candidate


STATUS = one_of(STATUSES)
TERMS = table(
    Terms,
    festival_name=TEXT,
    deadline=TEXT,
    tier=TEXT,
    day=DAY,
    time=TEXT,
    timezone=TEXT,
    closes_at=INSTANT,
    zone_data=TEXT,
    fee=MONEY,
    announced=YES_NO,
    late=YES_NO,
)
DETAILS = table(
    Entry,
    film=TEXT,
    festival=TEXT,
    edition=YEAR,
    section=TEXT,
    terms=nested(TERMS),
    fee=MONEY,
    charge=MONEY,
    code=TEXT,
    code_expires_on=DAY,
    reference=TEXT,
    platform=TEXT,
    cut=TEXT,
    link=TEXT,
    link_until=DAY,
    answer_due_on=DAY,
    missing=many(one_of(("form", "film"))),
)
"""The fields of an entry that an event may give, set or clear."""
_PAYMENT = table(Payment, money=MONEY, what=TEXT, on=DAY, by=TEXT)
ENTRY = table(
    Entry,
    id=TEXT,
    number=WHOLE,
    **DETAILS.forms,
    history=many(
        nested(table(StatusChange, status=STATUS, on=DAY, at=INSTANT, by=TEXT, seq=WHOLE, word=TEXT)),
    ),
    notes=many(nested(table(Note, text=TEXT, on=DAY, at=INSTANT, by=TEXT))),
    costs=many(nested(_PAYMENT)),
    income=many(nested(_PAYMENT)),
    updated_at=INSTANT,
    by=TEXT,
)
"""How the standing of an entry is written down."""
