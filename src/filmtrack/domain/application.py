"""Applications for money: one film's trip to one festival, put to one round of a scheme, and what became of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal, TypeAlias, get_args

from filmtrack.domain.entry import Note, Payment, free_id
from filmtrack.domain.film import OWNER, Owner
from filmtrack.domain.money import Money
from filmtrack.domain.plain import DAY, INSTANT, MONEY, TEXT, WHOLE, YEAR, many, nested, one_of, table
from filmtrack.values import dataclass

ApplicationStatus: TypeAlias = Literal["planned", "applied", "granted", "refused", "travelled", "claimed", "paid"]
APPLICATION_STATUSES: tuple[ApplicationStatus, ...] = get_args(ApplicationStatus)
"""In the order in which an application comes to them."""
AWAITING_DECISION: frozenset[ApplicationStatus] = frozenset({"planned", "applied"})
"""The statuses in which nobody has decided yet."""
CLAIMABLE: frozenset[ApplicationStatus] = frozenset({"granted", "travelled"})
"""The statuses in which money was granted and is still to be claimed."""
GRANTED: frozenset[ApplicationStatus] = CLAIMABLE | {"claimed", "paid"}
"""The statuses of an application that was granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationChange:
    """One status, on which day it came true, when and by whom it was written down."""

    status: ApplicationStatus
    on: date
    at: datetime
    by: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided on an application, when, by which body (None: the scheme) and why."""

    granted: bool
    on: date
    by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A film's trip to a festival, put to a round of a scheme; None is not known.

    `judged` is the verdict on the day it was made; `applicants` are kept as they were named, `receipts` as noted.
    """

    id: str
    film: str
    scheme: str
    round: str | None = None
    festival: str
    edition: int | None = None
    entry: str | None = None
    scheme_name: str | None = None
    festival_name: str | None = None
    judged: str | None = None
    applicants: tuple[Owner, ...] = ()
    asked: Money | None = None
    granted: Money | None = None
    paid: Money | None = None
    decided_by: str | None = None
    reason: str | None = None
    reference: str | None = None
    claim_due_on: date | None = None
    receipts: tuple[Payment, ...] = ()
    history: tuple[ApplicationChange, ...] = ()
    notes: tuple[Note, ...] = ()
    updated_at: datetime | None = None
    by: str | None = None

    @property
    def status(self) -> ApplicationStatus:
        """The status that stands: the one of the latest day, and of one day the one written down last."""
        return self.history[-1].status if self.history else "planned"

    @property
    def decision(self) -> Decision | None:
        """What was decided, once something was."""
        if self.status in AWAITING_DECISION:
            return None
        granted = self.status in GRANTED
        on = self.reached("granted" if granted else "refused") or self.history[-1].on
        return Decision(granted=granted, on=on, by=self.decided_by, why=self.reason)

    def reached(self, status: ApplicationStatus) -> date | None:
        """The last day on which it came to a status."""
        return next((each.on for each in reversed(self.history) if each.status == status), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFilter:
    """What an application must be; None asks for nothing."""

    films: tuple[str, ...] | None = None
    schemes: tuple[str, ...] | None = None
    rounds: tuple[str, ...] | None = None
    festivals: tuple[str, ...] | None = None
    editions: tuple[int, ...] | None = None
    statuses: tuple[ApplicationStatus, ...] | None = None

    def fits(self, application: Application) -> bool:
        """Whether an application is one that is asked for."""
        pairs: tuple[tuple[object, tuple[object, ...] | None], ...] = (
            (application.film, self.films),
            (application.scheme, self.schemes),
            (application.round, self.rounds),
            (application.festival, self.festivals),
            (application.edition, self.editions),
            (application.status, self.statuses),
        )
        return all(wanted is None or value in wanted for value, wanted in pairs)


EVERY_APPLICATION = ApplicationFilter()
"""The filter that asks for nothing."""


def application_id(
    film: str, scheme: str, round_: str | None, festival: str, edition: int | None, *, taken: Callable[[str], bool]
) -> str:
    """The id of a new application: readable, the same on every machine, with ``~2`` and so on where it is taken."""
    parts = (film, scheme, round_, festival, str(edition) if edition else None)
    return free_id("/".join(each for each in parts if each), taken)


APPLICATION_STATUS = one_of(APPLICATION_STATUSES)
APPLICATION_DETAILS = table(
    Application,
    film=TEXT,
    scheme=TEXT,
    round=TEXT,
    festival=TEXT,
    edition=YEAR,
    entry=TEXT,
    scheme_name=TEXT,
    festival_name=TEXT,
    judged=TEXT,
    applicants=many(nested(OWNER)),
    asked=MONEY,
    granted=MONEY,
    paid=MONEY,
    decided_by=TEXT,
    reason=TEXT,
    reference=TEXT,
    claim_due_on=DAY,
)
"""The fields of an application that an event may give, set or clear."""
_PAYMENT = table(Payment, money=MONEY, what=TEXT, on=DAY, by=TEXT)
APPLICATION = table(
    Application,
    id=TEXT,
    **APPLICATION_DETAILS.forms,
    receipts=many(nested(_PAYMENT)),
    history=many(
        nested(table(ApplicationChange, status=APPLICATION_STATUS, on=DAY, at=INSTANT, by=TEXT, seq=WHOLE)),
    ),
    notes=many(nested(table(Note, text=TEXT, on=DAY, at=INSTANT, by=TEXT))),
    updated_at=INSTANT,
    by=TEXT,
)
"""How the standing of an application is written down."""
