"""Whether only first films are taken."""

from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks

RULE = "first-film"


def first_film(facts: Facts) -> Verdict | None:
    """Whether it is its director's first film, where only those are taken."""
    asked = facts.requirements.first_film
    if asked is None:
        return None
    if asked.value != "only":
        return passes(RULE, message("first films and later ones are taken"), asked)
    if facts.film.first_film is None:
        missing = film_lacks(facts.film, message("whether it is a first film"), "--first-film")
        return unknown(
            RULE, message("only first films are taken; whether this is one is not known"), asked, missing=missing
        )
    if facts.film.first_film:
        return passes(RULE, message("only first films are taken; this is one"), asked)
    return fails(RULE, message("only first films are taken; this is not one"), asked)
