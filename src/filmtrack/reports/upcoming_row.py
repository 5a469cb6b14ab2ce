"""One occasion as the row that shows it, with what it costs, when that rises, and what must be said beside it."""

from datetime import date, datetime

from filmtrack.domain.festival import Deadline, Fee
from filmtrack.domain.instants import days_left
from filmtrack.message import Message, message, together
from filmtrack.reports.fees import fee_in_words, is_dearer
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.rows import UpcomingRow


def row_of(occasion: Occasion, *, now: datetime, today: date) -> UpcomingRow:
    """The row that shows an occasion."""
    festival, deadline, forecast, closing = (
        occasion.festival,
        occasion.deadline,
        occasion.forecast,
        occasion.closing,
    )
    source = occasion.provenance
    fee = _fee(deadline.fees) if deadline else None
    return UpcomingRow(
        festival=festival.id,
        name=festival.name,
        kind=festival.kind,
        country=festival.country,
        city=festival.city,
        edition=occasion.edition,
        key=occasion.key,
        tier=occasion.tier,
        sections=occasion.sections,
        platforms=occasion.platforms,
        what=occasion.what,
        status=occasion.status,
        date=occasion.date,
        ends_on=occasion.ends,
        time=deadline.time if deadline else None,
        festival_timezone=(deadline.timezone if deadline else None) or festival.timezone,
        hour_known=closing.hour_known if closing else False,
        closes_at=closing.closes_at if closing else None,
        warn_from_at=closing.warn_from_at if closing else None,
        days_left=_days_left(occasion, now, today),
        fee=fee.money if fee else None,
        free=(fee.money is None) if fee else None,
        price_rises_on=_price_rises_on(occasion, fee),
        replaces=deadline.replaces if deadline else None,
        superseded_by=occasion.superseded_by,
        range50=forecast.range50 if forecast else None,
        range80=forecast.range80 if forecast else None,
        range90=forecast.range90 if forecast else None,
        editions_known=forecast.editions_known if forecast else None,
        last_known_edition=forecast.last_known_year if forecast else None,
        source="; ".join(source.sources) or None,
        checked_on=source.checked,
        as_of=source.as_of,
        stated=deadline.stated if deadline else None,
        note=_note(occasion),
        website=festival.website,
        entry=None,
        closed=bool(closing and closing.closes_at <= now),
    )


def _days_left(occasion: Occasion, now: datetime, today: date) -> int | None:
    if occasion.closing:
        return days_left(now, occasion.closing.closes_at)
    return (occasion.date - today).days if occasion.date else None


def _fee(fees: tuple[Fee, ...]) -> Fee | None:
    """The fee that every entry pays, if there is one; a fee that depends on the film is told in the note."""
    plain = [each for each in fees if not each.conditional]
    return plain[0] if len(plain) == 1 and len(fees) == 1 else None


def _price_rises_on(occasion: Occasion, fee: Fee | None) -> date | None:
    """This tier's date, when a later tier of the same edition and sections is known to cost more."""
    if not fee or not occasion.known or not occasion.date:
        return None
    for later in occasion.known.deadlines:
        dearer = _fee(later.fees)
        follows = later.date is not None and later.date > occasion.date and later.sections == occasion.sections
        if follows and dearer and is_dearer(dearer.money, fee.money):
            return occasion.date
    return None


def _note(occasion: Occasion) -> Message | None:
    parts: list[Message] = []
    if occasion.following:
        parts.append(message("the edition after is expected {day}", day=occasion.following.expected))
    if occasion.superseded_by:
        parts.append(message("newer than the list: {newer}", newer=occasion.superseded_by))
    parts += occasion.reasons
    if occasion.closing:
        parts += occasion.closing.notes
    if occasion.deadline:
        parts += _deadline_notes(occasion.deadline)
    return together(tuple(parts))


def _deadline_notes(deadline: Deadline) -> list[Message]:
    parts = []
    if deadline.rolling:
        parts.append(message("open all the time"))
    if deadline.closes != "entry":
        parts.append(message("closes the {what}", what=deadline.closes))
    if deadline.basis == "postmarked":
        parts.append(message("the postmark counts"))
    parts += [fee_in_words(fee) for fee in deadline.fees if fee.conditional or len(deadline.fees) > 1]
    if deadline.completed and deadline.completed.note:
        parts.append(message("{note}", note=deadline.completed.note))
    parts += [message("{note}", note=note) for note in deadline.notes]
    return parts
