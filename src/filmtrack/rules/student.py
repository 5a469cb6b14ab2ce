"""Whether student films are asked for, or refused."""

from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks

RULE = "student"

_ALL = message("student films and others are taken")


def student(facts: Facts) -> Verdict | None:
    """Whether the film is a student's, where that matters."""
    asked = facts.requirements.student
    if asked is None:
        return None
    if asked.value == "any":
        return passes(RULE, _ALL, asked)
    only = asked.value == "only"
    rule = message("only student films are taken") if only else message("student films are not taken")
    if facts.film.student is None:
        missing = film_lacks(facts.film, message("whether it is a student film"), "--student")
        return unknown(RULE, message("{rule}; whether this is one is not known", rule=rule), asked, missing=missing)
    own = message("this is one") if facts.film.student else message("this is none")
    return (passes if facts.film.student is only else fails)(RULE, message("{rule}; {own}", rule=rule, own=own), asked)
