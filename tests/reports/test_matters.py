"""Which stage a matter has reached, in days by the user's clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from filmtrack.message import message
from filmtrack.reports.matters import Matter, days_before, reached, stage_of
from reminding import HONG_KONG, at

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")


def a_matter(**known):
    base = {"id": "lamma/2027/late", "kind": "deadline", "text": message("x"), "command": "c", "stages": (14, 3, 0, -1)}
    return Matter(**{**base, **known})


CLOSES = datetime(2026, 12, 2, 22, 59, tzinfo=UTC)  # Thu 3 Dec 06:59 in Hong Kong
TIMED = a_matter(due_on=date(2026, 12, 2), closes_at=CLOSES, warn_from_at=CLOSES, hour_known=True)
HOURLESS = a_matter(
    due_on=date(2026, 12, 2),
    closes_at=datetime(2026, 12, 2, 23, 0, tzinfo=UTC),
    warn_from_at=datetime(2026, 12, 1, 23, 0, tzinfo=UTC),
)
DATED = a_matter(due_on=date(2026, 12, 2))


@pytest.mark.parametrize(
    ("matter", "now", "left"),
    [
        (TIMED, "2026-11-19T06:59", 13),
        (TIMED, "2026-11-19T06:58", 14),
        (TIMED, "2026-12-02T06:58", 1),
        (TIMED, "2026-12-02T06:59", 0),
        (TIMED, "2026-12-03T06:58", 0),
        (TIMED, "2026-12-03T06:59", -1),
        (TIMED, "2026-12-04T06:58", -1),
        (TIMED, "2026-12-04T06:59", -2),
        (HOURLESS, "2026-12-01T06:59", 1),
        (HOURLESS, "2026-12-01T07:00", 0),
        (HOURLESS, "2026-12-02T12:00", 0),
        (HOURLESS, "2026-12-03T06:59", 0),
        (HOURLESS, "2026-12-03T07:00", -1),
        (DATED, "2026-12-01T23:59", 1),
        (DATED, "2026-12-02T00:00", 0),
        (DATED, "2026-12-03T00:00", -1),
        (a_matter(), "2026-12-03T00:00", None),
    ],
)
def test_days_are_counted_by_the_users_clock(matter, now, left):
    assert days_before(matter, at(now, HONG_KONG)) == left


@pytest.mark.parametrize(
    ("yesterday", "zone", "closes"),
    [
        ("2026-10-24T08:00", PARIS, "2026-10-25T09:00"),  # that day has 25 hours
        ("2027-03-27T08:00", PARIS, "2027-03-28T09:00"),  # and that one 23
        ("2026-10-31T08:00", NEW_YORK, "2026-11-01T08:30"),
    ],
)
def test_the_same_hour_every_morning_never_misses_the_last_day(yesterday, zone, closes):
    instant = datetime.fromisoformat(closes).replace(tzinfo=zone).astimezone(UTC)
    matter = a_matter(closes_at=instant)
    assert days_before(matter, at(yesterday, zone)) == 1
    assert days_before(matter, at(f"{closes[:10]}T08:00", zone)) == 0


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2026-11-01T08:00", None),
        ("2026-11-18T08:00", "14"),
        ("2026-11-25T08:00", "14"),
        ("2026-11-30T08:00", "3"),
        ("2026-12-02T08:00", "0"),
        ("2026-12-03T08:00", "-1"),
        ("2026-12-16T08:00", "-1"),
        ("2026-12-17T08:00", None),
    ],
)
def test_the_latest_stage_that_was_reached_counts_until_it_is_too_old(now, stage):
    found = stage_of(DATED, at(now))
    assert (found and found.name) == stage


def test_some_matters_never_grow_too_old():
    assert stage_of(a_matter(due_on=date(2020, 1, 1), lapses_after=None), at("2026-12-03T08:00")).days == -1


def test_a_weekly_matter_has_one_stage_a_week():
    weekly = a_matter(weekly=True)
    names = [stage_of(weekly, at(f"2026-12-{day:02}T08:00")).name for day in (27, 28, 31)]
    names.append(stage_of(weekly, at("2027-01-03T08:00")).name)
    assert names == ["2026-W52", "2026-W53", "2026-W53", "2026-W53"]


@pytest.mark.parametrize(("left", "expected"), [(31, None), (30, 30), (10, 14), (0, 0), (-1, 0)])
def test_no_stage_is_reached_before_its_day(left, expected):
    assert reached((30, 14, 0), left) == expected
