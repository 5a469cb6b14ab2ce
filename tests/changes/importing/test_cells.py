"""Days, amounts and yes and no as cells hold them; what could be two things is none of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.changes.importing.cells import AmbiguousDayError, CellError, day_in, money_in, several_in, yes_in


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-04-03", None, date(2026, 4, 3)),
        ("2026/4/3 18:30", None, date(2026, 4, 3)),
        ("2026-04-03T18:30:00.000Z", "dmy", date(2026, 4, 3)),
        ("3 Apr 2026", None, date(2026, 4, 3)),
        ("2026年4月3日", None, date(2026, 4, 3)),
        ("25/04/2026", None, date(2026, 4, 25)),
        ("04/25/2026 9:00 AM", None, date(2026, 4, 25)),
        ("4.4.2026", None, date(2026, 4, 4)),
        ("03/04/2026", "dmy", date(2026, 4, 3)),
        ("03/04/2026", "mdy", date(2026, 3, 4)),
        ("03-04-26", "dmy", date(2026, 4, 3)),
        ("26/04/03", "ymd", date(2026, 4, 3)),
        ("03/04/2026", "ymd", date(2026, 4, 3)),
    ],
)
def test_a_day_is_read_as_it_was_written(text, order, day):
    assert day_in(text, order) == day


@pytest.mark.parametrize("text", ["03/04/2026", "3.4.2026", "25/04/26", "03/03/26"])
def test_a_day_that_can_be_several_is_never_guessed(text):
    with pytest.raises(AmbiguousDayError, match="can be several days"):
        day_in(text, None)


@pytest.mark.parametrize(("text", "order"), [("2026-02-30", None), ("25/04/2026", "mdy"), ("soon", None), ("", None)])
def test_what_is_no_day_is_said(text, order):
    with pytest.raises(CellError) as failure:
        day_in(text, order)
    assert not isinstance(failure.value, AmbiguousDayError)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_every_day_written_in_an_order_is_read_in_it(day, order):
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
    assert day_in("/".join(parts[each] for each in order), order) == day


@pytest.mark.parametrize(
    ("text", "currency", "comma", "sum_"),
    [
        ("13 EUR", None, None, "13 EUR"),
        ("13.50", "EUR", None, "13.50 EUR"),
        ("12,50", "EUR", None, "12.50 EUR"),
        ("€ 12,5", None, None, "12.5 EUR"),
        ("HK$1,200.00", None, None, "1200 HKD"),
        ("150 港元", None, None, "150 HKD"),
        ("20歐元", None, None, "20 EUR"),
        ("1.234,50 €", None, None, "1234.50 EUR"),
        ("1.234.567 JPY", None, None, "1234567 JPY"),
        ("1,234,567", "KRW", None, "1234567 KRW"),
        ("1,234", "USD", False, "1234 USD"),
        ("1,234", "USD", True, "1.234 USD"),
        ("$20", "HKD", None, "20 HKD"),
        ("$ 20 AUD", None, None, "20 AUD"),
        ("usd 20", "EUR", None, "20 USD"),
        ("1 200", "EUR", None, "1200 EUR"),
        ("free", None, None, "0 EUR"),
        ("0", None, None, "0 EUR"),
        ("0", "USD", None, "0 EUR"),
    ],
)
def test_an_amount_is_read_in_its_currency(text, currency, comma, sum_):
    assert str(money_in(text, currency, decimal_comma=comma)) == sum_


@pytest.mark.parametrize(
    ("text", "currency", "comma", "said"),
    [
        ("20", None, None, "its currency"),
        ("$20", None, None, "its currency"),
        ("1,234", "USD", None, "two amounts"),
        ("1.234", "USD", None, "two amounts"),
        ("lots", "USD", None, "not an amount"),
        ("20 clams", "USD", None, "not an amount"),
        ("EUR 20 USD", None, None, "not an amount"),
        ("12,34,5", "USD", None, "not an amount"),
        ("1.2.3,4", "USD", True, "not an amount"),
        ("1.23456", "USD", None, "not an amount"),
    ],
)
def test_what_is_no_amount_is_said(text, currency, comma, said):
    with pytest.raises(CellError, match=said):
        money_in(text, currency, decimal_comma=comma)


@pytest.mark.parametrize(("text", "yes"), [("Yes", True), ("x", True), ("是", True), ("NO", False), ("0", False)])
def test_yes_and_no_are_read_in_either_language_and_as_marks(text, yes):
    assert yes_in(text) is yes


def test_what_is_neither_yes_nor_no_is_said():
    with pytest.raises(CellError, match="neither yes nor no"):
        yes_in("maybe")


def test_several_things_in_a_cell_are_told_apart_once_each():
    assert several_in("Hong Kong, France / Hong  Kong;\n", ",;/") == ("Hong Kong", "France")
    assert several_in("Hello, Lamma", "") == ("Hello, Lamma",)
