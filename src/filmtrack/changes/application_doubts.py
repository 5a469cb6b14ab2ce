"""What somebody should look at who records an application, though it stands in nobody's way."""

from datetime import date

from filmtrack.domain.application import Application, ApplicationStatus
from filmtrack.domain.entry import ACCEPTED
from filmtrack.domain.money import Money
from filmtrack.message import Message, message
from filmtrack.reports.sponsor import SponsorRow
from filmtrack.reports.trips import Trip

_BEFORE: dict[ApplicationStatus, ApplicationStatus] = {
    "granted": "applied",
    "refused": "applied",
    "travelled": "granted",
    "claimed": "granted",
    "paid": "granted",
}
"""Which status usually comes before another."""


def doubts_of_trip(trip: Trip, row: SponsorRow) -> tuple[Message, ...]:
    """No selection, a round that may not be open, rules that say no."""
    found = []
    name = trip.festival.name if trip.festival else ""
    if trip.entry is None or trip.entry.status not in ACCEPTED:
        found.append(message("no selection by {festival} is recorded, and schemes want one first", festival=name))
    if row.round_status != "open":
        status, reason = row.round_status, row.round_reason
        found.append(message("the round is not known to be open ({status}): {reason}", status=status, reason=reason))
    if row.verdict == "not-eligible":
        found.append(message("by the rules that are known it is not eligible: {why}", why=row.answer))
    return tuple(found)


def doubts_of_day(on: date, today: date) -> tuple[Message, ...]:
    """A day that has not come."""
    return (message("{day} is still to come", day=on),) if on > today else ()


def doubts_of_sum(amount: Money | None, row: SponsorRow) -> tuple[Message, ...]:
    """More asked or granted than the round's own ceiling, where one is known."""
    for each in row.grants:
        ceiling = each.amount if each.ceiling and each.round == row.round else None
        if ceiling and amount and ceiling.currency == amount.currency and amount.amount > ceiling.amount:
            return (message("{amount} is over the ceiling of {ceiling}", amount=amount, ceiling=ceiling),)
    return ()


def doubts_of_order(made: Application, status: ApplicationStatus | None) -> tuple[Message, ...]:
    """A status that comes before the one it follows on."""
    before = _BEFORE.get(status) if status else None
    if before is None or made.reached(before):
        return ()
    return (message("as far as the record says it was never {before}", before=before),)
