"""`filmtrack premiere`, whole runs on a small catalogue."""

import json

import pytest

from filmtrack.catalogue.shipped import shipped_file
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added, film_screened
from filmtrack.domain.film import Screening
from judged import days
from ledgers import TODAY, a_film, an_entry, ledger_in, written

CATALOGUE = """
[[festival]]
id = "berlin"
name = "Berlin"
city = "Berlin"
country = "DE"
timezone = "Europe/Berlin"
source = "https://berlin.example"
premiere = { level = "international" }
[[festival.edition]]
year = 2027
starts = 2027-02-11
ends = 2027-02-21

[[festival]]
id = "early"
name = "Early"
country = "FR"
source = "https://early.example"
[[festival.edition]]
year = 2027
starts = 2027-01-15

[[festival]]
id = "undated"
name = "Undated"
country = "CA"
source = "https://undated.example"
"""
KEYS = {"film", "level", "territory", "left", "spent_by", "on", "held_by", "until"}
BERLIN, EARLY, UNDATED = (an_entry(festival=each) for each in ("berlin", "early", "undated"))


@pytest.fixture
def ledger(home, tmp_path, monkeypatch):
    file = tmp_path / "small.toml"
    file.write_text(CATALOGUE, encoding="utf-8")
    shipped = {"festivals.toml": file}
    monkeypatch.setattr(
        "filmtrack.catalogue.shipped.shipped_file", lambda name: shipped.get(name) or shipped_file(name)
    )
    kept = ledger_in(home)
    written(kept, film_added(a_film(countries=("HK",)), on=TODAY))
    written(
        kept, film_screened("night-bus", Screening(event="Fresh Wave", country="HK", on=days("2026-06-20")), on=TODAY)
    )
    return kept


def document(result):
    return json.loads(result.out)


def by_territory(result):
    return {(row["level"], row["territory"]): row for row in document(result)["rows"]}


def test_what_is_left_has_the_contracts_keys(run, ledger):
    result = run("premiere", "night-bus", "--json")
    assert result.status == 0
    rows = by_territory(result)
    assert rows["world", None].keys() >= KEYS
    assert (rows["world", None]["left"], rows["world", None]["spent_by"], rows["world", None]["on"]) == (
        "no",
        "Fresh Wave",
        "2026-06-20",
    )
    assert rows["international", None]["left"] == "yes"


def test_a_selection_holds_what_it_requires(run, ledger):
    written(ledger, entry_submitted(BERLIN, on=TODAY))
    written(ledger, entry_updated(BERLIN, on=TODAY, status="selected"))
    held = by_territory(run("premiere", "night-bus", "--json"))["international", None]
    assert (held["left"], held["held_by"], held["until"]) == ("no", "Berlin", "2027-02-11")
    assert "held by Berlin until 11 Feb 2027" in run("premiere", "night-bus").out


def test_conflicts_stand_beside_the_rows(run, ledger):
    for each in (BERLIN, EARLY):
        written(ledger, entry_submitted(each, on=TODAY))
    told = document(run("premiere", "night-bus", "--json"))
    (conflict,) = told["conflicts"]
    assert (conflict["harmed"], conflict["by"], conflict["on"], conflict["certain"]) == (
        "night-bus/berlin/2027",
        "night-bus/early/2027",
        "2027-01-15",
        True,
    )
    assert (told["order"], told["given_up"]) == (["night-bus/early/2027"], ["night-bus/berlin/2027"])


def test_people_read_conflicts_below_the_table(run, ledger):
    for each in (BERLIN, EARLY, UNDATED):
        written(ledger, entry_planned(each, on=TODAY))
    out = run("premiere", "night-bus").out
    assert (
        "conflict, from 15 Jan 2027: Berlin asks for an international premiere; Early would show the film before" in out
    )
    assert "conflict, day unknown: perhaps: Berlin asks" in out
    assert "  if Berlin takes it: withdraw from Early" in out
    assert "the order that keeps the most open: undated 2027, early 2027" in out
    assert "without berlin 2027" in out


def test_people_read_what_cannot_come_true_any_more(run, ledger):
    written(ledger, entry_planned(BERLIN, on=TODAY))
    shown = Screening(event="Nachtfilm", country="DE", city="Kiel", on=days("2026-09-01"))
    written(ledger, film_screened("night-bus", shown, on=TODAY))
    out = run("premiere", "night-bus").out
    assert "cannot come true: Berlin asks for an international premiere, which is spent: shown at Nachtfilm (K" in out
    (told,) = json.loads(run("premiere", "night-bus", "--json").out)["spent"]
    assert (told["entry"], told["festival"]) == (BERLIN.id, "berlin")


def test_what_is_not_certain_keeps_everything(run, ledger):
    for each in (BERLIN, UNDATED):
        written(ledger, entry_planned(each, on=TODAY))
    assert "without" not in run("premiere", "night-bus").out


@pytest.mark.parametrize(
    ("screening", "words"),
    [
        (
            Screening(event="Vimeo", country="FR", on=days("2026-07-01"), showing="online"),
            "perhaps by Vimeo, 1 Jul",
        ),
        (Screening(event="Alley", country="FR"), "perhaps by Alley, day unknown"),
        (Screening(event="Lyon", country="FR", on=days("2027-05-01")), "goes to Lyon on 1 May 2027"),
        (Screening(event="Lyon", country="FR", on=days("2026-05-01")), "spent by Lyon, 1 May"),
        (Screening(event="Lyon", country="FR", on=days("2026-05")), "spent by Lyon, 2026-05"),
    ],
)
def test_who_took_it_or_may_have_is_said(run, ledger, screening, words):
    written(ledger, film_screened("night-bus", screening, on=TODAY))
    assert words in run("premiere").out


def test_a_country_may_be_asked_for(run, ledger):
    assert ("national", "JP") in by_territory(run("premiere", "--country", "jp", "--json"))


def test_a_terminal_has_headings(run, ledger):
    assert "Premiere" in run("premiere", "night-bus", tty=True).out


def test_csv_has_no_talk_below_it(run, ledger):
    for each in (BERLIN, EARLY):
        written(ledger, entry_submitted(each, on=TODAY))
    assert "conflict" not in run("premiere", "night-bus", "--csv").out


def test_a_film_that_nobody_knows_is_no_name(run, ledger):
    assert run("premiere", "nobody").status == 4


def test_all_films_are_told_one_after_another(run, ledger):
    written(ledger, film_added(a_film("other", title="Other", countries=("FR",)), on=TODAY))
    for each in (BERLIN, EARLY):
        written(ledger, entry_planned(each, on=TODAY))
    told = json.loads(run("premiere", "--all", "--json").out)
    assert list(dict.fromkeys(each["film"] for each in told["rows"])) == ["night-bus", "other"]
    assert [each["by"] for each in told["conflicts"]] == [EARLY.id]
    out = run("premiere", "--all", "--limit", "99").out
    assert out.splitlines()[0].startswith("night-bus  world")
    assert "\nNight Bus:\nconflict, from 15 Jan 2027: Berlin asks" in out
    assert "Other:" not in out


def test_all_films_or_one(run, ledger):
    result = run("premiere", "--all", "night-bus")
    assert result.status == 2
    assert "give one film, or --all and filters" in result.err


def test_a_terminal_breaks_what_is_said_of_conflicts_between_words(run, ledger):
    for each in (BERLIN, EARLY):
        written(ledger, entry_planned(each, on=TODAY))
    out = run("premiere", "night-bus", tty=True, env={"COLUMNS": "60"}).out
    _, _, said = out.partition("conflict, from")
    assert all(len(each) <= 60 for each in said.splitlines())
    assert "international\n    premiere; Early" in said
