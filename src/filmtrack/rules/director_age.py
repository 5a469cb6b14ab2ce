"""Whether every director is young, or old, enough on the day that counts."""

from datetime import date, timedelta

from filmtrack.domain.days import DayRange
from filmtrack.domain.film import Person
from filmtrack.domain.requirements import AgeLimit
from filmtrack.domain.series import day_in
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Verdict, fails, passes, unknown
from filmtrack.rules.words import film_lacks, in_words
from filmtrack.values import dataclass

RULE = "director-age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The ages in whole years that somebody may have on a day: equal where it is known exactly."""

    least: int
    most: int


def director_age(facts: Facts) -> Verdict | None:
    """The directors' ages against the bound."""
    asked = facts.requirements.director_age
    if asked is None:
        return None
    if asked.at_least is None and asked.at_most is None:
        return in_words(RULE, asked)
    day = _counting_day(facts, asked)
    directors = facts.film.directors
    missing = film_lacks(facts.film, message("when its directors were born"), '--director "NAME: born 1990"')
    if not directors or day is None:
        said = message("the directors' ages are not known; {asked} is asked for", asked=_asked(asked))
        return unknown(RULE, said, asked, missing=missing)
    ages = [ages_of(each, day) for each in directors]
    said = message(
        "directors aged {ages}; {asked} is asked for", ages=tuple(_said(each) for each in ages), asked=_asked(asked)
    )
    fits = [_fits(each, asked) for each in ages]
    if False in fits:
        return fails(RULE, said, asked)
    return unknown(RULE, said, asked, missing=missing) if None in fits else passes(RULE, said, asked)


def ages_of(person: Person, day: DayRange) -> Ages | None:
    """The ages that a person may have on a day, from the year of birth or an age on another day; None when unknown."""
    if person.birth_year is not None:
        born_first, born_last = date(person.birth_year, 1, 1), date(person.birth_year, 12, 31)
    elif person.age is not None and person.age_on is not None:
        day_after = _years_before(person.age_on, person.age + 1) + timedelta(days=1)
        born_first, born_last = day_after, _years_before(person.age_on, person.age)
    else:
        return None
    return Ages(least=_whole_years(born_last, day.first), most=_whole_years(born_first, day.last))


def _counting_day(facts: Facts, asked: AgeLimit) -> DayRange | None:
    match asked.on:
        case "closing":
            return facts.frame.closing
        case "event":
            return facts.frame.event
        case _:
            return facts.film.completed


def _fits(ages: Ages | None, asked: AgeLimit) -> bool | None:
    if ages is None:
        return None
    least, most = asked.at_least or 0, asked.at_most if asked.at_most is not None else ages.most
    if ages.least >= least and ages.most <= most:
        return True
    return False if ages.most < least or ages.least > most else None


def _asked(asked: AgeLimit) -> Message:
    if asked.at_least is None:
        return message("at most {age}", age=asked.at_most)
    if asked.at_most is None:
        return message("at least {age}", age=asked.at_least)
    return message("{least} to {most}", least=asked.at_least, most=asked.at_most)


def _said(ages: Ages | None) -> object:
    if ages is None:
        return message("not known")
    return ages.least if ages.least == ages.most else message("{least} to {most}", least=ages.least, most=ages.most)


def _whole_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _years_before(day: date, years: int) -> date:
    return day_in(day.year - years, day.month, day.day)
