"""Which closing dates bind a film, and whether its call is open."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from factories import HONG_KONG, a_deadline, a_festival, an_edition
from filmtrack.domain.requirements import Completion, Provenance
from filmtrack.rules.call import Caller, call_for
from filmtrack.rules.open_call import open_call
from judged import days, facts
from ledgers import a_film

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def call(*deadlines, film=None, section=None, platform=None, now=NOW, zone=HONG_KONG, **more):
    edition = an_edition(2027, *deadlines)
    festival = a_festival(edition, sections=("short", "student"), **more)
    caller = Caller(film=film or a_film(), platform=platform, now=now, today=now.astimezone(zone).date(), zone=zone)
    return call_for(caller, festival, edition, festival.section(section) if section else None)


def keys(found):
    return [each.deadline.key for each in found.tiers]


def test_an_edition_without_dates_binds_nobody():
    found = call()
    assert (found.tiers, found.last, found.current, found.sure) == ((), None, None, True)


def test_dates_are_in_order_and_the_current_tier_is_the_first_that_is_open():
    found = call(a_deadline("2026-12-31", "late"), a_deadline("2026-10-01", "early"), a_deadline("2026-11-30"))
    assert keys(found) == ["early", "regular", "late"]
    assert (found.current.deadline.key, found.last.deadline.key) == ("regular", "late")


def test_only_what_closes_the_entry_itself_is_a_date_to_enter_by():
    assert keys(call(a_deadline("2026-11-30"), a_deadline("2026-12-31", "print", closes="print"))) == ["regular"]


def test_a_call_without_end_is_open_and_comes_last():
    found = call(replace(a_deadline("", "always"), rolling=True), a_deadline("2026-10-01"))
    assert (keys(found), found.current.deadline.key, found.last.closing) == (["regular", "always"], "always", None)


def test_a_date_that_names_a_section_replaces_the_general_one_of_its_tier_there():
    dates = (
        a_deadline("2026-11-30"),
        a_deadline("2026-12-15", sections=("student",)),
        a_deadline("2026-10-01", "early"),
    )
    assert keys(call(*dates, section="student")) == ["early", "regular.student"]
    assert keys(call(*dates, section="short")) == ["early", "regular"]
    assert keys(call(*dates)) == ["early", "regular"]


def test_a_date_of_another_platform_does_not_bind():
    dates = (a_deadline("2026-11-30", platforms=("FilmFreeway",)), a_deadline("2026-12-15", platforms=("Reelport",)))
    assert keys(call(*dates, platform="filmfreeway")) == ["regular@filmfreeway"]
    assert len(call(*dates).tiers) == 2


OLD = a_deadline("2026-11-30", key="older", completed=Completion(before=date(2026, 8, 1)))
NEW = a_deadline("2027-01-31")


@pytest.mark.parametrize(
    ("finished", "bound", "sure"),
    [
        ("2026-05", ["older"], True),
        ("2026-09", ["regular"], True),
        (None, ["older", "regular"], False),
        ("2026", ["older", "regular"], False),
    ],
)
def test_a_date_for_films_of_some_time_binds_those_films_instead(finished, bound, sure):
    film = a_film(completed=days(finished) if finished else None)
    found = call(OLD, NEW, film=film)
    assert (keys(found), found.sure) == (bound, sure)


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        ("2026-11-24T10:59:00+00:00", True),
        ("2026-11-24T11:00:00+00:00", False),
    ],
)
def test_near_its_end_a_call_closes_to_the_minute_in_its_own_zone(now, open_):
    found = call(a_deadline("2026-11-24", time="12:00"), now=datetime.fromisoformat(now))
    assert found.last.is_open is open_


def test_long_ago_no_instant_is_worked_out():
    found = call(a_deadline("2026-11-01"))
    assert (found.last.is_open, found.last.closing) == (False, None)


def test_midnight_of_the_submitter_is_the_users_own():
    late = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    date_ = a_deadline("2026-11-24", time="23:59", timezone="submitter")
    assert not call(date_, now=late).last.is_open
    assert call(date_, now=late, zone=ZoneInfo("America/New_York")).last.is_open


def told(*deadlines, film=None, **edition):
    return facts(film, edition=an_edition(2027, *deadlines, **edition))


@pytest.mark.parametrize(
    ("deadlines", "edition", "stands", "said"),
    [
        ((), {}, "unknown", "no closing day of 2027 is known"),
        ((a_deadline("2026-11-30"),), {"cancelled": True}, "fail", "2027 is cancelled"),
        ((a_deadline("2026-11-01"),), {}, "fail", "closed on 1 Nov 2026"),
        (
            (a_deadline("2026-11-30", time="18:00"),),
            {},
            "pass",
            "closes on 30 Nov 2026; the opening day is not stated",
        ),
        (
            (a_deadline("2026-11-30", time="18:00"),),
            {"opens": date(2026, 9, 1)},
            "pass",
            "closes on 30 Nov 2026",
        ),
        (
            (a_deadline("2026-11-30"),),
            {"opens": date(2026, 9, 1)},
            "pass",
            "closes on 30 Nov 2026, hour unknown",
        ),
        (
            (a_deadline("2027-05-30", time="18:00"),),
            {"opens": date(2027, 2, 1)},
            "pass",
            "not open yet: opens on 1 Feb 2027, closes on 30 May 2027",
        ),
        (
            (replace(a_deadline(""), rolling=True),),
            {"opens": date(2026, 1, 1)},
            "pass",
            "it takes films all the time",
        ),
    ],
)
def test_a_call_is_open_closed_or_not_known(deadlines, edition, stands, said):
    verdict = open_call(told(*deadlines, **edition))
    assert (verdict.answer, str(verdict.reason)) == (stands, said)


def test_a_closing_day_that_nobody_announced_is_asked_for():
    verdict = open_call(told())
    assert verdict.missing.command == "filmtrack announce lamma YYYY-MM-DD --edition 2027"


def test_the_last_known_closing_day_is_told_beside_it():
    verdict = open_call(facts(edition=an_edition(2027), previous=an_edition(2026, a_deadline("2025-09-24"))))
    assert str(verdict.reason) == "no closing day of 2027 is known; that of 2026 was 24 Sep 2025"
    assert str(open_call(facts(edition=an_edition(2027), previous=an_edition(2026))).reason).endswith("is known")


def test_where_completion_decides_between_an_open_and_a_closed_date_it_is_asked_for():
    closed = replace(OLD, date=date(2026, 11, 1))
    verdict = open_call(told(closed, NEW))
    assert (verdict.answer, verdict.missing.command) == (
        "unknown",
        "filmtrack film edit night-bus --completed YYYY-MM-DD",
    )
    assert "1 Nov 2026, 31 Jan 2027" in str(verdict.reason)


@pytest.mark.parametrize(("day", "stands"), [("2026-11-30", "pass"), ("2026-11-01", "fail")])
def test_where_all_dates_say_the_same_completion_does_not_matter(day, stands):
    both = (replace(OLD, date=date.fromisoformat(day)), replace(NEW, date=date.fromisoformat(day)))
    assert open_call(told(*both)).answer == stands


def test_the_source_of_the_date_is_the_source_of_the_verdict():
    page = Provenance(sources=("https://lamma.example",), checked=date(2026, 11, 1))
    assert open_call(told(a_deadline("2026-11-30", provenance=page))).provenance == page
