"""What people type for days, months and spans."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from filmtrack.domain.days import DayRange
from filmtrack.domain.periods import Span, add_span, parse_day, parse_days, parse_month, parse_partial, parse_span
from filmtrack.domain.written_dates import DateNotUnderstoodError
from filmtrack.errors import WrongUsageError

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-10-01", "2027-10-01"),
        ("２０２７-１０-０１", "2027-10-01"),
        ("2027/10/1", "2027-10-01"),
        ("2027年10月1日", "2027-10-01"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("today", "2026-11-22"),
        (" Tomorrow ", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("+7d", "2026-11-29"),
        ("＋７d", "2026-11-29"),
        ("-3d", "2026-11-19"),
        ("−3d", "2026-11-19"),
        ("+0d", "2026-11-22"),
        ("+2w", "2026-12-06"),
        ("+1m", "2026-12-22"),
        ("-9m", "2026-02-22"),
        ("+1y", "2027-11-22"),
        ("in 2 weeks", "2026-12-06"),
        ("In 1 day", "2026-11-23"),
        ("3 days ago", "2026-11-19"),
        ("sunday", "2026-11-22"),
        ("monday", "2026-11-23"),
        ("Fri", "2026-11-27"),
        ("saturday", "2026-11-28"),
        ("1 Oct 2027", "2027-10-01"),
        ("October 1st, 2027", "2027-10-01"),
        ("Fri 1 Oct 2027", "2027-10-01"),
        ("13/04/2026", "2026-04-13"),
    ],
)
def test_a_day_is_read_in_each_of_its_forms(typed, day):
    assert parse_day(typed, TODAY) == date.fromisoformat(day)


USUAL_DAY = "write it like 2027-10-01, 1 Oct 2027, today, +7d, friday or in 2 weeks"


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("", '"" is not a day', USUAL_DAY),
        ("9", '"9" is not a day', USUAL_DAY),
        ("7d", '"7d" is not a day', USUAL_DAY),
        ("in", '"in" is not a day', USUAL_DAY),
        ("2027-10-01T10:00", '"2027-10-01T10:00" is not a day', USUAL_DAY),
        ("toady", '"toady" is not a day', f"did you mean today? {USUAL_DAY}"),
        ("1 Octobre 2027", '"1 Octobre 2027" is not a day', f"did you mean October? {USUAL_DAY}"),
        ("fridy", '"fridy" is not a day', f"did you mean Friday? {USUAL_DAY}"),
        ("1 Oct", '"1 Oct" does not say which year', USUAL_DAY),
        ("Oct 2027", '"Oct 2027" does not say which day', USUAL_DAY),
        ("2027-02-29", 'there is no day "2027-02-29"', USUAL_DAY),
        ("0000-01-01", '"0000-01-01" is not a day', USUAL_DAY),
        ("99999-01-01", '"99999-01-01" is not a day', USUAL_DAY),
        (
            "03/04/2026",
            '"03/04/2026" can be 3 Apr 2026 or 4 Mar 2026',
            "write 2026-04-03 or 2026-03-04",
        ),
        (
            "Thu 1 Oct 2027",
            "1 Oct 2027 is a Friday",
            "leave out the weekday, or look again which day is meant",
        ),
        ("+999999999d", "no calendar reaches that far", "write a smaller number"),
        ("+99999999999999999999d", "no calendar reaches that far", "write a smaller number"),
        ("-2027y", "no calendar reaches that far", "write a smaller number"),
        ("+99999999999999999999m", "no calendar reaches that far", "write a smaller number"),
        ("x" * 10_000, f'"{"x" * 60}…" is not a day', USUAL_DAY),
    ],
)
def test_what_is_no_day_is_refused_with_what_to_write(typed, said, hint):
    with pytest.raises(DateNotUnderstoodError) as caught:
        parse_day(typed, TODAY)
    assert str(caught.value.message) == said
    assert str(caught.value.hint) == hint


@pytest.mark.parametrize(
    ("typed", "today", "month"),
    [
        ("sep", "2026-08-31", "2026-09"),
        ("sep", "2026-09-01", "2026-09"),
        ("sep", "2026-09-30", "2026-09"),
        ("sep", "2026-10-01", "2027-09"),
        ("September", "2026-11-22", "2027-09"),
        ("sept.", "2026-11-22", "2027-09"),
        ("九月", "2026-11-22", "2027-09"),
        ("十二月", "2026-11-22", "2026-12"),
        ("9月", "2026-11-22", "2027-09"),
        ("9", "2026-11-22", "2027-09"),
        ("０９", "2026-11-22", "2027-09"),
        ("11", "2026-11-22", "2026-11"),
        ("2027-09", "2026-11-22", "2027-09"),
        ("2020/2", "2026-11-22", "2020-02"),
        ("2027年9月", "2026-11-22", "2027-09"),
        ("Sep 2027", "2026-11-22", "2027-09"),
        ("09/2027", "2026-11-22", "2027-09"),
        ("dec", "9999-12-31", "9999-12"),
    ],
)
def test_a_month_is_read_in_each_of_its_forms(typed, today, month):
    assert str(parse_month(typed, date.fromisoformat(today))) == month


def test_a_month_has_its_first_and_last_day():
    assert parse_month("feb", date(2028, 1, 1)) == DayRange(first=date(2028, 2, 1), last=date(2028, 2, 29))


USUAL_MONTH = "write it like sep, September, 九月, 9 or 2027-09"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", USUAL_MONTH),
        ("se", f"did you mean Sep? {USUAL_MONTH}"),
        ("0", USUAL_MONTH),
        ("13", USUAL_MONTH),
        ("2027", USUAL_MONTH),
        ("2027-13", USUAL_MONTH),
        ("2027-00", USUAL_MONTH),
        ("0000-09", USUAL_MONTH),
        ("99999-09", USUAL_MONTH),
        ("2027-09-01", USUAL_MONTH),
        ("9日", USUAL_MONTH),
        ("sep 27", USUAL_MONTH),
        ("Setpember", f"did you mean September? {USUAL_MONTH}"),
        ("setp", f"did you mean Sep? {USUAL_MONTH}"),
        ("novembre 2027", f"did you mean November? {USUAL_MONTH}"),
    ],
)
def test_what_is_no_month_is_refused_with_what_to_write(typed, hint):
    with pytest.raises(WrongUsageError) as caught:
        parse_month(typed, TODAY)
    assert str(caught.value.message) == f'"{typed}" is not a month'
    assert str(caught.value.hint) == hint


def test_the_month_after_the_last_month_of_the_calendar_is_refused():
    with pytest.raises(DateNotUnderstoodError):
        parse_month("nov", date(9999, 12, 1))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("2025-10", "2025-10"),
        ("Oct 2025", "2025-10"),
        ("2025年10月", "2025-10"),
        ("2025-10-03", "2025-10-03"),
        ("3 October 2025", "2025-10-03"),
    ],
)
def test_a_year_or_month_stands_for_all_its_days(typed, days):
    assert str(parse_partial(typed)) == days


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        (
            each,
            f'"{each}" is not a year, a month of a year or a day',
            "write it like 2025, 2025-10 or 2025-10-03",
        )
        for each in ("", "oct", "25", "0000", "2025-13", "today", "+7d")
    ]
    + [
        ("2025-02-29", 'there is no day "2025-02-29"', "write it like 2025, 2025-10 or 2025-10-03"),
        ("03/04/2026", '"03/04/2026" can be 3 Apr 2026 or 4 Mar 2026', "write 2026-04-03 or 2026-03-04"),
        (
            "3 Octobr 2025",
            '"3 Octobr 2025" is not a day',
            "did you mean October? write it like 2025, 2025-10 or 2025-10-03",
        ),
    ],
)
def test_what_is_no_part_of_the_calendar_is_refused_with_what_to_write(typed, said, hint):
    with pytest.raises(DateNotUnderstoodError) as caught:
        parse_partial(typed)
    assert (str(caught.value.message), str(caught.value.hint)) == (said, hint)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("30d", Span(days=30)),
        ("３０d", Span(days=30)),
        ("2w", Span(days=14)),
        ("2 weeks", Span(days=14)),
        ("1 Day", Span(days=1)),
        ("3m", Span(months=3)),
        ("1y", Span(months=12)),
        ("0d", Span()),
    ],
)
def test_a_span_is_read_in_each_of_its_forms(typed, span):
    assert parse_span(typed) == span


@pytest.mark.parametrize("typed", ["", "d", "30", "-3d", "+3d", "3h", "1.5d", "٣d", "30dd", "d30", "in 2 weeks"])
def test_what_is_no_span_is_refused_with_what_to_write(typed):
    with pytest.raises(DateNotUnderstoodError, match="is not a length of time") as caught:
        parse_span(typed)
    assert str(caught.value.hint) == "write a number with d, w, m or y, like 30d, 2w or 3m"


def test_an_instant_moves_by_days_of_24_hours_and_by_months_of_the_calendar():
    now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert add_span(now, "30d") == now + timedelta(days=30)
    assert add_span(now, "3m") == datetime(2027, 2, 28, 9, tzinfo=UTC)


def test_an_iso_date_and_a_span_of_days_do_not_import_dateutil():
    program = (
        "import sys, datetime; from filmtrack.domain import periods as p; today = datetime.date(2026, 11, 22);"
        "[p.parse_day(each, today) for each in ('2027-10-01', 'today', '+7d', 'friday', 'in 2 weeks')];"
        "p.parse_month('sep', today); p.parse_partial('2025-10'); p.add_span(today, '30d');"
        "sys.exit('dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-09-03", (2027, 9, 3), (2027, 9, 3)),
        ("sep", (2027, 9, 1), (2027, 9, 30)),
        ("九月", (2027, 9, 1), (2027, 9, 30)),
        ("2027-09", (2027, 9, 1), (2027, 9, 30)),
        ("9", (2027, 9, 1), (2027, 9, 30)),
        ("today", (2026, 11, 22), (2026, 11, 22)),
    ],
)
def test_a_day_or_a_month_has_a_first_and_a_last_day(text, first, last):
    found = parse_days(text, date(2026, 11, 22))
    assert (found.first, found.last) == (date(*first), date(*last))


def test_what_is_neither_a_day_nor_a_month_is_no_day():
    with pytest.raises(DateNotUnderstoodError, match="smarch"):
        parse_days("smarch", date(2026, 11, 22))
