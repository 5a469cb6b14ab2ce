"""Whether the festival has invited the film: a submission alone is no invitation."""

from collections.abc import Sequence

from filmtrack.domain.entry import ACCEPTED, Entry
from filmtrack.message import Message, message
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.sponsorship.market import is_no_selection
from filmtrack.rules.verdict import Verdict, fails, not_yet, passes

RULE = "invitation"

_OVER = frozenset({"not-selected", "withdrawn", "disqualified"})


def invitation(facts: SponsorFacts) -> Verdict | None:
    """What the record says of the film at that edition; a market's catalogue is left to the rule on markets."""
    asked = facts.rules.invitation
    if asked is None or is_no_selection(facts):
        return None
    if asked.value == "none":
        return passes(RULE, message("no invitation is asked for"), asked)
    if facts.if_selected:
        return passes(RULE, message("taken for granted, as asked for with --if-selected"), asked)
    if facts.festival is None:
        return not_yet(RULE, message("no festival has selected it so far"), asked)
    name = facts.festival.name
    accepted = [each for each in facts.entries if each.status in ACCEPTED]
    if accepted:
        on = _selected_on(accepted[0])
        return passes(RULE, message("selected by {festival} on {day}", festival=name, day=on), asked)
    if facts.entries and all(each.status in _OVER for each in facts.entries):
        status = facts.entries[0].status.replace("-", " ")
        return fails(RULE, message("{festival}: {status}", festival=name, status=status), asked)
    return not_yet(RULE, _so_far(facts.entries, name), asked)


def _selected_on(entry: Entry) -> object:
    return entry.reached("selected") or entry.history[-1].on


def _so_far(entries: Sequence[Entry], festival: str) -> Message:
    if not entries:
        return message("the record holds no selection by {festival}", festival=festival)
    status = entries[0].status.replace("-", " ")
    return message(
        "{festival}: {status} so far, and only a selection is an invitation", festival=festival, status=status
    )
