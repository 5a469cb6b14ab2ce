"""Claim, send, settle: who may send when, and under which name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from factories import NOW
from filmtrack.changes.delivering import LEASE, MOST_ATTEMPTS, arrived, claim, claim_again, failed, shown, turn
from filmtrack.domain.telling import Addressee, Delivery, Telling
from filmtrack.message import message
from filmtrack.reports.reminder_lines import Line
from ledgers import TODAY

ANN = Addressee(destination="mail", recipient="ann@example.org")
LATER = NOW + timedelta(hours=1)


def a_line(number):
    telling = Telling(matter=f"m{number}", stage="14", told_on=TODAY)
    return Line(reminder=None, matter=f"m{number}", matters=(f"m{number}",), tellings=(telling,))


def claimed(standing=None, *lines, now=NOW):
    return claim(
        ANN, standing, lines or [a_line(1)], new_id="<new@x>", now=now, lease=LEASE, subject="s", text="t", html="h"
    )


CLAIM = replace(claimed(), id="<old@x>")
FAILED = failed(CLAIM, message("refused"), uncertain=False)
CUT = failed(CLAIM, message("cut"), uncertain=True)


@pytest.mark.parametrize(
    ("standing", "now", "by_mail", "on_screen"),
    [
        (None, NOW, "anew", "anew"),
        (CLAIM, NOW, "wait", "wait"),
        (CLAIM, NOW + LEASE, "again", "anew"),
        (FAILED, NOW, "anew", "anew"),
        (CUT, NOW, "again", "anew"),
        (replace(CUT, attempts=MOST_ATTEMPTS), NOW, "anew", "anew"),
        (failed(claim_again(CLAIM, now=LATER, lease=LEASE), message("550"), uncertain=False), LATER, "again", "anew"),
    ],
    ids=["nothing", "sending", "killed", "refused", "cut", "given up", "killed, then refused"],
)
def test_what_may_have_arrived_is_sent_again_as_it_was_where_a_copy_is_dropped(standing, now, by_mail, on_screen):
    assert turn(standing, now, verbatim=True) == by_mail
    assert turn(standing, now, verbatim=False) == on_screen


def test_a_claim_holds_what_will_be_told():
    made = claimed(None, a_line(1), a_line(2), now=NOW + timedelta(microseconds=5))
    assert (made.id, made.attempts, made.lines, len(made.tellings)) == ("<new@x>", 1, 2, 2)
    assert (made.claimed_at, made.lease_until) == (NOW, NOW + LEASE)


def test_what_surely_never_arrived_lends_its_name():
    assert (claimed(FAILED).id, claimed(FAILED).attempts) == ("<old@x>", 2)


@pytest.mark.parametrize("standing", [CUT, CLAIM], ids=["may have arrived", "was never settled"])
def test_what_may_have_arrived_keeps_its_name_for_itself(standing):
    assert claimed(standing).id == "<new@x>"


def test_sending_again_changes_nothing_but_the_claim():
    again = claim_again(CUT, now=LATER, lease=LEASE)
    kept = {"attempts": 1, "lease_until": CUT.lease_until, "failed": "cut"}
    assert replace(again, **kept) == CUT
    assert (again.attempts, again.lease_until, again.failed) == (2, LATER + LEASE, None)


def test_what_arrived_failed_at_nothing():
    done = arrived(replace(CLAIM, failed="x"), NOW)
    assert isinstance(done, Delivery)
    assert (done.delivered_at, done.failed) == (NOW, None)


@pytest.mark.parametrize(("count", "limit", "expected"), [(3, 3, 3), (4, 3, 2), (4, None, 4), (4, 1, 1)])
def test_a_digest_keeps_one_line_to_count_the_rest(count, limit, expected):
    assert len(shown([a_line(each) for each in range(count)], limit)) == expected
