"""Whether one entrant has entered as many films there as are taken of one entrant."""

from filmtrack.message import message
from filmtrack.rules.entered import sent
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, passes, refers
from filmtrack.rules.words import FESTIVAL, in_words

RULE = "per-entrant"


def per_entrant(facts: Facts) -> Verdict | None:
    """Other films in this ledger at this edition: who their entrant is, no ledger knows, so too many are referred."""
    asked = facts.requirements.per_entrant
    if asked is None:
        return None
    if asked.at_most is None:
        return in_words(RULE, asked)
    entered = {each.film for each in sent(facts.history.same_ledger)}
    said = message("at most {most} of one entrant; {count} entered from here", most=asked.at_most, count=len(entered))
    if len(entered) >= asked.at_most:
        return refers(RULE, said, asked, who=FESTIVAL)
    return passes(RULE, said, asked)
