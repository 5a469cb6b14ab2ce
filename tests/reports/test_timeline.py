"""The rows of the year as bars."""

from datetime import date

from factories import HONG_KONG, NOW, a_deadline, a_festival, an_edition
from filmtrack.reports.timeline import timeline

YEAR = (date(2026, 11, 1), date(2027, 10, 31))


def rows(*festivals, entries=None):
    return timeline(festivals, YEAR, now=NOW, zone=HONG_KONG, entries=entries)


def test_a_row_has_everything_dated_within_the_year():
    edition = an_edition(
        2027,
        a_deadline("2026-12-01", "early"),
        a_deadline("2027-01-15"),
        starts="2027-05-01",
        ends=date(2027, 5, 6),
        opens=date(2026, 11, 5),
        notifies=date(2027, 3, 1),
    )
    (row,) = rows(a_festival(edition))
    assert [(each.date, each.tier, each.status, each.range80) for each in row.closings[:2]] == [
        (date(2026, 12, 1), "early", "announced", None),
        (date(2027, 1, 15), "regular", "announced", None),
    ]
    assert row.opens == (date(2026, 11, 5),)
    assert row.answers == (date(2027, 3, 1),)
    assert row.events == ((date(2027, 5, 1), date(2027, 5, 6)),)
    assert row.first == date(2026, 12, 1)


def test_what_is_expected_keeps_its_range():
    (row,) = rows(a_festival(an_edition(2025, a_deadline("2025-01-15")), an_edition(2026, a_deadline("2026-01-14"))))
    (closing, *_) = row.closings
    assert closing.status == "expected"
    assert closing.range80 is not None
    assert closing.range80[0] <= closing.date <= closing.range80[1]


def test_days_outside_the_year_are_left_out_and_so_is_a_festival_without_any():
    past = an_edition(2024, a_deadline("2024-01-15", forecasts=False), starts="2024-03-01", opens=date(2023, 9, 1))
    assert rows(a_festival(past)) == ()


def test_a_festival_that_is_on_when_the_year_begins_is_there():
    edition = an_edition(2026, starts="2026-10-28", ends=date(2026, 11, 2))
    (row,) = rows(a_festival(edition))
    assert row.events == ((date(2026, 10, 28), date(2026, 11, 2)),)
    assert row.first == date(2026, 10, 28)


def test_they_stand_by_their_first_closing_day_and_those_without_one_last():
    early = a_festival(an_edition(2027, a_deadline("2026-12-01")), id="early")
    late = a_festival(an_edition(2027, a_deadline("2027-02-01")), id="late")
    held = a_festival(an_edition(2026, starts="2026-11-25"), id="held")
    assert [row.festival for row in rows(held, late, early)] == ["early", "late", "held"]


def test_what_is_still_to_come_stands_first_and_what_is_past_last():
    past = a_festival(an_edition(2027, a_deadline("2026-11-02", forecasts=False)), id="past")
    soon = a_festival(
        an_edition(2027, a_deadline("2026-11-03", "early", forecasts=False), a_deadline("2026-12-05")), id="soon"
    )
    held = a_festival(
        an_edition(2027, a_deadline("2026-11-01", forecasts=False), starts="2027-01-20"), id="held-after-its-call"
    )
    later = a_festival(an_edition(2027, a_deadline("2026-12-20")), id="later")
    assert [row.festival for row in rows(past, held, later, soon)] == ["soon", "later", "held-after-its-call", "past"]


def test_a_forecast_that_may_still_be_ahead_counts_as_closing_now():
    editions = [an_edition(year, a_deadline(f"{year - 1}-11-20")) for year in (2023, 2024, 2026)]
    rows_ = rows(
        a_festival(an_edition(2027, a_deadline("2026-11-25")), id="dated"), a_festival(*editions, id="any-day-now")
    )
    assert [row.festival for row in rows_] == ["any-day-now", "dated"]


def test_with_entries_only_their_festivals_are_there_each_with_its_status():
    one = a_festival(an_edition(2027, a_deadline("2026-12-01")), id="one")
    other = a_festival(an_edition(2027, a_deadline("2026-12-01")), id="other")
    assert [(row.festival, row.entry) for row in rows(one, other, entries={"other": "selected"})] == [
        ("other", "selected")
    ]


def test_a_call_that_opens_and_closes_on_no_known_day_is_no_call():
    (row,) = rows(a_festival(an_edition(2027, opens=date(2026, 12, 1))))
    assert (row.opens, row.calls) == ((date(2026, 12, 1),), ())
