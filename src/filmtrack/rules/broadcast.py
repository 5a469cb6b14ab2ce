"""Whether a film that was on television may enter."""

from filmtrack.rules.facts import Facts
from filmtrack.rules.released import released
from filmtrack.rules.verdict import Verdict

RULE = "broadcast"


def broadcast(facts: Facts) -> Verdict | None:
    """The film's broadcasts against what the festival says of them."""
    asked = facts.requirements.broadcast
    return None if asked is None else released(facts, RULE, asked, "tv")
