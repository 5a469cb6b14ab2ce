"""Whether the festival is on the round's list; of one that is not, people may decide."""

from filmtrack.domain.scheme import Listed
from filmtrack.message import MONTHS, Message, message
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.sponsorship.market import is_no_selection
from filmtrack.rules.verdict import Verdict, fails, not_yet, passes, unknown

RULE = "festival-list"


def festival_list(facts: SponsorFacts) -> Verdict | None:
    """The festival against the list, as far as that is known; an event that selects nobody needs no list."""
    asked = facts.rules.festivals
    if asked is None or is_no_selection(facts):
        return None
    if facts.festival is None:
        return not_yet(RULE, message("no festival is named"), asked)
    name = facts.festival.name
    found = asked.entry(facts.festival.id)
    if found:
        return passes(RULE, _on_the_list(found, name), asked)
    known = message("{festival} is not on the festival list", festival=name)
    if asked.complete:
        return fails(RULE, known, asked)
    part = message("{festival} is not on the part of the festival list that is known", festival=name)
    if asked.else_ask:
        return fails(RULE, part, asked)
    return unknown(RULE, part, asked, missing=facts.ask(message("whether the whole list has it")))


def _on_the_list(found: Listed, name: str) -> Message:
    if found.day is None:
        return message("{festival} is on the festival list", festival=name)
    month, day = found.day
    beside = f"{day} {MONTHS[month - 1]}"
    return message("{festival} is on the festival list (with its own closing day {day})", festival=name, day=beside)
