"""The schemes that pay on a calendar: the dates of their rounds, and the claims that are due."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from calendars import CHECKED, HELD, MINE, YEAR, asked, only, said, uids
from filmtrack.domain.application import Application, ApplicationChange
from filmtrack.domain.periods import Span
from filmtrack.domain.scheme import Round, Scheme, SchemeDate
from filmtrack.reports.calendar import CalendarQuestion
from filmtrack.reports.calendar_item import UNDATED
from filmtrack.reports.filters import Filters

CLOSES = SchemeDate(
    what="closes",
    key="closes",
    day=date(2026, 12, 15),
    time="18:00",
    stated="6 pm sharp",
    note="bring the letter",
    provenance=CHECKED,
)


def a_scheme(*dates: SchemeDate, round_: dict | None = None, **known: object) -> Scheme:
    made = Round(id="2026-2", year=2026, dates=dates, **(round_ or {}))
    told = {
        "id": "nae",
        "name": "New Action Express",
        "timezone": "Asia/Hong_Kong",
        "website": "https://example.org/nae",
        "rounds": (made,),
    }
    return Scheme(**{**told, **known})


def test_a_rounds_closing_is_an_instant_with_its_words():
    item = only(asked(schemes=(a_scheme(CLOSES),)))
    assert (item.uid, item.what, item.sure) == ("nae/2026-2/closes:scheme", "scheme", True)
    assert item.closes_at == datetime(2026, 12, 15, 10, 0, tzinfo=UTC)
    assert str(item.title) == "New Action Express: applications close, 18:00 Hong Kong"
    assert said(item).splitlines() == [
        "As the scheme says it: 6 pm sharp",
        "bring the letter",
        "Source: https://example.org/call",
        "Checked on 20 Nov 2026",
        "https://example.org/nae",
    ]
    assert (item.stamp, item.warn_days) == (datetime(2026, 11, 20, tzinfo=UTC), (7, 1))


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("opens", "Round 2: applications open"),
        ("decision", "Round 2: decision"),
        ("event", "Round 2: event"),
        ("claim", "Round 2: claims close, hour unknown"),
    ],
)
def test_every_kind_of_a_rounds_date_is_there(what: str, title: str):
    stated = SchemeDate(what=what, key=what, day=date(2026, 12, 15))
    item = only(asked(schemes=(a_scheme(stated, round_={"name": "Round 2"}, website=None),)))
    assert (str(item.title), item.closes_at, item.first) == (title, None, date(2026, 12, 15))


def test_where_nobody_can_tell_whether_it_is_open_its_dates_are_unsure():
    item = only(asked(schemes=(a_scheme(CLOSES, ask="the secretariat", round_={"status": "unknown"}),)))
    assert not item.sure
    assert str(item.title).startswith("? New Action Express")
    assert said(item).startswith("Whether it takes applications is not known: ask the secretariat")


@pytest.mark.parametrize(
    "over",
    [
        {"round_": {"status": "ended"}},
        {"ended_on": date(2026, 12, 14)},
        {"round_": {"ended_on": date(2026, 12, 14)}},
    ],
)
def test_what_has_ended_has_no_dates(over: dict):
    assert asked(schemes=(a_scheme(CLOSES, **over),)).items == ()
    assert asked(schemes=(a_scheme(CLOSES, ended_on=date(2026, 12, 15)),)).items


def test_days_of_every_year_come_once_a_year_for_the_latest_round():
    every = SchemeDate(what="closes", key="closes", each=((3, 31), (9, 30)))
    scheme = a_scheme(every)
    scheme = replace(scheme, rounds=(replace(scheme.rounds[0], id="2025"), *scheme.rounds))
    found = asked(schemes=(scheme,), question=CalendarQuestion(first=date(2026, 11, 1), last=date(2028, 4, 1)))
    assert [(item.uid, item.first.isoformat()) for item in found.items] == [
        ("nae/2026-2/closes/2027/1:scheme", "2027-03-31"),
        ("nae/2026-2/closes/2027/2:scheme", "2027-09-30"),
        ("nae/2026-2/closes/2028/1:scheme", "2028-03-31"),
    ]
    endless = asked(schemes=(scheme,), question=CalendarQuestion(first=date(2026, 11, 1)))
    assert {item.first.year for item in endless.items} == {2027, 2028}


def test_filters_are_about_festivals_so_that_schemes_fit_none():
    filtered = replace(YEAR, filters=Filters(countries=("FR",)))
    assert asked(schemes=(a_scheme(CLOSES),), question=filtered).items == ()


def an_application(status: str = "granted", **known: object) -> Application:
    at = datetime(2026, 11, 21, 9, 0, 1, 5, tzinfo=UTC)
    told = {
        "id": "night-bus/nae/2026-2/lamma/2027",
        "film": "night-bus",
        "scheme": "nae",
        "round": "2026-2",
        "festival": "lamma",
        "edition": 2027,
        "updated_at": at,
        "history": (ApplicationChange(status=status, on=at.date(), at=at, by="ann", seq=1),),
    }
    return Application(**{**told, **known})


CLAIM = SchemeDate(what="claim", key="claim", after_event=Span(months=2))


def test_a_claim_is_due_so_long_after_the_event():
    made = an_application(scheme_name="NAE", festival_name="Lamma")
    item = only(asked(HELD, entries=(), made=(made,), schemes=(a_scheme(CLAIM),), question=MINE))
    assert (item.uid, item.first) == ("night-bus/nae/2026-2/lamma/2027/claim", date(2027, 5, 7))
    assert str(item.title) == "夜車 Night Bus: claim due to NAE"
    assert said(item).splitlines() == ["For Lamma", "filmtrack apply night-bus lamma --scheme nae claimed"]
    assert item.stamp == datetime(2026, 11, 21, 9, 0, 1, tzinfo=UTC)


def test_a_claim_is_due_on_the_calendar_when_a_reminder_says_so():
    """Of an event whose last day nobody says the first counts; an application without a round is to the latest."""
    begins = replace(HELD, editions=tuple(replace(each, ends=None) for each in HELD.editions))
    item = only(
        asked(begins, entries=(), made=(an_application(round=None),), schemes=(a_scheme(CLAIM),), question=MINE)
    )
    assert item.first == date(2027, 5, 1)


def test_the_day_that_the_application_names_goes_first():
    made = an_application(film="untold", claim_due_on=date(2027, 4, 1), updated_at=None)
    item = only(asked(entries=(), made=(made,), question=MINE))
    assert (item.first, str(item.title), item.stamp) == (date(2027, 4, 1), "untold: claim due to nae", UNDATED)


@pytest.mark.parametrize(
    "made",
    [
        an_application("applied", claim_due_on=date(2027, 4, 1)),
        an_application("paid", claim_due_on=date(2027, 4, 1)),
        an_application(edition=None),
        an_application(festival="gone"),
        an_application(scheme="gone"),
    ],
)
def test_where_nothing_is_to_claim_or_its_day_is_not_known_there_is_no_claim(made: Application):
    assert asked(HELD, entries=(), made=(made,), schemes=(a_scheme(CLAIM),), question=MINE).items == ()


def test_with_entries_alone_a_schemes_dates_are_there_when_an_application_is_planned():
    planned = (an_application("planned"),)
    asks = {"schemes": (a_scheme(CLOSES),), "question": MINE, "entries": ()}
    assert uids(asked(made=planned, **asks)) == ["nae/2026-2/closes:scheme"]
    assert uids(asked(made=(an_application("applied"),), **asks)) == []
    other = replace(MINE, films=("other",))
    assert uids(asked(made=planned, **{**asks, "question": other})) == []
