"""What a run of `remind` does for one addressee: what it may send, under which claim, and how that claim ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.message import Message
from filmtrack.reports.reminder_lines import Line
from filmtrack.values import replace

MOST_LINES: Final = 20
"""A digest has at most so many lines; the last one counts the rest, which comes with the next digests."""

LEASE: Final = timedelta(minutes=10)
"""So long another run leaves a claim alone, for each addressee of a run."""

MOST_ATTEMPTS: Final = 5
"""So often a digest that may have arrived is sent once more."""

Turn: TypeAlias = Literal["wait", "again", "anew"]


def turn(standing: Delivery | None, now: datetime, *, verbatim: bool) -> Turn:
    """What to do about an addressee: wait for the run that is sending, send its digest again, or make a new one.

    Where readers drop a second copy of the same message (`verbatim`), what may have arrived is sent again as it was,
    under its own name, so that nothing new hides behind it.
    """
    if standing is None:
        return "anew"
    cut_off = standing.failed is None
    if cut_off and standing.lease_until > now:
        return "wait"
    uncertain = cut_off or standing.may_have_arrived
    return "again" if verbatim and uncertain and standing.attempts < MOST_ATTEMPTS else "anew"


def shown(lines: Sequence[Line], limit: int | None = MOST_LINES) -> tuple[Line, ...]:
    """The lines that a digest has room for, beside the one that counts the rest."""
    if limit is None or len(lines) <= limit:
        return tuple(lines)
    return tuple(lines[: max(limit - 1, 1)])


def claim(
    to: Addressee,
    standing: Delivery | None,
    lines: Sequence[Line],
    *,
    new_id: str,
    now: datetime,
    lease: timedelta,
    subject: str,
    text: str,
    html: str = "",
) -> Delivery:
    """A new digest for an addressee; one that surely never arrived lends it its name."""
    again = standing if standing and not (standing.failed is None or standing.may_have_arrived) else None
    return Delivery(
        id=again.id if again else new_id,
        to=to,
        claimed_at=_whole(now),
        lease_until=_whole(now + lease),
        attempts=again.attempts + 1 if again else 1,
        subject=subject,
        text=text,
        html=html,
        tellings=tuple(telling for line in lines for telling in line.tellings),
        lines=len(lines),
    )


def claim_again(standing: Delivery, *, now: datetime, lease: timedelta) -> Delivery:
    """The claim of a run that sends once more what may have arrived."""
    return replace(
        standing,
        lease_until=_whole(now + lease),
        failed=None,
        may_have_arrived=True,
        attempts=standing.attempts + 1,
    )


def arrived(claimed: Delivery, now: datetime) -> Delivery:
    """The claim of what arrived."""
    return replace(claimed, delivered_at=_whole(now), failed=None)


def failed(claimed: Delivery, reason: Message, *, uncertain: bool) -> Delivery:
    """The claim of what did not arrive, or may not have (`uncertain`)."""
    return replace(claimed, failed=str(reason), may_have_arrived=claimed.may_have_arrived or uncertain)


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
