"""A decision on the application settles what was referred to somebody, and nothing else."""

from datetime import date

import pytest

from filmtrack.domain.application import Decision
from filmtrack.rules.sponsorship.judging import judge
from filmtrack.rules.sponsorship.settling import settled
from trips import a_short, a_trip, an_event

UNLISTED = a_trip(festival=an_event("oberhausen", country="DE"), film=a_short(runtime_seconds=None))


@pytest.mark.parametrize(
    ("decision", "answer", "reason"),
    [
        (Decision(granted=True, on=date(2027, 1, 9), by="panel", why="a strong film"), "pass",
         "granted by panel on 9 Jan 2027: a strong film"),
        (Decision(granted=True, on=date(2027, 1, 9)), "pass", "granted on 9 Jan 2027"),
        (Decision(granted=False, on=date(2027, 1, 9), by="panel"), "fail", "refused by panel on 9 Jan 2027"),
    ],
)  # fmt: skip
def test_a_decision_is_the_answer_to_a_referral(decision, answer, reason):
    before = judge(UNLISTED)
    after = {each.rule: each for each in settled(before, decision)}
    assert (after["festival-list"].answer, str(after["festival-list"].reason)) == (answer, reason)
    assert after["festival-list"].source == next(each for each in before if each.rule == "festival-list").source
    assert after["running-time"].answer == "unknown"


def test_without_a_decision_everything_stays_as_it_was():
    before = judge(UNLISTED)
    assert settled(before, None) == before
