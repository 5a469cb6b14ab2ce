"""The dates of a scheme among what is due, and the festivals on its list."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import HONG_KONG, TODAY
from filmtrack.domain.scheme import Scheme
from filmtrack.reports.due_window import Upcoming, Window
from filmtrack.reports.filters import Filters
from filmtrack.reports.scheme_dates import listed_festivals, scheme_rows
from filmtrack.reports.upcoming import with_rows
from trips import ROUND_2027, only, schemes

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
YEAR = Window(first=TODAY, last=date(2027, 12, 31))
DATES = """
date = [
  { what = "opens", day = 2026-12-01 },
  { what = "closes", day = 2027-03-31, time = "18:00", timezone = "Asia/Hong_Kong", stated = "March", note = "post" },
  { what = "claim", day = 2027-08-31 },
  { what = "decision", day = 2027-05-01 },
  { what = "closes", id = "early", day = 2026-11-01 },
]
"""


def rows(toml=DATES, window=YEAR, filters=Filters()):  # noqa: B008 - it is frozen
    scheme, _ = only(toml)
    return scheme_rows((scheme,), window, filters, now=NOW, zone=HONG_KONG)


def days(found):
    return [(each.tier, each.date) for each in found]


def test_a_date_of_a_scheme_is_a_row_like_others():
    found = {each.key: each for each in rows()}
    row = found["2027.closes"]
    assert (row.festival, row.kind, row.edition, row.tier, row.what, row.status) == (
        "own",
        "scheme",
        2027,
        "application",
        "deadline",
        "announced",
    )
    assert (row.date, row.time, row.closes_at, row.hour_known, row.stated) == (
        date(2027, 3, 31),
        "18:00",
        datetime(2027, 3, 31, 10, 0, tzinfo=UTC),
        True,
        "March",
    )
    assert (str(row.note), row.days_left, row.closed) == ("post", 128, False)


def test_only_what_is_due_is_shown_and_days_only_when_asked_for():
    assert days(rows()) == [("application", date(2027, 3, 31)), ("claim", date(2027, 8, 31))]
    every = days(rows(window=replace(YEAR, events=True)))
    assert every == [
        ("opens", date(2026, 12, 1)),
        ("application", date(2027, 3, 31)),
        ("decision", date(2027, 5, 1)),
        ("claim", date(2027, 8, 31)),
    ]
    closed = days(rows(window=replace(YEAR, first=date(2026, 10, 1), closed=True)))
    assert closed[0] == ("application", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("window", "count"),
    [
        (Window(first=date(2027, 4, 1)), 1),
        (Window(last=date(2027, 4, 1)), 1),
        (Window(before=datetime(2027, 3, 31, 10, 0, tzinfo=UTC)), 0),
        (Window(before=datetime(2027, 3, 31, 10, 1, tzinfo=UTC)), 1),
        (Window(before=datetime(2026, 12, 1, tzinfo=UTC), events=True), 1),
        (Window(before=datetime(2026, 11, 30, tzinfo=UTC), events=True), 0),
        (replace(YEAR, next_only=True), 1),
    ],
)
def test_a_window_takes_what_falls_into_it(window, count):
    assert len(rows(window=window)) == count


def test_what_recurs_is_listed_with_its_next_day():
    (row,) = rows('date = [{ what = "closes", each = ["03-31", "06-30"] }]')
    assert (row.status, row.date, row.note) == ("listed", date(2027, 3, 31), None)


def test_a_round_that_may_not_be_open_says_so_beside_its_date():
    (row,) = rows('status = "unknown"\ndate = [{ what = "closes", day = 2027-03-31 }]')
    assert str(row.note) == "whether it takes applications is not known: ask Own"


@pytest.mark.parametrize(
    "filters",
    [
        Filters(festivals=("x",)),
        Filters(kinds=("market",)),
        Filters(countries=("FR",)),
        Filters(student=True),
        Filters(statuses=("expected",)),
        Filters(editions=(2026,)),
        Filters(free=True),
    ],
)
def test_what_is_asked_of_festivals_no_scheme_has(filters):
    assert rows(filters=filters) == ()


def test_a_scheme_that_is_a_festival_too_has_its_dates_there():
    ifva = schemes().by_id["ifva"]
    assert scheme_rows((ifva,), replace(YEAR, first=None, closed=True), Filters(), now=NOW, zone=HONG_KONG) == ()


def test_the_festivals_of_a_scheme_are_those_of_its_latest_list():
    assert len(listed_festivals(schemes().by_id["nae"])) == 10
    assert listed_festivals(schemes(ROUND_2027).by_id["nae"]) == listed_festivals(schemes().by_id["nae"])
    assert listed_festivals(schemes().by_id["ifva"]) == ("ifva",)
    assert listed_festivals(Scheme(id="x", name="X")) == ()
    named, _ = only('festival = [{ id = "uppsala" }, { name = "Nowhere" }]')
    assert listed_festivals(named) == ("uppsala",)


def test_rows_stand_at_their_day_among_the_others():
    first, second = rows()
    assert with_rows(Upcoming(rows=(second,), maybe=3), (first,)) == Upcoming(rows=(first, second), maybe=3)
