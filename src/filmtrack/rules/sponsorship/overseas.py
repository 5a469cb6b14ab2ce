"""Whether the event is abroad, where the scheme pays only for trips."""

from filmtrack.message import message
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Missing, Verdict, fails, passes, refers, unknown

RULE = "overseas"


def overseas(facts: SponsorFacts) -> Verdict | None:
    """The event's country against the one it must not be in; where that is only inferred, somebody has to be asked."""
    asked, event = facts.rules.overseas, facts.festival
    if asked is None or event is None:
        return None
    if event.country is None:
        where = message("the country of {event}", event=event.id)
        missing = Missing(fact=where, command="filmtrack catalogue path --own")
        said = message("where {event} takes place is not known", event=event.name)
        return unknown(RULE, said, asked, missing=missing)
    if event.country != asked.home:
        return passes(RULE, message("{event} is in {country}", event=event.name, country=event.country), asked)
    said = message("{event} is in {country}, and no trip overseas", event=event.name, country=event.country)
    if asked.provenance.certainty == "inferred":
        return refers(RULE, said, asked, who=facts.who_decides(asked))
    return fails(RULE, said, asked)
