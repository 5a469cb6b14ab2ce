"""`filmtrack timeline` as people and programs call it."""

import json

import pytest

from filmtrack.render.safe import width


def test_it_fits_80_columns_and_says_what_the_marks_mean(run):
    result = run("timeline", "--country", "FR", tty=True)
    assert result.status == 0
    assert "Clermont-Ferrand" in result.out
    assert max(map(width, result.out.splitlines())) <= 80


def test_json_has_the_same_festivals(run):
    rows = json.loads(run("timeline", "--country", "FR", "--json").out)["rows"]
    clermont = next(row for row in rows if row["festival"] == "clermont-ferrand")
    assert clermont["closings"][0]["status"] in {"announced", "expected"}


def test_a_films_timeline_is_of_its_entries(run):
    run("film", "add", "Night Bus")
    run("plan", "night-bus", "clermont", "--yes")
    rows = json.loads(run("timeline", "--film", "night-bus", "--json").out)["rows"]
    assert [(row["festival"], row["entry"]) for row in rows] == [("clermont-ferrand", "planned")]


def test_thirty_are_shown_and_the_rest_counted(run):
    result = run("timeline")
    assert "more: --limit" in result.err
    assert run("timeline", "--film", "nobody").status == 4


def test_nothing_known_is_silence_in_a_pipe(run):
    assert run("timeline", "--country", "AQ").out == ""
    assert "Nothing is known" in run("timeline", "--country", "AQ", tty=True).err


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"LANG": "C"}, {"LANG": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_locale_without_unicode_gets_ascii(spawn, env):
    result = spawn("timeline", "--country", "HK", env=env)
    assert result.status == 0
    assert result.out.isascii()
    assert ".o." in result.out


def test_two_years_fit_80_columns_in_chinese_too(run):
    run("film", "add", "夜車", "--id", "night-bus")
    run("plan", "night-bus", "hkiff", "--yes")
    result = run("timeline", "--months", "24", "--film", "夜車", env={"LANG": "zh_HK.UTF-8"}, tty=True)
    assert max(map(width, result.out.splitlines())) <= 80
    assert "(計劃中)" in result.out
