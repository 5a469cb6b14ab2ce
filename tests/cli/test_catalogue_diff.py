"""`filmtrack catalogue diff` as people and programs call it."""

import json

import pytest

ONE = """
[[festival]]
id = "lamma"
name = "Lamma Short"
country = "HK"
timezone = "Asia/Hong_Kong"

[[festival.edition]]
year = 2027

[[festival.edition.deadline]]
tier = "regular"
date = 2026-12-01
source = "https://lamma.example"
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "old.toml").write_text(ONE)
    (tmp_path / "new.toml").write_text(ONE.replace("2026-12-01", "2026-12-05"))
    return ("old.toml", "new.toml")


def test_a_moved_date_is_shown_with_both_days(run, files):
    result = run("catalogue", "diff", *files)
    assert (result.status, result.err) == (0, "")
    assert result.out == "moved  Lamma Short lamma  2027 regular  1 Dec 2026 → 5 Dec 2026\n"


def test_json_has_the_same(run, files):
    (row,) = json.loads(run("catalogue", "diff", *files, "--json").out)["rows"]
    assert (row["change"], row["before"], row["after"]) == ("moved", "2026-12-01", "2026-12-05")


def test_the_same_is_silence_in_a_pipe(run, files):
    assert run("catalogue", "diff", files[0], files[0]).out == ""


def test_a_broken_file_is_said_and_the_rest_compared(run, files, tmp_path):
    (tmp_path / "new.toml").write_text(ONE + '[[festival]]\nid = "other"\n')
    result = run("catalogue", "diff", *files)
    assert result.status == 3
    assert "other" in result.err


def test_csv_for_excel_begins_with_its_mark(run, files):
    assert run("catalogue", "diff", *files, "--csv", "--bom").out.startswith("\ufefffestival,name,change")
    assert not run("catalogue", "diff", *files, "--csv").out.startswith("\ufeff")
    assert run("catalogue", "diff", *files, "--bom").status == 2


FUND = '[[scheme]]\nid = "fund"\nname = "Fund"\nsource = "s"\nchecked = 2026-11-01\n[[scheme.round]]\nid = "2027"\n'


def test_schemes_in_the_files_are_compared_too(run, tmp_path):
    (tmp_path / "old.toml").write_text(FUND)
    (tmp_path / "new.toml").write_text(FUND.replace("2027", "2028") + ONE)
    result = run("catalogue", "diff", "old.toml", "new.toml")
    assert (result.status, len(result.out.splitlines())) == (0, 3)
    assert "scheme round 2028" in result.out


def test_files_of_patches_are_compared_over_what_is_shipped(run, tmp_path):
    (tmp_path / "old.toml").write_text('[[festival]]\nid = "mecal"\ncity = "Barcelona"\n')
    (tmp_path / "new.toml").write_text('[[festival]]\nid = "mecal"\ncity = "Girona"\n')
    result = run("catalogue", "diff", "old.toml", "new.toml")
    assert (result.status, result.err, result.out.split()[-1]) == (0, "", "city")
