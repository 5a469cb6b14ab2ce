"""The matter of one announced closing date: in words, what it costs to wait, and what to do next."""

from collections.abc import Iterator

from filmtrack.domain.festival import NOT_STATED, Deadline, Fee, Festival
from filmtrack.domain.instants import Closing
from filmtrack.domain.typed import typed
from filmtrack.message import Message, message, together
from filmtrack.reports.fees import fee_for, is_dearer
from filmtrack.reports.interests import Concern, Interest
from filmtrack.reports.matters import Matter
from filmtrack.reports.names import edition_name
from filmtrack.reports.occasion import Occasion
from filmtrack.rules.frame import takes_entries
from filmtrack.values import dataclass

CHECK_AGAIN = (14, 3, -1)
"""So many days before an announced date it is looked at once more, whether it still holds; and on the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One announced deadline, when it closes, and why it matters."""

    interest: Interest
    occasion: Occasion
    deadline: Deadline
    closing: Closing
    concern: Concern

    @property
    def festival(self) -> Festival:
        """The festival that closes."""
        return self.interest.festival

    @property
    def films(self) -> tuple[str, ...]:
        """The ids of the films that it concerns."""
        return self.concern.films


def deadline_matter(due: Due, days: tuple[int, ...]) -> Matter:
    """The matter of a closing date, to be told so many days before."""
    occasion, festival, closing = due.occasion, due.festival, due.closing
    price = _price(due)
    heading, name = edition_name(festival, occasion.edition), deadline_name(occasion)
    over = message("{festival}: the {what} is over; was it extended?", festival=heading, what=name)
    checks = _checks(due)
    again = message("look whether the date still holds")
    if festival.website:
        over = message("{said} {site}", said=over, site=festival.website)
        again = message("{said}: {site}", said=again, site=festival.website)
    return Matter(
        id=matter_id(occasion),
        kind="price" if price else "deadline",
        text=_together(message("{festival}: {what}", festival=heading, what=price or name), *_beside(due, price)),
        command=_command(due),
        past=_together(over, *_whose(due)),
        past_command=f"filmtrack announce {festival.id} YYYY-MM-DD --edition {occasion.edition} --extended",
        remarks=tuple((each, again) for each in checks if each >= 0),
        films=due.films,
        festival=festival.id,
        name=festival.name,
        edition=occasion.edition,
        tier=occasion.tier,
        due_on=due.deadline.date,
        closes_at=closing.closes_at,
        warn_from_at=closing.warn_from_at,
        hour_known=closing.hour_known,
        festival_timezone=due.deadline.timezone or festival.timezone,
        stages=tuple(sorted({*days, *checks}, reverse=True)),
    )


def matter_id(occasion: Occasion) -> str:
    """Festival, edition and key: what a reminder hangs on, whatever becomes of the date."""
    return f"{occasion.festival.id}/{occasion.edition or '-'}/{occasion.key}"


def deadline_name(occasion: Occasion) -> Message:
    """What closes, in words, with the sections and platforms that it closes."""
    named = occasion.tier not in {None, NOT_STATED}
    what = message("{tier} deadline", tier=occasion.tier) if named else message("deadline")
    known = {each.id: each.name for each in occasion.festival.sections}
    whose = (*(known.get(each, each) for each in occasion.sections), *occasion.platforms)
    return message("{what} ({whose})", what=what, whose=whose) if whose else what


def _checks(due: Due) -> tuple[int, ...]:
    """The stages at which the date is to be looked at once more, unless somebody did so since."""
    checked = due.occasion.provenance.checked
    day = due.deadline.date
    return tuple(each for each in CHECK_AGAIN if checked is None or day is None or (day - checked).days > each)


def _beside(due: Due, price: Message | None) -> Iterator[Message]:
    fee = _fee(due, due.deadline)
    if fee and not price:
        yield message("{fee}", fee=_cost(fee))
    if due.deadline.replaces:
        yield message("extended, it was {day}", day=due.deadline.replaces)
    if due.deadline.basis == "postmarked":
        yield message("the postmark counts")
    yield from _whose(due)


def _whose(due: Due) -> Iterator[Message]:
    planned = {each.film for each in due.concern.planned}
    if planned:
        yield message("planned: {films}", films=_titles(due, tuple(sorted(planned))))
    others = tuple(each for each in due.concern.candidates if each not in planned)
    if others:
        yield message("may enter: {films}", films=_titles(due, others))


def _titles(due: Due, films: tuple[str, ...]) -> tuple[str, ...]:
    known = due.interest.films
    return tuple(known[each].title if each in known else each for each in films)


def _price(due: Due) -> Message | None:
    """What it costs to wait, where a later date of the same edition is known to be dearer."""
    now, later = _fee(due, due.deadline), _next(due)
    after = _fee(due, later) if later else None
    if now is None or after is None or not is_dearer(after.money, now.money):
        return None
    what = deadline_name(due.occasion)
    return message("the price rises after the {what}, {now} to {after}", what=what, now=_cost(now), after=_cost(after))


def _next(due: Due) -> Deadline | None:
    """The next date on which the same sections close."""
    edition, own = due.occasion.known, due.deadline
    later = [
        (each.date, each.key, each)
        for each in (edition.deadlines if edition else ())
        if each.date and own.date and each.date > own.date and takes_entries(each) and each.sections == own.sections
    ]
    return min(later)[2] if later else None


def _fee(due: Due, deadline: Deadline) -> Fee | None:
    """The fee of the one film that it is about; of several, the one that everybody pays."""
    film = due.interest.films.get(due.films[0]) if len(due.films) == 1 else None
    if film:
        entry = next(iter(due.concern.planned), None)
        section, platform = (entry.section, entry.platform) if entry else (None, None)
        return fee_for(deadline, film, section=section, platform=platform)
    return deadline.fees[0] if len(deadline.fees) == 1 and not deadline.fees[0].conditional else None


def _cost(fee: Fee) -> object:
    return fee.money or message("free")


def _command(due: Due) -> str:
    if len(due.films) == 1:
        return f"filmtrack submit {typed(due.films[0])} {typed(due.festival.id)}"
    return f"filmtrack festival show {due.festival.id}"


def _together(first: Message, *more: Message) -> Message:
    return together((first, *more)) or first
