"""Whether the director has entered as many films there as are taken of one director."""

from filmtrack.message import message
from filmtrack.rules.entered import planned, sent
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks, in_words

RULE = "per-director"


def per_director(facts: Facts) -> Verdict | None:
    """Other films by the same director at this edition; withdrawn ones do not count, planned ones are mentioned."""
    asked = facts.requirements.per_director
    if asked is None:
        return None
    if asked.at_most is None:
        return in_words(RULE, asked)
    if not facts.film.directors:
        said = message("its director is not known; {most} of one director are taken", most=asked.at_most)
        return unknown(RULE, said, asked, missing=film_lacks(facts.film, message("its director"), "--director NAME"))
    others = facts.history.same_director
    entered = {each.film for each in sent(others)}
    if len(entered) >= asked.at_most:
        said = message(
            "{films} by the same director entered; {most} of one director are taken",
            films=tuple(sorted(entered)),
            most=asked.at_most,
        )
        return fails(RULE, said, asked)
    intended = {each.film for each in planned(others)} - entered
    if len(entered) + len(intended) >= asked.at_most:
        said = message(
            "{films} by the same director planned too: {most} of one director are taken",
            films=tuple(sorted(intended)),
            most=asked.at_most,
        )
        return passes(RULE, said, asked)
    return passes(
        RULE, message("at most {most} of one director; {count} entered", most=asked.at_most, count=len(entered)), asked
    )
