"""Verdicts as the rows that `check` and `sponsor` show, with the keys of the contract."""

from datetime import date

from filmtrack.domain.requirements import Certainty
from filmtrack.message import Message
from filmtrack.rules.verdict import Answer, Verdict
from filmtrack.values import dataclass

_FRESH = 1
"""Years after which a rule read on an archived page is only inferred to hold still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule's answer; `missing` is the fact that nobody stated, `command` what states it."""

    rule: str
    verdict: Answer
    reason: Message
    source: str | None
    certainty: Certainty
    missing: Message | None
    command: str | None
    note: str | None
    checked_on: date | None
    as_of: int | None


def rule_row(verdict: Verdict, year: int | None = None) -> RuleRow:
    """The row of a verdict; for an edition's `year`, a rule last seen two years before or more counts as inferred."""
    where, missing = verdict.provenance, verdict.missing
    old = year is not None and where.checked is None and where.as_of is not None and year - where.as_of > _FRESH
    return RuleRow(
        rule=verdict.rule,
        verdict=verdict.answer,
        reason=verdict.reason,
        source=verdict.source,
        certainty="inferred" if old else where.certainty,
        missing=missing.fact if missing else None,
        command=missing.command if missing else None,
        note=verdict.note,
        checked_on=where.checked,
        as_of=where.as_of,
    )
