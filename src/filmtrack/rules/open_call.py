"""Whether the call is open for this film: closed, not open yet, or nobody knows when it closes."""

from datetime import date
from functools import cache

from filmtrack.message import Message, message
from filmtrack.rules.call import Tier
from filmtrack.rules.facts import Facts
from filmtrack.rules.frame import last_closing
from filmtrack.rules.verdict import Missing, Verdict
from filmtrack.rules.words import film_lacks

RULE = "open"


def open_call(facts: Facts) -> Verdict:
    """The closing dates that bind the film, and the opening day, at this moment."""
    edition, last = facts.edition, facts.call.last
    if edition.cancelled:
        return Verdict(
            rule=RULE,
            answer="fail",
            reason=message("{year} is cancelled", year=str(edition.year)),
            provenance=edition.provenance,
        )
    if last is None:
        return _no_date(facts)
    if not facts.call.sure and len({each.is_open for each in facts.call.tiers}) > 1:
        return _hangs_on_completion(facts, last)
    if facts.call.current is None:
        closed = message("closed on {day}", day=last.deadline.date)
        return Verdict(rule=RULE, answer="fail", reason=closed, provenance=last.deadline.provenance)
    return Verdict(rule=RULE, answer="pass", reason=_until(facts, last), provenance=last.deadline.provenance)


def _until(facts: Facts, last: Tier) -> Message:
    opens = facts.edition.opens
    if last.deadline.date is None or last.deadline.rolling:
        closes = message("it takes films all the time")
    elif last.closing and not last.closing.hour_known:
        closes = message("closes on {day}, hour unknown", day=last.deadline.date)
    else:
        closes = message("closes on {day}", day=last.deadline.date)
    if opens is None:
        return message("{closes}; the opening day is not stated", closes=closes)
    if opens > facts.today:
        return message("not open yet: opens on {day}, {closes}", day=opens, closes=closes)
    return closes


def _no_date(facts: Facts) -> Verdict:
    year = facts.edition.year
    said, fact = _not_known(year)
    missing = Missing(fact=fact, command=f"filmtrack announce {facts.festival.id} YYYY-MM-DD --edition {year}")
    closed = _closed_before(facts)
    if closed and facts.previous:
        before = str(facts.previous.year)
        said = message("{said}; that of {before} was {day}", said=said, before=before, day=closed)
    return Verdict(rule=RULE, answer="unknown", reason=said, provenance=facts.edition.provenance, missing=missing)


def is_shared(facts: Facts) -> bool:
    """Whether an unknown closing day is told alike of every section: the call before had no days of some sections."""
    return facts.previous is None or not any(each.sections for each in facts.previous.deadlines)


def _closed_before(facts: Facts) -> date | None:
    """The last closing day of the call before in this section, or for films outside the sections."""
    if facts.previous is None or is_shared(facts):
        return last_closing(facts.previous) if facts.previous else None
    if facts.section is None:
        return last_closing(facts.previous, outside=facts.festival.outside_sections)
    return last_closing(facts.previous, section=facts.section.id)


@cache
def _not_known(year: int) -> tuple[Message, Message]:
    """What is said, and what is missing; most festivals have announced nothing for a year that most others share."""
    return (
        message("no closing day of {year} is known", year=str(year)),
        message("the closing day of {year}", year=str(year)),
    )


def _hangs_on_completion(facts: Facts, last: Tier) -> Verdict:
    said = message(
        "which closing day binds it hangs on when it was finished: {days}",
        days=tuple(each.deadline.date for each in facts.call.tiers),
    )
    missing = film_lacks(facts.film, message("the day it was finished"), "--completed YYYY-MM-DD")
    return Verdict(rule=RULE, answer="unknown", reason=said, provenance=last.deadline.provenance, missing=missing)
