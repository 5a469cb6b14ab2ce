"""Laws of instants, over every kind of zone and a century on either side."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st

from filmtrack.domain import instants
from filmtrack.domain.instants import (
    END_OF_DAY,
    WallTimeError,
    closing,
    parse_wall_time,
    start_of_day,
    written,
)
from filmtrack.domain.zones import zone

ZONES = (
    "Asia/Hong_Kong",
    "Europe/Paris",
    "America/Los_Angeles",
    "America/Havana",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "AoE",
    "UTC",
)
some_zone = st.sampled_from(ZONES).map(zone)
some_day = st.dates(date(1900, 1, 1), date(2099, 12, 31))
some_time = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.sampled_from((0, 59)))
wall_times = st.one_of(st.none(), st.just(END_OF_DAY), some_time)


@given(st.one_of(st.just(END_OF_DAY), some_time))
def test_a_wall_time_survives_being_written_and_read(wall):
    assert parse_wall_time(written(wall)) == wall


@given(st.text())
def test_no_text_crashes_the_reading_of_times(text):
    with suppress(WallTimeError):
        assert written(parse_wall_time(text))


@given(some_day, some_time.filter(lambda at: at != time()), some_zone)
def test_an_instant_survives_every_zone(day, at, place):
    try:
        closes_at = closing(day, at, place).closes_at
    except WallTimeError:  # the clocks there skip it
        assume(False)
        raise
    for other in ZONES:
        seen = closes_at.astimezone(zone(other))
        assert seen.astimezone(UTC) == closes_at  # Python calls the same instant unequal where a time happens twice
        assert seen.astimezone(place).replace(tzinfo=None, fold=0) == datetime.combine(day, at)


@given(some_day, wall_times, st.one_of(st.none(), some_zone))
def test_nothing_closes_before_it_is_warned_of_and_nothing_lasts_more_than_two_days(day, at, place):
    found = closing(day, at, place, strict=False)
    assert found.warn_from_at <= found.closes_at <= found.warn_from_at + timedelta(hours=50)


@given(some_day, wall_times, some_zone)
def test_the_unknown_zone_is_at_least_as_careful_as_any_zone(day, at, place):
    known, unknown = closing(day, at, place, strict=False), closing(day, at, None)
    assert unknown.warn_from_at <= known.warn_from_at
    assert known.closes_at <= unknown.closes_at


@given(some_day, wall_times, some_zone)
def test_refused_and_shown_agree_wherever_nothing_is_refused(day, at, place):
    with suppress(WallTimeError):
        assert closing(day, at, place) == closing(day, at, place, strict=False)


@given(some_day, some_zone)
def test_every_day_ends_where_the_next_begins(day, place):
    with suppress(WallTimeError):  # the few days that never were
        begins = start_of_day(day + timedelta(days=1), place)
        assert closing(day, None, place).closes_at == begins
        assert begins.astimezone(place).date() == day + timedelta(days=1)
        assert (begins - timedelta(seconds=1)).astimezone(place).date() <= day


@given(some_day, some_time, some_zone)
def test_the_short_way_for_times_that_are_shown_once_ends_where_the_long_one_does(day, at, place):
    short = closing(day, at, place, strict=False)
    with patch.object(instants, "_shown_once", return_value=None):
        assert closing.__wrapped__(day, at, place, strict=False) == short
