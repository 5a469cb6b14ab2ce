from datetime import date

import pytest

from factories import a_festival, an_edition
from filmtrack.domain.requirements import Choice, PremiereDemand
from filmtrack.rules.premiere import premiere
from filmtrack.rules.premiere import seen as in_words
from judged import SOURCE, answer, facts, seen
from ledgers import a_film

HK = a_film(countries=("HK",))
FRENCH = a_film(countries=("FR",))
EVENT = an_edition(2027, starts="2027-03-04", ends=date(2027, 3, 14))
LAMMA = a_festival(EVENT, city="Lyon")


def asks(level="international", **more):
    return PremiereDemand(level=level, provenance=SOURCE, **more)


def told(film, demand, *appearances, edition=EVENT, **more):
    return facts(film, edition=edition, festival=LAMMA, appearances=appearances, premiere=demand, **more)


def test_a_festival_that_states_nothing_gives_no_verdict():
    assert answer(premiere, told(HK, None, seen(on="2020", country="FR"))) == "-"


@pytest.mark.parametrize(
    ("demand", "showing", "stands"),
    [
        (asks("none"), seen(on="2026-01-01", country="FR"), "pass"),
        (asks("world"), seen(on="2026-01-01", country="HK"), "fail"),
        (asks("world"), seen(on="2027-03-05", country="HK"), "pass"),
        (asks("world"), seen(on="2027-03-04", country="HK"), "unknown"),
        (asks("world"), seen(country="HK"), "unknown"),
        (asks("international"), seen(on="2026-01-01", country="HK"), "pass"),
        (asks("international"), seen(on="2026-01-01", country="DE"), "fail"),
        (asks("international"), seen(on="2026-01-01"), "unknown"),
        (asks("continental"), seen(on="2026-01-01", country="DE"), "fail"),
        (asks("continental"), seen(on="2026-01-01", country="HK"), "pass"),
        (asks("continental", territory="Europe"), seen(on="2026-01-01", country="DE"), "fail"),
        (asks("continental", territory="Europe"), seen(on="2026-01-01", country="HK"), "pass"),
        (asks("national"), seen(on="2026-01-01", country="FR"), "fail"),
        (asks("national"), seen(on="2026-01-01", country="DE"), "pass"),
        (asks("national", territory="DE"), seen(on="2026-01-01", country="DE"), "fail"),
        (asks("city"), seen(on="2026-01-01", country="FR", city="Lyon"), "fail"),
        (asks("city"), seen(on="2026-01-01", country="FR", city="Paris"), "pass"),
        (asks("city"), seen(on="2026-01-01", country="FR"), "unknown"),
        (asks("city"), seen(on="2026-01-01", country="CA", city="Lyon"), "pass"),
        (asks("city", territory="Austin"), seen(on="2026-01-01", city="Austin, Texas"), "fail"),
    ],
)
def test_an_earlier_showing_spoils_a_premiere_only_at_its_level_and_in_its_territory(demand, showing, stands):
    assert answer(premiere, told(HK, demand, showing)) == stands


def test_a_film_that_was_never_shown_has_every_premiere():
    verdict = premiere(told(HK, asks("world")))
    assert (verdict.answer, str(verdict.reason)) == ("pass", "a world premiere is still free on 4 Mar 2027")


def test_a_preferred_premiere_never_fails_but_is_told():
    verdict = premiere(told(HK, asks("world", required=False), seen("Alley Night", on="2026-01-01", country="HK")))
    assert verdict.answer == "pass"
    assert str(verdict.reason).startswith("preferred, not required: shown at Alley Night (HK, 1 Jan 2026)")


@pytest.mark.parametrize(("film", "stands"), [(HK, "pass"), (FRENCH, "fail")])
def test_films_from_the_festivals_own_country_may_owe_more(film, stands):
    demand = asks("international", home_level="world")
    showing = seen(on="2026-01-01", country=film.countries[0])
    assert answer(premiere, told(film, demand, showing)) == stands


@pytest.mark.parametrize(("film", "stands"), [(HK, "pass"), (FRENCH, "fail")])
def test_showings_at_home_are_not_excepted_for_a_film_that_owes_more(film, stands):
    demand = asks("international", home_level="world", except_origin=True)
    assert answer(premiere, told(film, demand, seen(on="2026-01-01", country=film.countries[0]))) == stands


def test_where_only_home_films_owe_a_premiere_others_owe_none():
    demand = asks("none", home_level="world")
    assert answer(premiere, told(HK, demand, seen(on="2026-01-01", country="HK"))) == "pass"
    assert answer(premiere, told(FRENCH, demand, seen(on="2026-01-01", country="DE"))) == "fail"


@pytest.mark.parametrize(
    ("until", "day", "stands"),
    [("start", "2027-03-06", "pass"), ("end", "2027-03-06", "fail"), ("end", "2027-03-15", "pass")],
)
def test_a_premiere_may_have_to_last_until_the_event_ends(until, day, stands):
    demand = asks("national", until=until)
    assert answer(premiere, told(HK, demand, seen(on=day, country="FR"))) == stands


def test_showings_at_home_may_be_excepted_even_for_a_national_premiere():
    demand = asks("national", except_origin=True)
    assert answer(premiere, told(FRENCH, demand, seen(on="2026-01-01", country="FR"))) == "pass"
    assert answer(premiere, told(HK, demand, seen(on="2026-01-01", country="FR"))) == "fail"


@pytest.mark.parametrize(
    "showing", [seen(on="2026-01-01", country="DE", festival="solothurn"), seen("Solo", on="2026-01-01", country="DE")]
)
def test_named_festivals_may_be_excepted(showing):
    demand = asks("world", except_festivals=("solothurn", "Solo"))
    assert answer(premiere, told(HK, demand, showing)) == "pass"


@pytest.mark.parametrize(("edition", "stands"), [(2027, "pass"), (2025, "fail"), (None, "unknown")])
def test_the_festivals_own_showing_of_this_year_does_not_count_against_it(edition, stands):
    showing = seen(on="2026-06-01", country="FR", festival="lamma", edition=edition)
    assert answer(premiere, told(HK, asks("national"), showing)) == stands


@pytest.mark.parametrize(
    ("kind", "stated", "stands"),
    [
        ("private", {}, "pass"),
        ("market", {}, "pass"),
        ("school", {}, "unknown"),
        ("online", {}, "unknown"),
        ("online", {"online": Choice(value="allowed")}, "pass"),
        ("online", {"online": Choice(value="counts-as-premiere")}, "fail"),
        ("online", {"online": Choice(value="forbidden")}, "fail"),
        ("tv", {}, "fail"),
        ("tv", {"broadcast": Choice(value="allowed")}, "pass"),
    ],
)
def test_each_kind_of_showing_counts_as_the_festival_or_the_sources_say(kind, stated, stands):
    showing = seen(on="2026-01-01", country="FR", kind=kind)
    assert answer(premiere, told(HK, asks("national"), showing, **stated)) == stands


def test_where_sources_disagree_the_verdict_says_so():
    verdict = premiere(told(HK, asks("national"), seen("Vimeo", on="2026-01-01", country="FR", kind="online")))
    assert str(verdict.missing.fact).startswith("whether it counts: festivals disagree")


@pytest.mark.parametrize(
    ("appearances", "stands"),
    [
        ((seen("Berlin", on="2027-05-01", country="DE", festival="berlin", selection=True),), "fail"),
        ((seen("Fresh Wave", on="2026-05-01", country="HK", festival="fresh-wave", selection=True),), "pass"),
        ((seen("Lamma", on="2027-03-04", country="FR", festival="lamma", edition=2027, selection=True),), "pass"),
        ((seen("Berlin", on="2027-05-01", country="DE", festival="berlin"),), "pass"),
        ((seen("Unplaced", festival="unplaced", selection=True),), "fail"),
    ],
)
def test_some_take_no_film_that_was_selected_elsewhere(appearances, stands):
    demand = asks("international", no_selection_elsewhere=True)
    assert answer(premiere, told(HK, demand, *appearances)) == stands


@pytest.mark.parametrize(
    ("showing", "stands"),
    [
        (seen("HKIFF", on="2026-04-01", country="HK", festival="hkiff"), "refer"),
        (seen("Later", on="2027-04-01", country="HK"), "pass"),
        (seen("At school", on="2026-04-01", country="HK", kind="school"), "pass"),
        (seen("Lamma", on="2026-04-01", country="HK", festival="lamma", edition=2027), "pass"),
    ],
)
def test_a_home_programme_of_several_countries_is_left_to_the_festival(showing, stands):
    assert answer(premiere, told(HK, asks("international", home_mixed=True), showing)) == stands


@pytest.mark.parametrize(
    ("film", "showing", "edition", "fact"),
    [
        (a_film(), seen(on="2026-01-01", country="DE"), EVENT, "the countries that it comes from"),
        (HK, seen("Alley", on="2026-01-01"), EVENT, "when and where Alley showed it"),
        (HK, seen("Alley", on="2027", country="DE"), EVENT, "when and where Alley showed it"),
        (HK, seen("Alley", country="DE"), EVENT, "when and where Alley showed it"),
        (HK, seen(on="2027-03-04", country="DE"), EVENT, "which of the two comes first on 4 Mar 2027"),
        (HK, seen(on="2027-02-01", country="DE"), an_edition(2027), "its first day (lamma 2027)"),
    ],
)
def test_what_would_settle_it_is_named(film, showing, edition, fact):
    verdict = premiere(told(film, asks("international"), showing, edition=edition))
    assert (verdict.answer, str(verdict.missing.fact)) == ("unknown", fact)


@pytest.mark.parametrize(
    ("showing", "words"),
    [
        (seen("A", on="2026-01-01", country="FR", city="Lyon"), "shown at A (Lyon, 1 Jan 2026)"),
        (seen("A"), "shown at A (place unknown, on an unknown day)"),
        (seen("A", on="2026", country="FR", selection=True), "selected by A (FR, 2026)"),
        (seen("A", on="2026", kind="online"), "online, A (place unknown, 2026)"),
        (seen("A", on="2026", kind="tv"), "on television, A (place unknown, 2026)"),
        (seen("A", on="2026", kind="school"), "at school, A (place unknown, 2026)"),
        (seen("A", on="2026", kind="market"), "shown at A (place unknown, 2026)"),
    ],
)
def test_a_showing_is_said_with_its_place_and_day(showing, words):
    assert str(in_words(showing)) == words


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (asks("continental", territory="Europe"), "a continental premiere (Europe) is still free on 4 Mar 2027"),
        (asks("national"), "a national premiere (FR) is still free on 4 Mar 2027"),
        (asks("city"), "a city premiere (Lyon) is still free on 4 Mar 2027"),
        (asks("continental"), "a continental premiere (europe) is still free on 4 Mar 2027"),
    ],
)
def test_a_premiere_is_named_with_its_place(demand, words):
    assert str(premiere(told(HK, demand)).reason) == words


@pytest.mark.parametrize("country", ["TR", None])
def test_a_festival_on_two_continents_or_on_none_leaves_open_which(country):
    between = a_festival(EVENT, country=country)
    film = facts(
        HK,
        edition=EVENT,
        festival=between,
        appearances=(seen(on="2026-01-01", country="DE"),),
        premiere=asks("continental"),
    )
    assert answer(premiere, film) == "unknown"
