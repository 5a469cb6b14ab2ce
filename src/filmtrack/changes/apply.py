"""What becomes of an application for money: what `apply` decides, from the intention to the payment."""

from datetime import date
from typing import Any

from filmtrack.changes.application_doubts import doubts_of_day, doubts_of_order, doubts_of_sum, doubts_of_trip
from filmtrack.changes.change import Change, Said
from filmtrack.domain.application import (
    Application,
    ApplicationStatus,
    application_id,
)
from filmtrack.domain.application_events import (
    application_made,
    application_planned,
    application_updated,
    receipt_noted,
)
from filmtrack.domain.events import Fact
from filmtrack.domain.film import Owner
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.money import Money
from filmtrack.domain.scheme import Scheme
from filmtrack.domain.typed import typed
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import Message, counted, message, together
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.reports.trips import Trip
from filmtrack.values import dataclass, field, replace

_AMOUNT_OF: dict[ApplicationStatus, str] = {
    "planned": "asked",
    "applied": "asked",
    "granted": "granted",
    "travelled": "granted",
    "claimed": "granted",
    "paid": "paid",
}
"""Which sum an amount is that is named with a status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying:
    """What the user says of an application; None where he says nothing, `status` None is a bare ``apply``.

    `row` is what the scheme says of the trip as it stands, `trip` has the application that is already there.
    """

    trip: Trip
    scheme: Scheme
    round: str | None
    row: SponsorRow
    status: ApplicationStatus | None = None
    on: date
    today: date
    applicants: tuple[Owner, ...] = ()
    amount: Money | None = None
    decided_by: str | None = None
    reason: str | None = None
    reference: str | None = None
    claim_due_on: date | None = None
    note: str | None = None
    receipts: tuple[tuple[Money, str], ...] = field(default_factory=tuple)

    @property
    def details(self) -> dict[str, Any]:
        """The fields of an application that are said, but for the amount."""
        said: dict[str, Any] = {
            "applicants": self.applicants or None,
            "decided_by": self.decided_by,
            "reason": self.reason,
            "reference": self.reference,
            "claim_due_on": self.claim_due_on,
        }
        return {name: value for name, value in said.items() if value is not None}

    @property
    def says_more(self) -> bool:
        """Whether more is said than that it was applied for."""
        return bool(self.details or self.amount or self.note or self.receipts)


def apply(wish: Applying, ledger: LedgerReader) -> Change:
    """The facts to record of an application, all in one step.

    Raises:
        WrongUsageError: when something is said that does not belong to that status.
        UnknownNameError: when news is told of an application that was never made.
    """
    _refuse_unclear(wish)
    made = wish.trip.application
    if made and _is_news(wish, made):
        return _news(wish, made)
    if wish.status in {None, "planned", "applied"}:
        return _opened(wish, made, ledger)
    said = message("{film} has no application to {scheme} there", film=wish.trip.film.title, scheme=wish.scheme.id)
    raise UnknownNameError(said, hint=message("{command} records one first", command=_command(wish)))


def _refuse_unclear(wish: Applying) -> None:
    if wish.decided_by and wish.status not in {"granted", "refused"}:
        raise WrongUsageError(message("--decided-by is said with granted or refused"))
    if wish.status == "refused" and wish.amount:
        raise WrongUsageError(message("a refused application has no amount"))
    if wish.trip.festival is None:
        hint = message("name it after the film: filmtrack apply {film} FESTIVAL", film=wish.trip.film.id)
        raise WrongUsageError(message("a trip to which festival?"), hint=hint)


def _is_news(wish: Applying, made: Application) -> bool:
    """Whether something is told of the application that stands; a bare word of a planned one hands it in."""
    if wish.status is None:
        return wish.says_more and made.status != "planned"
    if wish.status == "planned":
        return wish.says_more and made.status == "planned"
    return wish.status != "applied"


def _opened(wish: Applying, made: Application | None, ledger: LedgerReader) -> Change:
    """A new application, or a planned one that is handed in."""
    planned = made if made and made.status == "planned" and wish.status != "planned" else None
    application = _filled(wish, planned, ledger)
    record = application_planned if wish.status == "planned" else application_made
    opened = record(application, on=wish.on, note=wish.note)
    what = message("planned") if wish.status == "planned" else message("applied for")
    return Change(
        facts=(opened, *_receipts(wish, application)),
        said=(Said(message=_told(wish, what, application)),),
        warnings=(*doubts_of_trip(wish.trip, wish.row), *_doubts(wish)),
        questions=_twice(wish, made) if planned is None and made else (),
        ending=_ending(wish),
    )


def _filled(wish: Applying, planned: Application | None, ledger: LedgerReader) -> Application:
    trip, scheme = wish.trip, wish.scheme
    festival = trip.festival
    year = trip.edition.year if trip.edition else None
    named = festival.id if festival else ""
    known = {each.id for each in ledger.applications()}
    base = planned or Application(
        id=application_id(trip.film.id, scheme.id, wish.round, named, year, taken=known.__contains__),
        film=trip.film.id,
        scheme=scheme.id,
        festival=named,
    )
    return replace(
        base,
        round=wish.round,
        edition=year,
        entry=trip.entry.id if trip.entry else None,
        scheme_name=scheme.name,
        festival_name=festival.name if festival else None,
        judged=wish.row.verdict,
        asked=wish.amount or base.asked,
        **wish.details,
    )


def _news(wish: Applying, made: Application) -> Change:
    values = dict(wish.details)
    status = wish.status
    if wish.amount:
        values[_AMOUNT_OF[status or made.status]] = wish.amount
    change = None if status == "planned" else status
    update = application_updated(made, on=wish.on, status=change, note=wish.note, values=values)
    told = bool(status or values or wish.note)
    return Change(
        facts=(*((update,) if told else ()), *_receipts(wish, made)),
        said=(Said(message=_told(wish, _change(wish, made), replace(made, **values))),),
        warnings=(*doubts_of_order(made, wish.status), *_doubts(wish)),
    )


def _receipts(wish: Applying, application: Application) -> tuple[Fact, ...]:
    return tuple(receipt_noted(application, on=wish.on, money=money, what=what) for money, what in wish.receipts)


def _change(wish: Applying, made: Application) -> Message:
    parts = []
    if wish.status and wish.status != made.status:
        parts.append(message("{before} → {status}", before=made.status, status=wish.status))
    elif wish.status:
        parts.append(message("{status}", status=wish.status))
    if wish.receipts:
        parts.append(counted("{count} receipt noted", "{count} receipts noted", count=len(wish.receipts)))
    return together(tuple(parts)) or message("noted")


def _told(wish: Applying, what: Message, application: Application) -> Message:
    """The trip, what was recorded of it, and the sum that goes with it."""
    name = _AMOUNT_OF.get(wish.status or application.status) if wish.status or wish.amount else None
    money: Money | None = getattr(application, name) if name else None
    heading = message(
        "{film} → {festival}{year}, {scheme}{round}",
        film=wish.trip.film.title,
        festival=application.festival_name or application.festival,
        year=f" {application.edition}" if application.edition else "",
        scheme=application.scheme,
        round=f" {application.round}" if application.round else "",
    )
    if money:
        return message("{heading}: {what}, {money}", heading=heading, what=what, money=money)
    return message("{heading}: {what}", heading=heading, what=what)


def _twice(wish: Applying, made: Application) -> tuple[Message, ...]:
    said = message(
        "{film} has an application to {scheme} there already: {status}",
        film=wish.trip.film.title,
        scheme=made.scheme,
        status=made.status,
    )
    return (said,)


def _doubts(wish: Applying) -> tuple[Message, ...]:
    return (*doubts_of_day(wish.on, wish.today), *doubts_of_sum(wish.amount, wish.row))


def _ending(wish: Applying) -> tuple[Message, ...]:
    if wish.status == "planned":
        return ()
    return (message("Recorded only. The application itself goes to {who}.", who=wish.scheme.whom_to_ask),)


def _command(wish: Applying) -> str:
    festival = wish.trip.festival.id if wish.trip.festival else "FESTIVAL"
    return f"filmtrack apply {typed(wish.trip.film.id)} {typed(festival)} --scheme {typed(wish.scheme.id)}"
