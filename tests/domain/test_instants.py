"""From wall dates to instants: every kind of clock change, every way of not knowing the hour or the place."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from filmtrack.domain.instants import (
    EARLIEST,
    END_OF_DAY,
    FIRST_ZONE,
    LATEST,
    WallTimeError,
    closing,
    days_left,
    parse_wall_time,
    start_of_day,
)
from filmtrack.domain.zones import AOE, zone


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "place", "closes_at"),
    [
        ("2026-09-24", "23:59", "Europe/Paris", "2026-09-24T21:59:00"),
        ("2026-09-24", "23:59:30", "Europe/Paris", "2026-09-24T21:59:30"),
        ("2026-09-24", "24:00", "Europe/Paris", "2026-09-24T22:00:00"),
        ("2026-12-24", "12:00", "Europe/Paris", "2026-12-24T11:00:00"),
        ("2026-10-12", "18:00", "Asia/Hong_Kong", "2026-10-12T10:00:00"),
        ("2026-10-01", "23:59", "AoE", "2026-10-02T11:59:00"),
        ("2026-10-01", "00:01", "Pacific/Kiritimati", "2026-09-30T10:01:00"),
        # Los Angeles, the evening before and the evening after each change
        ("2026-03-07", "23:59", "America/Los_Angeles", "2026-03-08T07:59:00"),
        ("2026-03-08", "23:59", "America/Los_Angeles", "2026-03-09T06:59:00"),
        ("2026-10-31", "23:59", "America/Los_Angeles", "2026-11-01T06:59:00"),
        ("2026-11-01", "23:59", "America/Los_Angeles", "2026-11-02T07:59:00"),
        # the first minute that exists after a jump, and the last before it
        ("2026-03-08", "01:59", "America/Los_Angeles", "2026-03-08T09:59:00"),
        ("2026-03-08", "03:00", "America/Los_Angeles", "2026-03-08T10:00:00"),
        # 24:00 where the next day has no midnight, and where the next day never was
        ("2022-03-26", "24:00", "Asia/Beirut", "2022-03-26T22:00:00"),
        ("2011-12-29", "24:00", "Pacific/Apia", "2011-12-30T10:00:00"),
    ],
)
def test_a_stated_time_closes_at_that_instant(day, at, place, closes_at):
    found = closing(date.fromisoformat(day), at, zone(place))
    assert found.closes_at == found.warn_from_at == utc(closes_at)
    assert found.hour_known
    assert found.notes == ()


@pytest.mark.parametrize(
    ("day", "place", "warn_from_at", "closes_at"),
    [
        ("2026-10-12", "Asia/Hong_Kong", "2026-10-11T16:00:00", "2026-10-12T16:00:00"),
        ("2026-10-01", "AoE", "2026-10-01T12:00:00", "2026-10-02T12:00:00"),
        ("2026-10-01", "Pacific/Kiritimati", "2026-09-30T10:00:00", "2026-10-01T10:00:00"),
        # a day of 23 hours and one of 25
        ("2026-03-29", "Europe/Paris", "2026-03-28T23:00:00", "2026-03-29T22:00:00"),
        ("2026-10-25", "Europe/Paris", "2026-10-24T22:00:00", "2026-10-25T23:00:00"),
        # days that begin at one o'clock
        ("2022-03-27", "Asia/Beirut", "2022-03-26T22:00:00", "2022-03-27T21:00:00"),
        ("2022-03-26", "Asia/Beirut", "2022-03-25T22:00:00", "2022-03-26T22:00:00"),
        ("2022-03-13", "America/Havana", "2022-03-13T05:00:00", "2022-03-14T04:00:00"),
        # a day that begins at half past midnight, in the middle of a jump
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30:00", "1919-04-01T04:00:00"),
        # a day that begins twice: first at midnight, then again one minute after it, from 23:01 of the day before
        ("2010-11-07", "America/St_Johns", "2010-11-07T02:30:00", "2010-11-08T03:30:00"),
        ("2010-11-06", "America/St_Johns", "2010-11-06T02:30:00", "2010-11-07T02:30:00"),
        # the neighbours of days that never were
        ("2011-12-29", "Pacific/Apia", "2011-12-29T10:00:00", "2011-12-30T10:00:00"),
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00", "2011-12-31T10:00:00"),
    ],
)
def test_without_a_time_it_is_open_until_the_next_date_and_warned_of_from_the_start_of_its_own(
    day, place, warn_from_at, closes_at
):
    found = closing(date.fromisoformat(day), None, zone(place))
    assert (found.warn_from_at, found.closes_at) == (utc(warn_from_at), utc(closes_at))
    assert not found.hour_known
    assert found.notes == ()


@pytest.mark.parametrize("midnight", ["00:00", "00:00:00", "midnight", time()])
def test_a_bare_midnight_is_taken_as_hour_unknown_and_noted(midnight):
    day, paris = date(2026, 9, 24), zone("Europe/Paris")
    found, unknown = closing(day, midnight, paris), closing(day, None, paris)
    assert (found.closes_at, found.warn_from_at, found.hour_known) == (unknown.closes_at, unknown.warn_from_at, False)
    assert [str(each) for each in found.notes] == [
        "midnight of 24 Sep 2026 may be its start or its end: taken as hour unknown"
    ]


def test_a_bare_midnight_that_a_clock_change_skips_is_not_refused():
    assert not closing(date(2022, 3, 27), "00:00", zone("Asia/Beirut")).hour_known


@pytest.mark.parametrize(
    ("at", "warn_from_at", "closes_at"),
    [
        (None, "2026-09-30T10:00:00", "2026-10-02T12:00:00"),
        ("18:00", "2026-10-01T04:00:00", "2026-10-02T06:00:00"),
        ("24:00", "2026-10-01T10:00:00", "2026-10-02T12:00:00"),
    ],
)
def test_without_a_zone_it_is_warned_of_in_the_first_and_closes_in_the_last_and_says_so(at, warn_from_at, closes_at):
    found = closing(date(2026, 10, 1), at, None)
    assert (found.warn_from_at, found.closes_at) == (utc(warn_from_at), utc(closes_at))
    assert found.hour_known is (at is not None)
    assert "no time zone known" in str(found.notes[0])


@pytest.mark.parametrize(
    ("day", "at", "place", "said", "hint"),
    [
        (
            "2026-03-29",
            "02:30",
            "Europe/Paris",
            "clocks in Europe/Paris jump from 02:00 to 03:00, so there is no 02:30 on 29 Mar 2026",
            "write 29 Mar 2026 01:59 or 29 Mar 2026 03:00",
        ),
        (
            "2026-03-08",
            "02:00",
            "America/Los_Angeles",
            "clocks in America/Los_Angeles jump from 02:00 to 03:00, so there is no 02:00 on 8 Mar 2026",
            "write 8 Mar 2026 01:59 or 8 Mar 2026 03:00",
        ),
        (
            "2022-03-27",
            "00:30",
            "Asia/Beirut",
            "clocks in Asia/Beirut jump from 00:00 to 01:00, so there is no 00:30 on 27 Mar 2022",
            "write 26 Mar 2022 23:59 or 27 Mar 2022 01:00",
        ),
        (
            "2022-03-13",
            "00:59:59",
            "America/Havana",
            "clocks in America/Havana jump from 00:00 to 01:00, so there is no 00:59:59 on 13 Mar 2022",
            "write 12 Mar 2022 23:59 or 13 Mar 2022 01:00",
        ),
        (
            "2026-10-04",
            "02:15",
            "Australia/Lord_Howe",
            "clocks in Australia/Lord_Howe jump from 02:00 to 02:30, so there is no 02:15 on 4 Oct 2026",
            "write 4 Oct 2026 01:59 or 4 Oct 2026 02:30",
        ),
        *(
            (
                "2011-12-30",
                at,
                "Pacific/Apia",
                "Pacific/Apia never had 30 Dec 2011",
                "its days go from 29 Dec 2011 to 31 Dec 2011",
            )
            for at in (None, "00:00", "00:01", "12:00", "23:59:59", "24:00")
        ),
        (
            "1994-12-31",
            None,
            "Pacific/Kiritimati",
            "Pacific/Kiritimati never had 31 Dec 1994",
            "its days go from 30 Dec 1994 to 1 Jan 1995",
        ),
        (
            "1993-08-21",
            "12:00",
            "Pacific/Kwajalein",
            "Pacific/Kwajalein never had 21 Aug 1993",
            "its days go from 20 Aug 1993 to 22 Aug 1993",
        ),
    ],
)
def test_a_time_or_day_that_the_clocks_skip_is_refused_with_its_neighbours(day, at, place, said, hint):
    with pytest.raises(WallTimeError) as caught:
        closing(date.fromisoformat(day), at, zone(place))
    assert str(caught.value.message) == said
    assert str(caught.value.hint) == hint


@pytest.mark.parametrize(
    ("day", "at", "place", "closes_at"),
    [
        ("2026-03-29", "02:30", "Europe/Paris", "2026-03-29T01:00:00"),
        ("2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00:00"),
        ("2011-12-30", None, "Pacific/Apia", "2011-12-30T10:00:00"),
    ],
)
def test_what_is_only_shown_closes_when_the_clocks_skip_it_and_says_so(day, at, place, closes_at):
    found = closing(date.fromisoformat(day), at, zone(place), strict=False)
    assert found.closes_at == found.warn_from_at == utc(closes_at)
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("day", "at", "place", "closes_at"),
    [
        ("2026-10-25", "02:30", "Europe/Paris", "2026-10-25T00:30:00"),
        ("2026-11-01", "01:00", "America/Los_Angeles", "2026-11-01T08:00:00"),
        ("2010-11-06", "23:30", "America/St_Johns", "2010-11-07T02:00:00"),
    ],
)
def test_a_time_that_happens_twice_is_the_earlier_and_noted(day, at, place, closes_at):
    found = closing(date.fromisoformat(day), at, zone(place))
    assert found.closes_at == utc(closes_at)
    assert [str(each) for each in found.notes] == [f"{at} happens twice that day: the earlier is taken"]


@pytest.mark.parametrize("day", [date.min, EARLIEST - timedelta(days=1), LATEST + timedelta(days=1), date.max])
def test_a_day_at_the_end_of_the_calendar_is_refused_or_shown_never_a_crash(day):
    for place in (None, AOE, FIRST_ZONE, zone("Asia/Hong_Kong")):
        for at in (None, "24:00", "12:00"):
            with pytest.raises(WallTimeError, match="outside the calendar"):
                closing(day, at, place)
            assert abs(closing(day, at, place, strict=False).closes_at.year - day.year) <= 1


@pytest.mark.parametrize("day", [EARLIEST, LATEST])
def test_the_first_and_last_days_are_possible_everywhere(day):
    for place in (None, AOE, FIRST_ZONE, zone("Asia/Hong_Kong")):
        for at in (None, "24:00", "12:00"):
            assert closing(day, at, place).closes_at


def test_the_start_of_a_day_is_its_first_instant():
    assert start_of_day(date(2026, 9, 24), zone("Europe/Paris")) == utc("2026-09-23T22:00:00")
    assert start_of_day(date(2022, 3, 27), zone("Asia/Beirut")) == utc("2022-03-26T22:00:00")
    with pytest.raises(WallTimeError, match="Pacific/Apia never had 30 Dec 2011"):
        start_of_day(date(2011, 12, 30), zone("Pacific/Apia"))


def test_a_time_is_refused_only_where_clocks_jump_forward():
    los_angeles = zone("America/Los_Angeles")
    with pytest.raises(WallTimeError, match="there is no 02:30"):
        closing(date(2026, 3, 8), time(2, 30), los_angeles)
    for day, at, place in (
        (date(2026, 3, 8), time(3, 0), los_angeles),
        (date(2026, 11, 1), time(1, 30), los_angeles),
        (date(2026, 3, 8), time(2, 30), AOE),
    ):
        assert closing(day, at, place).hour_known


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-09-14T21:59:00", 10),
        ("2026-09-23T21:58:59", 1),
        ("2026-09-23T21:59:00", 1),
        ("2026-09-23T21:59:01", 0),
        ("2026-09-24T21:58:59", 0),
        ("2026-09-24T21:59:01", -1),
        ("2026-09-26T21:59:00", -2),
    ],
)
def test_days_left_are_whole_days_of_24_hours_and_negative_once_it_is_past(now, days):
    assert days_left(utc(now), utc("2026-09-24T21:59:00")) == days


@pytest.mark.parametrize(
    ("typed", "wall"),
    [
        ("09:05", time(9, 5)),
        ("23:59:30", time(23, 59, 30)),
        ("２３：５９", time(23, 59)),
        (" 18:00 ", time(18)),
        ("24:00", END_OF_DAY),
        ("Midnight", time()),
        (time(18, 30), time(18, 30)),
    ],
)
def test_a_wall_time_is_read_in_each_of_its_forms(typed, wall):
    assert parse_wall_time(typed) == wall


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "9:05",
        "2359",
        "23:60",
        "24:01",
        "25:00",
        "12 pm",
        "12:00Z",
        "12:00+01",
        "12:00:0",
        "::::::::",
        "1:2:3:45",
        "12345",
        "noon",
        "\0",
        "9" * 10_000,
        "¹²:³⁰\u0660",
        "١٢:٣٠",
        time(12, microsecond=1),
        time(12, tzinfo=UTC),
    ],
)
def test_what_is_no_wall_time_is_refused_with_what_to_write(typed):
    with pytest.raises(WallTimeError, match="is not a time of day") as caught:
        parse_wall_time(typed)
    assert "24:00" in str(caught.value.hint)


def test_another_type_is_no_wall_time():
    with pytest.raises(TypeError):
        parse_wall_time(1800)


def test_a_fixed_zone_has_no_gaps():
    assert closing(date(2026, 3, 29), "02:30", timezone(timedelta(hours=1))).hour_known


def test_paris_as_python_knows_it_is_the_same_zone():
    assert closing(date(2026, 9, 24), "23:59", ZoneInfo("Europe/Paris")) == closing(
        date(2026, 9, 24), time(23, 59), zone("Europe/Paris")
    )
