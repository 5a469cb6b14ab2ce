"""Whether every director is young, or old, enough on the day that counts."""

from filmtrack.domain.days import DayRange
from filmtrack.domain.requirements import AgeLimit
from filmtrack.message import message
from filmtrack.rules.ages import Ages, ages_of, bounds
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks, in_words

RULE = "director-age"


def director_age(facts: Facts) -> Verdict | None:
    """The directors' ages against the bound."""
    asked = facts.requirements.director_age
    if asked is None:
        return None
    if asked.at_least is None and asked.at_most is None:
        return in_words(RULE, asked)
    wanted = bounds(asked.at_least, asked.at_most)
    day = _counting_day(facts, asked)
    directors = facts.film.directors
    missing = film_lacks(facts.film, message("when its directors were born"), '--director "NAME: born 1990"')
    if not directors or day is None:
        said = message("the directors' ages are not known; {asked} is asked for", asked=wanted)
        return unknown(RULE, said, asked, missing=missing)
    ages = [ages_of(each, day) for each in directors]
    said = message(
        "directors aged {ages}; {asked} is asked for", ages=tuple(_said(each) for each in ages), asked=wanted
    )
    fits = [each and each.keep_to(asked.at_least, asked.at_most) for each in ages]
    if False in fits:
        return fails(RULE, said, asked)
    return unknown(RULE, said, asked, missing=missing) if None in fits else passes(RULE, said, asked)


def _counting_day(facts: Facts, asked: AgeLimit) -> DayRange | None:
    match asked.on:
        case "closing":
            return facts.frame.closing
        case "event":
            return facts.frame.event
        case _:
            return facts.film.completed


def _said(ages: Ages | None) -> object:
    if ages is None:
        return message("not known")
    return ages.least if ages.least == ages.most else message("{least} to {most}", least=ages.least, most=ages.most)
