"""`filmtrack budget`: sums in one currency with the rates shown, groups, the cap, and what stands apart."""

import json
from datetime import date

import pytest

from filmtrack.domain.entry import Terms
from filmtrack.domain.events import cost_noted, entry_planned, entry_submitted, entry_updated, film_added, income_noted
from ledgers import TODAY, a_film, an_entry, ledger_in, money, signed, written

TAMPERE = an_entry("tin-moon", "tampere", fee=money("20 TWD"))
HONG_KONG = 'currency = "HKD"\n'


@pytest.fixture
def ledger(home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY), film_added(a_film("tin-moon"), on=TODAY))
    terms = Terms(festival_name="Clermont-Ferrand", fee=money("13 EUR"))
    clermont = an_entry(terms=terms, fee=money("13 EUR"), charge=money("2 USD"), platform="FilmFreeway")
    written(kept, entry_submitted(clermont, on=date(2026, 9, 20)))
    written(kept, entry_planned(an_entry(festival="leeds", fee=money("50000 KRW")), on=TODAY))
    written(kept, entry_submitted(TAMPERE, on=date(2026, 10, 1)))
    written(kept, entry_updated(TAMPERE, on=date(2026, 11, 1), status="selected"))
    written(kept, cost_noted(TAMPERE, on=date(2026, 11, 2), money=money("1200 HKD"), what="travel"))
    written(kept, income_noted(TAMPERE, on=date(2026, 11, 2), money=money("100 HKD"), what="prize"))
    return kept


def document(run, *asked):
    result = run("budget", *asked, "--json")
    assert result.status == 0, result.err
    return json.loads(result.out)


def test_without_a_currency_every_currency_is_summed_apart_and_it_is_said(run, home, ledger):
    result = run("budget")
    assert [line.split()[1:3] for line in result.out.splitlines()[1:]] == [
        ["13", "EUR"],
        ["1200", "HKD"],
        ["50000", "KRW"],
        ["20", "TWD"],
        ["2", "USD"],
    ]
    assert " 0 " not in result.out.replace("  3  ", "")  # what is nothing in a currency is not told in it
    assert "nothing is converted" in result.err


def test_with_a_currency_there_is_one_sum_with_its_rates_and_what_stands_apart(run, home, ledger):
    signed(home, HONG_KONG)
    result = run("budget")
    assert [line.split()[:5] for line in result.out.splitlines()[1:]] == [
        ["all", "293.79", "HKD", "1332.56", "HKD"],
        ["all", "20", "TWD", "3", "1"],
    ]
    assert "1 EUR = 8.9903 HKD on 18 Sep 2026 (ECB)" in result.err
    assert "last rate that is known: KRW of 30 Oct 2026" in result.err
    assert "no rate is known for TWD" in result.err


def test_ones_own_rates_go_before_the_banks(run, home, ledger):
    signed(home, HONG_KONG + "[rates.EUR]\n2026-09-01 = 10\n[rates.TWD]\n2026-01-01 = 0.25\n")
    found = document(run)
    (total,) = found["totals"]
    assert total["spent"]["amount"] == f"{130 + 15.69 + 5 + 1200:.2f}"
    assert {(each["currency"], each["source"]) for each in found["rates"]} == {
        ("EUR", "config.toml"),
        ("TWD", "config.toml"),
        ("KRW", "ECB"),
        ("USD", "ECB"),
    }
    assert found["unrated"] == []


def test_the_cap_says_what_is_left_whatever_is_shown(run, home, ledger):
    signed(home, '[budget]\ncap = "2000 HKD"\n')
    for asked in ((), ("night-bus",), ("--by", "month")):
        assert "373.65 HKD left of the cap of 2000 HKD, all entries and plans counted but those in TWD" in (
            run("budget", *asked).err
        )
    assert document(run)["cap"]["left"] == {"amount": "373.65", "currency": "HKD"}
    signed(home, '[budget]\ncap = "1000 HKD"\n')
    assert "626.35 HKD over the cap of 1000 HKD" in run("budget").err


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("festival", ["Clermont-Ferrand", "leeds", "tampere", "tampere", "all", "all"]),
        ("film", ["night-bus", "tin-moon", "tin-moon", "all", "all"]),
        ("status", ["planned", "selected", "selected", "submitted", "all", "all"]),
        ("platform", ["FilmFreeway", "no platform", "no platform", "all", "all"]),
        ("month", ["2026-09", "2026-10", "2026-11", "no month", "all", "all"]),
        ("currency", ["EUR", "HKD", "KRW", "TWD", "USD", "all", "all"]),
    ],
)
def test_groups_end_with_the_sum_of_all(run, home, ledger, by, groups):
    signed(home, HONG_KONG)
    headings, *lines = run("budget", "--by", by).out.splitlines()
    assert headings.split() == ["Planned", "Spent", "Income", "Entries", "Taken", "Per", "selection"]
    assert [line.split("  ")[0] for line in lines] == groups
    assert len(document(run, "--by", by)["rows"]) == len([each for each in groups if each != "all"])


def test_one_film_and_the_other_filters_narrow_it(run, home, ledger):
    signed(home, HONG_KONG)
    assert [row["entries"] for row in document(run, "night-bus")["rows"]] == [2]
    assert [row["spent"]["amount"] for row in document(run, "--month", "2026-09")["rows"]] == ["132.56"]
    assert document(run, "--status", "awarded")["rows"] == []
    assert run("budget", "--status", "awarded").out == ""


def test_csv_has_a_column_a_key(run, home, ledger):
    signed(home, HONG_KONG)
    lines = run("budget", "--by", "film", "--csv").out.splitlines()
    assert lines[0] == "group,name,currency,entries,planned,spent,income,selections,per_selection"
    assert lines[1] == "night-bus,,HKD,2,293.79 HKD,132.56 HKD,0.00 HKD,0,"


def test_many_rates_of_one_currency_are_summed_up(run, home):
    signed(home, HONG_KONG)
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY))
    for month in range(1, 6):
        entry = an_entry(festival=f"fest-{month}", fee=money("10 EUR"))
        written(kept, entry_submitted(entry, on=date(2026, month, 5)))
    assert "5 rates from 5 Jan 2026 to 5 May 2026 (ECB)" in run("budget").err


def test_an_entry_without_a_fee_is_said_to_count_as_nothing(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY))
    written(kept, entry_submitted(an_entry(), on=TODAY))
    assert "1 entry does not say what it cost" in run("budget").err


def test_an_empty_ledger_costs_nothing_and_is_not_begun(run, home):
    assert run("budget").out == ""
    assert "filmtrack submit" in run("budget", tty=True).out
    assert document(run)["rows"] == []
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("asked", "settings", "status", "told"),
    [
        (("--by", "colour"), "", 2, "--by"),
        (("nobody",), "", 4, "no film"),
        ((), 'currency = "euro"\n', 3, "three capital letters"),
        ((), '[budget]\ncap = "much"\n', 3, "budget.cap"),
        ((), HONG_KONG + "[rates]\nEUR = 9\n", 3, "rates.EUR"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, home, ledger, *, asked, settings, status, told):
    signed(home, settings)
    result = run("budget", *asked)
    assert (result.status, result.out) == (status, "")
    assert told in result.err
