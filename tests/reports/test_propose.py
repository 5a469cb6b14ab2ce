"""The plan for a film keeps what was wished, what premieres and the calendar allow, and says why it is as it is."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.days import day_range
from filmtrack.domain.festival import Fee, Section, UsualFee
from filmtrack.domain.money import NOTHING, parse_money
from filmtrack.domain.requirements import Choice, Figure, LengthLimit, Origin, PremiereDemand, Requirements, Words
from filmtrack.errors import RefusedError, WrongUsageError
from filmtrack.reports.check import check
from filmtrack.reports.conflicts import outlook
from filmtrack.reports.facts import Asked
from filmtrack.reports.plan_model import PER_MILLE
from filmtrack.reports.proposal import WEIGHTS, Values
from filmtrack.reports.propose import propose
from ledgers import an_entry
from proposing import FILM, WORLD, entered, names, open_until, planned, question


def test_the_best_that_the_budget_buys_is_proposed():
    good = open_until(id="good", fee="50 EUR", qualifying=("academy",))
    plan = planned(good, open_until(id="plain", fee="20 EUR"), budget="500 HKD")
    assert names(plan) == ["good"]
    assert (str(plan.total_cost), plan.total_value, plan.gap) == ("450 HKD", 400, 0)
    assert [(each.what, each.gain) for each in plan.binding] == [("budget", 100)]
    assert [(each.festival, each.cause) for each in plan.left_out] == [("plain", "budget")]
    assert (plan.more.adds, plan.more.drops, plan.more.gain) == (("plain",), (), 100)
    assert [each.currency for each in plan.rates] == ["EUR"]


def test_more_money_may_buy_something_else_or_nothing():
    good = open_until(id="good", fee="100 EUR", qualifying=("academy",))
    plan = planned(good, open_until(id="plain", fee="20 EUR"), budget="500 HKD", most=1)
    assert (plan.more.adds, plan.more.drops) == (("good",), ("plain",))
    assert planned(open_until(), budget="500 HKD").more.gain == 0
    assert planned(open_until()).more is None
    assert planned(open_until(fee="free"), budget="500 XXX", currency="XXX").more is None
    assert str(planned(open_until(), budget="60 EUR", currency="EUR").more.money) == "55.56 EUR"


def test_a_currency_without_rates_is_refused_and_never_taken_for_free():
    with pytest.raises(WrongUsageError, match="no rate into XXX"):
        planned(open_until(), budget="500 XXX", currency="XXX")


def test_no_more_entries_are_proposed_than_were_asked_for():
    three = [open_until(id=each) for each in ("a", "b", "c")]
    plan = planned(*three, most=2)
    assert len(plan.rows) == 2
    assert [each.what for each in plan.binding] == ["max-entries"]
    assert plan.left_out[0].cause == "max-entries"
    assert len(planned(*three, most=None).rows) == 3


def test_an_entry_is_to_be_made_a_whole_day_before_it_closes():
    (row,) = planned(open_until("2027-01-15")).rows
    assert (row.enter_on, row.status, row.tier) == (date(2027, 1, 14), "announced", "regular")


def test_the_cheaper_tier_is_taken_if_the_film_can_be_ready():
    tiers = open_until(more=(a_deadline("2027-02-15", "late", "30 EUR"),))
    assert planned(tiers).rows[0].tier == "regular"
    late = planned(tiers, ready=date(2027, 1, 20))
    assert (late.rows[0].tier, late.rows[0].enter_on) == ("late", date(2027, 2, 14))
    same_day = planned(tiers, ready=date(2027, 2, 15)).rows[0]
    assert same_day.enter_on == date(2027, 2, 15)
    assert planned(tiers, ready=date(2027, 2, 17)).left_out[0].cause == "date"


def test_a_film_that_is_not_finished_is_sent_when_it_is():
    later = replace(FILM, completed=day_range("2027-01-30"))
    assert names(planned(open_until(), open_until("2027-03-01", id="march"), film=later)) == ["march"]
    plan = planned(open_until(), film=replace(FILM, completed=None))
    assert "taken as finished" in str(plan.assumptions[0])
    assert "2026 is taken as finished" in str(
        planned(open_until(), film=replace(FILM, completed=day_range("2026"))).assumptions[0]
    )


def test_a_call_that_opens_later_or_never_closes_has_its_first_day():
    opening = a_festival(an_edition(2027, a_deadline("", rolling=True), starts="2027-06-01", opens=date(2027, 2, 1)))
    assert planned(opening).rows[0].enter_on == date(2027, 2, 1)
    assert planned(replace(opening, editions=(replace(opening.editions[0], opens=None),))).rows[0].enter_on == TODAY


def test_what_is_to_be_entered_after_the_last_day_stays_out():
    plan = planned(open_until(), open_until("2027-03-01", id="march"), until=date(2027, 2, 1))
    assert names(plan) == ["lamma"]
    assert [(each.festival, each.cause) for each in plan.left_out] == [("march", "date")]
    assert plan.binding[-1].what == "date"


def forecast_festival(**known):
    editions = [
        an_edition(
            year,
            a_deadline(f"{year - 1}-12-20" if known.get("soon") else f"{year}-05-10", fee=known.get("fee")),
            starts=f"{year}-10-01",
        )
        for year in (2024, 2025, 2026)
    ]
    return a_festival(*editions, id="yearly", name="Yearly")


def test_a_forecast_is_entered_before_its_80_percent_range_and_said_to_be_one():
    plan = planned(forecast_festival(fee="10 EUR"))
    (row,) = plan.rows
    assert row.status == "expected"
    assert (row.range80[0] - row.enter_on).days == 1
    assert (row.fee, str(row.fee_assumed), row.cost) == (None, "90 HKD", None)
    assert plan.unknown_fees == ("yearly",)
    assert str(plan.set_aside) == "90 HKD"
    assert any("forecast" in str(each) for each in plan.assumptions)


def test_a_forecast_whose_margin_is_gone_is_not_planned_by():
    plan = planned(forecast_festival(), ready=date(2027, 5, 1))
    assert plan.rows == ()
    assert "too close" in str(plan.left_out[0].reason)
    nothing = planned(a_festival())
    assert "no closing day" in str(nothing.left_out[0].reason)


def test_a_forecast_of_another_section_is_none_for_this_one():
    editions = [
        an_edition(year, a_deadline(f"{year}-05-10", sections=("b",)), starts=f"{year}-10-01")
        for year in (2024, 2025, 2026)
    ]
    (row,) = planned(a_festival(*editions, sections=("a", "b"))).rows
    assert (row.section, row.status) == ("b", "expected")


def test_unknown_fees_take_from_the_budget_what_is_usual():
    usual = UsualFee(least=parse_money("5 EUR"), most=parse_money("30 EUR"))
    for festival, aside in (
        (open_until(fee=None, usual_fee=usual), "270 HKD"),
        (open_until(fee=None, usual_fee=replace(usual, most=None)), "45 HKD"),
        (open_until(fee=None, usual_fee=UsualFee(least=None, most=None, free=True)), "0 HKD"),
        (open_until(fee=None, usual_fee=UsualFee(least=None, most=None)), "0 HKD"),
    ):
        assert str(planned(festival).rows[0].fee_assumed) == aside
    known = open_until(id="known", fee="10 EUR")
    assert str(planned(known, open_until(fee=None)).rows[1].fee_assumed) == "90 HKD"
    unrated = planned(known, open_until(id="usd", fee="10 USD"))
    assert (unrated.unknown_fees, str(unrated.rows[1].fee_assumed)) == (("usd",), "90 HKD")
    two = (Fee(money=parse_money("9 EUR"), student=True), Fee(money=parse_money("12 EUR"), student=False))
    unsure = a_festival(an_edition(2027, a_deadline("2027-01-15", fees=two), starts="2027-06-01"))
    assert str(planned(unsure).rows[0].fee_assumed) == "108 HKD"
    nobody = (Fee(money=None, countries=("FR",)),)
    unfit = a_festival(an_edition(2027, a_deadline("2027-01-15", fees=nobody), starts="2027-06-01"))
    assert str(planned(unfit).rows[0].fee_assumed) == "0 HKD"
    free = planned(open_until(fee="free")).rows[0]
    assert free.fee == NOTHING


def test_what_the_rules_refuse_is_left_out_with_the_rule():
    short = Requirements(max_runtime=LengthLimit(seconds=60))
    plan = planned(open_until(requirements=short), open_until(id="b"))
    assert names(plan) == ["b"]
    assert (plan.left_out[0].cause, plan.counts) == ("rule", {"rule": 1})
    assert str(plan.left_out[0].reason).startswith("running-time: ")


def test_markets_are_entered_only_if_they_are_wished_for():
    market = open_until(kind="market")
    assert planned(market).rows == ()
    assert names(planned(market, must=("lamma",))) == ["lamma"]


def test_two_who_want_the_world_premiere_are_not_both_proposed():
    one = open_until(id="one", requirements=WORLD, qualifying=("academy",))
    two = open_until(id="two", requirements=WORLD, starts="2027-08-01")
    plan = planned(one, two)
    assert names(plan) == ["one"]
    assert (plan.left_out[0].festival, plan.left_out[0].cause) == ("two", "premiere")
    assert [each.what for each in plan.binding] == ["premiere"]
    assert "world premiere" in str(plan.left_out[0].reason)


def test_an_entry_is_held_back_until_the_answer_that_decides_it():
    one = open_until(id="one", requirements=WORLD, qualifying=("academy",), notifies="2027-02-20")
    two = open_until("2027-03-01", id="two", requirements=WORLD, starts="2027-08-01")
    plan = planned(one, two)
    assert names(plan) == ["one", "two"]
    held = plan.rows[1]
    assert (held.hold_until, held.held_for) == (date(2027, 2, 20), ("one",))
    assert (held.value, plan.total_value) == (90, 490)
    assert any("answered by its first day" in str(each) for each in plan.assumptions)


def test_what_waits_for_too_much_is_not_worth_it():
    sure = Values(chance_percent=100)
    one = open_until(id="one", requirements=WORLD, qualifying=("academy",), notifies="2027-02-20")
    other = open_until(id="other", starts="2027-03-15", notifies="2027-02-20", country="DE")
    two = open_until("2027-03-01", id="two", requirements=WORLD, starts="2027-08-01")
    plan = planned(one, other, two, values=sure, must=("one",))
    assert [each.hold_until for each in plan.rows if each.festival == "two"] in ([], [date(2027, 2, 20)])
    assert plan.total_value >= 4000


def test_what_was_sent_is_fixed_and_its_answer_is_waited_for():
    sent = open_until("2026-11-01", id="sent", requirements=WORLD, notifies="2027-02-20")
    early, late = open_until(id="early", requirements=WORLD), open_until("2027-03-01", id="late", requirements=WORLD)
    plan = planned(sent, early, late, entries=(entered("sent", "submitted"),), most=5)
    assert plan.fixed == ("sent",)
    assert [(each.festival, each.hold_until, each.held_for, each.value) for each in plan.rows] == [
        ("late", date(2027, 2, 20), ("sent",), 90)
    ]
    assert {each.festival: each.cause for each in plan.left_out} == {"early": "premiere", "sent": "entered"}
    at_peace = planned(sent, open_until(id="c", starts="2027-09-01"), entries=(entered("sent", "submitted"),))
    assert [(each.festival, each.hold_until) for each in at_peace.rows] == [("c", None)]
    taken = planned(sent, late, entries=(entered("sent", "selected"),))
    assert taken.rows == ()
    overdue = planned(sent, late, entries=(entered("sent", "submitted", answer_due_on=date(2026, 11, 1)),))
    assert overdue.rows == ()
    other = open_until("2026-11-01", id="other", requirements=WORLD, notifies="2027-02-10")
    both = (entered("sent", "submitted"), entered("other", "submitted"))
    assert planned(sent, other, late, entries=both).rows == ()


def test_who_refused_the_film_is_asked_again_only_where_that_is_invited():
    for value, proposed in (("allowed", ["lamma"]), ("never", []), (None, [])):
        stated = Requirements(resubmission=Choice(value=value) if value else None)
        before = replace(entered("lamma", "not-selected"), edition=2026, id="before")
        assert names(planned(open_until(requirements=stated), entries=(before,))) == proposed


def test_plans_in_the_ledger_are_thought_over_anew():
    one = open_until(id="one", requirements=WORLD)
    two = open_until(id="two", requirements=WORLD, qualifying=("academy",), starts="2027-08-01")
    plan = planned(one, two, entries=(entered("one", "planned"),))
    assert names(plan) == ["two"]
    assert planned(one, entries=(entered("one", "planned"),)).rows[0].planned
    assert names(planned(one, entries=(entered("one", "withdrawn"),))) == ["one"]


def test_sections_that_exclude_each_other_and_a_second_section_are_not_both_entered():
    exclusive = Requirements(exclusive_with=Words(values=("two",)))
    assert len(planned(open_until(id="one", requirements=exclusive), open_until(id="two")).rows) == 1
    sections = (
        Section(id="a", name="A"),
        Section(id="b", name="B"),
        Section(id="c", name="C", requirements=Requirements(student=Choice(value="only"))),
    )
    (row,) = planned(open_until(sections=sections)).rows
    assert row.section == "a"
    assert any("or in b" in str(each) for each in row.reasons)
    student = planned(open_until(sections=sections), film=replace(FILM, student=True)).rows
    assert [each.section for each in student] == ["c"]


def test_another_film_of_the_director_leaves_no_room():
    one = Requirements(per_director=Figure(at_most=1))
    festival = open_until(requirements=one)
    other = replace(entered("lamma", "planned"), film="tin-moon")
    record = {"same_director": {("lamma", 2027): (other,)}}
    assert "tin-moon" in str(planned(festival, record=record).left_out[0].reason)
    assert names(planned(festival)) == ["lamma"]
    words = Requirements(per_director=Figure(note="few"))
    assert names(planned(open_until(requirements=words), record=record)) == ["lamma"]


def test_what_speaks_for_a_festival_adds_its_weight():
    listed = {"lamma": ("nae",)}
    every = {
        "student": Requirements(student=Choice(value="only")),
        "first": Requirements(first_film=Choice(value="only")),
        "genre": Requirements(genres=Words(values=("animation",))),
        "origin": Requirements(origin=Origin(countries=("HK",))),
    }
    film = replace(FILM, student=True, first_film=True, genres=("animation",))
    for stated in every.values():
        (row,) = planned(open_until(requirements=stated), film=film).rows
        assert row.value == 200
    many = Requirements(genres=Words(values=("animation", "fiction", "documentary")))
    assert planned(open_until(requirements=many), film=film).rows[0].value == 100
    best = planned(open_until(qualifying=("academy", "bafta", "efa", "goya")), listed=listed).rows[0]
    assert best.value == 100 * (1 + 3 + 2 + 2 + 1 + 2)
    assert best.unknown == ("travel support",)
    weights = {**WEIGHTS, "academy": Decimal("0.55")}
    own = planned(open_until(qualifying=("academy",)), values=Values(weights=weights, chance_percent=20))
    assert own.total_value == 310


def test_a_doubt_halves_the_chance_and_says_which_rule():
    film = replace(FILM, student=None)
    (row,) = planned(open_until(requirements=Requirements(student=Choice(value="only"))), film=film).rows
    assert (row.verdict, row.chance_percent) == ("unknown", 5)
    assert any("student" in str(each) for each in row.reasons)
    asks = Requirements(max_runtime=LengthLimit(seconds=60, else_ask="the festival"))
    (row,) = planned(open_until(requirements=asks)).rows
    assert row.verdict == "refer"


def test_the_own_record_moves_the_chance():
    taken = tuple(entered("lamma", status) for status in ("selected", "awarded", "not-selected", "submitted"))
    assert any("no festival has answered" in str(each) for each in planned(open_until()).assumptions)
    plan = planned(open_until(id="b"), open_until(), every=taken)
    assert plan.rows[0].chance_percent == (3 * PER_MILLE // 13) / 10
    assert any("2 of 3" in str(each) for each in plan.assumptions)


def test_what_nobody_wants_is_worth_nothing_and_not_proposed():
    plan = planned(open_until(), values=Values(chance_percent=0))
    assert plan.rows == ()
    assert names(planned(open_until(), values=Values(chance_percent=0), must=("lamma",))) == ["lamma"]


def test_a_festival_that_must_not_be_in_stays_out():
    plan = planned(open_until(), open_until(id="b"), never=("lamma",))
    assert (names(plan), plan.left_out[0].cause) == (["b"], "wish")


def refusal(*festivals, **known):
    with pytest.raises(RefusedError) as refused:
        planned(*festivals, **known)
    return str(refused.value), str(refused.value.hint)


def test_wishes_that_cannot_both_hold_are_named():
    one, two = (open_until(id=each, requirements=WORLD) for each in ("one", "two"))
    said, hint = refusal(one, two, open_until(id="c"), must=("c", "one", "two"), budget="5000 HKD")
    assert said == "these 2 wishes cannot all hold: --must one, --must two"
    assert "world premiere" in hint
    said, hint = refusal(open_until(id="a"), open_until(id="b", fee="80 EUR"), must=("a", "b"), budget="700 HKD")
    assert said == 'these 2 wishes cannot all hold: --must b, --budget "700 HKD"'
    assert "720 HKD" in hint
    said, hint = refusal(open_until(id="a"), open_until(id="b"), must=("a", "b"), most=1)
    assert said == "these 3 wishes cannot all hold: --must a, --must b, --max-entries 1"
    assert hint == "leave one of them out"


def test_a_wish_that_the_film_cannot_enter_is_refused_with_the_reason():
    short = Requirements(max_runtime=LengthLimit(seconds=60))
    said, _ = refusal(open_until(requirements=short), must=("lamma",))
    assert said.startswith("--must lamma cannot hold: running-time")
    assert planned(open_until(), must=("lamma",), entries=(entered("lamma", "submitted"),)).rows == ()


def test_what_is_left_out_for_the_answers_it_would_wait_for_says_so():
    values = Values(chance_percent=100)
    one = open_until(id="one", requirements=WORLD, qualifying=("academy",), notifies="2027-02-20")
    two = open_until("2027-03-01", id="two", requirements=WORLD, fee="10 EUR", starts="2027-08-01")
    plan = planned(one, two, values=values)
    assert names(plan) == ["one"]
    assert (plan.left_out[0].festival, plan.left_out[0].cause) == ("two", "value")


def a_year(seed):
    """A dozen festivals with premieres, answers and fees by chance."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    made = []
    for place in range(12):
        level = dice.choice(("none", "none", "world", "international", "national", "continental"))
        starts = dice.choice((None, f"2027-{dice.randint(3, 12):02}-{dice.randint(1, 28):02}"))
        made.append(
            open_until(
                f"2027-{dice.randint(1, 6):02}-{dice.randint(1, 28):02}",
                id=f"f{place:02}",
                fee=dice.choice((None, "free", "13 EUR", "40 EUR")),
                starts=starts,
                notifies=dice.choice((None, f"2027-{dice.randint(2, 8):02}-10")),
                country=dice.choice(("FR", "DE", "HK", "JP")),
                qualifying=dice.choice(((), (), ("academy",), ("bafta", "efa"))),
                requirements=Requirements(premiere=PremiereDemand(level=level)),
            )
        )
    return made


@pytest.mark.parametrize("seed", range(25))
def test_the_proposed_entries_pass_check_and_raise_no_conflict(seed):
    festivals = a_year(seed)
    asked = question(*festivals, budget=f"{seed * 60} HKD")
    plan = propose(asked)
    assert plan.total_cost.amount + plan.set_aside.amount <= asked.wishes.budget.amount
    assert plan.total_value == sum(each.value for each in plan.rows)
    entries = [an_entry(festival=each.festival, edition=each.edition, section=each.section) for each in plan.rows]
    catalogue = Catalogue(*festivals)
    for row in plan.rows:
        standing = [each for each in entries if each.festival not in row.held_for and not _waits(plan, each)]
        own = next(each for each in entries if each.festival == row.festival)
        record = replace(asked.asked.record, entries=tuple({each.id: each for each in (*standing, own)}.values()))
        verdicts = check(
            Asked(record=record, now=NOW, today=TODAY, zone=HONG_KONG), catalogue.festival(row.festival), catalogue
        )
        assert verdicts[0].verdict != "fail"
    record = replace(asked.asked.record, entries=tuple(each for each in entries if not _waits(plan, each)))
    assert outlook(record, catalogue, today=TODAY).conflicts == ()


def _waits(plan, entry):
    return next(each for each in plan.rows if each.festival == entry.festival).hold_until is not None


@pytest.mark.parametrize("seed", range(5))
def test_more_budget_never_lowers_the_value(seed):
    values = [planned(*a_year(seed), budget=f"{cap} HKD").total_value for cap in range(0, 2000, 250)]
    assert values == sorted(values)


def test_the_order_of_the_catalogue_does_not_matter():
    festivals = a_year(3)
    assert planned(*festivals) == planned(*reversed(festivals))


@pytest.mark.parametrize(
    ("wish", "chosen"),
    [
        ({"only": frozenset({"b"})}, ["b"]),
        ({"only": frozenset({"b"}), "must": ("a",)}, ["a", "b"]),
        ({"statuses": ("expected",)}, []),
        ({"closes": (date(2027, 2, 1), None)}, ["b"]),
        ({"closes": (None, date(2027, 1, 31))}, ["a"]),
        ({"free": True}, ["b"]),
        ({"max_fee": parse_money("9 EUR")}, ["b"]),
    ],
)
def test_a_plan_chooses_only_among_what_is_asked_for(wish, chosen):
    festivals = open_until("2027-01-15", "a"), open_until("2027-02-15", "b", "0 EUR")
    plan = planned(*festivals, **wish)
    assert names(plan) == chosen
    asked = wish.get("only", {"a", "b"}) | set(wish.get("must", ()))
    assert {each.festival for each in plan.left_out} == asked - set(chosen)


def test_a_market_is_among_what_is_asked_for_by_name():
    market = open_until(kind="market")
    assert names(planned(market, only=frozenset({"lamma"}))) == ["lamma"]


def test_what_the_filters_leave_no_way_into_says_so():
    plan = planned(open_until(), free=True)
    assert str(plan.left_out[0].reason) == "what you filter by leaves no way in"
