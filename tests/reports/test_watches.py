"""What is watched, one row each; and which digests went to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from factories import HONG_KONG, NOW, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.domain.attention import reminder_done, watched
from filmtrack.domain.events import film_added
from filmtrack.domain.scheme import Scheme
from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.reports.deliveries import delivery_rows
from filmtrack.reports.watches import watch_rows
from ledgers import TODAY, a_film
from reminding import Kept, day

SCHEMES = Schemes(by_id={"nae": Scheme(id="nae", name="New Action")})
CATALOGUE = Catalogue(a_festival(an_edition(2027, a_deadline("2026-12-03"))))


def test_each_thing_has_its_name_as_far_as_anybody_knows_it():
    ledger = Kept(
        film_added(a_film(), on=TODAY),
        watched("festival", "lamma", on=TODAY),
        watched("festival", "gone", on=TODAY),
        watched("film", "night-bus", on=TODAY),
        watched("film", "gone", on=TODAY),
        watched("scheme", "nae", on=TODAY),
        watched("scheme", "gone", on=TODAY),
        reminder_done("lamma/2027/late", on=TODAY),
    )
    rows = watch_rows(ledger.attention(), CATALOGUE, ledger, SCHEMES, now=NOW, zone=HONG_KONG)
    assert [(row.what, row.name) for row in rows] == [
        ("festival", "Lamma Short"),
        ("festival", None),
        ("film", "Night Bus"),
        ("film", None),
        ("scheme", "New Action"),
        ("scheme", None),
    ]
    assert (rows[0].next_on, rows[0].status, rows[0].since) == (day("2026-12-03"), "announced", TODAY)


SENDING = Delivery(
    id="<1@x>",
    to=Addressee(destination="mail", recipient="ann@example.org"),
    claimed_at=NOW,
    lease_until=NOW + timedelta(minutes=10),
    subject="s",
    text="t",
    lines=3,
)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, "sending"),
        ({"delivered_at": NOW}, "delivered"),
        ({"failed": "550"}, "failed"),
        ({"failed": "cut", "may_have_arrived": True}, "unknown"),
        ({"lease_until": NOW}, "unknown"),
    ],
)
def test_a_digest_says_what_became_of_it(changed, status):
    (row,) = delivery_rows([replace(SENDING, **changed)], now=NOW)
    assert (row.status, row.via, row.to, row.reminders) == (status, "mail", "ann@example.org", 3)
