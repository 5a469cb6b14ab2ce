"""A proposal becomes plans in one step: none twice, none that waits, none on a ledger that moved on."""

from datetime import date

import pytest

from factories import HONG_KONG, TODAY
from filmtrack.changes.accept import accept
from filmtrack.domain.events import film_added
from filmtrack.errors import RefusedError
from ledgers import ledger_at, written
from proposing import FILM, WORLD, entered, open_until, planned


@pytest.fixture
def ledger(tmp_path):
    made = ledger_at(tmp_path)
    written(made, film_added(FILM, on=TODAY))
    return made


def accepted(ledger, plan, seen=()):
    with ledger.reading() as records:
        return accept(plan, FILM, records, seen=seen, on=TODAY, zone=HONG_KONG, zone_data="2026a")


def test_every_entry_is_planned_with_the_tier_that_was_proposed(ledger):
    change = accepted(ledger, planned(open_until(), open_until("2027-03-01", id="b", notifies="2027-04-01")))
    assert [each.kind for each in change.facts] == ["entry-planned"] * 2
    first, second = (each.body for each in change.facts)
    assert first["terms"]["tier"] == "regular"
    assert first["terms"]["day"] == "2027-01-15"
    assert first["note"] == "proposed: enter by 14 Jan 2027"
    assert second["answer_due_on"] == "2027-04-01"
    assert [str(each) for each in change.questions] == ["2 entries are to be planned"]


def test_what_waits_for_an_answer_and_what_is_planned_stays_as_it_is(ledger):
    one = open_until(id="one", requirements=WORLD, qualifying=("academy",), notifies="2027-02-20")
    two = open_until("2027-03-01", id="two", requirements=WORLD, starts="2027-08-01")
    plan = planned(one, two)
    assert plan.rows[1].hold_until == date(2027, 2, 20)
    change = accepted(ledger, plan)
    assert [each.body["festival"] for each in change.facts] == ["one"]
    assert "two" in str(change.ending[0])
    written(ledger, *change.facts)
    with ledger.reading() as records:
        seen = records.entries().rows
    again = accepted(ledger, plan, seen=seen)
    assert (again.facts, again.questions) == ((), ())
    assert str(again.ending[0]) == "nothing new to plan"


def test_entries_that_changed_meanwhile_are_not_planned_over(ledger):
    with pytest.raises(RefusedError, match="changed meanwhile"):
        accepted(ledger, planned(open_until()), seen=(entered("lamma", "submitted"),))
