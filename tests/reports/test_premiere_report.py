"""What premieres are left: spent, held, promised to a coming showing, or not known."""

from datetime import date

import pytest

from factories import TODAY, Catalogue, a_festival, an_edition
from filmtrack.domain.premiere import Territory
from filmtrack.domain.requirements import PremiereDemand, Requirements
from filmtrack.reports.premiere import premiere_rows, within
from filmtrack.reports.record import Record, appearances_of
from judged import entered, seen
from ledgers import a_film

HK = a_film(countries=("HK",))


def requires(level, **more):
    return Requirements(premiere=PremiereDemand(level=level, **more))


BERLIN = a_festival(
    an_edition(2027, starts="2027-02-11", ends=date(2027, 2, 21)),
    id="berlin",
    name="Berlin",
    country="DE",
    city="Berlin",
    requirements=requires("international"),
)
LYON = a_festival(an_edition(2027, starts="2027-03-04"), id="lyon", name="Lyon", country="FR", city="Lyon")
CATALOGUE = Catalogue(BERLIN, LYON)


def rows(*entries, film=HK, appearances=(), **more):
    known = (*appearances, *appearances_of(film, entries, CATALOGUE))
    record = Record(film=film, entries=entries, appearances=known)
    found = premiere_rows(record, CATALOGUE, today=TODAY, **more)
    return {(row.level, row.territory): row for row in found}


def test_a_film_that_nobody_saw_has_everything_left():
    assert {row.left for row in rows().values()} == {"yes"}
    assert list(rows())[:3] == [("world", None), ("international", None), ("continental", "africa")]


def test_a_showing_at_home_spends_the_world_premiere_but_not_the_international_one():
    found = rows(appearances=(seen("Fresh Wave", on="2026-06-20", country="HK", city="Hong Kong"),))
    assert {key: row.left for key, row in found.items() if row.left != "yes"} == {
        ("world", None): "no",
        ("continental", "asia"): "no",
        ("national", "HK"): "no",
        ("city", "Hong Kong"): "no",
    }
    spent = found["world", None]
    assert (spent.spent_by, spent.on, spent.held_by) == ("Fresh Wave", "2026-06-20", None)


@pytest.mark.parametrize("showing", [seen(on="2026-11-22", country="FR"), seen(on="2026-11-21", country="FR")])
def test_what_is_shown_today_is_spent(showing):
    assert rows(appearances=(showing,))["national", "FR"].left == "no"


def test_a_selection_that_requires_a_premiere_holds_it_until_its_day():
    found = rows(entered("berlin", "selected"))
    for key in (("international", None), ("continental", "europe"), ("national", "DE"), ("city", "Berlin")):
        assert (found[key].left, found[key].held_by, found[key].until) == ("no", "Berlin", date(2027, 2, 11))
    for key in (("world", None), ("continental", "asia"), ("national", "HK")):
        assert found[key].held_by is None


def test_a_selection_that_requires_none_takes_it_on_its_day():
    found = rows(entered("lyon", "selected"))["national", "FR"]
    assert (found.left, found.spent_by, found.on, found.until) == ("yes", "Lyon", "2027-03-04", date(2027, 3, 4))


def test_what_is_only_sent_in_takes_nothing_but_is_listed():
    found = rows(entered("lyon", "submitted"))
    assert (found["national", "FR"].left, found["national", "FR"].spent_by) == ("yes", None)
    assert ("city", "Lyon") in found


def test_a_premiere_is_held_no_longer_once_the_event_is_over():
    old = a_festival(
        an_edition(2026, starts="2026-02-11"), id="old", name="Old", country="DE", requirements=requires("world")
    )
    record = Record(film=HK, entries=(entered("old", "selected", edition=2026),))
    assert {row.held_by for row in premiere_rows(record, Catalogue(old), today=TODAY)} == {None}


@pytest.mark.parametrize(
    ("showing", "why"),
    [
        (seen("Vimeo", on="2026-01-01", country="FR", kind="online"), "festivals disagree: "),
        (seen("School", on="2026-01-01", country="FR", kind="school"), "no festival's rules were found"),
        (seen("Somewhere", on="2026-01-01"), "where it was shown is not known"),
        (seen("Once", country="FR"), "the day is not known"),
    ],
)
def test_what_leaves_it_open_is_said(showing, why):
    row = rows(appearances=(showing,), countries=("FR",))["national", "FR"]
    assert (row.left, row.spent_by) == ("unknown", showing.event)
    assert str(row.why).startswith(why)
    assert (row.source is not None) == (showing.kind != "public")


def test_without_the_films_own_countries_nobody_can_tell_what_is_abroad():
    row = rows(film=a_film(), appearances=(seen(on="2026-01-01", country="FR"),))["international", None]
    assert (row.left, str(row.why)) == ("unknown", "the film's own countries are not known")


@pytest.mark.parametrize("kind", ["private", "market"])
def test_some_showings_spend_nothing(kind):
    assert {row.left for row in rows(appearances=(seen(on="2026-01-01", country="FR", kind=kind),)).values()} == {"yes"}


def test_a_country_may_be_asked_for():
    assert rows(countries=("JP",))["national", "JP"].left == "yes"


def test_a_coming_showing_on_an_unknown_day_does_not_take_it_for_certain():
    row = rows(appearances=(seen("Someday", on="2027", country="FR"),))["national", "FR"]
    assert (row.left, row.spent_by, row.until) == ("yes", "Someday", date(2027, 1, 1))


def territory(level, place=None, country=None):
    return Territory(level=level, place=place, country=country, origin=("HK",))


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        (territory("world"), territory("world"), True),
        (territory("national", "HK"), territory("world"), True),
        (territory("world"), territory("international"), False),
        (territory("international"), territory("international"), True),
        (territory("continental", "europe"), territory("international"), True),
        (territory("continental", "asia"), territory("international"), False),
        (territory("national", "FR"), territory("international"), True),
        (territory("national", "HK"), territory("international"), False),
        (territory("city", "Lyon", "FR"), territory("international"), True),
        (territory("city", "Lyon"), territory("international"), False),
        (territory("national", "FR"), territory("continental", "europe"), True),
        (territory("national", "US"), territory("continental", "europe"), False),
        (territory("city", "Lyon", "FR"), territory("national", "FR"), True),
        (territory("city", "Lyon", "FR"), territory("continental", "europe"), True),
        (territory("continental", "europe"), territory("national", "FR"), False),
        (territory("city", "Lyon", "FR"), territory("city", "Lyon", "US"), False),
        (territory("city", "Lyon", "FR"), territory("city", "lyon", "FR"), True),
        (territory("national", "FR"), territory("city", "Lyon", "FR"), False),
        (territory("world"), territory("none"), False),
    ],
)
def test_one_territory_lies_within_another(inner, outer, answer):
    assert within(inner, outer) is answer


def test_an_unknown_origin_has_no_abroad():
    outer = Territory(level="international")
    assert not within(Territory(level="national", place="FR"), outer)
