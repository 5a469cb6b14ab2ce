"""The dates of festivals on a calendar: each kind, its lasting identity and age, and what has no place there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import CHECKED, YEAR, asked, only, said, uids
from factories import NOW, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import NOT_STATED, ListedDay
from filmtrack.domain.money import parse_money
from filmtrack.domain.requirements import Provenance
from filmtrack.reports.calendar import CalendarQuestion
from filmtrack.reports.calendar_item import LONGEST_UID, UNDATED, known_at, uid_of
from filmtrack.reports.filters import Filters

SOON = a_festival(
    an_edition(2027, a_deadline("2026-12-02", time="23:59", fee="13 EUR", provenance=CHECKED)),
    website="https://example.org",
    city="Paris",
)


def test_an_announced_deadline_ends_at_its_instant():
    item = only(asked(SOON))
    assert item.uid == "lamma/2027/regular"
    assert item.closes_at == datetime(2026, 12, 2, 22, 59, tzinfo=UTC)
    assert (item.first, item.last, item.sure, item.warn_days) == (date(2026, 12, 2), date(2026, 12, 2), True, (7, 1))
    assert str(item.title) == "Lamma Short 2027: regular deadline, 23:59 Paris"
    assert said(item).splitlines() == [
        "Closes on 2 Dec 2026 at 23:59 in Europe/Paris",
        "Fee: 13 EUR",
        "Source: https://example.org/call",
        "Checked on 20 Nov 2026",
        "https://example.org",
    ]
    assert (item.place, item.link) == ("Paris, FR", "https://example.org")


@pytest.mark.parametrize(
    ("deadline", "title"),
    [
        ({}, "Lamma Short 2027: regular deadline, hour unknown"),
        ({"time": "00:00"}, "Lamma Short 2027: regular deadline, hour unknown"),
        ({"time": "24:00"}, "Lamma Short 2027: regular deadline, 24:00 Paris"),
        ({"time": "23:59", "timezone": "AoE"}, "Lamma Short 2027: regular deadline, 23:59 AoE"),
        ({"time": "23:59", "timezone": "submitter"}, "Lamma Short 2027: regular deadline, 23:59 where you are"),
        ({"tier": NOT_STATED, "time": "9:00".zfill(5)}, "Lamma Short 2027: deadline, 09:00 Paris"),
        ({"closes": "print", "time": "12:00"}, "Lamma Short 2027: print due, 12:00 Paris"),
        (
            {"sections": ("xr", "night"), "time": "12:00", "timezone": "America/New_York"},
            "Lamma Short 2027: regular deadline (Xr, night), 12:00 New York",
        ),
    ],
)
def test_the_title_says_what_closes_and_at_which_hour(deadline: dict, title: str):
    edition = an_edition(2027, a_deadline("2026-12-02", **deadline))
    assert str(only(asked(a_festival(edition, sections=["xr"]))).title) == title


def test_without_an_hour_it_is_the_wall_day():
    item = only(asked(a_festival(an_edition(2027, a_deadline("2026-12-02")))))
    assert (item.first, item.closes_at) == (date(2026, 12, 2), None)
    assert "Closes on 2 Dec 2026 in Europe/Paris; the hour is not known" in said(item)


def test_without_a_zone_it_is_the_wall_day_although_the_hour_is_known():
    item = only(asked(a_festival(an_edition(2027, a_deadline("2026-12-02", time="23:59")), timezone=None)))
    assert (item.first, item.closes_at) == (date(2026, 12, 2), None)
    assert str(item.title).endswith("23:59, zone unknown")
    assert "at 23:59 in a time zone that is not known" in said(item)


def test_everything_that_is_known_of_a_deadline_is_said():
    deadline = a_deadline(
        "2026-12-20",
        time="12:00",
        timezone="submitter",
        stated="12 pm, your time",
        replaces=date(2026, 12, 10),
        platforms=("FilmFreeway",),
        notes=("bring a lamp",),
        fee="free",
        provenance=Provenance(as_of=2025),
    )
    festival = a_festival(an_edition(2027, deadline), submit_url="https://example.org/send")
    item = only(asked(festival))
    assert said(item).splitlines() == [
        "Closes on 20 Dec 2026 at 12:00 where you are",
        "As the festival says it: 12 pm, your time",
        "It was 10 Dec 2026 before",
        "Fee: free",
        "Through FilmFreeway",
        "bring a lamp",
        "Archived page, about 2025",
        "https://example.org/send",
    ]
    assert item.link == "https://example.org/send"


def test_a_fee_that_rises_is_said_on_the_last_cheap_day():
    edition = an_edition(2027, a_deadline("2026-12-02", fee="13 EUR"), a_deadline("2026-12-20", "late", fee="20 EUR"))
    cheap, dear = asked(a_festival(edition)).items
    assert "The fee rises after this day" in said(cheap)
    assert "rises" not in said(dear)


KNOWN = a_festival(
    an_edition(2025, a_deadline("2024-12-10")),
    an_edition(2026, a_deadline("2025-12-10", provenance=Provenance(as_of=2025))),
)
YEAR_OF_2026 = replace(YEAR, last=date(2027, 3, 1))


def test_an_expected_deadline_is_unsure_and_says_its_range():
    item = only(asked(KNOWN, question=YEAR_OF_2026))
    assert (item.uid, item.sure, item.first, item.closes_at) == (
        "lamma/2027/regular",
        False,
        date(2026, 12, 10),
        None,
    )
    assert str(item.title) == "~ Lamma Short 2027: regular deadline, expected"
    first, likely, four_of_five, why, *rest = said(item).splitlines()
    assert first == "Not announced: a forecast, look at the festival's own page"
    assert likely.startswith("Likely from ")
    assert four_of_five.startswith("In four of five cases ")
    assert why.startswith("Why: the same day as for the 2026 edition; from 2 editions")
    assert rest == ["What is known of earlier editions:", "Archived page, about 2025"]
    assert item.warn_days[0] > 7


def test_what_is_expected_keeps_its_identity_when_it_is_announced_and_looks_newer():
    expected = only(asked(KNOWN, question=YEAR_OF_2026))
    announced = a_deadline("2026-12-13", provenance=Provenance())
    item = only(asked(replace(KNOWN, editions=(*KNOWN.editions, an_edition(2027, announced))), question=YEAR_OF_2026))
    assert item.uid == expected.uid
    assert (item.sure, item.first) == (True, date(2026, 12, 13))
    assert item.stamp >= expected.stamp
    assert item.revision > expected.revision


def test_of_one_identity_what_is_announced_stands():
    rolling = an_edition(2027, a_deadline("2026-12-30", forecasts=False))
    item = only(asked(replace(KNOWN, editions=(*KNOWN.editions, rolling)), question=YEAR_OF_2026))
    assert (item.sure, item.first) == (True, date(2026, 12, 30))


def test_a_listed_day_is_unsure_and_goes_when_something_newer_is_known():
    listed = ListedDay(month=12, day=7, source="example.org/list", as_of=2019)
    item = only(asked(a_festival(listed=listed)))
    assert (item.uid, item.sure, item.first) == ("lamma/2026/listed", False, date(2026, 12, 7))
    assert str(item.title) == "? Lamma Short: deadline, by a list without a year"
    assert "nobody announced it" in said(item)
    newer = a_festival(an_edition(2027, a_deadline("2026-12-02")), listed=listed)
    assert uids(asked(newer)) == ["lamma/2027/regular"]


def test_what_has_no_day_to_look_forward_to_is_left_out():
    cancelled = an_edition(2027, a_deadline("2026-12-02"), starts="2027-02-01", cancelled=True)
    rolling = a_deadline("", rolling=True)
    assert asked(a_festival(cancelled)).items == ()
    assert asked(a_festival(an_edition(2027, rolling))).items == ()
    assert asked(a_festival()).items == ()


def test_what_was_looked_for_in_vain_is_left_out():
    passed = an_edition(2026, looked_on=date(2026, 11, 20))
    festival = a_festival(an_edition(2025, a_deadline("2024-12-10")), passed)
    everything = CalendarQuestion(first=date(2025, 1, 1))
    assert {item.first.year for item in asked(festival, question=everything).items} == {2026}
    assert uids(asked(festival, question=everything)) == ["lamma/2027/regular"]


def test_opening_days_and_the_festivals_own_days_are_there():
    edition = an_edition(2027, starts="2027-02-01", ends=date(2027, 2, 7), opens=date(2026, 12, 1), provenance=CHECKED)
    opens, event = asked(a_festival(edition, city="Paris", website="https://example.org")).items
    assert (opens.uid, str(opens.title), opens.first, opens.last) == (
        "lamma/2027/opens",
        "Lamma Short 2027: call opens",
        date(2026, 12, 1),
        date(2026, 12, 1),
    )
    assert (event.uid, str(event.title), event.first, event.last) == (
        "lamma/2027/event",
        "Lamma Short 2027",
        date(2027, 2, 1),
        date(2027, 2, 7),
    )
    assert event.warn_days == ()
    assert event.stamp == datetime(2026, 11, 20, tzinfo=UTC)
    assert said(event).splitlines() == [
        "Source: https://example.org/call",
        "Checked on 20 Nov 2026",
        "https://example.org",
    ]


def test_a_deadline_named_like_a_day_of_the_festival_is_another_item():
    edition = an_edition(2027, a_deadline("2026-12-02", key="event"), starts="2027-02-01")
    assert uids(asked(a_festival(edition))) == ["lamma/2027/event:deadline", "lamma/2027/event"]


# How old each item is


@pytest.mark.parametrize(
    ("known", "stamp"),
    [
        ({"provenance": CHECKED}, datetime(2026, 11, 20, tzinfo=UTC)),
        ({"provenance": CHECKED, "extended_on": date(2026, 11, 21)}, datetime(2026, 11, 21, tzinfo=UTC)),
        ({"provenance": CHECKED, "extended_on": date(2026, 11, 1)}, datetime(2026, 11, 20, tzinfo=UTC)),
        ({"provenance": Provenance(as_of=2025)}, datetime(2025, 1, 1, tzinfo=UTC)),
        ({}, UNDATED),
    ],
)
def test_the_stamp_is_the_day_of_knowing_whatever_the_moment_of_asking(known: dict, stamp: datetime):
    festival = a_festival(an_edition(2027, a_deadline("2026-12-02", **known)))
    item = only(asked(festival))
    assert item.stamp == stamp
    assert only(asked(festival, now=NOW + timedelta(days=5))) == item


def test_an_older_statement_never_has_a_negative_revision():
    item = only(asked(a_festival(an_edition(2027, a_deadline("2026-12-02", provenance=Provenance(as_of=1999))))))
    assert item.revision == 1


def test_the_latest_of_several_statements_counts():
    assert known_at(()) == UNDATED
    assert known_at((CHECKED, Provenance(as_of=2026)), (None, date(2026, 11, 22))) == datetime(2026, 11, 22, tzinfo=UTC)


@given(st.timedeltas(timedelta(), timedelta(days=20)))
def test_on_every_day_with_the_same_rows_the_items_are_the_same(later: timedelta):
    festival = replace(KNOWN, editions=(*KNOWN.editions, an_edition(2027, starts="2027-06-01")))
    question = CalendarQuestion(first=date(2026, 11, 22), last=date(2026, 12, 31))
    assert asked(SOON, festival, question=question, now=NOW + later) == asked(SOON, festival, question=question)


# Identities


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6), st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_an_identity_is_plain_short_and_of_one_thing_only(one: list[str], other: list[str]):
    uid = uid_of(*one)
    assert uid.isascii()
    assert uid.isprintable()
    assert not set(uid) & set(" ,;\\\"'")
    assert len(uid) <= LONGEST_UID < 200
    assert (uid == uid_of(*other)) is (one == other)


def test_a_long_identity_keeps_its_beginning_and_differs_in_its_end():
    one, other = uid_of("lamma", 2027, "x" * 300), uid_of("lamma", 2027, "x" * 301)
    assert one != other
    assert one.startswith("lamma/2027/xxx")
    assert len(one) == LONGEST_UID
    assert len(uid_of("y" * LONGEST_UID)) == LONGEST_UID


# Which days


@pytest.mark.parametrize(
    ("days", "there"),
    [
        ({"first": date(2026, 12, 2), "last": date(2026, 12, 2)}, True),
        ({"first": date(2026, 12, 3), "last": date(2027, 1, 1)}, False),
        ({"first": date(2026, 11, 1), "last": date(2026, 12, 1)}, False),
        (
            {
                "first": date(2026, 11, 1),
                "last": date(2026, 12, 3),
                "before": datetime(2026, 12, 2, 22, 59, tzinfo=UTC),
            },
            False,
        ),
        (
            {"first": date(2026, 11, 1), "last": date(2026, 12, 3), "before": datetime(2026, 12, 2, 23, 0, tzinfo=UTC)},
            True,
        ),
    ],
)
def test_wall_days_decide_and_of_instants_the_latest(days: dict, there: bool):
    assert bool(asked(SOON, question=CalendarQuestion(**days)).items) is there


def test_what_has_closed_stays_while_its_day_is_asked_for():
    assert asked(SOON, now=NOW + timedelta(days=20)).items == asked(SOON).items


def test_a_festival_under_way_is_there():
    edition = an_edition(2026, starts="2026-11-20", ends=date(2026, 11, 30))
    question = CalendarQuestion(first=date(2026, 11, 25), last=date(2026, 11, 26))
    assert uids(asked(a_festival(edition), question=question)) == ["lamma/2026/event"]


def test_filters_choose_and_what_does_not_say_is_counted():
    other = replace(SOON, id="ruhr", country="DE")
    unsaid = replace(SOON, id="where", country=None)
    question = replace(YEAR, filters=Filters(countries=("DE",)))
    found = asked(SOON, other, unsaid, question=question)
    assert (uids(found), found.unstated) == (["ruhr/2027/regular"], 1)
    dear = replace(YEAR, filters=Filters(max_fee=parse_money("5 EUR")))
    no_fee = a_festival(an_edition(2027, a_deadline("2026-12-02")), id="no-fee")
    found = asked(SOON, no_fee, question=dear)
    assert (uids(found), found.unstated) == ([], 1)
