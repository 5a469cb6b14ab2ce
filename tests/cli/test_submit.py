"""`filmtrack submit` and `plan`, as whole runs."""

import json
import tomllib

import pytest

from catalogues import ship
from filmtrack.errors import LedgerError, OutcomeUnknownError
from filmtrack.message import message
from ledgers import ledger_in, signed, snapshot, written


@pytest.fixture(autouse=True)
def films(run, home, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path)
    signed(home)
    run("film", "add", "Night Bus", "--other-title", "夜車", "--runtime", "14:30")


@pytest.fixture
def answers(monkeypatch):
    """Lets a person sit at the terminal who gives an answer to every question."""

    def answers(answer):
        monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
        monkeypatch.setattr("typer.confirm", lambda *_, **__: answer)
        monkeypatch.setattr("typer.prompt", lambda *_, **__: answer)

    return answers


def rows(run, *arguments):
    return json.loads(run("log", "--json", *arguments).out)["rows"]


def test_a_submission_says_tier_cost_and_answer_and_ends_with_where_to_finish(run):
    result = run("submit", "night-bus", "lamma", "--section", "student")
    assert result.status == 0
    told, ending = result.out.splitlines()
    assert told.split("; ") == [
        "1  Night Bus → Lamma Short 2027, student: regular deadline 4 Dec 2026, 12 days before",
        "13 EUR by the catalogue",
        "answer due 10 Jan 2027",
    ]
    assert ending == "Recorded only. Now finish on FilmFreeway: https://lamma.example"
    assert result.err == ""


def test_the_log_knows_what_was_said(run):
    said = "--section student --via Festhome --ref LX-1 --on 2026-11-09 --answer-due friday".split()
    assert run("submit", "night-bus", "lamma", *said, "--fee", "20 usd", "--charge", "2 USD").status == 0
    [row] = rows(run)
    assert {key: row[key] for key in ("number", "film", "festival", "section", "edition", "status", "tier")} == {
        "number": 1,
        "film": "night-bus",
        "festival": "lamma",
        "section": "student",
        "edition": 2027,
        "status": "submitted",
        "tier": "early",
    }
    assert (row["fee"], row["charge"]) == (
        {"amount": "20.00", "currency": "USD"},
        {"amount": "2.00", "currency": "USD"},
    )
    assert (row["platform"], row["reference"], row["submitted_on"], row["answer_due_on"], row["by"]) == (
        "Festhome",
        "LX-1",
        "2026-11-09",
        "2026-11-27",
        "ann",
    )


@pytest.mark.parametrize("names", [("lamma",), ("夜車", "南丫"), ("night bus", "Lamma Short"), ("night", "lam")])
def test_films_and_festivals_go_by_any_name(run, names):
    assert run("submit", *names).status == 0
    assert [(each["film"], each["festival"]) for each in rows(run)] == [("night-bus", "lamma")]


@pytest.mark.parametrize(
    ("names", "status", "said"),
    [
        ((), 2, "which film, and which festival"),
        (("night-bus",), 2, "which festival is Night Bus for"),
        (("night", "bus", "lamma"), 2, "quotes"),
        (("day-bus", "lamma"), 4, "no film 'day-bus'"),
        (("night-bus", "zzz"), 4, "--new"),
        (("17",), 4, "no entry 17"),
        (("night-bus", "lamma", "--on", "someday"), 2, "someday"),
        (("night-bus", "lamma", "--fee", "thirteen"), 2, "13 EUR"),
        (("night-bus", "lamma", "--form-only", "--film-only"), 2, "only one"),
        (("night-bus", "lamma", "--country", "TR"), 2, "--new"),
        (("night-bus", "--to", "lamma", "--new", "x"), 2, "only one"),
        (("--to", "zzz"), 4, "--new"),
        (("--new", "Lamma Short"), 1, "already"),
        (("--new", "北"), 2, "id"),
        (("--new", "x", "--country", "Turkey"), 2, "two letters"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(run, home, names, status, said):
    before = snapshot(home / "data"), snapshot(home / "config")
    result = run("submit", *names)
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert (snapshot(home / "data"), snapshot(home / "config")) == before


def test_several_films_make_a_festival_alone_ambiguous(run):
    run("film", "add", "Tin Moon")
    result = run("submit", "lamma")
    assert result.status == 4
    assert "night-bus (Night Bus), tin-moon (Tin Moon)" in result.err


def test_a_late_entry_is_recorded_as_late(run):
    assert ": late, regular deadline 10 Nov 2026 had closed 11 days before; " in run("submit", "just-closed").out
    assert rows(run)[0]["late"] is True


def test_an_expected_edition_is_recorded_and_noted(run):
    result = run("submit", "tampere")
    assert result.err == "the 2027 edition was not announced: its closing day was expected about 1 Dec 2026\n"
    assert rows(run)[0]["announced"] is False
    assert "was not announced" in run("log", "1").out


def test_several_editions_want_one_to_be_named(run):
    result = run("submit", "twice")
    assert (result.status, result.out) == (4, "")
    assert "--edition 2027 (regular deadline 1 Dec 2026" in result.err
    assert "--edition 2028 (regular deadline 1 Dec 2027" in result.err
    assert rows(run) == []
    assert run("submit", "twice", "--edition", "2028").status == 0
    assert rows(run)[0]["edition"] == 2028


def test_yes_takes_the_first_edition(run):
    assert run("submit", "twice", "--yes").status == 0
    assert rows(run)[0]["edition"] == 2027


@pytest.mark.parametrize(("answer", "status", "editions"), [("2028", 0, [2028]), ("2031", 4, [])])
def test_a_terminal_is_asked_which_edition(run, answers, answer, status, editions):
    answers(answer)
    result = run("submit", "twice")
    assert result.status == status
    assert "--edition 2027 (" in result.err
    assert [each["edition"] for each in rows(run)] == editions


LONG = ("film", "add", "Long", "--runtime", "45:00")


@pytest.mark.parametrize(
    ("first", "again", "why"),
    [
        (("submit", "night-bus", "lamma"), ("submit", "night-bus", "lamma"), "already: entry 1, submitted"),
        (
            ("log",),
            ("submit", "night-bus", "lamma", "--section", "zzz"),
            "no section zzz (it has international, student)",
        ),
        (LONG, ("submit", "long", "lamma"), "fails running-time"),
    ],
)
def test_a_duplicate_an_unknown_section_and_a_failed_rule_want_yes(run, answers, first, again, why):
    run(*first)
    before = run("export").out
    result = run(*again)
    assert (result.status, result.out) == (1, "")
    assert why in result.err
    assert "--yes" in result.err
    answers(False)
    assert run(*again).status == 1
    assert run("export").out == before
    answers(True)
    assert run(*again).status == 0
    assert run(*again, "--edition", "2030", "--yes").status == 0


def test_many_films_go_at_once_and_come_back_at_once(run):
    run("film", "add", "Tin Moon")
    run("film", "add", "Sea")
    result = run("submit", "--to", "lamma", "night-bus", "tin", "Sea", "夜車", "--form-only")
    assert result.status == 0
    assert [line[:2] for line in result.out.splitlines()] == ["1 ", "2 ", "3 ", "Re"]
    assert result.out.count("Recorded only") == 1
    assert [each["missing"] for each in rows(run)] == [["film"]] * 3
    assert run("undo").status == 0
    assert rows(run) == []


def test_a_hundred_films_are_one_step(run, tmp_path):
    file = tmp_path / "films.toml"
    file.write_text("".join(f'[[film]]\ntitle = "Film {each} x"\n' for each in range(100)))
    run("film", "add", "--from", str(file))
    assert run("submit", "--to", "lamma", *(f"film-{each}-x" for each in range(100))).status == 0
    assert len(rows(run)) == 100
    run("undo")
    assert rows(run) == []


def test_a_reference_is_not_given_to_many(run):
    run("film", "add", "Tin Moon")
    assert run("submit", "--to", "lamma", "night-bus", "tin-moon", "--ref", "x").status == 2


def test_a_plan_becomes_an_entry_by_its_number(run):
    planned = run("plan", "lamma", "--note", "if it is done")
    assert planned.out == (
        "1  Night Bus → Lamma Short 2027: regular deadline 4 Dec 2026, 12 days before; 13 EUR by the catalogue; "
        "answer due 10 Jan 2027\n"
    )
    assert rows(run)[0]["status"] == "planned"
    assert run("submit", "1", "--section", "student").out.startswith("1  Night Bus → Lamma Short 2027, student: ")
    assert [(each["number"], each["status"], each["section"]) for each in rows(run)] == [(1, "submitted", "student")]


def own(home):
    return home / "config" / "filmtrack" / "festivals.toml"


def test_a_festival_nobody_lists_comes_into_ones_own_catalogue(run, home):
    result = run("submit", "night-bus", "--new", "Izmir Short", "--country", "tr", "--deadline", "2027-01-10")
    assert result.status == 0
    told, ending = result.out.splitlines()
    assert told.startswith(
        "1  Night Bus → Izmir Short 2027: regular deadline 10 Jan 2027, 50 days before; fee not known"
    )
    assert ending == "Recorded only. Now finish on Izmir Short."
    [table] = tomllib.loads(own(home).read_text())["festival"]
    assert (table["id"], table["country"], table["edition"][0]["year"]) == ("izmir-short", "TR", 2027)
    assert run("submit", "night-bus", "izmir").status == 1
    assert run("catalogue", "check", str(own(home))).status == 0


@pytest.mark.parametrize(("failure", "stays"), [(LedgerError, False), (OutcomeUnknownError, True)])
def test_a_new_festival_leaves_ones_own_file_when_nothing_was_recorded(run, home, monkeypatch, failure, stays):
    def fail(_):
        raise failure(message("the disk is full"))

    monkeypatch.setattr("filmtrack.ledger.sqlite_session.SqliteSession.commit", fail)
    result = run("submit", "night-bus", "--new", "Izmir Short", "--deadline", "2027-01-10")
    monkeypatch.undo()
    assert (result.status, rows(run), own(home).exists()) == (failure.exit_code, [], stays)
    assert ("is as it was" in result.err) is not stays


def test_undo_says_which_festival_stays_in_ones_own_file_unless_another_entry_needs_it(run, home):
    run("submit", "night-bus", "--new", "Izmir Short", "--deadline", "2027-01-10")
    run("film", "add", "Tin Moon")
    assert run("plan", "tin-moon", "izmir").status == 0
    assert "Izmir" not in run("undo").err
    stays = f"{own(home)}:1: Izmir Short stays among your own festivals; take its table out there if it is not needed\n"
    run("undo")
    assert run("undo").err == "1 step taken back\n" + stays
    run("submit", "night-bus", "tampere")
    assert run("undo").err == "1 step taken back\n"


@pytest.mark.parametrize(
    "broken", ["festival = 3", "festival = [3]", '[[festival]]\nid = ["x"]\nname = "X"', "festival ["]
)
def test_undo_ends_well_whatever_stands_in_ones_own_file_meanwhile(run, home, broken):
    run("submit", "night-bus", "--new", "Izmir Short", "--deadline", "2027-01-10")
    own(home).write_text(broken)
    result = run("undo")
    assert (result.status, result.err) == (0, "1 step taken back\n")
    assert rows(run) == []


def test_a_new_festival_without_latin_letters_gets_the_id_that_is_given(run, home):
    assert run("submit", "night-bus", "--new", "南丫", "--id", "lamma-island", "--country", "HK").status == 0
    [table] = tomllib.loads(own(home).read_text("utf-8"))["festival"]
    assert (table["id"], table["name"]) == ("lamma-island", "南丫")
    assert run("submit", "night-bus", "lamma", "--id", "x").status == 2


def test_a_plan_too_may_be_for_a_festival_that_nobody_lists(run, home):
    result = run("plan", "night-bus", "--new", "Izmir Short", "--country", "TR", "--deadline", "2027-01-10")
    assert (result.status, result.out.count("Recorded only")) == (0, 0)
    assert [(each["festival"], each["status"]) for each in rows(run)] == [("izmir-short", "planned")]
    assert run("submit", "1", "--on", "today").status == 0
    assert [each["status"] for each in rows(run)] == ["submitted"]


def test_a_new_festival_without_a_date_takes_the_coming_edition(run, home):
    result = run("submit", "--new", "Izmir Short")
    assert result.status == 0
    assert "no date of a 2027 edition was known" in result.err
    assert rows(run)[0]["edition"] == 2027
    assert run("submit", "night-bus", "--new", "Other", "--edition", "2029", "--deadline", "2027-01-10").status == 0
    assert rows(run)[1]["edition"] == 2029


def test_a_new_festival_is_not_added_by_a_dry_run_nor_when_the_entry_is_refused(run, home):
    shown = run("submit", "--new", "Izmir Short", "--deadline", "2027-01-10", "--dry-run")
    assert shown.status == 0
    assert '+id = "izmir-short"' in shown.out
    assert "entry-submitted  2026-11-22  {" in shown.out
    assert run("submit", "nobody", "--new", "Izmir Short").status == 4
    assert not own(home).exists()


def test_a_new_festival_is_not_added_where_the_entry_cannot_be_written(run, home):
    (home / "data" / "filmtrack" / "ledger.db").write_bytes(b"not a ledger")
    assert run("submit", "night-bus", "--new", "Izmir Short").status == 5
    assert not own(home).exists()


def test_an_entry_is_not_recorded_where_the_new_festival_cannot_be_written(run, home):
    (home / "config" / "filmtrack" / "festivals.toml").mkdir()
    assert run("submit", "night-bus", "--new", "Izmir Short").status in {3, 6}
    (home / "config" / "filmtrack" / "festivals.toml").rmdir()
    assert rows(run) == []


def test_a_dry_run_shows_what_would_be_recorded_and_what_would_be_asked(run, home):
    run("submit", "lamma")
    before = snapshot(home / "data")
    result = run("submit", "lamma", "--note", "x\ny", "--dry-run")
    kind, day, body = result.out.split("  ", 2)
    assert (kind, day, json.loads(body)["entry"]) == ("entry-submitted", "2026-11-22", "night-bus/lamma/2027~2")
    assert result.out.count("\n") == 1
    assert "already: entry 1" in result.err
    assert "--yes" in result.err
    assert (result.status, snapshot(home / "data")) == (0, before)


def test_what_changes_while_the_user_is_asked_is_not_recorded_over(run, home, monkeypatch):
    run("submit", "lamma")
    ledger = ledger_in(home)

    def meanwhile(*_, **__):
        from filmtrack.domain.events import entry_updated

        with ledger.reading() as records:
            entry = records.entry_numbered(1)
        written(ledger, entry_updated(entry, on=entry.submitted_on, status="withdrawn"), by="bob")
        return True

    monkeypatch.setattr("filmtrack.cli.asking.can_ask", lambda: True)
    monkeypatch.setattr("typer.confirm", meanwhile)
    result = run("submit", "lamma")
    assert (result.status, result.out) == (1, "")
    assert "changed meanwhile" in result.err
    assert len(rows(run)) == 1


def test_quiet_says_only_the_result(run):
    result = run("submit", "tampere", "-q")
    assert (result.err, result.out.count("\n")) == ("", 2)


TEXTS = ["🎬\u202eabc", "one\ntwo\r\n", "[red]x[/b]", "長" * 350_000, "\x1b[31m"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_survives_and_is_shown_harmlessly(run, home, text):
    said = ("--note", text, "--ref", text, "--cut", text, "--link", text, "--via", text, "--word", text, "--code", text)
    result = run("submit", "night-bus", "lamma", "--section", "student", *said)
    assert result.status == 0
    entry = json.loads(run("log", "1", "--json").out)["entry"]
    assert {entry[key] for key in ("reference", "cut", "link", "platform", "code")} == {text}
    assert entry["notes"][0]["text"] == text
    for shown in (result, run("log"), run("log", "1"), run("submit", "lamma", *said, "--edition", "2040", "--dry-run")):
        assert not {"\x1b", "\u202e", "\r"} & set(shown.out + shown.err)


@pytest.mark.parametrize("text", ["a\0b", "\udcff"])
def test_text_that_no_ledger_takes_is_refused(run, text):
    result = run("submit", "lamma", "--note", text)
    assert (result.status in {2, 3}, result.out) == (True, "")
    assert rows(run) == []


@pytest.mark.parametrize("section", ["🎬", "x" * 100_000, "[/b]"])
def test_a_hostile_section_is_recorded_when_it_is_wanted(run, section):
    assert run("submit", "lamma", "--section", section, "--yes").status == 0
    assert len(rows(run)) == 1
    assert run("log").status == 0
