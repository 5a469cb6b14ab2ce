"""The JSON of the contract: the envelope, and key by key what a row of each report holds, on real output."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from filmtrack import __version__

ENVELOPE = ["filmtrack", "format", "report", "now", "timezone", "rows", "problems"]
PROBLEM = {"file", "line", "id", "key", "message", "hint"}

KEYS: dict[str, str] = {
    "upcoming": (
        "festival name kind country city edition tier sections what status date time festival_timezone hour_known "
        "closes_at warn_from_at days_left fee price_rises_on replaces superseded_by range50 range80 range90 "
        "editions_known last_known_edition source checked_on as_of stated note entry"
    ),
    "festival list": "id name kind country city festival_timezone website next_on status",
    "film list": "id title runtime_seconds completed countries genre languages subtitles tags",
    "log": (
        "number film festival section edition status awaiting_answer missing submitted_on tier fee platform reference "
        "answer_due_on answer_overdue waiting_days updated_at by"
    ),
    "check": "film festival edition section verdict rules closes_at fee",
    "premiere": "film level territory left spent_by on held_by until",
    "checklist": "item label stage scope ready due_on source note",
    "sponsor": "scheme round round_status film festival verdict rules grants documents dates questions",
    "remind": "id matter film festival tier due_at due_on days_before text command",
    "propose": "festival section tier enter_on fee value hold_until status",
}
"""The contract's table: the keys that a row of each report has at least."""

RULE = "rule verdict reason source certainty missing".split()
BESIDE = {"propose": "total_cost total_value gap binding".split()}
WORDS: dict[tuple[str, str], str] = {
    ("upcoming", "what"): "deadline opens event",
    ("upcoming", "status"): "announced expected overdue listed unknown",
    ("festival list", "status"): "announced expected overdue listed unknown",
    ("log", "status"): (
        "planned submitted shortlisted selected not-selected withdrawn disqualified no-answer screened awarded"
    ),
    ("check", "verdict"): "pass fail refer unknown",
    ("premiere", "left"): "yes no unknown",
    ("checklist", "stage"): "entry selection application claim",
    ("checklist", "scope"): "film entry",
    ("sponsor", "verdict"): "eligible not-eligible refer not-yet unknown",
    ("sponsor", "round_status"): "open closed ended unknown",
    ("propose", "status"): "announced expected",
}

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DAYS = {"next_on", "date", "enter_on", "hold_until", "price_rises_on", "replaces", "until"}
DAY_OR_WORDS = {("premiere", "on"), ("film list", "completed")}
RANGES = {"range50", "range80", "range90"}
MONEY = {"fee", "charge", "cost", "total_cost"}
WHOLE = {
    "number",
    "edition",
    "runtime_seconds",
    "as_of",
    "editions_known",
    "last_known_edition",
    "value",
    "days_before",
}


def wrong(report: str, key: str, value: Any) -> str | None:
    """What is wrong with a value by its key's name; None where nothing is."""
    if value is None:
        return None
    if key.endswith("_at"):
        return (
            None if isinstance(value, str) and INSTANT.fullmatch(value) and datetime.fromisoformat(value) else "instant"
        )
    if (key.endswith("_on") or key in DAYS) and (report, key) not in DAY_OR_WORDS:
        return None if isinstance(value, str) and date.fromisoformat(value).isoformat() == value else "day"
    if key.endswith(("_days", "_seconds")) or key in WHOLE or key == "days_left":
        return None if type(value) is int else "whole number"
    if key in RANGES:
        return None if date.fromisoformat(value[0]) <= date.fromisoformat(value[1]) else "range"
    if key in MONEY:
        good = set(value) == {"amount", "currency"} and re.fullmatch(r"-?\d+\.\d\d+", value["amount"])
        return (
            None
            if good and Decimal(value["amount"]) is not None and re.fullmatch("[A-Z]{3}", value["currency"])
            else "money"
        )
    return None


FILM = ("film", "add", "Night Bus", "--runtime", "14:30", "--completed", "2026-05", "--country", "HK", "--tag", "a")
ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "upcoming": (
        ("upcoming", "--within", "1y", "--events", "--json"),
        ("upcoming", "--month", "sep", "--film", "night-bus", "--json"),
        ("upcoming", "--next", "--closed", "--scheme", "nae", "--json"),
        ("upcoming", "--status", "unknown", "--status", "listed", "--within", "2y", "--json"),
    ),
    "festival list": (("festival", "list", "--json"),),
    "film list": (("film", "list", "--json"),),
    "log": (("log", "--json"), ("log", "night-bus", "tampere", "--json"), ("log", "1", "--json")),
    "check": (
        ("check", "night-bus", "--why-not", "--json"),
        ("check", "night-bus", "clermont", "--json"),
        ("check", "--all", "--json"),
    ),
    "premiere": (("premiere", "night-bus", "--json"), ("premiere", "--all", "--country", "FR", "--json")),
    "checklist": (
        ("checklist", "night-bus", "clermont", "--scheme", "nae", "--json"),
        ("checklist", "--missing", "--json"),
    ),
    "sponsor": (("sponsor", "night-bus", "tampere", "--json"), ("sponsor", "--all", "--json")),
    "remind": (("remind", "--all", "--json"), ("remind", "--via", "stdout", "--json")),
    "propose": (
        ("propose", "night-bus", "--budget", "2000 HKD", "--festival", "clermont", "--festival", "leeds", "--json"),
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, list[dict[str, Any]]]:
    """What every report printed for one record of a film that was planned, sent, taken and paid for."""
    from runs import Screen, environment, run_here

    home = tmp_path_factory.mktemp("home")
    environ = environment(home)

    def ran(*arguments: str) -> str:
        out, err = Screen(tty=False), Screen(tty=False)
        status = run_here(arguments, environ, out=out, err=err)
        assert status in {0, 1}, (arguments, err.text)
        return out.text

    ran(*FILM)
    ran("submit", "night-bus", "tampere", "--fee", "10 EUR", "--ref", "X1", "--answer-due", "2026-11-01", "--yes")
    ran("update", "night-bus", "tampere", "selected")
    ran("plan", "night-bus", "clermont", "--yes")
    ran("submit", "night-bus", "uppsala", "--form-only", "--yes")
    ran("film", "screened", "night-bus", "Lamma Night", "--country", "HK", "--on", "2026-07")
    ran("apply", "night-bus", "tampere", "--scheme", "nae")
    ran("watch", "rotterdam", "leeds")
    return {report: [json.loads(ran(*each)) for each in every] for report, every in ASKED.items()}


@pytest.mark.parametrize("report", KEYS)
def test_the_envelope_is_that_of_the_contract(told, report):
    for each in told[report]:
        assert [key for key in each if key in ENVELOPE] == ENVELOPE
        assert (each["filmtrack"], each["format"], each["report"]) == (__version__, 1, report)
        assert (each["now"], each["timezone"]) == ("2026-11-22T12:00:00Z", "Asia/Hong_Kong")


@pytest.mark.parametrize("report", KEYS)
def test_every_row_has_the_keys_of_the_contract_and_its_nulls(told, report):
    for each in told[report]:
        assert each["rows"], report
        lacking = {key for row in each["rows"] for key in KEYS[report].split() if key not in row}
        assert lacking == set()
        assert len({tuple(row) for row in each["rows"]}) == 1
        assert [key for key in BESIDE.get(report, ()) if key not in each] == []


@pytest.mark.parametrize("report", KEYS)
def test_every_value_is_what_its_key_says(told, report):
    def walked(value: Any, key: str = "") -> list[tuple[str, Any, str]]:
        if isinstance(value, dict) and key not in MONEY:
            return [found for name, each in value.items() for found in walked(each, name)]
        if isinstance(value, list) and key not in RANGES:
            return [found for each in value for found in (walked(each) if isinstance(each, dict) else ())]
        fault = wrong(report, key, value)
        return [(key, value, fault)] if fault else []

    assert [found for each in told[report] for found in walked(each["rows"])] == []


@pytest.mark.parametrize(("report", "key"), WORDS)
def test_fixed_words_are_those_of_the_contract(told, report, key):
    found = {row[key] for each in told[report] for row in each["rows"] if row.get(key) is not None}
    assert found
    assert found <= set(WORDS[report, key].split())


@pytest.mark.parametrize("report", ["check", "sponsor"])
def test_every_rule_has_its_keys(told, report):
    rules = [rule for each in told[report] for row in each["rows"] for rule in row["rules"]]
    assert rules
    assert all(set(rule) >= set(RULE) for rule in rules)


def test_a_deadline_has_its_instants_only_where_it_is_announced(told):
    rows = [
        row
        for each in told["upcoming"]
        for row in each["rows"]
        if row["what"] == "deadline" and row["kind"] != "scheme"
    ]
    for row in rows:
        announced = row["status"] == "announced"
        assert (row["closes_at"] is not None) == (row["warn_from_at"] is not None) == announced, row
        if announced and row["hour_known"]:
            assert row["warn_from_at"] == row["closes_at"]
        if not announced:
            assert row["checked_on"] is None or row["source"]
    assert {each["status"] for each in rows} >= {"announced", "expected"}


def test_what_was_left_out_is_told_as_problems(run, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text('[[festival]]\nid = "lund"\nname = "Lund"\nkind = "party"\n', encoding="utf-8")
    for command in ("upcoming", "festival list", "timeline", "catalogue check"):
        words = (
            (*command.split(), str(broken))
            if command == "catalogue check"
            else ("--catalogue", str(broken), *command.split())
        )
        result = run(*words, "--json")
        told_ = json.loads(result.out)
        assert result.status == 3
        assert told_["problems"]
        assert all(set(each) == PROBLEM for each in told_["problems"])
        assert (told_["problems"][0]["file"], told_["problems"][0]["line"], told_["problems"][0]["id"]) == (
            str(broken),
            1,
            "lund",
        )


def test_json_is_english_and_plain_in_every_language(run):
    for command in (("upcoming", "--month", "sep"), ("festival", "list", "clermont"), ("check", "night-bus")):
        run(*FILM)
        plain = run(*command, "--json")
        assert run(*command, "--json", env={"FILMTRACK_LANG": "zh"}).out == plain.out
        assert "\x1b" not in run(*command, "--json", tty=True).out
