"""Laws of typed dates: whatever is typed, whatever day it is."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.periods import add_span, parse_day, parse_month, parse_partial
from filmtrack.domain.written_dates import MONTHS, DateNotUnderstoodError

TODAY = date(2026, 11, 22)
some_day = st.dates()
some_text = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *"0123456789+-/., 年月日",
                "in",
                "ago",
                "+",
                "d",
                "weeks",
                "y",
                "oct",
                "friday",
                "1st",
                "of",
                "2027",
                "0001",
            ]
        ),
        max_size=8,
    ).map(" ".join),
    st.from_regex(r"[+-]\d{1,30} ?[dwmy]", fullmatch=True),
    st.from_regex(r"\d{1,5}[-/. ](\d{1,3}|[A-Za-z]{3,9})[-/. ]\d{1,5}", fullmatch=True),
)


@given(some_day)
def test_an_iso_date_means_itself_whatever_day_it_is(day):
    assert parse_day(day.isoformat(), TODAY) == day


@given(some_day)
def test_a_written_date_means_itself_with_and_without_its_weekday(day):
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
    if day.year >= 100:  # dateutil takes smaller years for others
        assert parse_day(written, TODAY) == parse_day(f"{day:%A} {written}", TODAY) == day


@given(
    some_day.filter(lambda day: day.year < 9999), st.sampled_from(["mon", "Tuesday", "wed", "thu", "fri", "sat", "sun"])
)
def test_a_weekday_is_the_coming_one_within_a_week(today, typed):
    found = parse_day(typed, today)
    assert timedelta(0) <= found - today < timedelta(days=7)
    assert f"{found:%A}".casefold().startswith(typed.casefold())


@given(some_day.filter(lambda day: day.year < 9999), st.integers(1, 12))
def test_a_month_without_a_year_contains_today_or_comes_after_it_within_a_year(today, number):
    found = parse_month(str(number), today)
    assert today <= found.last
    assert found.first <= today or found.first - today <= timedelta(days=366)
    assert (found.first.day, found.first.month, found.last.month) == (1, number, number)
    assert found == parse_month(MONTHS[number - 1][:3], today) == parse_partial(str(found))


@given(some_day.filter(lambda day: 2 < day.year < 9000), st.integers(0, 300))
def test_days_and_weeks_there_and_back_lead_to_the_same_day(today, number):
    for unit in ("d", "w"):
        with suppress(DateNotUnderstoodError):
            there = parse_day(f"+{number}{unit}", today)
            assert parse_day(f"-{number}{unit}", there) == today


@given(some_text, some_day)
def test_no_text_crashes_the_reading_of_dates(text, today):
    for read in (lambda: parse_day(text, today), lambda: parse_month(text, today), lambda: parse_partial(text)):
        try:
            found = read()
        except DateNotUnderstoodError as refused:
            found = refused.hint
        assert found
    with suppress(DateNotUnderstoodError):
        assert add_span(today, text) >= today


@given(st.integers(1, 31), st.integers(1, 31), st.integers(100, 9999))
def test_a_date_in_numbers_is_refused_whenever_it_could_be_two_days(one, other, year):
    typed = f"{one}/{other}/{year:04}"
    possible = set()
    for day, month in ((one, other), (other, one)):
        with suppress(ValueError):
            possible.add(date(year, month, day))
    if len(possible) == 1:
        assert parse_day(typed, TODAY) in possible
    else:
        with pytest.raises(DateNotUnderstoodError):
            parse_day(typed, TODAY)
