"""Rates: the last quote up to a day, across a common currency, the user's own before others."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.rates import FirstOf, Quotes, Rate

FRIDAY, MONDAY = date(2026, 10, 30), date(2026, 11, 2)
BANK = Quotes(
    base="EUR",
    source="bank",
    indirect=True,
    quotes={
        "HKD": ((date(2026, 10, 28), Decimal(9)), (FRIDAY, Decimal("8.8")), (MONDAY, Decimal("8.9"))),
        "USD": ((date(2026, 10, 28), Decimal("1.2")), (FRIDAY, Decimal("1.1"))),
    },
)
OWN = Quotes(base="HKD", source="own", quotes={"EUR": ((FRIDAY, Decimal(10)),), "TWD": ((FRIDAY, Decimal("0.25")),)})


def test_a_day_without_a_quote_takes_the_last_one_before_it():
    found = BANK.rate("EUR", "HKD", date(2026, 11, 1))
    assert found == Rate(currency="EUR", into="HKD", worth=Decimal("8.8"), on=FRIDAY, source="bank")


def test_a_quote_of_the_day_itself_counts():
    assert BANK.rate("EUR", "HKD", MONDAY).worth == Decimal("8.9")


def test_two_currencies_meet_on_a_day_when_both_were_quoted():
    found = BANK.rate("USD", "HKD", MONDAY)
    assert (found.on, found.worth) == (FRIDAY, Decimal(8))


def test_into_the_banks_own_currency_the_quote_is_turned_round():
    assert round(BANK.rate("HKD", "EUR", date(2026, 10, 29)).worth, 6) == Decimal("0.111111")


@pytest.mark.parametrize(
    ("currency", "into", "day"),
    [
        ("EUR", "HKD", date(2026, 10, 27)),
        ("EUR", "TWD", MONDAY),
        ("TWD", "EUR", MONDAY),
    ],
)
def test_before_the_first_quote_and_without_quotes_no_rate_is_known(currency, into, day):
    assert BANK.rate(currency, into, day) is None


def test_ones_own_quotes_say_what_a_unit_is_worth():
    assert OWN.rate("EUR", "HKD", MONDAY).worth == 10
    assert OWN.rate("EUR", "TWD", MONDAY).worth == 40


def test_the_first_source_that_knows_is_believed():
    both = FirstOf(sources=(OWN, BANK))
    assert both.rate("EUR", "HKD", MONDAY).source == "own"
    assert both.rate("EUR", "HKD", date(2026, 10, 28)).source == "bank"
    assert both.rate("EUR", "XXX", MONDAY) is None


@given(st.integers(min_value=-400, max_value=400), st.sampled_from(("EUR", "HKD", "USD")))
def test_no_rate_comes_from_after_the_day_and_none_changes_a_currency_into_more_of_itself(days, currency):
    day = FRIDAY + timedelta(days=days)
    for into in ("EUR", "HKD", "USD"):
        found = BANK.rate(currency, into, day)
        if found:
            assert found.on <= day
            assert found.worth == 1 or currency != into
