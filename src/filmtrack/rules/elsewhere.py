"""Conditions that another edition states and this one does not: this year's rule is not known, and that is said."""

from collections.abc import Iterator
from dataclasses import fields

from filmtrack.domain.requirements import Demand, Requirements
from filmtrack.message import message
from filmtrack.rules import (
    broadcast,
    completion,
    director_age,
    exclusive,
    first_film,
    genre,
    language,
    online,
    origin,
    per_director,
    per_entrant,
    premiere,
    resubmission,
    running_time,
    student,
    subtitles,
    women_share,
)
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, unknown

_RULE_OF = {
    "max_runtime": running_time.RULE,
    "min_runtime": running_time.RULE,
    "completion": completion.RULE,
    "premiere": premiere.RULE,
    "origin": origin.RULE,
    "language": language.RULE,
    "student": student.RULE,
    "first_film": first_film.RULE,
    "director_age": director_age.RULE,
    "women_share": women_share.RULE,
    "subtitles": subtitles.RULE,
    "resubmission": resubmission.RULE,
    "per_director": per_director.RULE,
    "per_entrant": per_entrant.RULE,
    "exclusive_with": exclusive.RULE,
    "online": online.RULE,
    "broadcast": broadcast.RULE,
    "genres": genre.RULE,
    "excluded_genres": genre.RULE,
}
"""The rule that judges each condition."""


def stated_elsewhere(facts: Facts) -> Iterator[Verdict]:
    """One unknown for every condition that only another edition states."""
    if facts.elsewhere is None:
        return
    for name, demand in _stated(facts.elsewhere):
        if getattr(facts.requirements, name) is None:
            year, then = str(facts.edition.year), str(facts.elsewhere_year)
            said = message("the rule of {year} is not known; one is known of {then}", year=year, then=then)
            missing = Missing(
                fact=message("the rule of {year}", year=year), command=f"filmtrack festival show {facts.festival.id}"
            )
            yield unknown(_RULE_OF[name], said, demand, missing=missing)


def _stated(requirements: Requirements) -> Iterator[tuple[str, Demand]]:
    for each in fields(requirements):
        demand = getattr(requirements, each.name)
        if demand is not None:
            yield each.name, demand
