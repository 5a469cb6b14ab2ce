"""In which tiers a film can still enter a section, each until which day and at what fee.

`enter_on` is the last day that is surely in time: the last whole day before an announced closing instant in the user's
zone, the day before the 80 % range of an expected one. Where the film is only ready on the closing day itself, it is
that day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from filmtrack.domain.festival import NOT_STATED
from filmtrack.domain.film import Film
from filmtrack.domain.forecast import Forecast
from filmtrack.domain.money import NOTHING, Money
from filmtrack.message import Message, message
from filmtrack.reports.facts import Asked
from filmtrack.reports.fees import fee_answer, fee_for, holds
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.reports.proposal import Way
from filmtrack.rules.call import Tier
from filmtrack.rules.facts import Facts
from filmtrack.values import dataclass

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From which day the film can be sent, and until which the user plans (None: without end)."""

    ready: date
    until: date | None = None


def days_for(film: Film, *, ready: date | None, until: date | None, today: date) -> Days:
    """From when on the film can be sent: as was said, else when it is finished, else now."""
    if ready is None and film.completed and film.completed.first > today:
        ready = film.completed.last
    return Days(ready=max(ready or today, today), until=until)


def ways_of(asked: Asked, facts: Facts, days: Days) -> tuple[tuple[Way, ...], Message | None]:
    """The ways into a section by their days; where there is none, why."""
    announced = [each for each in facts.call.tiers if each.is_open]
    if announced:
        ways = [way for each in announced if (way := _announced(asked, facts, each, days))]
        why = message("closes on {day}, before it can be sent", day=announced[-1].deadline.date)
    else:
        expected = list(_expected_of(asked, facts))
        ways = [way for each, when in expected if (way := _expected(asked, facts, each, when, days))]
        why = _too_late([when.expected for _, when in expected])
    kept = [each for each in ways if days.until is None or each.enter_on <= days.until]
    if ways and not kept:
        return (), message("to be entered after {day}", day=days.until)
    return tuple(sorted(kept, key=lambda each: (each.enter_on, each.tier))), None if kept else why


def _too_late(days: list[date]) -> Message:
    if not days:
        return message("no closing day is known or expected")
    return message("expected to close about {day}: too close to be sure of it", day=max(days))


def _announced(asked: Asked, facts: Facts, tier: Tier, days: Days) -> Way | None:
    deadline, closing = tier.deadline, tier.closing
    opens = facts.edition.opens
    first = max(days.ready, opens) if opens else days.ready
    if closing is None:
        enter_on = first
    else:
        sure = _local(asked, closing.warn_from_at) - _DAY
        last = _local(asked, closing.closes_at - _INSTANT)
        if last < first:
            return None
        enter_on = max(sure, first)
    section = facts.section.id if facts.section else None
    found = fee_for(deadline, facts.film, section=section, platform=asked.platform)
    return Way(
        tier=deadline.tier,
        key=deadline.key,
        enter_on=enter_on,
        closes_on=deadline.date,
        status="announced",
        fee=(found.money or NOTHING) if found else None,
        assumed=None if found else _likely_fee(asked, facts, deadline.key),
        met=tier,
    )


def _local(asked: Asked, at: datetime) -> date:
    return at.astimezone(asked.zone).date()


def _expected_of(asked: Asked, facts: Facts) -> Iterator[tuple[Occasion, Forecast]]:
    section = facts.section.id if facts.section else None
    for each in occasions(facts.festival, now=asked.now, zone=asked.zone):
        if each.status != "expected" or each.what != "deadline" or each.edition != facts.edition.year:
            continue
        if each.forecast and (not each.sections or section in each.sections):
            yield each, each.forecast


def _expected(asked: Asked, facts: Facts, occasion: Occasion, forecast: Forecast, days: Days) -> Way | None:
    enter_on = forecast.range80[0] - _DAY
    opens = facts.edition.opens
    if enter_on < (max(days.ready, opens) if opens else days.ready):
        return None
    return Way(
        tier=occasion.tier or NOT_STATED,
        key=occasion.key,
        enter_on=enter_on,
        closes_on=forecast.expected,
        status="expected",
        assumed=_likely_fee(asked, facts, occasion.key),
        range80=forecast.range80,
    )


def _likely_fee(asked: Asked, facts: Facts, key: str | None) -> Money | None:
    """What is set aside for a fee that is not certain: the last one of that tier, else the most that is usual."""
    section = facts.section.id if facts.section else None
    for edition in sorted(facts.festival.editions, key=lambda each: -each.year):
        for deadline in edition.deadlines:
            if deadline.key != key or not deadline.fees:
                continue
            certain = fee_answer(deadline, facts.film, section=section, platform=asked.platform).fee
            if certain:
                return certain.money or NOTHING
            perhaps = [
                each.money or NOTHING
                for each in deadline.fees
                if holds(each, facts.film, section=section, platform=asked.platform) is not False
            ]
            if perhaps:
                return _dearest(perhaps)
    usual = facts.festival.usual_fee
    if usual is None:
        return None
    return usual.most or usual.least or (NOTHING if usual.free else None)


def _dearest(fees: Iterable[Money]) -> Money:
    """The greatest amount, whatever its currency; of several currencies that is only a guess, and set aside as one."""
    return max(fees, key=lambda each: (each.amount, each.currency))
