"""Spans of days: written as shortly as they can be, and read back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.days import DayRange, day_range, one_day

DAYS = st.dates(min_value=date(1, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-05-14", date(2026, 5, 14), date(2026, 5, 14)),
        ("2026-05-14/2026-06-02", date(2026, 5, 14), date(2026, 6, 2)),
    ],
)
def test_a_span_is_read_and_written_alike(text, first, last):
    assert day_range(text) == DayRange(first=first, last=last)
    assert str(day_range(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-5",
        "2026-13",
        "2026-02-30",
        "2026-W05",
        "20260514",
        "2026-06-02/2026-05-14",
        "a/b",
        "2026-05-14/",
        "1/2/3",
    ],
)
def test_what_names_no_span_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        day_range(text)


def test_only_a_single_day_is_a_known_day():
    assert one_day(date(2026, 5, 14)).known_day == date(2026, 5, 14)
    assert day_range("2026-05").known_day is None


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_every_span_survives_being_written(pair):
    span = DayRange(first=pair[0], last=pair[1])
    assert day_range(str(span)) == span
