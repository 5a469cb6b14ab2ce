"""What a fee is compared with."""

import pytest

from filmtrack.domain.money import costs_at_most, parse_money


@pytest.mark.parametrize(
    ("fee", "fits"), [("0 HKD", True), ("20 EUR", True), ("20.01 EUR", False), ("1 HKD", False), (None, False)]
)
def test_a_fee_is_known_to_cost_at_most_an_amount_or_not(fee, fits):
    assert costs_at_most(parse_money(fee) if fee else None, parse_money("20 EUR")) is fits
