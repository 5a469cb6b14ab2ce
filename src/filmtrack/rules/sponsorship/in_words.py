"""Rules that no key can hold, and the rest of a round's rules where only a part of them is known."""

from collections.abc import Iterator

from filmtrack.domain.requirements import Demand
from filmtrack.domain.scheme import SponsorRules
from filmtrack.message import message
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Verdict, unknown
from filmtrack.rules.words import in_words as stated_in_words

REST = "other-rules"


def in_words(facts: SponsorFacts) -> Iterator[Verdict]:
    """One referral for each rule that a person has to read."""
    for each in facts.rules.in_words:
        yield stated_in_words(each.id, each, words=each.text, who=facts.who_decides(each))


def rest(facts: SponsorFacts) -> Verdict | None:
    """That other rules exist which nobody found; None where all are known."""
    known = "none" if facts.rules == SponsorRules() else facts.round.rules_known
    if known == "all":
        return None
    if known == "part":
        said = message("only a part of the rules of the round {round} is known", round=facts.round.id)
    else:
        said = message("no rule of the round {round} is known", round=facts.round.id)
    demand = Demand(provenance=facts.round.provenance)
    return unknown(REST, said, demand, missing=facts.ask(message("the rules of the round")))
