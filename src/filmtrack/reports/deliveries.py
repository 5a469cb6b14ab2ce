"""Which digests went to whom, one row each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeAlias

from filmtrack.domain.telling import Delivery
from filmtrack.values import dataclass

DeliveryStatus: TypeAlias = Literal["delivered", "sending", "failed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """One digest: when it was made, for whom, with how many reminders, and what became of it.

    `sending` is on its way in a run that has not ended; `unknown` may or may not have arrived.
    """

    at: datetime
    via: str
    to: str
    status: DeliveryStatus
    delivered_at: datetime | None
    reminders: int
    attempts: int
    failure: str | None
    subject: str
    message_id: str


def delivery_rows(deliveries: Iterable[Delivery], *, now: datetime) -> tuple[DeliveryRow, ...]:
    """The rows of digests, in their order."""
    return tuple(
        DeliveryRow(
            at=each.claimed_at,
            via=each.to.destination,
            to=each.to.recipient,
            status=_status(each, now),
            delivered_at=each.delivered_at,
            reminders=each.lines,
            attempts=each.attempts,
            failure=each.failed,
            subject=each.subject,
            message_id=each.id,
        )
        for each in deliveries
    )


def _status(delivery: Delivery, now: datetime) -> DeliveryStatus:
    if delivery.delivered_at is not None:
        return "delivered"
    if delivery.failed is not None and not delivery.may_have_arrived:
        return "failed"
    return "sending" if delivery.failed is None and delivery.lease_until > now else "unknown"
