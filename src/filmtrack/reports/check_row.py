"""The row of `check`, and the list of them: what is kept of an answer, without the rules that made it."""

from collections.abc import Iterable
from datetime import date, datetime

from filmtrack.domain.money import Money
from filmtrack.message import Message
from filmtrack.reports.rule_rows import RuleRow
from filmtrack.rules.verdict import ANSWERS, Answer
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One film in one section of one edition: the verdict, every rule's, the last chance, and what it costs now.

    `closes_at` and `closes_on` are of the last date that binds the film, `tier` and `fee` of the one that it would meet
    now; `hour_known` says whether `closes_at` is known to the minute. `entry` is the status of the film's own entry
    there, `conflicts` what of its others this one would endanger. `expected_on` is when an edition without a date is
    expected to close.
    """

    film: str
    festival: str
    name: str
    edition: int
    section: str | None
    section_name: str | None
    verdict: Answer
    rules: tuple[RuleRow, ...]
    opens_on: date | None
    closes_at: datetime | None
    closes_on: date | None
    hour_known: bool
    open: bool
    tier: str | None
    fee: Money | None
    free: bool | None
    fee_note: Message | None
    entry: str | None
    notes: tuple[str, ...]
    conflicts: tuple[Message, ...] = ()
    expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Of a list, as many rows as are shown or more; how many there are, how many fail and are none, and all answers."""

    rows: tuple[CheckRow, ...]
    total: int
    failed: int
    answers: frozenset[Answer]


def says_no(answers: Iterable[Answer], *, strict: bool) -> bool:
    """Whether the answer is no: every one is fail, or (`strict`) none is pass."""
    yes = {"pass"} if strict else set(ANSWERS) - {"fail"}
    return yes.isdisjoint(answers)
