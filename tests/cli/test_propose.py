"""`filmtrack propose`, whole runs on a small catalogue."""

import json
import sys

import pytest

from filmtrack.catalogue.shipped import shipped_file
from filmtrack.domain.events import entry_submitted, film_added
from ledgers import TODAY, a_film, an_entry, ledger_in, money, signed, written

FESTIVAL = """
[[festival]]
id = "{id}"
name = "{name}"
country = "FR"
timezone = "Europe/Paris"
source = "https://{id}.example"
{more}
[[festival.edition]]
year = 2027
starts = {starts}
{notifies}
[[festival.edition.deadline]]
tier = "regular"
date = {date}
fee = "{fee}"
source = "https://{id}.example"
checked = 2026-11-01
"""
WORLD = 'premiere = { level = "world" }'


def festival(id, date, fee="10 EUR", *, starts="2027-06-01", notifies="", more="", name=None):
    return FESTIVAL.format(
        id=id,
        name=name or id.title(),
        date=date,
        fee=fee,
        starts=starts,
        more=more,
        notifies=f"notifies = {notifies}" if notifies else "",
    )


CATALOGUE = "".join(
    (
        festival("oscar", "2027-01-15", "40 EUR", more=f'qualifying = ["academy"]\n{WORLD}', notifies="2027-02-20"),
        festival("later", "2027-03-01", starts="2027-08-01", more=WORLD),
        festival("plain", "2027-01-20", "20 EUR", starts="2027-09-01", name="Plain [/b] =1+1"),
        festival("short", "2027-01-20", more='max_runtime = "1:00"'),
    )
)
KEYS = {"festival", "section", "tier", "enter_on", "fee", "value", "hold_until", "status"}
BESIDE = {"total_cost", "total_value", "gap", "binding", "unknown_fees", "left_out", "more", "assumptions", "values"}


@pytest.fixture
def ledger(home, tmp_path, monkeypatch):
    file = tmp_path / "small.toml"
    file.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr("filmtrack.catalogue.shipped.shipped_file", lambda n: file if n[0] == "f" else shipped_file(n))
    signed(home)
    made = ledger_in(home)
    written(made, film_added(a_film(runtime_seconds=600, countries=("HK",)), on=TODAY))
    return made


def test_the_plan_is_shown_with_its_reasons(run, ledger):
    result = run("propose", "night-bus", "--budget", "500 hkd")
    assert result.status == 0, result.err
    assert [line.split("  ")[0] for line in result.out.splitlines()] == [
        "Thu 14 Jan 2027 closes 15 Jan 2027",
        "Sun 28 Feb 2027 closes 1 Mar 2027",
    ]
    assert "only if oscar said no, by 20 Feb 2027" in result.out
    assert "(proven)" in result.err
    assert "what binds: the budget of 500 HKD" in result.err
    assert "taken as finished" in result.err
    assert "1 EUR = " in result.err


def test_json_has_the_keys_of_the_contract(run, ledger):
    result = run("propose", "--json", "--budget", "5000 HKD")
    told = json.loads(result.out)
    assert told["report"] == "propose"
    assert all(set(row) >= KEYS for row in told["rows"])
    assert set(told) >= BESIDE
    assert told["gap"] == 0
    assert told["total_value"] == sum(each["value"] for each in told["rows"])
    assert [each["festival"] for each in told["left_out"]] == ["short"]
    assert result.err == ""
    assert run("propose", "--json", "--budget", "5000 HKD").out == result.out


def test_what_is_in_a_name_stays_text(run, ledger):
    assert "Plain [/b] =1+1" in run("propose", tty=True, env={"COLUMNS": "200"}).out
    assert ",Plain [/b] =1+1," in run("propose", "--csv").out
    assert run("propose", "--markdown").out.startswith("| festival |")


def test_accepted_entries_are_planned_in_one_step_that_can_be_undone(run, ledger):
    shown = run("propose", "--accept", "--dry-run")
    assert shown.out.count("entry-planned") == 2
    assert run("log").out == ""
    asked = run("propose", "--accept")
    assert asked.status == 1
    assert "--yes" in asked.err
    done = run("propose", "--accept", "--yes")
    assert done.status == 0, done.err
    assert "held back, not recorded: later" in done.out
    assert {each["festival"] for each in json.loads(run("log", "--json").out)["rows"]} == {"oscar", "plain"}
    assert json.loads(run("premiere", "--json").out)["conflicts"] == []
    again = run("propose", "--accept", "--yes")
    assert "nothing new to plan" in again.out
    assert run("undo", "--yes").status == 0
    assert run("log").out == ""


def test_what_is_left_of_the_cap_is_the_budget_unless_it_is_said(run, ledger, home):
    signed(home, '[budget]\ncap = "500 HKD"\n')
    written(ledger, entry_submitted(an_entry(festival="short", fee=money("100 HKD")), on=TODAY))
    result = run("propose", "--json")
    assert json.loads(result.out)["budget"] == {"amount": "400.00", "currency": "HKD"}
    assert "what sent entries leave of your cap" in result.err


def test_a_cap_that_is_used_up_leaves_nothing_to_spend(run, ledger, home):
    signed(home, '[budget]\ncap = "50 HKD"\n')
    written(ledger, entry_submitted(an_entry(festival="short", fee=money("100 HKD")), on=TODAY))
    result = run("propose", "--json")
    assert (result.status, json.loads(result.out)["rows"]) == (0, [])


def test_wishes_that_cannot_hold_are_explained(run, ledger):
    result = run("propose", "--must", "oscar", "--budget", "5 EUR")
    assert (result.status, result.out) == (1, "")
    assert 'these 2 wishes cannot all hold: --must oscar, --budget "5 EUR"' in result.err
    assert run("propose", "--must", "short").status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--must", "oscar", "--never", "oscar"), 2, "both name oscar"),
        (("--until", "2020-01-01"), 2, "--until"),
        (("--ready", "2020-01-01"), 2, "is past"),
        (("--budget", "much"), 2, "--budget"),
        (("--budget", "-5 HKD"), 2, "--budget"),
        (("--max-entries", "-1"), 2, ""),
        (("--must", "nowhere"), 4, "nowhere"),
        (("nothing",), 4, "nothing"),
        (("--yes",), 2, "--accept"),
        (("--accept", "--json"), 2, "--accept"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, ledger, arguments, status, said):
    result = run("propose", *arguments)
    assert (result.status, result.out) == (status, "")
    assert said in result.err


def test_without_highs_the_command_says_how_to_install_it(run, ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    result = run("propose", "--json")
    assert (result.status, result.out) == (6, "")
    assert "pip install 'filmtrack[propose]'" in result.err


def test_nothing_to_propose_is_said(run, ledger):
    result = run("propose", "--max-entries", "0", tty=True)
    assert (result.status, result.out) == (0, "Nothing can be proposed.\n")


def test_a_real_process_writes_one_document_and_nothing_else(spawn, home):
    assert spawn("film", "add", "Night Bus", "--runtime", "14:00", "--country", "HK").status == 0
    result = spawn("propose", "--budget", "2000 HKD", "--json", env={"LANG": "C"})
    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["rows"]
