"""What a rule answers: pass, fail, refer, unknown or not yet, with the figures compared and the rule's source."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from filmtrack.domain.requirements import Certainty, Demand, Provenance
from filmtrack.message import Message, message
from filmtrack.values import dataclass

Answer: TypeAlias = Literal["fail", "unknown", "refer", "not-yet", "pass"]
ANSWERS: tuple[Answer, ...] = ("fail", "unknown", "refer", "not-yet", "pass")
"""Of several answers, the first in this order stands for all."""

_NOWHERE = Demand()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A fact that nobody has stated, and the command that states it (None: there is nothing to type, ask)."""

    fact: Message
    command: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule's answer. `missing` is filled where it is unknown; `note` has words that no figure holds."""

    rule: str
    answer: Answer
    reason: Message
    provenance: Provenance = _NOWHERE.provenance
    missing: Missing | None = None
    note: str | None = None

    @property
    def source(self) -> str | None:
        """Where the rule was read."""
        return "; ".join(self.provenance.sources) or None

    @property
    def certainty(self) -> Certainty:
        """Whether the source says so, or somebody concluded it."""
        return self.provenance.certainty


def combined(answers: Iterable[Answer]) -> Answer:
    """The one answer that stands for several: fail, then unknown, refer, not yet, pass; pass for none."""
    given = set(answers)
    for each in ANSWERS if given else ():
        if each in given:
            return each
    return "pass"


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that stands for several, the first of its kind; None of none."""
    return min(verdicts, key=lambda each: ANSWERS.index(each.answer), default=None)


def passes(rule: str, reason: Message, demand: Demand = _NOWHERE) -> Verdict:
    """The film meets the demand."""
    return Verdict(rule=rule, answer="pass", reason=reason, provenance=demand.provenance, note=demand.note)


def fails(rule: str, reason: Message, demand: Demand = _NOWHERE) -> Verdict:
    """The film does not meet the demand; where the source names who may decide otherwise, it is referred to them."""
    if demand.else_ask is not None:
        return refers(rule, reason, demand, who=demand.else_ask)
    return Verdict(rule=rule, answer="fail", reason=reason, provenance=demand.provenance, note=demand.note)


def refers(rule: str, reason: Message, demand: Demand = _NOWHERE, *, who: str | Message) -> Verdict:
    """People decide: `who` they are is part of the reason."""
    known = message("the festival") if who == "the festival" else who  # as the catalogue's files say it
    said = message("{who} decides: {reason}", who=known, reason=reason)
    return Verdict(rule=rule, answer="refer", reason=said, provenance=demand.provenance, note=demand.note)


def unknown(rule: str, reason: Message, demand: Demand = _NOWHERE, *, missing: Missing) -> Verdict:
    """The answer hangs on a fact that nobody has stated."""
    return Verdict(
        rule=rule, answer="unknown", reason=reason, provenance=demand.provenance, missing=missing, note=demand.note
    )


def not_yet(rule: str, reason: Message, demand: Demand = _NOWHERE) -> Verdict:
    """Something that can still be done is not done."""
    return Verdict(rule=rule, answer="not-yet", reason=reason, provenance=demand.provenance, note=demand.note)
