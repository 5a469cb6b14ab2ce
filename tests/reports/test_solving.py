"""The solver finds what trying everything finds, keeps every condition, and gives the same answer each time."""

import random
import sys
from dataclasses import replace
from itertools import product

import pytest

from filmtrack.errors import OutsideError
from filmtrack.reports.plan_model import Model, Option, Spot, is_allowed, sums_of
from filmtrack.reports.solving import best_plan, highs_module, verify

CASES = range(250)


def a_case(seed: int) -> Model:
    """Up to 12 festivals, some of two sections or two tiers, with rivals, answers, a cap and wishes."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    spots, options = [], []
    for festival in range(dice.randint(1, 12)):
        for _ in range(dice.choice((1, 1, 1, 2)) if len(options) < 14 else 1):
            place = len(spots)
            answer = dice.choice((None, dice.randint(20, 120)))
            spots.append(Spot(festival=festival, answer=answer, chance=dice.choice((0, 50, 333, 900))))
            for _ in range(dice.choice((1, 1, 2))):
                value = dice.choice((0, 7, 100, dice.randint(1, 5000)))
                options.append(
                    Option(place=place, day=dice.randint(0, 100), value=value, cost=dice.choice((0, 1350, 9999, 33)))
                )
    pairs = [(one, other) for one in range(len(spots)) for other in range(one)]
    density = dice.choice((0, 0.1, 0.5, 1))
    return Model(
        spots=tuple(spots),
        options=tuple(options),
        rivals=frozenset(each for each in pairs if dice.random() < density),
        cap=dice.choice((None, 0, 2700, dice.randint(0, 40000))),
        most=dice.choice((None, None, 0, 1, 4)),
        must=frozenset(dice.sample(range(spots[-1].festival + 1), dice.choice((0, 0, 0, 1)))),
    ).sound()


def by_trying_everything(model: Model) -> tuple[int, int] | None:
    """The greatest value of all choices, and the least cost at it."""
    by_festival: dict[int, list[int | None]] = {}
    for column, option in enumerate(model.options):
        by_festival.setdefault(model.spots[option.place].festival, [None]).append(column)
    best = None
    for choice in _growing(model, list(by_festival.values()), ()):
        if is_allowed(model, choice):
            sums = sums_of(model, choice)
            best = max(best or (sums.value, -sums.cost), (sums.value, -sums.cost))
    return best and (best[0], -best[1])


def _growing(model, festivals, chosen):
    """Every choice; one that breaks a condition already is not grown further."""
    if not festivals:
        yield chosen
        return
    for each in festivals[0]:
        more = chosen if each is None else (*chosen, each)
        if each is None or is_allowed(replace(model, must=frozenset()), more):
            yield from _growing(model, festivals[1:], more)


@pytest.mark.parametrize("tenth", range(10))
def test_the_solver_finds_what_trying_every_choice_finds(tenth):
    for seed in CASES[tenth::10]:
        model = a_case(seed)
        found, wanted = best_plan(model), by_trying_everything(model)
        assert (found and (found.value, found.cost)) == wanted, seed
        if found:
            assert is_allowed(model, found.chosen), seed
            assert found.gap == 0, seed


def test_the_search_over_choices_misses_none():
    model = a_case(5)
    every = {
        choice
        for flags in product((False, True), repeat=len(model.options))
        if is_allowed(model, choice := tuple(place for place, flag in enumerate(flags) if flag))
    }
    assert by_trying_everything(model)[0] == max(sums_of(model, each).value for each in every)


def test_more_money_never_lowers_the_value_and_the_cap_is_never_exceeded():
    for seed in range(12):
        last = -1
        for cap in range(0, 30_000, 3_000):
            found = best_plan(replace(a_case(seed), cap=cap, must=frozenset()))
            assert found.cost <= cap
            assert found.value >= last
            last = found.value


def test_the_same_question_has_the_same_answer():
    model = a_case(17)
    assert len({best_plan(model) for _ in range(3)}) == 1


def test_wishes_that_cannot_hold_have_no_plan():
    spots = (Spot(festival=0), Spot(festival=1))
    options = tuple(Option(place=place, day=1, value=5, cost=10) for place in (0, 1))
    wished = Model(spots=spots, options=options, must=frozenset((0, 1)))
    assert best_plan(wished).chosen == (0, 1)
    assert best_plan(replace(wished, cap=19)) is None
    assert best_plan(replace(wished, most=1)) is None
    assert best_plan(replace(wished, rivals=frozenset({(1, 0)}))) is None
    assert best_plan(Model(spots=spots, options=(), must=frozenset((0,)))) is None
    assert best_plan(Model(spots=(), options=())).chosen == ()


def test_waiting_for_an_answer_is_worth_the_chance_that_it_is_no():
    spots = (Spot(festival=0, answer=50, chance=100), Spot(festival=1))
    options = (Option(place=0, day=10, value=400, cost=0), Option(place=1, day=51, value=300, cost=0))
    model = Model(spots=spots, options=options, rivals=frozenset({(0, 1)}))
    assert best_plan(model).value == 400 + 270
    early = replace(model, options=(options[0], replace(options[1], day=50)))
    assert best_plan(early).chosen == (0,)


def a_hard_case() -> Model:
    """Many options that a cap hardly tells apart: a search that is cut off early proves nothing."""
    dice = random.Random(1)  # noqa: S311 - not a secret
    spots = tuple(Spot(festival=place) for place in range(60))
    costs = [dice.randint(1000, 2000) for _ in spots]
    options = tuple(
        Option(place=place, day=1, value=cost + dice.randint(0, 3), cost=cost) for place, cost in enumerate(costs)
    )
    pairs = frozenset((one, other) for one in range(60) for other in range(one) if dice.random() < 0.3)
    return Model(spots=spots, options=options, cap=21_111, rivals=pairs)


def test_a_search_that_is_cut_off_states_the_gap():
    model = a_hard_case()
    found, best = best_plan(model, nodes=1), best_plan(model)
    assert best.gap == 0
    assert found.gap > 0
    assert found.value <= best.value <= found.value * (1 + found.gap) + 1


def test_a_search_that_is_cut_off_before_it_found_anything_fails():
    with pytest.raises(OutsideError, match="gave up"):
        best_plan(a_hard_case(), nodes=0)


def test_a_plan_that_breaks_a_condition_is_not_shown():
    model = Model(spots=(Spot(festival=0),), options=(Option(place=0, day=1, value=1, cost=2),), cap=1)
    with pytest.raises(OutsideError, match="breaks a condition"):
        verify(model, (0,))


def test_without_highs_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(OutsideError, match="not installed") as refused:
        highs_module()
    assert str(refused.value.hint) == "pip install 'filmtrack[propose]'"
