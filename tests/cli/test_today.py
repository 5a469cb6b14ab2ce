"""`filmtrack` alone: today's page."""

from unittest.mock import patch

import pytest

OWN = """
[[festival]]
id = "nachtfilm"
name = "Nachtfilm"
country = "DE"
timezone = "Europe/Berlin"

[[festival.edition]]
year = 2027
notifies = 2026-11-20

[[festival.edition.deadline]]
tier = "regular"
date = 2026-11-30
time = "23:59"
source = "https://nachtfilm.example"
"""


@pytest.fixture
def own(home):
    file = home / "config" / "filmtrack" / "festivals.toml"
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    return file


def test_an_empty_ledger_shows_what_is_due_and_how_to_begin(run, own, home):
    result = run()
    assert result.status == 0
    assert "Today, Sun 22 Nov (Asia/Hong_Kong)" in result.out
    assert "filmtrack film add" in result.out
    assert not (home / "data").exists()
    assert len(result.out.splitlines()) <= 16


def test_what_is_overdue_and_what_is_missing_is_there_with_the_command_that_shows_all(run, own):
    run("film", "add", "Night Bus")
    run("submit", "night-bus", "nachtfilm", "--form-only", "--yes", now="2026-10-01T00:00:00Z")
    run("update", "1", "--answer-due", "2026-11-01")
    result = run()
    assert "1 answer is overdue (filmtrack log --overdue)" in result.out
    assert "1 entry lacks form or film (filmtrack log --missing)" in result.out
    assert "Begin with" not in result.out


def test_nothing_due_is_said(run, tmp_path):
    empty = tmp_path / "none.toml"
    empty.write_text("")
    result = run(now="1990-01-01T00:00:00Z")
    assert "Nothing is due in 14 days." in result.out


def test_lines_fit_the_terminal(run):
    result = run(tty=True, env={"COLUMNS": "60"})
    assert max(map(len, result.out.splitlines())) <= 60


def test_a_long_name_gives_way_and_what_stands_behind_it_stays(run, own):
    own.write_text(OWN.replace('name = "Nachtfilm"', f'name = "{"Nachtfilm " * 9}"'))
    run("film", "add", "Night Bus")
    run("plan", "night-bus", "nachtfilm")
    (line,) = [each for each in run(tty=True).out.splitlines() if "Nachtfilm" in each]
    assert "…" in line
    assert line.endswith("planned 22 Nov")
    assert len(line) <= 80


def test_a_claim_is_told_to_its_end_however_narrow_the_terminal(run, own):
    run("film", "add", "Night Bus", "--owner", "Chan: permanent-id, right-of-abode")
    run("submit", "night-bus", "nachtfilm", "--yes")
    run("apply", "night-bus", "nachtfilm", "--scheme", "nae")
    run("apply", "night-bus", "nachtfilm", "granted", "--amount", "9000 HKD", "--claim-by", "2026-11-21")
    lines = run(tty=True, env={"COLUMNS": "60"}).out.splitlines()
    assert max(map(len, lines)) <= 60
    assert "(9000 HKD) is overdue" in " ".join(each.strip() for each in lines)


def test_a_broken_catalogue_is_said_and_the_rest_shown(run, own):
    own.write_text("[[festival]]\nid = 3\n")
    result = run()
    assert result.status == 3
    assert "Due in 14 days" in result.out


def test_an_overdue_claim_is_there_and_one_that_is_not_due_is_not(run, own):
    run("film", "add", "Night Bus", "--owner", "Chan: permanent-id, right-of-abode")
    run("submit", "night-bus", "nachtfilm", "--yes")
    run("apply", "night-bus", "nachtfilm", "--scheme", "nae")
    run("apply", "night-bus", "nachtfilm", "granted", "--amount", "9000 HKD", "--claim-by", "2026-12-01")
    assert "overdue" not in run().out
    result = run(now="2026-12-05T00:00:00Z")
    assert "1 claim is overdue (filmtrack sponsor --all)" in result.out
    assert "Night Bus → Nachtfilm 2027: the claim to" in result.out


@pytest.mark.parametrize("columns", ["60", "200"])
@pytest.mark.parametrize("now", ["2026-11-22T00:00:00Z", "2026-11-30T22:59:59Z", "2026-12-20T12:00:00Z"])
def test_prepared_rows_make_the_page_that_is_worked_out_without_them(run, own, now, columns):
    asked = {"now": now, "tty": True, "env": {"COLUMNS": columns}}
    with patch("filmtrack.cli.due_soon._prepared", return_value=None):
        expected = run(**asked)
    run(now="2026-11-22T00:00:00Z")
    with patch("filmtrack.cli.due_soon._worked_out", side_effect=AssertionError("worked out anew")):
        assert run(**asked) == expected


@pytest.mark.parametrize("option", ["--timezone=Asia/Tokyo", "--lang=zh-Hant-HK"])
def test_prepared_rows_are_not_for_another_zone_or_language(run, own, option):
    run()
    with patch("filmtrack.cli.due_soon._prepared", return_value=None):
        expected = run(option)
    assert run(option) == expected


def test_of_many_plans_those_that_close_next_are_shown(run, own):
    own.write_text(
        OWN
        + "".join(
            f'[[festival]]\nid = "f{number}"\nname = "F{number}"\ntimezone = "Europe/Berlin"\nsource = "s"\n'
            f"[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ndate = 2027-0{9 - number}-01\n"
            for number in range(1, 6)
        )
    )
    run("film", "add", "Night Bus")
    for number in range(1, 6):
        assert run("plan", "night-bus", f"f{number}").status == 0
    shown = run().out.partition("5 plans are not sent yet")[2]
    assert [f"F{number}" in shown for number in range(1, 6)] == [False, False, True, True, True]
    assert shown.index("F5") < shown.index("F4") < shown.index("F3")
