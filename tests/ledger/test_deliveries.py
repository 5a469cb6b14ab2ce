"""What was told to whom: claimed, settled, numbered; outside of every step, so that nothing takes it back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from filmtrack.domain.attention import watched
from filmtrack.domain.events import undone
from filmtrack.domain.telling import Addressee, Delivery, Telling
from filmtrack.errors import LedgerError
from filmtrack.ledger.examining import examine
from filmtrack.message import message
from ledgers import NOW, TODAY, content, written

ANN = Addressee(destination="mail", recipient="ann@example.org")
BOB = Addressee(destination="mail", recipient="bob@example.org")
TOLD = Telling(matter="uppsala/2027/late", stage="14", due_on=date(2026, 12, 6), told_on=TODAY)
LOOK = Telling(matter="uppsala/2028/look", stage="2026-W47", expected=True, told_on=TODAY)
LEASE = NOW + timedelta(minutes=10)


def a_delivery(to=ANN, **more):
    known = {"id": "<1@x>", "claimed_at": NOW, "lease_until": LEASE, "subject": "2 due", "text": "…", "lines": 2}
    return Delivery(**{"to": to, "tellings": (TOLD, LOOK), **known, **more})


def claimed(ledger, delivery):
    with ledger.delivering() as records:
        records.deliveries.claim(delivery)
    return delivery


def settled(ledger, delivery, **how):
    with ledger.delivering() as records:
        records.deliveries.settle(replace(delivery, **how))


def seen(ledger, to=ANN):
    with ledger.reading() as records:
        return records.deliveries.undelivered(to), dict(records.deliveries.tellings(to))


def test_a_claim_is_read_as_it_was_written(ledger):
    delivery = claimed(ledger, a_delivery(failed="550 no such user", attempts=3, html="<p>"))
    assert seen(ledger) == (delivery, {})


def test_what_arrived_is_told_to_this_addressee_alone(ledger):
    settled(ledger, claimed(ledger, a_delivery()), delivered_at=NOW)
    assert seen(ledger) == (None, {TOLD.key: TOLD, LOOK.key: LOOK})
    assert seen(ledger, BOB) == (None, {})
    with ledger.reading() as records:
        assert records.deliveries.last_delivered_at(ANN) == NOW
        assert records.deliveries.last_delivered_at(BOB) is None


def test_what_certainly_did_not_arrive_is_not_told(ledger):
    delivery = claimed(ledger, a_delivery())
    settled(ledger, delivery, failed="refused", lease_until=LEASE)
    assert seen(ledger) == (replace(delivery, failed="refused"), {})


def test_a_later_telling_of_a_stage_replaces_the_earlier(ledger):
    settled(ledger, claimed(ledger, a_delivery()), delivered_at=NOW)
    moved = replace(TOLD, due_on=date(2026, 12, 20))
    settled(ledger, claimed(ledger, a_delivery(id="<2@x>", tellings=(moved,))), delivered_at=NOW)
    assert seen(ledger)[1][TOLD.key] == moved


def test_a_run_that_lost_its_claim_cannot_call_it_failed(ledger):
    late = claimed(ledger, a_delivery())
    taken_over = claimed(ledger, a_delivery(lease_until=LEASE + timedelta(hours=1), attempts=2))
    settled(ledger, late, failed="cut")
    assert seen(ledger)[0] == taken_over
    settled(ledger, taken_over, delivered_at=NOW)
    settled(ledger, late, failed="cut")
    assert seen(ledger)[0] is None


def test_numbers_stay_and_are_never_given_again(ledger):
    with ledger.delivering() as records:
        assert records.deliveries.give_numbers(["a", "b"]) == {"a": 1, "b": 2}
    with ledger.delivering() as records:
        assert records.deliveries.give_numbers(["b", "c"]) == {"a": 1, "b": 2, "c": 3}
    with ledger.reading() as records:
        assert [records.deliveries.matter_numbered(each) for each in (1, 3, 4)] == ["a", "c", None]


def test_the_latest_come_first(ledger):
    claimed(ledger, a_delivery())
    claimed(ledger, a_delivery(BOB, id="<2@x>", claimed_at=NOW + timedelta(days=1)))
    with ledger.reading() as records:
        assert [each.to for each in records.deliveries.latest(None)] == [BOB, ANN]
        assert [each.to for each in records.deliveries.latest(1)] == [BOB]


def test_deliveries_are_in_no_export_and_no_undo_reaches_them(ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY))
    before = content(ledger)
    settled(ledger, claimed(ledger, a_delivery()), delivered_at=NOW)
    assert content(ledger) == before
    with ledger.reading() as records:
        assert [each.number for each in records.last_steps(5)] == [1]
    written(ledger, undone(1, on=TODAY))
    assert seen(ledger)[1] == {TOLD.key: TOLD, LOOK.key: LOOK}
    assert examine(ledger) == ()


def test_a_failure_within_leaves_everything_as_it_was(ledger):
    written(ledger, watched("festival", "uppsala", on=TODAY))

    def break_off():
        with ledger.delivering() as records:
            records.deliveries.claim(a_delivery())
            raise LedgerError(message("disk"))

    with pytest.raises(LedgerError):
        break_off()
    assert seen(ledger) == (None, {})
