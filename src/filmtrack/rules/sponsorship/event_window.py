"""Whether the event takes place within the round's window, as far as its bounds and the event's days are known."""

from filmtrack.domain.days import DayRange
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.scheme import EventWindow
from filmtrack.message import Message, message, together
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Missing, Verdict, fails, not_yet, passes, unknown
from filmtrack.rules.windows import shown
from filmtrack.values import dataclass

RULE = "event-window"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """An edition's days: those on which it may begin, and those on which it may end."""

    first: DayRange
    last: DayRange


def event_window(facts: SponsorFacts) -> Verdict | None:
    """The event's days against the window's two ends; an end that was not found leaves the answer open."""
    asked = facts.rules.event
    if asked is None:
        return None
    if facts.festival is None:
        return not_yet(RULE, message("no festival is named; the event must be {window}", window=_window(asked)), asked)
    if facts.edition is None:
        said = message("which edition it goes to is not known; the event must be {window}", window=_window(asked))
        missing = Missing(fact=message("the edition of {festival}", festival=facts.festival.id))
        return unknown(RULE, said, asked, missing=missing)
    event = _Event(first=facts.frame.event, last=facts.frame.event_end)
    answers = (_after_the_start(event, asked), _before_the_end(event, asked))
    compared = message("held {days}; it must be {window}", days=_days(facts.edition, event), window=_window(asked))
    if False in answers:
        return fails(RULE, compared, asked)
    if None in answers:
        return unknown(RULE, compared, asked, missing=_missing(facts, facts.festival, facts.edition, event, asked))
    return passes(RULE, compared, asked)


def _after_the_start(event: _Event, asked: EventWindow) -> bool | None:
    if asked.since is None:
        return None if asked.since_unknown else True
    if event.first.first >= asked.since:
        return True
    too_early = event.last.last if asked.counts is None else event.first.last
    return False if too_early < asked.since else None


def _before_the_end(event: _Event, asked: EventWindow) -> bool | None:
    if asked.by is None:
        return None if asked.by_unknown else True
    if (event.first if asked.counts == "start" else event.last).last <= asked.by:
        return True
    too_late = event.last.first if asked.counts == "whole" else event.first.first
    return False if too_late > asked.by else None


def _missing(facts: SponsorFacts, festival: Festival, edition: Edition, event: _Event, asked: EventWindow) -> Missing:
    if asked.since_unknown or asked.by_unknown:
        end = message("the first day of the window") if asked.since_unknown else message("the last day of the window")
        return facts.ask(end)
    if event.first.known_day is None or event.last.known_day is None:
        days = message("the days of {festival} {year}", festival=festival.id, year=str(edition.year))
        held = f"--edition {edition.year} --starts YYYY-MM-DD --ends YYYY-MM-DD"
        return Missing(fact=days, command=f"filmtrack announce {festival.id} {held}")
    return facts.ask(message("whether an event that lies only partly inside counts"))


def _window(asked: EventWindow) -> Message:
    parts = []
    if asked.since:
        parts.append(message("on or after {day}", day=asked.since))
    elif asked.since_unknown:
        parts.append(message("on or after a day that was not found"))
    if asked.by:
        parts.append(message("by {day}", day=asked.by))
    elif asked.by_unknown:
        parts.append(message("by a day that was not found"))
    return together(tuple(parts)) or message("on any day")


def _days(edition: Edition, event: _Event) -> object:
    if edition.starts is None:
        return message("in {year}", year=str(edition.year))
    if edition.ends is None or edition.ends == edition.starts:
        return edition.starts
    return message("{first} to {last}", first=shown(event.first), last=shown(event.last))
