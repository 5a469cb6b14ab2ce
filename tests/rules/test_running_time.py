import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.requirements import LengthLimit
from filmtrack.rules.running_time import running_time
from filmtrack.rules.verdict import ANSWERS
from judged import SOURCE, answer, facts
from ledgers import a_film


def limit(seconds, **more):
    return LengthLimit(seconds=seconds, provenance=SOURCE, **more)


def test_a_length_that_no_rule_bounds_gives_no_verdict():
    assert answer(running_time, facts(a_film(runtime_seconds=600))) == "-"


@pytest.mark.parametrize(
    ("runs", "most", "stands"),
    [
        (1500, limit(1500), "pass"),
        (1501, limit(1500), "fail"),
        (1500, limit(1500, inclusive=False), "fail"),
        (1499, limit(1500, inclusive=False), "pass"),
        (1499, limit(1500, credits_included=False), "pass"),
        (1500, limit(1500, credits_included=False), "pass"),
        (1501, limit(1500, credits_included=False), "unknown"),
        (None, limit(1500), "unknown"),
        (9000, limit(None), "pass"),
        (None, limit(None), "pass"),
    ],
)
def test_the_longest_length_is_kept_to_the_second(runs, most, stands):
    assert answer(running_time, facts(a_film(runtime_seconds=runs), max_runtime=most)) == stands


@pytest.mark.parametrize(
    ("runs", "least", "stands"),
    [
        (60, limit(60), "pass"),
        (59, limit(60), "fail"),
        (60, limit(60, inclusive=False), "fail"),
        (61, limit(60, inclusive=False), "pass"),
        (59, limit(60, credits_included=False), "fail"),
        (61, limit(60, credits_included=False), "unknown"),
        (None, limit(60), "unknown"),
        (5, limit(None), "pass"),
    ],
)
def test_the_shortest_length_is_kept_too(runs, least, stands):
    told = facts(a_film(runtime_seconds=runs), min_runtime=least)
    assert answer(running_time, told) == stands


@pytest.mark.parametrize(("runs", "stands"), [(30, "fail"), (60, "pass"), (300, "pass"), (301, "fail")])
def test_of_both_bounds_the_one_that_is_broken_decides(runs, stands):
    told = facts(a_film(runtime_seconds=runs), min_runtime=limit(60), max_runtime=limit(300))
    assert answer(running_time, told) == stands


def test_an_endless_maximum_leaves_the_minimum_alone():
    told = facts(a_film(runtime_seconds=30), min_runtime=limit(60), max_runtime=limit(None))
    assert answer(running_time, told) == "fail"


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ({"max_runtime": limit(1500)}, "it runs 25:01; at most 25:00 is taken"),
        ({"max_runtime": limit(1500, inclusive=False)}, "it runs 25:01; under 25:00 is taken"),
        ({"min_runtime": limit(60)}, "it runs 25:01; at least 1:00 is taken"),
        ({"min_runtime": limit(60, inclusive=False)}, "it runs 25:01; over 1:00 is taken"),
        (
            {"max_runtime": limit(1500, credits_included=False)},
            "it runs 25:01; at most 25:00 without end credits is taken",
        ),
    ],
)
def test_the_figures_that_were_compared_are_said(bound, said):
    assert str(running_time(facts(a_film(runtime_seconds=1501), **bound)).reason) == said


def test_a_length_that_nobody_stated_is_asked_for():
    verdict = running_time(facts(max_runtime=limit(1500)))
    assert str(verdict.missing.fact) == "the running time"
    assert verdict.missing.command == "filmtrack film edit night-bus --runtime MM:SS"
    assert verdict.source == "https://lamma.example/rules"


@given(
    st.integers(1, 8000),
    st.integers(1, 8000),
    st.integers(1, 8000),
    st.booleans(),
    st.booleans(),
)
def test_a_longer_film_never_passes_where_a_shorter_one_failed_a_maximum(one, other, most, inclusive, credits):
    shorter, longer = sorted((one, other))
    bound = limit(most, inclusive=inclusive, credits_included=credits)
    answers = [
        answer(running_time, facts(a_film(runtime_seconds=each), max_runtime=bound)) for each in (shorter, longer)
    ]
    assert ANSWERS.index(answers[1]) <= ANSWERS.index(answers[0])
