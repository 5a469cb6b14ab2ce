"""All rules of a round, in the order in which people read them; every one is asked, none stops the others."""

from collections.abc import Callable

from filmtrack.rules.sponsorship.applicants import applicants
from filmtrack.rules.sponsorship.event_window import event_window
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.rules.sponsorship.festival_list import festival_list
from filmtrack.rules.sponsorship.in_words import in_words, rest
from filmtrack.rules.sponsorship.invitation import invitation
from filmtrack.rules.sponsorship.joint import joint
from filmtrack.rules.sponsorship.market import market
from filmtrack.rules.sponsorship.overseas import overseas
from filmtrack.rules.sponsorship.ownership import ownership
from filmtrack.rules.sponsorship.production import production
from filmtrack.rules.sponsorship.running_time import running_time
from filmtrack.rules.verdict import Verdict

RULES: tuple[Callable[[SponsorFacts], Verdict | None], ...] = (
    applicants,
    joint,
    ownership,
    production,
    running_time,
    invitation,
    market,
    festival_list,
    event_window,
    overseas,
)


def judge(facts: SponsorFacts) -> tuple[Verdict, ...]:
    """The verdict of every rule that the round states, and one unknown for those that nobody found."""
    answers = [verdict for rule in RULES if (verdict := rule(facts)) is not None]
    answers += in_words(facts)
    if unfound := rest(facts):
        answers.append(unfound)
    return tuple(answers)
