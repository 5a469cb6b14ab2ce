"""Whether a film that is, or was, online may enter."""

from filmtrack.rules.facts import Facts
from filmtrack.rules.released import released
from filmtrack.rules.verdict import Verdict

RULE = "online"


def online(facts: Facts) -> Verdict | None:
    """The film's showings online against what the festival says of them."""
    asked = facts.requirements.online
    return None if asked is None else released(facts, RULE, asked, "online")
