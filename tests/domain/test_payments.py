"""An amount with what it was for is read from one line."""

from decimal import Decimal

import pytest

from filmtrack.domain.money import Money, NotMoneyError
from filmtrack.domain.payments import parse_payment


@pytest.mark.parametrize(
    ("text", "amount", "currency", "what"),
    [
        ("1200 HKD travel", "1200", "HKD", "travel"),
        ("HKD 1200 train and ferry", "1200", "HKD", "train and ferry"),
        ("13.50EUR DCP", "13.50", "EUR", "DCP"),
        ("13 eur", "13", "EUR", "cost"),
        (" 13   EUR   post\nby air ", "13", "EUR", "post\nby air "),
    ],
)
def test_a_payment_is_an_amount_and_what_it_was_for(text, amount, currency, what):
    assert parse_payment(text, otherwise="cost") == (Money(amount=Decimal(amount), currency=currency), what)


@pytest.mark.parametrize("text", ["", "travel", "1200 travel HKD", "13,50 EUR", "-5 EUR", "1200"])
def test_what_does_not_begin_with_an_amount_is_refused(text):
    with pytest.raises(NotMoneyError):
        parse_payment(text, otherwise="cost")
