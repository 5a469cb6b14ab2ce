"""`filmtrack apply`: an application for money, from the intention to the payment."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.shared_options import Edition, Happened, Note, Reference, Round, Scheme, WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from filmtrack.changes.apply import Applying
    from filmtrack.changes.change import Change
    from filmtrack.domain.application import ApplicationStatus
    from filmtrack.domain.film import Owner
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.money import Money


@dataclass(frozen=True, kw_only=True)
class ApplicationOptions:
    """What is known of an application."""

    scheme: Scheme = None
    round: Round = None
    edition: Edition = None
    applicant: Annotated[
        list[str] | None,
        Option("--applicant", help='"NAME: permanent-id, right-of-abode", or me; repeatable (else all owners)'),
    ] = None
    amount: Annotated[str | None, Option("--amount", help='What is asked, granted or paid: "32000 HKD"')] = None
    decided_by: Annotated[str | None, Option("--decided-by", help="Who granted or refused: panel")] = None
    reason: Annotated[str | None, Option("--reason", help="Why it was granted or refused")] = None
    receipt: Annotated[
        list[str] | None, Option("--receipt", help='Money spent, like "12000 HKD air ticket" (repeatable)')
    ] = None
    claim_by: Annotated[str | None, Option("--claim-by", help="The last day to claim the money")] = None
    ref: Reference = None
    note: Note = None
    on: Happened = None


@takes(given=ApplicationOptions, how=WriteOptions)
def apply(
    context: Context,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[FILM] [FESTIVAL] [STATUS]", help="A film and a festival; what became of it"),
    ] = None,
    plan: Annotated[bool, Option("--plan", help="Only an intention so far")] = False,
    *,
    given: ApplicationOptions,
    how: WriteOptions,
) -> None:
    """Record an application for the money of a trip, and what becomes of it; nothing is sent.

    Statuses: planned, applied, granted, refused, travelled, claimed, paid.

    Examples: filmtrack apply night-bus clermont --scheme nae · filmtrack apply night-bus granted --amount "32000 HKD"
    """
    from filmtrack.changes.apply import apply as decide_application
    from filmtrack.cli.recording import record

    names, status = _split(tuple(words or ()))
    if plan and status:
        raise WrongUsageError(message("give only one of --plan and a status"))
    said = _said(context, given)

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        wish = _wish(context, ledger, names, given, said, "planned" if plan else status)
        return decide_application(wish, ledger)

    record(context, decide, how)


@dataclass(frozen=True, kw_only=True)
class _Said:
    """The options as values."""

    on: "date"
    applicants: "tuple[Owner, ...]"
    amount: "Money | None"
    receipts: "tuple[tuple[Money, str], ...]"
    claim_due_on: "date | None"


def _split(words: tuple[str, ...]) -> "tuple[tuple[str, ...], ApplicationStatus | None]":
    """The names among the words, and the status that stands last, if one does."""
    from filmtrack.domain.application import APPLICATION_STATUSES
    from filmtrack.domain.spelling import tidy

    last = tidy(words[-1]) if words else ""
    status = next((each for each in APPLICATION_STATUSES if each == last), None)
    return (words[:-1], status) if status else (words, None)


def _said(context: Context, given: ApplicationOptions) -> _Said:
    from filmtrack.cli.option_values import money
    from filmtrack.cli.own_applicant import owners_said
    from filmtrack.cli.sending_options import day_of
    from filmtrack.domain.film import OWNER
    from filmtrack.domain.identity_numbers import refuse_identity_number
    from filmtrack.domain.money import NotMoneyError
    from filmtrack.domain.payments import parse_payment

    for text in (*(given.applicant or ()), given.note, given.reason, given.decided_by, given.ref):
        refuse_identity_number(text or "")
    try:
        receipts = tuple(parse_payment(each, otherwise="trip") for each in given.receipt or ())
    except NotMoneyError as failure:
        raise WrongUsageError(message("--receipt: {reason}", reason=failure.message)) from None
    return _Said(
        on=day_of(context, given.on) or context.today,
        applicants=tuple(OWNER.read(each) for each in owners_said(context, given.applicant) or ()),
        amount=money("--amount", given.amount.upper()) if given.amount else None,
        receipts=receipts,
        claim_due_on=day_of(context, given.claim_by),
    )


def _wish(
    context: Context,
    ledger: "LedgerReader",
    names: tuple[str, ...],
    given: ApplicationOptions,
    said: _Said,
    status: "ApplicationStatus | None",
) -> "Applying":
    from filmtrack.changes.apply import Applying
    from filmtrack.changes.destination import scheme_meant, trip_to
    from filmtrack.cli.trip_names import trip_meant
    from filmtrack.reports.schemes import find_round
    from filmtrack.reports.sponsor import Asking, sponsor_row
    from filmtrack.reports.trips import Travel

    meant = trip_meant(context, ledger, names)
    scheme = scheme_meant(context.schemes, ledger, meant.film, meant.festival, given.scheme)
    named = find_round(scheme, given.round) if given.round else None
    travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
    year = given.edition if given.edition is not None else meant.year
    trip = trip_to(travel, meant.film, meant.festival, year, named.id if named else None)
    applied = scheme.round(trip.application.round or "") if trip.application else None
    round_ = named or applied or scheme.latest
    asking = Asking(now=context.now, zone=context.zone, applicants=said.applicants)
    return Applying(
        trip=trip,
        scheme=scheme,
        round=round_.id if round_ else None,
        row=sponsor_row(trip, scheme, round_, asking),
        status=status,
        today=context.today,
        on=said.on,
        applicants=said.applicants,
        amount=said.amount,
        receipts=said.receipts,
        claim_due_on=said.claim_due_on,
        decided_by=given.decided_by,
        reason=given.reason,
        reference=given.ref,
        note=given.note,
    )
