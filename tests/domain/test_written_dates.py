"""Dates written out: every order of their parts, and nothing guessed."""

import pytest

from filmtrack.domain.written_dates import (
    DateNotUnderstoodError,
    month_number,
    weekday_number,
    words_of,
    written_day,
    year_number,
)


@pytest.mark.parametrize(
    "typed",
    [
        "1 Oct 2027",
        "1 October 2027",
        "01 octob 2027",
        "Oct 1 2027",
        "October 1, 2027",
        "1st of October, 2027",
        "2027 Oct 1",
        "1-Oct-2027",
        "1.Oct.2027",
        "Friday, 1 October 2027",
        "2027-10-01",
        "2027.10.1",
        "2027年10月1日",
    ],
)
def test_every_way_to_write_the_first_of_october_is_the_same_day(typed):
    assert written_day(typed).isoformat() == "2027-10-01"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 Oct 27", "does not say which year"),
        ("1 Oct 0027", "there is no day"),
        ("1 1 Oct 2027", "is not a day"),
        ("1 Oct 2027 2028", "is not a day"),
        ("Oct 2027 2028", "does not say which year"),
        ("Oct Nov 2027", "there is no day"),
        ("32 Oct 2027", "there is no day"),
        ("31/02/2027", "there is no day"),
        ("00/00/2027", "there is no day"),
        ("2027-31-12", "there is no day"),
        ("Friday", "is not a day"),
        ("Mon Fri 1 Oct 2027", "1 Oct 2027 is a Friday"),
        ("1 Oct 2027 10:00", "is not a day"),
        ("1 Oct 2027 UTC", "is not a day"),
        ("1th", "is not a day"),
        ("th Oct 2027", "is not a day"),
        ("9日 Oct 2027", "is not a day"),
    ],
)
def test_nothing_is_guessed(typed, said):
    with pytest.raises(DateNotUnderstoodError, match=said):
        written_day(typed)


@pytest.mark.parametrize(
    ("word", "number"),
    [("jan", 1), ("may", 5), ("sept", 9), ("十", 10), ("十一", 11), ("12", 12), ("09", 9)]
    + [(each, None) for each in ("", "ma", "00", "13", "009", "十三", "septembers", "²")],
)
def test_a_month_is_a_name_its_beginning_a_numeral_or_a_number(word, number):
    assert month_number(word) == number


@pytest.mark.parametrize(("word", "number"), [("mon", 0), ("thurs", 3), ("sunday", 6), ("su", None), ("sundays", None)])
def test_a_weekday_is_a_name_or_its_beginning(word, number):
    assert weekday_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [("2027", 2027), ("0001", 1), ("0000", None), ("27", None), ("20270", None)]
)
def test_a_year_has_four_digits(word, number):
    assert year_number(word) == number


def test_the_chinese_day_sign_counts_only_beside_a_month():
    assert words_of("10月1日") == ["10", "1"]
    assert words_of("9日") == ["9日"]
