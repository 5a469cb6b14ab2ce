"""`filmtrack update`, as whole runs."""

import json

import pytest

from catalogues import ship
from ledgers import signed, snapshot


@pytest.fixture(autouse=True)
def entries(run, home, monkeypatch, tmp_path):
    """Three entries: two films at Lamma, one of them at Tampere too."""
    ship(monkeypatch, tmp_path)
    signed(home)
    run("film", "add", "Night Bus", "--other-title", "夜車")
    run("film", "add", "Tin Moon", "--tag", "client A")
    run("submit", "--to", "lamma", "night-bus", "tin-moon", "--on", "2026-11-20", "--form-only")
    run("submit", "night-bus", "tampere", "--on", "2026-11-20")


def rows(run, *arguments):
    return json.loads(run("log", "--json", "--sort", "number", *arguments).out)["rows"]


def entry(run, number):
    return json.loads(run("log", str(number), "--json").out)["entry"]


def statuses(run):
    return [each["status"] for each in rows(run)]


@pytest.mark.parametrize("names", [("night-bus", "tampere"), ("夜車", "tam"), ("3",), ("tin-moon",)])
def test_an_entry_goes_by_names_or_by_its_number(run, names):
    result = run("update", *names, "shortlisted", "--word", "Finalist", "--on", "yesterday")
    number = 2 if names == ("tin-moon",) else 3
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"{number}  ")
    assert ": submitted → shortlisted" in result.out
    told = entry(run, number)["history"][-1]
    assert (told["status"], told["on"], told["word"], told["by"]) == ("shortlisted", "2026-11-21", "Finalist", "ann")


def test_several_numbers_are_one_step(run):
    before = statuses(run)
    result = run("update", "3", "1", "3", "not-selected")
    assert (result.status, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.splitlines()] == ["3", "1"]
    assert [statuses(run)[place] for place in (0, 2)] == ["not-selected"] * 2
    run("undo")
    assert statuses(run) == before


def test_of_several_numbers_all_must_be_there(run):
    before = statuses(run)
    result = run("update", "3", "99", "not-selected")
    assert (result.status, result.out) == (4, "")
    assert "there is no entry 99" in result.err
    assert statuses(run) == before


def test_everything_that_can_be_news_is_kept_in_one_step(run):
    before = run("export").out
    said = (
        "--ref LX-1 --via Festhome --cut June --link https://v.example --link-until 2027-05-01 --answer-due 2027-02-01"
    )
    money = (
        "--fee",
        "free",
        "--charge",
        "2 EUR",
        "--cost",
        "1200 HKD travel",
        "--cost",
        "9 EUR",
        "--income",
        "500 EUR prize",
    )
    assert run("update", "1", "selected", *said.split(), *money, "--film-sent", "--note", "n").status == 0
    known = entry(run, 1)
    assert (known["reference"], known["platform"], known["cut"], known["link"]) == (
        "LX-1",
        "Festhome",
        "June",
        "https://v.example",
    )
    assert (known["link_until"], known["answer_due_on"], known["missing"]) == ("2027-05-01", "2027-02-01", [])
    assert (known["fee"]["amount"], known["charge"]["amount"]) == ("0.00", "2.00")
    assert [(each["money"]["currency"], each["what"]) for each in known["costs"]] == [
        ("HKD", "travel"),
        ("EUR", "cost"),
    ]
    assert [each["what"] for each in known["income"]] == ["prize"]
    assert known["notes"][-1]["text"] == "n"
    assert run("undo").status == 0
    assert run("export").out == before


def test_what_is_missing_is_said_until_it_is_sent(run):
    assert "still missing: film" in run("update", "1", "--note", "x").out
    assert rows(run)[0]["missing"] == ["film"]
    assert "missing" not in run("update", "1", "--film-sent").out
    assert rows(run)[0]["missing"] == []
    again = run("update", "1", "--film-sent", "--form-sent")
    assert (again.status, again.err.count("was not missing")) == (0, 2)
    assert "nothing changed" in again.out


def test_a_screening_is_recorded_too_and_once(run):
    def shown():
        return json.loads(run("film", "show", "night-bus", "--json").out)["rows"][0]["screenings"]

    assert "the screening is recorded too" in run("update", "1", "screened", "--on", "2026-11-21").out
    run("update", "1", "screened", "--on", "2026-11-22")
    [screening] = shown()
    assert (screening["event"], screening["on"], screening["festival"], screening["city"]) == (
        "Lamma Short",
        "2026-11-21",
        "lamma",
        "Lamma",
    )
    run("undo", "2")
    assert (shown(), statuses(run)[0]) == ([], "submitted")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ((), 2, "which entries"),
        (("selected",), 2, "which entries"),
        (("1",), 2, "what is the news?"),
        (("night-bus", "lamma"), 2, "what is the news?"),
        (("1", "3"), 2, "what is the news?"),
        (("1", "3", "selectd"), 2, "did you mean selected?"),
        (("1", "selectd"), 2, "did you mean selected?"),
        (("1", "rejected"), 2, "did you mean not-selected"),
        (("1", "zzz"), 2, "write one of planned"),
        (("night-bus", "tampere", "accepted"), 2, "did you mean selected"),
        (("night", "bus", "tampere", "selected"), 2, "quotes"),
        (("17", "selected"), 4, "no entry 17"),
        (("nobody", "tampere", "selected"), 4, "no film"),
        (("night-bus", "zzz", "selected"), 4, "no festival"),
        (("tin-moon", "tampere", "selected"), 4, "no entry at tampere"),
        (("night-bus", "selected"), 4, "1 (lamma 2027, submitted), 3 (tampere 2027, submitted)"),
        (("lamma", "selected"), 4, "which film"),
        (("1", "selected", "--cost", "travel"), 2, "13 EUR"),
        (("1", "selected", "--on", "never"), 2, "never"),
        (("1", "selected", "--festival", "lamma"), 2, "narrow"),
        (("1", "selected", "--awaiting"), 2, "narrow"),
        (("--festival", "lamma"), 2, "what is the news"),
        (("--festival", "twice", "selected"), 4, "no entry fits"),
        (("--festival", "lamma", "--cost", "5 EUR x"), 2, "one entry"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(run, home, words, status, said):
    before = snapshot(home / "data")
    result = run("update", *words)
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert snapshot(home / "data") == before


def test_edition_and_section_narrow_an_entry(run):
    run("submit", "night-bus", "lamma", "--edition", "2030", "--section", "student")
    assert run("update", "night-bus", "lamma", "selected").status == 4
    assert run("update", "night-bus", "lamma", "selected", "--edition", "2030").out.startswith("4  ")
    assert run("update", "night-bus", "lamma", "awarded").out.startswith("4  ")
    assert run("update", "night-bus", "lamma", "no-answer").out.startswith("1  ")


BULK = ("update", "--festival", "lamma", "--edition", "2027", "--awaiting", "not-selected")


def test_many_entries_are_counted_asked_about_and_one_undo(run, monkeypatch):
    refused = run(*BULK)
    assert (refused.status, refused.out) == (1, "")
    assert "2 entries → not-selected: 1 (night-bus, lamma 2027), 2 (tin-moon, lamma 2027)" in refused.err
    assert statuses(run) == ["submitted"] * 3
    asked = []
    monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda question, **_: asked.append(question) or True)
    assert run(*BULK).status == 0
    assert len(asked) == 1
    assert statuses(run) == ["not-selected", "not-selected", "submitted"]
    assert run(*BULK).status == 4
    assert run("undo", "--yes").status == 0
    assert statuses(run) == ["submitted"] * 3


@pytest.mark.parametrize(
    ("filters", "touched"),
    [
        (("--tag", "client a"), [2]),
        (("--film", "night-bus"), [1, 3]),
        (("--country", "FI"), [3]),
        (("--status", "submitted", "--platform", "filmfreeway"), [1, 2]),
        (("--from", "2026-11-20", "--to", "2026-11-20"), [1, 2, 3]),
        (("--section", "student"), []),
    ],
)
def test_filters_say_which_entries_are_meant(run, filters, touched):
    result = run("update", *filters, "withdrawn", "--yes")
    assert result.status == (0 if touched else 4)
    assert [each["number"] for each in rows(run) if each["status"] == "withdrawn"] == touched


def test_a_festival_that_left_the_catalogue_still_gets_its_news(run, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path, "")
    assert run("update", "night-bus", "tampere", "selected").status == 0
    assert run("update", "night-bus", "Lamma Short", "screened").status == 0
    assert statuses(run)[0] == "screened"


def test_a_dry_run_shows_kind_day_and_body_and_writes_nothing(run, home):
    before = snapshot(home / "data")
    result = run("update", "1", "screened", "--cost", "5 EUR post", "--dry-run")
    told = [each.split("  ", 2) for each in result.out.splitlines()]
    assert [(kind, day) for kind, day, _ in told] == [
        ("entry-updated", "2026-11-22"),
        ("cost-noted", "2026-11-22"),
        ("film-screened", "2026-11-22"),
    ]
    assert json.loads(told[0][2]) == {"entry": "night-bus/lamma/2027", "film": "night-bus", "status": "screened"}
    assert snapshot(home / "data") == before
    assert run(*BULK, "--dry-run").status == 0
    assert snapshot(home / "data") == before


TEXTS = ["🎬\u202eabc", "one\ntwo\r\n", "[red]x[/b]", "長" * 350_000, "\x1b[31m"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_survives_and_is_shown_harmlessly(run, text):
    result = run("update", "1", "selected", "--note", text, "--word", text, "--ref", text, "--cost", f"5 EUR {text}")
    assert result.status == 0
    known = entry(run, 1)
    assert (known["notes"][-1]["text"], known["history"][-1]["word"], known["reference"]) == (text, text, text)
    assert known["costs"][0]["what"] == text
    for shown in (result, run("log", "1"), run("update", "1", "--note", text, "--dry-run")):
        assert not {"\x1b", "\u202e", "\r"} & set(shown.out + shown.err)


def test_text_that_no_ledger_takes_is_refused(run):
    result = run("update", "1", "selected", "--note", "a\0b")
    assert (result.status, result.out) == (3, "")
    assert statuses(run)[0] == "submitted"
