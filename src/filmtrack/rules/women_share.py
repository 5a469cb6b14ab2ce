"""Whether enough of the directors are women."""

from filmtrack.domain.spelling import plain_name
from filmtrack.message import message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, refers, unknown
from filmtrack.rules.words import FESTIVAL, film_lacks, in_words

RULE = "women-share"

_WOMAN = frozenset({"woman", "women", "female", "f", "w", "cis woman", "trans woman", "女"})
_MAN = frozenset({"man", "men", "male", "m", "cis man", "trans man", "男"})


def women_share(facts: Facts) -> Verdict | None:
    """The share of women among the directors, in percent; who is neither woman nor man leaves it to the festival."""
    asked = facts.requirements.women_share
    if asked is None:
        return None
    if asked.at_least is None:
        return in_words(RULE, asked)
    directors = facts.film.directors
    genders = [plain_name(each.gender) if each.gender else "" for each in directors]
    women = sum(each in _WOMAN for each in genders)
    not_told = sum(not each for each in genders)
    others = sum(bool(each) and each not in _WOMAN | _MAN for each in genders)
    said = message(
        "{women} of {count} directors are women; {least} % are asked for",
        women=women,
        count=len(directors),
        least=asked.at_least,
    )

    def enough(number: int) -> bool:
        return number * 100 >= (asked.at_least or 0) * len(directors)

    if directors and enough(women):
        return passes(RULE, said, asked)
    missing = film_lacks(facts.film, message("its directors' gender"), '--director "NAME: gender woman"')
    if not directors or (not_told and enough(women + not_told + others)):
        return unknown(RULE, said, asked, missing=missing)
    if others and enough(women + others):
        return refers(RULE, said, asked, who=FESTIVAL)
    return fails(RULE, said, asked)
