"""Whether several may apply together."""

from filmtrack.message import counted, message
from filmtrack.rules.sponsorship.facts import SponsorFacts, owners_lack
from filmtrack.rules.verdict import Verdict, fails, passes, unknown

RULE = "joint-application"


def joint(facts: SponsorFacts) -> Verdict | None:
    """The number of applicants, where the round takes only one."""
    asked = facts.rules.joint
    if asked is None:
        return None
    if asked.value == "allowed":
        return passes(RULE, message("several may apply together"), asked)
    count = len(facts.applicants)
    if not count:
        missing = owners_lack(facts, message("who applies"), "…")
        return unknown(RULE, message("who applies is not known; only one may"), asked, missing=missing)
    said = counted("{count} applies, and only one may", "{count} apply, and only one may", count=count)
    return (passes if count == 1 else fails)(RULE, said, asked)
