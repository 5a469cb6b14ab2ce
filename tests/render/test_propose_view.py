"""What people read of a proposal: rows, sums, and everything that explains them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factories import TODAY, a_deadline, a_festival, an_edition
from filmtrack.domain.money import parse_money
from filmtrack.message import message
from filmtrack.render.propose_view import beside, cells
from filmtrack.reports.proposal import WEIGHTS, Bound, More
from proposing import entered, open_until, planned


def said(plan):
    return [str(each) for each in beside(plan, {"entry": Decimal(1)})]


def seen(plan):
    return [[" | ".join(each.lines) for each in row] for row in cells(plan.rows, today=TODAY)]


def test_a_row_says_when_where_how_much_and_why():
    plan = planned(open_until(fee="free"), entries=(entered("lamma", "planned"),))
    assert seen(plan) == [
        [
            "Thu 14 Jan 2027 | closes 15 Jan 2027",
            "Lamma | 2027, regular",
            "free",
            "100",
            "planned already"[:15] + " | open to it",
        ]
    ]
    rolling = a_festival(an_edition(2027, a_deadline("", rolling=True), starts="2027-06-01"), sections=("a",))
    assert seen(planned(rolling))[0][:3] == ["Sun 22 Nov", "Lamma Short | 2027, a, regular", "? free"]


def test_a_forecast_and_an_unknown_fee_are_marked():
    editions = [
        an_edition(year, a_deadline(f"{year}-05-10", fee="10 EUR"), starts=f"{year}-10-01")
        for year in (2024, 2025, 2026)
    ]
    plan = planned(a_festival(*editions))
    (row,) = seen(plan)
    assert "forecast" in row[0]
    assert row[2] == "? 90 HKD"
    assert said(plan)[0] == "1 entry, 0 HKD in fees, and 90 HKD set aside for 1 fee that is not known; value 100"


def test_how_good_the_plan_is_is_said_either_way():
    plan = planned(open_until())
    assert "no plan that keeps these conditions is worth more (proven)" in said(plan)
    assert "not proven the best: another may be worth up to 2.5 % more" in said(replace(plan, gap=0.025))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (More(money=parse_money("500 HKD"), gain=0, adds=(), drops=()), "500 HKD more would buy nothing better"),
        (More(money=parse_money("500 HKD"), gain=9, adds=("a",), drops=()), "500 HKD more would buy a: value 9 more"),
        (
            More(money=parse_money("500 HKD"), gain=9, adds=("a",), drops=("b", "c")),
            "500 HKD more would buy a in place of b, c: value 9 more",
        ),
    ],
)
def test_what_more_money_would_buy_is_said(more, line):
    assert line in said(replace(planned(open_until()), more=more))


def test_what_binds_what_is_fixed_and_the_rates_are_said():
    plan = planned(open_until(), open_until("2026-11-01", id="sent"), entries=(entered("sent", "submitted"),))
    bound = (
        Bound(what="budget", gain=5, told=message("the budget")),
        Bound(what="date", gain=1, told=message("2 festivals")),
    )
    lines = said(replace(plan, binding=bound))
    assert "what binds: the budget; without, the value would be 5 more" in lines
    assert "time: 2 festivals" in lines
    assert "fixed, since sent or accepted: sent" in lines
    assert "left out: Sent (value 100): entered already: submitted" in lines
    assert "1 EUR = 9 HKD on 1 Jan 2026 (table)" in lines
    assert lines[-1].endswith("weights ([propose.weights] in config.toml): entry 1")
    assert "travel" in WEIGHTS
