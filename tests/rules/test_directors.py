"""The rules on directors: their age, the share of women, and how many films each may enter."""

from datetime import date

import pytest

from factories import a_deadline, an_edition
from filmtrack.domain.requirements import AgeLimit, Figure
from filmtrack.rules.director_age import director_age
from filmtrack.rules.per_director import per_director
from filmtrack.rules.per_entrant import per_entrant
from filmtrack.rules.women_share import women_share
from judged import SOURCE, answer, days, director, entered, facts
from ledgers import a_film

EDITION = an_edition(2027, a_deadline("2026-12-31"), starts="2027-03-04")
WOMAN, MAN, OTHER, UNTOLD = (director(gender=each) for each in ("woman", "male", "non-binary", None))


def figure(**more):
    return Figure(provenance=SOURCE, **more)


def age(**more):
    return AgeLimit(provenance=SOURCE, **more)


@pytest.mark.parametrize("rule", [director_age, women_share, per_director, per_entrant])
def test_a_rule_that_is_not_stated_gives_no_verdict(rule):
    assert answer(rule, facts(a_film(people=(WOMAN,)))) == "-"


@pytest.mark.parametrize(
    ("rule", "name", "demand"),
    [
        (director_age, "director_age", age(note="young")),
        (women_share, "women_share", figure(note="a fair share")),
        (per_director, "per_director", figure(note="a few")),
        (per_entrant, "per_entrant", figure(note="a few")),
    ],
)
def test_a_bound_in_words_only_is_left_to_the_festival(rule, name, demand):
    assert answer(rule, facts(a_film(people=(WOMAN,)), **{name: demand})) == "refer"


@pytest.mark.parametrize(
    ("people", "asked", "stands"),
    [
        ((director(birth_year=1996),), age(at_most=30), "pass"),
        ((director(birth_year=1995),), age(at_most=30), "fail"),
        ((director(birth_year=1997),), age(at_most=29, on="event"), "unknown"),
        ((director(birth_year=1999),), age(at_most=27, on="completion"), "pass"),
        ((director(birth_year=2010),), age(at_least=18), "fail"),
        ((director(birth_year=1990),), age(at_least=18), "pass"),
        ((director(birth_year=2008),), age(at_least=18, at_most=30), "pass"),
        ((director(age=30, age_on=date(2026, 12, 31)),), age(at_most=30), "pass"),
        ((director(age=30, age_on=date(2025, 12, 31)),), age(at_most=30), "fail"),
        ((director(age=29, age_on=date(2026, 6, 1)),), age(at_most=29), "unknown"),
        ((director(),), age(at_most=30), "unknown"),
        ((), age(at_most=30), "unknown"),
        ((director(birth_year=1996), director(birth_year=1980)), age(at_most=30), "fail"),
        ((director(birth_year=1996), director()), age(at_most=30), "unknown"),
        ((director(birth_year=1980), director()), age(at_most=30), "fail"),
    ],
)
def test_every_director_must_be_of_the_age(people, asked, stands):
    film = a_film(people=people, completed=days("2026-05-14"))
    assert answer(director_age, facts(film, edition=EDITION, director_age=asked)) == stands


def test_an_age_at_completion_hangs_on_the_day_of_completion():
    film = a_film(people=(director(birth_year=1996),))
    verdict = director_age(facts(film, director_age=age(at_most=27, on="completion")))
    assert verdict.answer == "unknown"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (age(at_most=30), "directors aged 30; at most 30 is asked for"),
        (age(at_least=18), "directors aged 30; at least 18 is asked for"),
        (age(at_least=18, at_most=35), "directors aged 30; 18 to 35 is asked for"),
        (age(at_most=30, on="event"), "directors aged 30 to 31; at most 30 is asked for"),
    ],
)
def test_the_ages_compared_are_said(asked, said):
    film = a_film(people=(director(birth_year=1996),))
    assert str(director_age(facts(film, edition=EDITION, director_age=asked)).reason) == said


def test_an_unknown_age_among_known_ones_is_said():
    film = a_film(people=(director(birth_year=1996), director()))
    verdict = director_age(facts(film, edition=EDITION, director_age=age(at_most=30)))
    assert str(verdict.reason) == "directors aged 30, not known; at most 30 is asked for"


def test_somebody_born_on_a_leap_day_ages_at_the_end_of_february():
    film = a_film(people=(director(age=20, age_on=date(2024, 2, 29)),))
    edition = an_edition(2027, a_deadline("2027-02-28"))
    assert answer(director_age, facts(film, edition=edition, director_age=age(at_least=22, at_most=23))) == "pass"


@pytest.mark.parametrize(
    ("people", "stands"),
    [
        ((WOMAN,), "pass"),
        ((WOMAN, MAN), "pass"),
        ((WOMAN, MAN, MAN), "fail"),
        ((MAN,), "fail"),
        ((UNTOLD,), "unknown"),
        ((WOMAN, UNTOLD), "pass"),
        ((MAN, UNTOLD), "unknown"),
        ((MAN, MAN, UNTOLD), "fail"),
        ((OTHER,), "refer"),
        ((OTHER, MAN, MAN), "fail"),
        ((), "unknown"),
    ],
)
def test_half_of_the_directors_must_be_women(people, stands):
    film = a_film(people=people)
    assert answer(women_share, facts(film, women_share=figure(at_least=50))) == stands


def rival(*statuses, film="tin-moon"):
    return entered("lamma", *statuses, film=film)


@pytest.mark.parametrize(
    ("others", "most", "stands"),
    [
        ((), 1, "pass"),
        ((rival("submitted"),), 1, "fail"),
        ((rival("submitted"),), 2, "pass"),
        ((rival("submitted"), rival("selected", film="paper-sea")), 2, "fail"),
        ((rival("submitted", "withdrawn"),), 1, "pass"),
        ((rival("not-selected"),), 1, "fail"),
    ],
)
def test_one_director_may_enter_only_so_many_films(others, most, stands):
    told = facts(a_film(people=(director(),)), same_director=others, per_director=figure(at_most=most))
    assert answer(per_director, told) == stands


def test_a_planned_film_of_the_same_director_is_mentioned():
    told = facts(a_film(people=(director(),)), same_director=(rival("planned"),), per_director=figure(at_most=1))
    verdict = per_director(told)
    assert (verdict.answer, "tin-moon by the same director planned too" in str(verdict.reason)) == ("pass", True)


def test_a_film_whose_director_nobody_named_cannot_be_counted():
    verdict = per_director(facts(per_director=figure(at_most=1)))
    assert (verdict.answer, verdict.missing.command) == ("unknown", "filmtrack film edit night-bus --director NAME")


@pytest.mark.parametrize(
    ("others", "stands"),
    [
        ((), "pass"),
        ((rival("submitted"),), "refer"),
        ((rival("planned"),), "pass"),
        ((rival("submitted", "withdrawn"),), "pass"),
    ],
)
def test_who_the_entrant_is_only_the_festival_knows(others, stands):
    told = facts(same_ledger=others, per_entrant=figure(at_most=1))
    assert answer(per_entrant, told) == stands
