"""How each digest stands: delivered, being sent, failed, or unknown."""

from datetime import timedelta

import pytest

from factories import NOW
from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.reports.deliveries import delivery_rows


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"delivered_at": NOW}, "delivered"),
        ({"failed": "550"}, "failed"),
        ({"failed": "cut", "may_have_arrived": True}, "unknown"),
        ({}, "sending"),
        ({"lease_until": NOW - timedelta(minutes=1)}, "unknown"),
    ],
)
def test_each_digest_says_how_it_stands(more: dict[str, object], status: str):
    whole = {
        "id": "<1@lamma>",
        "to": Addressee(destination="mail", recipient="ann@example.org"),
        "claimed_at": NOW,
        "lease_until": NOW + timedelta(minutes=1),
        "subject": "2 due",
        "text": "…",
        "lines": 2,
    }
    (row,) = delivery_rows([Delivery(**(whole | more))], now=NOW)
    assert (row.status, row.to, row.reminders) == (status, "ann@example.org", 2)
