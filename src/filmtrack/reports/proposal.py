"""What a proposal is asked with and what it is made of: wishes, weights, ways to enter, what was left out."""

import datetime as dt
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Festival
from filmtrack.domain.money import Money, costs_at_most
from filmtrack.domain.rates import Rate
from filmtrack.message import Message
from filmtrack.reports.check import Judged
from filmtrack.reports.promises import Claim
from filmtrack.rules.call import Tier
from filmtrack.rules.verdict import Answer
from filmtrack.values import dataclass, field

AWARDS = ("academy", "bafta", "efa", "goya")
WEIGHTS: Mapping[str, Decimal] = {
    "entry": Decimal(1),
    "academy": Decimal(3),
    "bafta": Decimal(2),
    "efa": Decimal(2),
    "goya": Decimal(1),
    "listed": Decimal(2),
    "fit": Decimal(1),
    "travel": Decimal(1),
}
"""What a selection is worth by itself, and how much each thing that speaks for a festival adds; the user may say."""

USUAL_CHANCE = 10
USUAL_UNSURE = 50
USUAL_MOST = 20
NEXT_MONEY = Money(amount=Decimal(500), currency="HKD")

Binding: TypeAlias = Literal["budget", "premiere", "max-entries", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """How entries are valued: weights, the chance in percent before there is a record, what a doubt leaves."""

    weights: Mapping[str, Decimal] = field(default_factory=lambda: WEIGHTS)
    chance_percent: int = USUAL_CHANCE
    unsure_percent: int = USUAL_UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the plan must keep to: money for new entries, last day, festivals that must and must not be in, how many.

    `only` are the festivals to choose among, None: all; `statuses`, `closes`, `free` and `max_fee` narrow the ways into
    them. `ready` is the day from which the film can be sent, None: as its record says; `currency` is the one that is
    counted in.
    """

    currency: str
    budget: Money | None = None
    until: date | None = None
    ready: date | None = None
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    most: int | None = USUAL_MOST
    only: frozenset[str] | None = None
    statuses: tuple[str, ...] = ()
    closes: tuple[date | None, date | None] | None = None
    free: bool = False
    max_fee: Money | None = None

    def takes(self, way: "Way") -> bool:
        """Whether a way into a festival is one that may be chosen."""
        first, last = self.closes or (None, None)
        day = way.closes_on
        return (
            (not self.statuses or way.status in self.statuses)
            and (self.closes is None or (day is not None and (first or day) <= day <= (last or day)))
            and (not self.free or (way.fee is not None and not way.fee.amount))
            and (self.max_fee is None or costs_at_most(way.fee, self.max_fee))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to enter a section: in a tier, until `enter_on`, at a fee.

    `fee` None is not known; `assumed` is then what is set aside. `closes_on` is the day as the festival prints it, or
    the one expected, with its 80 % range.
    """

    tier: str
    key: str | None
    enter_on: date
    closes_on: date | None
    status: Literal["announced", "expected"]
    fee: Money | None = None
    assumed: Money | None = None
    range80: tuple[date, date] | None = None
    met: Tier | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a selection is worth, how likely it is, what speaks for it and what nobody knows.

    `value` is 1,000 times the chance times the worth, as a whole number; `chance` is per mille.
    """

    worth: Decimal
    chance: int
    value: int
    because: tuple[Message, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One section that the film may enter, in some ways; `answer` is that of all rules but the one on the date.

    `alike` are other sections of the festival that nothing known sets apart from this one. `answer_on` is the day by
    which it has surely answered; `held_by` an entry sent before whose answer it waits for.
    """

    festival: Festival
    judged: Judged
    claim: Claim
    answer: Answer
    worth: Worth
    ways: tuple[Way, ...]
    answer_on: date | None
    held_by: Entry | None = None
    held_until: date | None = None
    alike: tuple[str, ...] = ()

    @property
    def edition(self) -> int:
        """The year in which the edition takes place."""
        return self.judged.facts.edition.year

    @property
    def section(self) -> str | None:
        """The section's id."""
        return self.judged.facts.section.id if self.judged.facts.section else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A festival that is not in the plan, what it would have been worth, and why it is not."""

    festival: str
    name: str
    section: str | None
    value: int
    cause: Literal["rule", "date", "entered", "wish", "premiere", "budget", "max-entries", "kind", "value"]
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One entry to make: until which day, in which tier, at what fee, for what value, and whose answer comes first.

    `fee_assumed` is set aside where the fee is not known; `status` is that of the closing date; `held_for` names the
    festivals whose answers must be in by `hold_until`; `planned` says that it stands in the ledger as a plan already.
    """

    festival: str
    name: str
    edition: int
    section: str | None
    tier: str
    enter_on: date
    closes_on: dt.date | None
    range80: tuple[date, date] | None
    fee: Money | None
    fee_assumed: Money | None
    cost: Money | None
    value: int
    chance_percent: float
    hold_until: date | None
    held_for: tuple[str, ...]
    status: Literal["announced", "expected"]
    verdict: Answer
    planned: bool
    reasons: tuple[Message, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One thing that keeps the plan from being worth more, and by how much."""

    what: Binding
    gain: int
    told: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What more money would buy."""

    money: Money
    gain: int
    adds: tuple[str, ...]
    drops: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The plan: its rows by day, its sums, and what must be said beside it.

    `total_cost` are known fees, `set_aside` what is kept for those in `unknown_fees`; `gap` is the share by which a
    better plan could exceed this one, 0 where none can.
    """

    rows: tuple[ProposalRow, ...]
    total_cost: Money
    set_aside: Money
    unknown_fees: tuple[str, ...]
    total_value: int
    gap: float
    binding: tuple[Bound, ...]
    more: More | None
    left_out: tuple[LeftOut, ...]
    counts: Mapping[str, int]
    fixed: tuple[str, ...]
    assumptions: tuple[Message, ...]
    rates: tuple[Rate, ...]
    chosen: tuple[tuple[Candidate, Way], ...] = field(default=(), compare=False)
