"""Whether the event is one whose catalogue is no selection, such as a market's."""

from filmtrack.message import message
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Verdict, not_yet, passes

RULE = "market"


def market(facts: SponsorFacts) -> Verdict | None:
    """The kind of the event against those that invite nobody."""
    asked, event = facts.rules.markets, facts.festival
    if asked is None or event is None:
        return None
    if is_no_selection(facts):
        said = message(
            "{event} is a {kind}: a place in its catalogue is no selection", event=event.name, kind=event.kind
        )
        return not_yet(RULE, said, asked)
    return passes(RULE, message("{event} is a {kind}", event=event.name, kind=event.kind), asked)


def is_no_selection(facts: SponsorFacts) -> bool:
    """Whether the round does not count this kind of event as one that selects."""
    asked, event = facts.rules.markets, facts.festival
    return asked is not None and event is not None and event.kind in asked.values
