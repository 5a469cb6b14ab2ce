"""An application is what its events, read in their order, add up to; its id is readable and its own."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from applications import CHAN, an_application
from filmtrack.domain.application import (
    APPLICATION_STATUSES,
    GRANTED,
    ApplicationFilter,
    Decision,
    application_id,
)
from filmtrack.domain.application_events import (
    application_after,
    application_made,
    application_named,
    application_planned,
    application_updated,
    receipt_noted,
)
from filmtrack.domain.events import (
    APPLICATION_MADE,
    APPLICATION_UPDATED,
    RECEIPT_NOTED,
    Fact,
    builds_on,
    entry_updated,
    film_added,
    touched,
)
from filmtrack.domain.standing import standing_of
from filmtrack.errors import BadInputError
from ledgers import ANN, NOW, TODAY, a_film, an_entry, money, told

TRIP = an_application(entry="night-bus/clermont-ferrand/2027", applicants=(CHAN,), asked=money("40000 HKD"))


def stands(*facts: Fact):
    """The only application after these facts."""
    return standing_of(told(film_added(a_film(), on=TODAY), *facts)).applications[TRIP.id]


def test_an_application_opens_with_all_that_is_known():
    made = stands(application_made(TRIP, on=TODAY, note="by post"))
    assert replace(made, history=(), notes=(), updated_at=None, by=None) == TRIP
    assert (made.status, made.notes[0].text, made.updated_at, made.by) == ("applied", "by post", NOW, ANN)


def test_a_plan_that_is_handed_in_keeps_what_was_known_and_takes_what_is_new():
    made = stands(application_planned(TRIP, on=TODAY), application_made(replace(TRIP, asked=money("1 HKD")), on=TODAY))
    assert (made.status, made.asked, made.applicants) == ("applied", money("1 HKD"), (CHAN,))
    assert made.reached("planned") == TODAY


def test_news_replaces_clears_and_notes():
    made = stands(
        application_made(TRIP, on=TODAY),
        application_updated(
            TRIP,
            on=TODAY,
            status="granted",
            note="a letter",
            values={"granted": money("32000 HKD"), "decided_by": "panel", "reason": "a strong film", "asked": None},
            clear=("applicants",),
        ),
    )
    assert (made.status, made.granted, made.applicants) == ("granted", money("32000 HKD"), ())
    assert made.decision == Decision(granted=True, on=TODAY, by="panel", why="a strong film")
    assert [each.text for each in made.notes] == ["a letter"]


def test_which_film_scheme_and_festival_it_is_for_never_changes():
    body = {"application": TRIP.id, "film": "night-bus", "set": {"scheme": "other", "festival": "x", "round": "2028"}}
    made = stands(application_made(TRIP, on=TODAY), Fact(kind=APPLICATION_UPDATED, on=TODAY, body=body))
    assert (made.film, made.scheme, made.festival, made.round) == ("night-bus", "nae", "clermont-ferrand", "2028")


def test_receipts_add_up():
    made = stands(
        application_made(TRIP, on=TODAY),
        receipt_noted(TRIP, on=TODAY, money=money("12000 HKD"), what="air ticket"),
        receipt_noted(TRIP, on=TODAY, money=money("300 EUR"), what="hotel"),
    )
    assert [(each.money, each.what) for each in made.receipts] == [
        (money("12000 HKD"), "air ticket"),
        (money("300 EUR"), "hotel"),
    ]


def test_the_status_does_not_depend_on_the_order_of_writing_down():
    news = [("granted", 5), ("travelled", 8), ("claimed", 9)]
    for order in permutations(news):
        facts = (application_updated(TRIP, on=date(2026, 12, day), status=status) for status, day in order)
        made = stands(application_planned(TRIP, on=date(2027, 1, 1)), *facts)
        assert [each.status for each in made.history] == ["planned", "granted", "travelled", "claimed"]


@pytest.mark.parametrize("status", APPLICATION_STATUSES)
def test_a_decision_is_known_once_somebody_decided(status):
    made = stands(application_made(TRIP, on=TODAY), application_updated(TRIP, on=TODAY, status=status))
    assert made.decision == {"planned": None, "applied": None}.get(
        status, Decision(granted=status in GRANTED, on=TODAY)
    )


def test_an_application_without_history_is_planned():
    assert (TRIP.status, TRIP.decision, TRIP.reached("applied")) == ("planned", None, None)


def test_news_of_an_application_that_was_never_made_makes_none():
    (update, receipt) = told(
        application_updated(TRIP, on=TODAY, status="granted"),
        receipt_noted(TRIP, on=TODAY, money=money("1 HKD"), what="x"),
    )
    assert application_after(None, update) is None
    assert application_after(None, receipt) is None


def test_other_events_change_no_application():
    (event,) = told(entry_updated(an_entry(), on=TODAY, status="selected"))
    assert application_after(TRIP, event) == TRIP
    assert application_named(event) is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (APPLICATION_MADE, {}),
        (APPLICATION_MADE, {"scheme": 3}),
        (APPLICATION_UPDATED, {"status": "lost"}),
        (APPLICATION_UPDATED, {"set": 3}),
        (APPLICATION_UPDATED, {"clear": "x"}),
        (APPLICATION_UPDATED, {"clear": [3]}),
        (APPLICATION_UPDATED, {"set": {"granted": "lots"}}),
        (APPLICATION_UPDATED, {"note": 3}),
        (RECEIPT_NOTED, {"money": "12 HKD"}),
        (RECEIPT_NOTED, {"what": "x"}),
    ],
)
def test_an_event_that_cannot_be_read_is_refused_by_its_id(kind, body):
    named = {"application": TRIP.id, "film": "night-bus"}
    (event,) = told(Fact(kind=kind, on=TODAY, body={**named, **body}))
    before = None if kind == APPLICATION_MADE else TRIP
    with pytest.raises(BadInputError, match="event-1"):
        application_after(before, event)


def test_an_application_changes_itself_and_builds_on_its_entry():
    fact = application_made(TRIP, on=TODAY)
    assert touched(fact) == {("application", TRIP.id)}
    assert builds_on(fact) == {("application", TRIP.id), ("entry", "night-bus/clermont-ferrand/2027")}
    alone = application_made(an_application(), on=TODAY)
    assert builds_on(alone) == touched(alone)


def test_the_id_is_readable_and_another_one_gets_a_number():
    def made(*taken: str, edition: int | None = 2027, round_: str | None = "2027"):
        return application_id("f", "nae", round_, "x", edition, taken=taken.__contains__)

    assert made() == "f/nae/2027/x/2027"
    assert made("f/nae/2027/x/2027") == "f/nae/2027/x/2027~2"
    assert made("f/nae/2027/x/2027", "f/nae/2027/x/2027~2") == "f/nae/2027/x/2027~3"
    assert made(edition=None, round_=None) == "f/nae/x"


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({}, True),
        ({"films": ("night-bus",), "statuses": ("planned",)}, True),
        ({"films": ("other",)}, False),
        ({"schemes": ("nae",), "rounds": ("2027",), "editions": (2027,)}, True),
        ({"rounds": ("2019",)}, False),
        ({"festivals": ()}, False),
        ({"statuses": ("paid",)}, False),
    ],
)
def test_a_filter_asks_for_all_that_it_names(wanted, fits):
    assert ApplicationFilter(**wanted).fits(TRIP) is fits
