"""Premieres by territory and day, and their laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.days import DayRange, day_range, one_day
from filmtrack.domain.film import SHOWINGS
from filmtrack.domain.premiere import Appearance, Territory, counts, in_order, is_before, lost
from judged import seen

HK = ("HK",)
WORLD = Territory(level="world", origin=HK)
INTERNATIONAL = Territory(level="international", origin=HK)
EUROPE = Territory(level="continental", place="europe", origin=HK)
FRANCE = Territory(level="national", place="FR", origin=HK)
AUSTIN = Territory(level="city", place="Austin", country="US", origin=HK)
EVENT = day_range("2027-02-13")

days = st.dates(min_value=day_range("2026").first, max_value=day_range("2028").last)
ranges = st.tuples(days, days).map(lambda pair: DayRange(first=min(pair), last=max(pair)))
appearances = st.builds(
    Appearance,
    event=st.sampled_from(["one", "two"]),
    on=st.none() | days.map(one_day) | ranges,
    country=st.sampled_from([None, "HK", "FR", "US"]),
    city=st.sampled_from([None, "Austin", "Paris"]),
    kind=st.sampled_from(SHOWINGS),
)
territories = st.sampled_from([WORLD, INTERNATIONAL, EUROPE, FRANCE, AUSTIN, Territory(level="international")])


@pytest.mark.parametrize(
    ("territory", "showing", "answer"),
    [
        (WORLD, seen(), True),
        (INTERNATIONAL, seen(country="HK"), False),
        (INTERNATIONAL, seen(country="FR"), True),
        (INTERNATIONAL, seen(), None),
        (Territory(level="international"), seen(country="FR"), None),
        (EUROPE, seen(country="FR"), True),
        (EUROPE, seen(country="US"), False),
        (EUROPE, seen(), None),
        (Territory(level="continental"), seen(country="FR"), None),
        (FRANCE, seen(country="FR"), True),
        (FRANCE, seen(country="BE"), False),
        (AUSTIN, seen(country="US", city="Austin, Texas"), True),
        (AUSTIN, seen(country="US", city="Dallas"), False),
        (AUSTIN, seen(country="US"), None),
        (AUSTIN, seen(country="FR"), False),
        (AUSTIN, seen(city="Austin"), True),
        (Territory(level="city", place=None), seen(city="Austin"), None),
    ],
)
def test_a_showing_lies_in_a_territory_or_not_or_nobody_knows(territory, showing, answer):
    assert territory.holds(showing) is answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2027-02-12", True),
        ("2027-02-13", None),
        ("2027-02-14", False),
        ("2027-02", None),
        ("2027-01", True),
        (None, None),
    ],
)
def test_the_same_day_and_an_unknown_day_leave_it_open(day, answer):
    assert is_before(day_range(day) if day else None, EVENT) is answer


def test_what_was_lost_names_the_first_that_took_it():
    found = lost(
        FRANCE, EVENT, [seen("later", on="2027-01-02", country="FR"), seen("first", on="2027-01-01", country="FR")]
    )
    assert found.to.event == "first"


def test_a_certain_loss_outdoes_what_may_have_taken_it_before():
    found = lost(FRANCE, EVENT, [seen("when", country="FR"), seen("sure", on="2027-01-01", country="FR")])
    assert (found.to.event, found.perhaps) == ("sure", ())


def test_every_showing_that_may_have_taken_it_is_named():
    found = lost(
        FRANCE,
        EVENT,
        [seen("where", on="2026-01-01"), seen("when", country="FR"), seen("not", on="2028", country="FR")],
    )
    assert (found.to, [each.event for each in found.perhaps]) == (None, ["where", "when"])


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("public", True), ("private", False), ("market", False), ("tv", True), ("online", None), ("school", None)],
)
def test_each_kind_counts_as_its_sources_say(kind, answer):
    assert counts(seen(kind=kind)) is answer


def _left(territory, showings):
    found = lost(territory, EVENT, showings)
    return 0 if found.to else 1 if found.perhaps else 2


@given(territories, st.lists(appearances, max_size=6), appearances)
def test_one_more_showing_never_improves_a_premiere(territory, showings, more):
    assert _left(territory, [*showings, more]) <= _left(territory, showings)


@given(territories, st.lists(appearances, max_size=6), st.randoms())
def test_the_order_of_showings_does_not_matter(territory, showings, chance):
    shuffled = list(showings)
    chance.shuffle(shuffled)
    assert lost(territory, EVENT, shuffled) == lost(territory, EVENT, showings)


@given(st.lists(appearances, max_size=6))
def test_a_wider_territory_is_lost_at_least_as_soon(showings):
    assert (
        _left(WORLD, showings) <= _left(INTERNATIONAL, showings) <= _left(EUROPE, showings) <= _left(FRANCE, showings)
    )


@given(st.lists(appearances, max_size=6), days)
def test_a_later_event_never_has_more_left(showings, day):
    later = one_day(max(day, EVENT.first))
    assert bool(lost(WORLD, EVENT, showings).to) <= bool(lost(WORLD, later, showings).to)


def test_appearances_are_put_in_order_of_their_days_the_unknown_last():
    order = in_order([seen("none"), seen("late", on="2027"), seen("early", on="2026-05-01")])
    assert [each.event for each in order] == ["early", "late", "none"]
