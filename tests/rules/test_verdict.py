from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.requirements import Demand, Provenance
from filmtrack.message import message
from filmtrack.rules.verdict import ANSWERS, Missing, combined, fails, not_yet, passes, refers, unknown, worst

WHY = message("because")
DEMAND = Demand(provenance=Provenance(sources=("one", "two"), certainty="inferred"), note="in words")


@pytest.mark.parametrize(
    ("answers", "stands"),
    [
        ([], "pass"),
        (["pass", "pass"], "pass"),
        (["pass", "not-yet"], "not-yet"),
        (["not-yet", "refer", "pass"], "refer"),
        (["refer", "unknown"], "unknown"),
        (["unknown", "fail", "refer"], "fail"),
    ],
)
def test_the_first_in_the_contracts_order_stands_for_several(answers, stands):
    assert combined(answers) == stands


@given(st.lists(st.sampled_from(ANSWERS)))
def test_order_and_repetition_do_not_matter(answers):
    assert combined(answers) == combined(reversed(answers + answers))


@given(st.lists(st.sampled_from(ANSWERS), min_size=1), st.sampled_from(ANSWERS))
def test_one_more_rule_never_makes_it_better(answers, more):
    assert ANSWERS.index(combined([*answers, more])) <= ANSWERS.index(combined(answers))


def test_a_verdict_says_where_its_rule_was_read_and_how_sure_that_is():
    verdict = passes("length", WHY, DEMAND)
    assert (verdict.source, verdict.certainty, verdict.note) == ("one; two", "inferred", "in words")


def test_a_verdict_without_a_source_says_none():
    assert passes("length", WHY).source is None


def test_every_maker_gives_its_own_answer():
    missing = Missing(fact=message("the length"), command="filmtrack film edit x")
    made = [
        passes("r", WHY, DEMAND),
        fails("r", WHY, DEMAND),
        refers("r", WHY, DEMAND, who="the jury"),
        unknown("r", WHY, DEMAND, missing=missing),
        not_yet("r", WHY, DEMAND),
    ]
    assert [each.answer for each in made] == ["pass", "fail", "refer", "unknown", "not-yet"]
    assert {each.provenance for each in made} == {DEMAND.provenance}
    assert made[3].missing == missing


def test_a_failure_is_referred_to_whoever_may_decide_otherwise():
    verdict = fails("r", WHY, replace(DEMAND, else_ask="the advisory panel"))
    assert (verdict.answer, str(verdict.reason)) == ("refer", "the advisory panel decides: because")


def test_the_worst_of_several_verdicts_is_the_first_of_its_kind():
    good, bad, also = passes("a", WHY), fails("b", WHY), fails("c", WHY)
    assert worst([good, bad, also]) is bad
    assert worst([]) is None
