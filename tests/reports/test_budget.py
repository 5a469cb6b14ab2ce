"""The budget: what counts as planned, spent and earned, in one currency by the rate of the day, rounded once."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.days import DayRange
from filmtrack.domain.entry import Payment, StatusChange, Terms
from filmtrack.domain.money import Money
from filmtrack.domain.rates import Quotes
from filmtrack.reports.budget import GROUPINGS, BudgetRow, Conversion, budget, cap_left
from filmtrack.reports.budget_amounts import amounts_of, lacks_fee, was_sent
from filmtrack.rules.entered import was_accepted
from ledgers import ANN, NOW, TODAY, an_entry, money

RATES = Quotes(
    base="HKD",
    source="own",
    quotes={
        "EUR": ((date(2026, 1, 1), Decimal(9)), (date(2026, 10, 1), Decimal(10))),
        "USD": ((date(2026, 11, 20), Decimal(8)),),
    },
)
HKD = Conversion(into="HKD", rates=RATES)


def came_to(*statuses, on=date(2026, 9, 20)):
    return tuple(
        StatusChange(status=each, on=on, at=NOW, by=ANN, seq=seq) for seq, each in enumerate(statuses, start=1)
    )


def paid(text, on=date(2026, 11, 20), what="travel"):
    return Payment(money=money(text), what=what, on=on, by=ANN)


SENT = an_entry(
    festival="clermont",
    terms=Terms(festival_name="Clermont", fee=money("14 EUR")),
    fee=money("13 EUR"),
    charge=money("2 HKD"),
    platform="Short Film Depot",
    history=came_to("submitted"),
)
TAKEN = an_entry(
    festival="tampere",
    history=came_to("submitted", "selected", "screened"),
    fee=money("20 EUR"),
    costs=(paid("1200 HKD"),),
    income=(paid("50 USD", what="prize"),),
)
PLANNED = an_entry(
    "tin-moon", "leeds", terms=Terms(fee=money("30 USD"), day=date(2027, 1, 31)), history=came_to("planned")
)


def asked(*entries, by=None, conversion=HKD, days=None):
    return budget(entries, by=by, days=days, conversion=conversion, today=TODAY)


def sums(row: BudgetRow):
    return tuple(str(each) if each else None for each in (row.planned, row.spent, row.income))


def test_fee_charge_and_costs_are_spent_a_plan_is_planned_and_income_stands_apart():
    (row,) = asked(SENT, TAKEN, PLANNED).totals
    assert sums(row) == ("240 HKD", f"{13 * 9 + 2 + 20 * 9 + 1200} HKD", "400 HKD")
    assert (row.entries, row.selections, str(row.per_selection)) == (3, 1, "1499 HKD")


@pytest.mark.parametrize(
    ("statuses", "taken"),
    [
        (("selected",), 1),
        (("selected", "screened"), 1),
        (("selected", "withdrawn"), 1),
        (("selected", "not-selected"), 0),
        (("selected", "submitted"), 0),
        (("withdrawn",), 0),
    ],
)
def test_taken_is_what_still_stands_as_taken(statuses, taken):
    (row,) = asked(an_entry(history=came_to(*statuses))).totals
    assert row.selections == taken


def test_a_fee_is_converted_at_the_rate_of_the_day_it_was_paid_on():
    before, after = (
        an_entry(fee=money("1 EUR"), history=came_to("submitted", on=day))
        for day in (date(2026, 9, 30), date(2026, 10, 1))
    )
    assert [sums(asked(each).totals[0])[1] for each in (before, after)] == ["9 HKD", "10 HKD"]


def test_what_is_still_to_be_paid_is_converted_at_todays_rate():
    (row,) = asked(PLANNED).totals
    assert sums(row)[0] == "240 HKD"
    assert [(each.currency, each.on) for each in asked(PLANNED).rates] == [("USD", date(2026, 11, 20))]


def test_a_currency_without_a_rate_stands_apart_and_is_said():
    dollars = an_entry(fee=money("30 USD"), history=came_to("submitted"))  # before the first rate
    found = asked(SENT, dollars)
    assert [(row.currency, sums(row)[1]) for row in found.totals] == [("HKD", "119 HKD"), ("USD", "30 USD")]
    assert found.unrated == ("USD",)
    assert found.totals[1].per_selection is None


def test_without_a_currency_nothing_is_converted():
    found = asked(SENT, TAKEN, PLANNED, conversion=None)
    assert [(row.currency, *sums(row)) for row in found.totals] == [
        ("EUR", "0 EUR", "33 EUR", "0 EUR"),
        ("HKD", "0 HKD", "1202 HKD", "0 HKD"),
        ("USD", "30 USD", "0 USD", "50 USD"),
    ]
    assert (found.currency, found.rates, found.unrated) == (None, (), ())


def test_sums_are_rounded_once_after_summing():
    thirds = Quotes(base="HKD", source="own", quotes={"EUR": ((date(2026, 1, 1), Decimal("0.335")),)})
    entries = [an_entry(fee=money("1 EUR"), history=came_to("submitted")) for _ in range(3)]
    (row,) = asked(*entries, conversion=Conversion(into="HKD", rates=thirds)).totals
    assert sums(row)[1] == "1.01 HKD"  # 1.005 rounded, not three times 0.34


def test_a_currency_without_cents_is_rounded_to_whole_units():
    won = Quotes(base="KRW", source="own", quotes={"EUR": ((date(2026, 1, 1), Decimal("1491.5")),)})
    row = asked(SENT, conversion=Conversion(into="KRW", rates=won)).totals[0]
    assert row.spent == Money(amount=Decimal(19390), currency="KRW")


def test_what_was_not_converted_keeps_its_digits():
    fee = Money(amount=Decimal("1.2345"), currency="KWD")
    (row,) = asked(an_entry(fee=fee, history=came_to("submitted"))).totals
    assert row.spent == fee


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("festival", [("clermont", "Clermont", 119), ("leeds", None, 0), ("tampere", None, 1380)]),
        ("film", [("night-bus", None, 1499), ("tin-moon", None, 0)]),
        ("status", [("planned", None, 0), ("screened", None, 1380), ("submitted", None, 119)]),
        ("platform", [("Short Film Depot", None, 119), (None, None, 1380)]),
        ("month", [("2026-09", None, 299), ("2026-11", None, 1200), ("2027-01", None, 0)]),
    ],
)
def test_groups_part_entries_and_months_part_payments(by, expected):
    rows = asked(SENT, TAKEN, PLANNED, by=by).rows
    assert [(row.group, row.name, int(row.spent.amount)) for row in rows] == expected


def test_by_currency_nothing_is_converted_but_the_total():
    found = asked(SENT, TAKEN, PLANNED, by="currency")
    assert [(row.group, row.currency, sums(row)[1]) for row in found.rows] == [
        ("EUR", "EUR", "33 EUR"),
        ("HKD", "HKD", "1202 HKD"),
        ("USD", "USD", "0 USD"),
    ]
    assert [row.currency for row in found.totals] == ["HKD"]


def test_a_group_that_costs_nothing_is_there_with_its_selections():
    free = an_entry(festival="free", history=came_to("selected"))
    (row,) = asked(free, by="festival").rows
    assert (sums(row), row.selections, row.per_selection) == (("0 HKD", "0 HKD", "0 HKD"), 1, None)
    (bare,) = asked(free, by="festival", conversion=None).rows
    assert (bare.currency, sums(bare), bare.per_selection) == (None, (None, None, None), None)


def test_only_what_is_paid_in_the_days_counts():
    found = asked(SENT, TAKEN, PLANNED, days=DayRange(first=date(2026, 11, 1), last=date(2026, 11, 30)))
    (row,) = found.totals
    assert (row.entries, sums(row)) == (1, ("0 HKD", "1200 HKD", "400 HKD"))
    assert found.without_fee == 0


def test_a_rate_that_was_old_on_the_day_of_payment_is_said():
    assert [(each.currency, each.on) for each in asked(SENT).stale] == [("EUR", date(2026, 1, 1))]
    assert asked(PLANNED).stale == ()


def test_entries_whose_fee_is_not_known_are_counted():
    assert asked(SENT, an_entry(history=came_to("submitted")), an_entry(history=came_to("planned"))).without_fee == 2
    assert asked(an_entry(history=came_to("planned", "withdrawn"))).without_fee == 0


def test_nothing_at_all_is_one_empty_row():
    (row,) = asked(conversion=None).totals
    assert (row.entries, row.currency, row.spent) == (0, None, None)


def test_a_plan_that_was_given_up_costs_nothing_but_what_was_paid():
    given_up = an_entry(fee=money("13 EUR"), history=came_to("planned", "withdrawn"), costs=(paid("5 EUR"),))
    assert [(each.purse, str(each.money)) for each in amounts_of(given_up)] == [("spent", "5 EUR")]
    assert not was_sent(given_up)


def test_a_film_taken_without_being_sent_pays_on_the_day_it_was_taken():
    invited = an_entry(fee=money("13 EUR"), history=came_to("planned", "selected", on=date(2026, 10, 5)))
    assert [(each.purse, each.on) for each in amounts_of(invited)] == [("spent", date(2026, 10, 5))]
    assert was_accepted(invited)


def test_a_plan_without_terms_is_paid_on_no_known_day():
    (amount,) = amounts_of(an_entry(fee=money("13 EUR"), history=came_to("planned")))
    assert (amount.purse, amount.on) == ("planned", None)
    assert lacks_fee(an_entry(history=came_to("planned")))


def test_the_cap_counts_what_is_spent_and_planned_and_no_income():
    cap = cap_left((SENT, TAKEN, PLANNED), money("2000 HKD"), rates=RATES, today=TODAY)
    assert (str(cap.committed), str(cap.left), cap.unrated) == ("1739 HKD", "261 HKD", ())


def test_a_cap_can_be_exceeded_and_says_what_it_cannot_count():
    unrated = an_entry(fee=money("7 TWD"), history=came_to("submitted"))
    cap = cap_left((SENT, unrated), money("100 HKD"), rates=RATES, today=TODAY)
    assert (str(cap.left), cap.unrated) == ("-19 HKD", ("TWD",))


amounts = st.decimals(min_value=0, max_value=10_000, places=2)
entries = st.lists(
    st.builds(
        lambda festival, fee, currency, on: an_entry(
            festival=festival,
            fee=Money(amount=fee, currency=currency),
            history=came_to("submitted", on=on),
        ),
        st.sampled_from("abc"),
        amounts,
        st.sampled_from(("EUR", "HKD", "USD", "TWD")),
        st.dates(min_value=date(2025, 6, 1), max_value=date(2026, 11, 22)),
    ),
    max_size=8,
)


@given(entries, st.sampled_from(GROUPINGS))
def test_groups_add_up_to_the_total_whatever_the_grouping(some, by):
    found = asked(*some, by=by, conversion=None)
    for total in found.totals if some else ():
        groups = [row.spent.amount for row in found.rows if row.currency == total.currency]
        assert sum(groups) == total.spent.amount


@given(entries, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(some, random):
    shuffled = list(some)
    random.shuffle(shuffled)
    assert asked(*shuffled, by="month") == asked(*some, by="month")
