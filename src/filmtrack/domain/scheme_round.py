"""Whether a scheme's round takes applications at a moment, and when each of its dates falls."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from filmtrack.domain.instants import Closing, closing, start_of_day
from filmtrack.domain.scheme import Round, RoundStatus, Scheme, SchemeDate
from filmtrack.domain.series import day_in
from filmtrack.domain.zones import resolve
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date of a round as it falls: its day, and the instant where it closes something."""

    stated: SchemeDate
    day: date
    closing: Closing | None = None

    def is_past(self, now: datetime, today: date) -> bool:
        """Whether it lies behind: by its instant where it closes something, else by its day."""
        return self.closing.closes_at <= now if self.closing else self.day < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What can be said of a round at a moment: whether it is open, and why."""

    status: RoundStatus
    reason: Message


def round_standing(scheme: Scheme, round_: Round, *, now: datetime, zone: tzinfo) -> Standing:
    """Whether the round takes applications; a round of which nobody can tell is never said to be open."""
    today = now.astimezone(zone).date()
    ended = min((each for each in (scheme.ended_on, round_.ended_on) if each), default=None)
    if ended and ended < today:
        return Standing(status="ended", reason=message("it ended on {day}", day=ended))
    if round_.status == "ended":
        return Standing(status="ended", reason=message("it is over"))
    closes = [each for each in dated(scheme, round_, now=now, zone=zone) if each.stated.what == "closes"]
    ahead = [each for each in closes if not each.is_past(now, today)]
    if closes and not ahead:
        return Standing(status="closed", reason=message("it closed on {day}", day=closes[-1].day))
    if round_.status == "unknown" or not closes:
        return Standing(status="unknown", reason=_nobody_knows(scheme))
    opens = _opens_later(scheme, round_, now, zone)
    if opens:
        return Standing(status="closed", reason=message("it opens on {day}", day=opens))
    return Standing(status="open", reason=message("it closes on {day}", day=ahead[0].day))


def dated(scheme: Scheme, round_: Round, *, now: datetime, zone: tzinfo) -> tuple[Dated, ...]:
    """The round's dates that fall on a day, soonest first; of those that recur the next one."""
    found = [each for stated in round_.dates for each in _days(scheme, stated, now, zone)]
    return tuple(sorted(found, key=lambda each: each.day))


def claim_due(round_: Round, event_ends: date | None) -> date | None:
    """The last day on which money for an event may be claimed, where the round says so and the event's end is known."""
    for each in round_.dates:
        if each.what == "claim" and each.after_event and event_ends:
            return each.after_event.after(event_ends)
        if each.what == "claim" and each.day:
            return each.day
    return None


def _days(scheme: Scheme, stated: SchemeDate, now: datetime, zone: tzinfo) -> Iterator[Dated]:
    if stated.day is not None:
        yield _on(scheme, stated, stated.day, zone)
        return
    today = now.astimezone(zone).date()
    years = range(today.year, min(today.year + 1, date.max.year) + 1)
    days = sorted(day_in(year, month, day) for year in years for month, day in stated.each)
    every = (_on(scheme, stated, day, zone) for day in days)
    following = next((each for each in every if not each.is_past(now, today)), None)
    if following:
        yield following


def _on(scheme: Scheme, stated: SchemeDate, day: date, zone: tzinfo) -> Dated:
    if stated.what not in {"closes", "claim"}:
        return Dated(stated=stated, day=day)
    place = resolve(stated.timezone or scheme.timezone, user=zone)
    return Dated(stated=stated, day=day, closing=closing(day, stated.time, place, strict=False))


def _opens_later(scheme: Scheme, round_: Round, now: datetime, zone: tzinfo) -> date | None:
    for each in round_.dates:
        if each.what == "opens" and each.day:
            place = resolve(each.timezone or scheme.timezone, user=zone) or zone
            if start_of_day(each.day, place) > now:
                return each.day
    return None


def _nobody_knows(scheme: Scheme) -> Message:
    return message("whether it takes applications is not known: ask {who}", who=scheme.whom_to_ask)
