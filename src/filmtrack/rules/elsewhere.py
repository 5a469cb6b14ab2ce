"""Conditions that another edition states and this one does not: this year's rule is not known, and that is said."""

from collections.abc import Iterator, Mapping

from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, unknown


def stated_elsewhere(facts: Facts, rule_of: Mapping[str, str]) -> Iterator[Verdict]:
    """One unknown for every condition that only another edition states; `rule_of` names the rule that judges each."""
    year, then = str(facts.edition.year), str(facts.elsewhere_year)
    for name, demand in facts.elsewhere:
        if getattr(facts.requirements, name) is None:
            said = message("the rule of {year} is not known; one is known of {then}", year=year, then=then)
            missing = Missing(
                fact=message("the rule of {year}", year=year), command=f"filmtrack festival show {facts.festival.id}"
            )
            yield unknown(rule_of[name], said, demand, missing=missing)
