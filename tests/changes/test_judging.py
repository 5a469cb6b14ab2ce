"""A film that fails a rule of the festival is told so before it is sent."""

from dataclasses import replace

import pytest

from factories import HONG_KONG, NOW, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.changes.editions import moment_of
from filmtrack.changes.judging import judged_by
from filmtrack.domain.events import entry_submitted
from filmtrack.domain.festival import Section
from filmtrack.domain.film import Person
from filmtrack.domain.requirements import Figure, LengthLimit, Requirements
from ledgers import TODAY, a_film, an_entry
from standings import stood

LONG = replace(a_film(), runtime_seconds=1500, people=(Person(name="Ann"),))
SHORTS = Section(id="shorts", name="Shorts", requirements=Requirements(max_runtime=LengthLimit(seconds=900)))
MEDIUM = Section(id="medium", name="Medium", requirements=Requirements(max_runtime=LengthLimit(seconds=3600)))
LAMMA = replace(
    a_festival(an_edition(2027, a_deadline("2026-12-04")), an_edition(2026, a_deadline("2025-12-04"))),
    sections=(SHORTS, MEDIUM),
)


def failures(festival=LAMMA, section=None, film=LONG, year=2027, ledger=None):
    moment = moment_of(None, now=NOW, zone=HONG_KONG)
    judge = judged_by(Catalogue(festival), ledger or stood(film), moment)
    return [str(each) for each in judge(film, festival, year, section)]


def test_a_rule_of_the_section_is_asked():
    assert failures(section=SHORTS) == ["Night Bus fails running-time: it runs 25:00; at most 15:00 is taken"]
    assert failures(section=MEDIUM) == []


def test_without_a_section_a_film_fails_what_it_fails_everywhere():
    assert failures() == []
    assert len(failures(replace(LAMMA, sections=(SHORTS,)))) == 1


def test_a_closed_call_is_told_as_late_and_not_as_a_failure():
    assert failures(year=2026) == []


def test_a_festival_without_rules_refuses_nothing():
    assert failures(a_festival(), year=2031) == []


@pytest.mark.parametrize(("director", "fails"), [("Ann", 1), ("Bo", 0)])
def test_other_films_of_the_director_count_where_a_rule_asks_for_them(director, fails):
    rules = Requirements(per_director=Figure(at_most=1))
    festival = replace(LAMMA, sections=(), requirements=rules)
    other = replace(a_film("tin-moon"), people=(Person(name=director),))
    ledger = stood(LONG, other).after(entry_submitted(an_entry("tin-moon", festival="lamma"), on=TODAY))
    assert len(failures(festival, ledger=ledger)) == fails
