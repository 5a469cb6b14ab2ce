"""What happened to an application, in a sentence."""

from datetime import date

import pytest

from applications import CHAN, an_application
from filmtrack.domain import events
from filmtrack.domain.application_events import (
    application_made,
    application_planned,
    application_updated,
    receipt_noted,
)
from filmtrack.domain.events import Fact
from filmtrack.reports.told import told, what_happened
from ledgers import TODAY, money

TRIP = an_application(applicants=(CHAN,), scheme_name="New Action Express", asked=money("40000 HKD"))
ID = "night-bus/nae/2027/clermont-ferrand/2027"


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (application_planned(TRIP, on=TODAY), "application to New Action Express, 2027 planned"),
        (
            application_made(TRIP, on=TODAY, note="by post"),
            "applied to New Action Express, 2027; asked: 40000 HKD; note: by post",
        ),
        (application_made(an_application(round=None), on=TODAY), "applied to nae"),
        (
            application_updated(TRIP, on=TODAY, status="granted", values={"granted": money("32000 HKD")}),
            "application: granted; granted: 32000 HKD",
        ),
        (application_updated(TRIP, on=TODAY), "application: looked at, nothing changed"),
        (
            receipt_noted(TRIP, on=TODAY, money=money("12000 HKD"), what="air ticket"),
            "receipt 12000 HKD: air ticket",
        ),
    ],
)
def test_each_kind_says_what_it_changed(fact, sentence):
    assert str(what_happened(fact)) == sentence


def test_an_application_is_named_by_its_own_id():
    assert str(told(receipt_noted(TRIP, on=TODAY, money=money("1 HKD"), what="x"))) == f"{ID}: receipt 1 HKD: x"


@pytest.mark.parametrize("kind", sorted(events.APPLICATION_KINDS))
def test_a_body_that_says_nothing_is_told_all_the_same(kind):
    assert str(what_happened(Fact(kind=kind, on=date(2026, 1, 1), body={})))
