"""Who pays for the trip? One row a trip: the round's status, the verdict with every rule, what is paid, what to ask."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Literal, TypeAlias

from filmtrack.domain.application import ApplicationStatus
from filmtrack.domain.entry import Payment, Status
from filmtrack.domain.film import Owner
from filmtrack.domain.money import Money
from filmtrack.domain.scheme import Round, RoundStatus, Scheme
from filmtrack.message import Message
from filmtrack.reports.claims import claim_due_on, is_overdue
from filmtrack.reports.rule_rows import RuleRow, rule_row
from filmtrack.reports.schemes import standing_of
from filmtrack.reports.sponsor_next import JudgedTrip, answer_to, next_steps
from filmtrack.reports.sponsor_parts import (
    DateRow,
    DocumentRow,
    GrantRow,
    QuestionRow,
    date_rows,
    document_rows,
    grant_rows,
    not_listed,
    question_rows,
)
from filmtrack.reports.trips import Trip, facts_of
from filmtrack.rules.sponsorship.judging import judge
from filmtrack.rules.sponsorship.settling import settled
from filmtrack.rules.verdict import Answer, combined
from filmtrack.values import dataclass, replace

SponsorVerdict: TypeAlias = Literal["not-eligible", "unknown", "refer", "not-yet", "eligible"]
VERDICTS: dict[Answer, SponsorVerdict] = {
    "fail": "not-eligible",
    "unknown": "unknown",
    "refer": "refer",
    "not-yet": "not-yet",
    "pass": "eligible",
}
"""What the answer that stands for all rules says of the trip, the worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorRow:
    """One film's trip to one festival, put to one round of a scheme.

    `round_status` says whether the round takes applications, `verdict` whether the trip meets its rules; `answer` is
    the verdict in words. `application` is how one stands, `claim_due_on` until when its money must be claimed.
    """

    scheme: str
    scheme_name: str
    round: str | None
    round_status: RoundStatus
    round_reason: Message
    film: str
    film_title: str
    festival: str | None
    festival_name: str | None
    edition: int | None
    entry: int | None
    entry_status: Status | None
    verdict: SponsorVerdict
    answer: Message
    application: ApplicationStatus | None
    applied_on: date | None
    asked: Money | None
    granted: Money | None
    paid: Money | None
    decided_by: str | None
    claim_due_on: date | None
    claim_overdue: bool
    receipts: tuple[Payment, ...]
    rules: tuple[RuleRow, ...]
    grants: tuple[GrantRow, ...]
    not_listed: tuple[str, ...]
    documents: tuple[DocumentRow, ...]
    dates: tuple[DateRow, ...]
    questions: tuple[QuestionRow, ...]
    ask: str
    next_steps: tuple[Message, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """At which moment somebody asks, from which zone, whether he takes an invitation for granted, and who applies.

    Without `applicants` those of the application apply, else all who own the film.
    """

    now: datetime
    zone: tzinfo
    if_selected: bool = False
    applicants: tuple[Owner, ...] = ()

    @property
    def today(self) -> date:
        """The user's day."""
        return self.now.astimezone(self.zone).date()


def sponsor_rows(
    trips: Iterable[Trip], scheme: Scheme, named: Round | None, asking: Asking, *, every: bool = False
) -> tuple[SponsorRow, ...]:
    """What a scheme says of each trip, by the named round, else by the one applied to, else by the latest.

    An application to another round than the named one does not count; with `every` trip such a one is left out.
    """
    rows = []
    for trip in trips:
        made = trip.application
        elsewhere = named is not None and made is not None and made.round != named.id
        if elsewhere and every:
            continue
        applied = scheme.round(made.round) if made and made.round else None
        judged = replace(trip, application=None) if elsewhere else trip
        rows.append(sponsor_row(judged, scheme, named or applied or scheme.latest, asking))
    return by_answer(rows)


def sponsor_row(trip: Trip, scheme: Scheme, round_: Round | None, asking: Asking) -> SponsorRow:
    """What a scheme says of a trip; of a scheme without rounds no rule is known."""
    judged_by = round_ or Round(id="", provenance=scheme.provenance)
    made = trip.application
    facts = facts_of(
        trip, scheme, judged_by, applicants=asking.applicants, if_selected=asking.if_selected, today=asking.today
    )
    verdicts = settled(judge(facts), made.decision if made else None)
    verdict = VERDICTS[combined(each.answer for each in verdicts)]
    standing = standing_of(scheme, round_, now=asking.now, zone=asking.zone)
    judged = JudgedTrip(
        trip=trip, scheme=scheme, round=judged_by, standing=standing, verdict=verdict, verdicts=verdicts
    )
    claim = claim_due_on(made, judged_by, trip.edition)
    return SponsorRow(
        scheme=scheme.id,
        scheme_name=scheme.name,
        round=round_.id if round_ else None,
        round_status=standing.status,
        round_reason=standing.reason,
        film=trip.film.id,
        film_title=trip.film.title,
        festival=trip.festival.id if trip.festival else None,
        festival_name=trip.festival.name if trip.festival else None,
        edition=trip.edition.year if trip.edition else None,
        entry=trip.entry.number or None if trip.entry else None,
        entry_status=trip.entry.status if trip.entry else None,
        verdict=verdict,
        answer=answer_to(judged),
        application=made.status if made else None,
        applied_on=made.reached("applied") if made else None,
        asked=made.asked if made else None,
        granted=made.granted if made else None,
        paid=made.paid if made else None,
        decided_by=made.decided_by if made else None,
        claim_due_on=claim,
        claim_overdue=is_overdue(made, claim, asking.today),
        receipts=made.receipts if made else (),
        rules=tuple(rule_row(each) for each in verdicts),
        grants=grant_rows(scheme, judged_by),
        not_listed=not_listed(scheme, judged_by),
        documents=document_rows(judged_by),
        dates=date_rows(scheme, judged_by, claim_due_on=claim, now=asking.now, zone=asking.zone),
        questions=question_rows(judged_by),
        ask=scheme.whom_to_ask,
        next_steps=next_steps(judged, claim),
        notes=(*scheme.notes, *judged_by.notes),
    )


def by_answer(rows: Iterable[SponsorRow]) -> tuple[SponsorRow, ...]:
    """Overdue claims first, then by verdict, the best first; of the same verdict, by how many rules pass."""
    best = tuple(reversed(VERDICTS.values()))

    def order(row: SponsorRow) -> tuple[bool, int, int]:
        passed = sum(each.verdict == "pass" for each in row.rules)
        return not row.claim_overdue, best.index(row.verdict), -passed

    return tuple(sorted(rows, key=order))


def says_no(rows: Iterable[SponsorRow], *, strict: bool) -> bool:
    """Whether the answer is no: every row is not eligible, or (`strict`) none is eligible."""
    no = {"not-eligible"} if not strict else set(VERDICTS.values()) - {"eligible"}
    return all(each.verdict in no for each in rows)
