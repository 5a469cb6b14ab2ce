"""Whether the film is as short, and as long, as the round asks."""

from filmtrack.rules.running_time import length
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.verdict import Verdict


def running_time(facts: SponsorFacts) -> Verdict | None:
    """The film's running time against the round's bounds."""
    return length(facts.film, facts.rules.min_runtime, facts.rules.max_runtime)
