"""Chinese beside English: chosen by option, environment, settings or system, and never in what programs read."""

import json
from pathlib import Path

import pytest

WANTED = "月"
"""What only a Chinese day has."""


@pytest.mark.parametrize(
    ("arguments", "env", "chinese"),
    [
        (("--lang", "zh-Hant-HK"), {}, True),
        ((), {"LANG": "zh_HK.UTF-8"}, True),
        ((), {"FILMTRACK_LANG": "zh"}, True),
        (("--lang", "en"), {"LANG": "zh_HK.UTF-8"}, False),
        ((), {"FILMTRACK_LANG": "en", "LANG": "zh_HK.UTF-8"}, False),
        ((), {}, False),
    ],
)
def test_an_option_comes_before_the_environment_and_that_before_the_system(
    run, arguments: tuple[str, ...], env: dict[str, str], chinese: bool
):
    result = run("upcoming", "--limit", "1", *arguments, tty=True, env=env)
    assert result.status == 0
    assert (WANTED in result.out) == chinese


def test_the_settings_choose_the_language_too(run, home: Path):
    assert run("config", "set", "language", "zh-Hant-HK").status == 0
    assert WANTED in run("upcoming", "--limit", "1", tty=True).out
    assert WANTED not in run("upcoming", "--limit", "1", tty=True, env={"FILMTRACK_LANG": "en"}).out


def test_a_wrong_language_in_the_settings_can_be_mended_by_command(run, home: Path):
    run("config", "set", "currency", "HKD")
    file = home / "config" / "filmtrack" / "config.toml"
    file.write_text('language = "tlh"\n')
    assert run("log").status == 2
    assert run("config", "set", "language", "en").status == 0
    assert run("log").status == 0


def test_a_language_that_nobody_speaks_is_refused(run):
    result = run("upcoming", "--lang", "tlh")
    assert (result.status, result.out) == (2, "")
    assert "--lang: filmtrack does not speak tlh" in result.err
    assert "zh-Hant-HK" in result.err


@pytest.mark.parametrize("how", ["--json", "--csv", "--markdown"])
def test_what_programs_read_is_the_same_in_every_language(run, how: str):
    run("film", "add", "夜車", "--id", "night-bus", "--runtime", "14:30")
    for command in (("upcoming", "--within", "60d"), ("film", "list"), ("check", "night-bus", "clermont-ferrand")):
        assert run(*command, how).out == run(*command, how, "--lang", "zh").out


def test_refusals_keep_their_exit_codes_in_chinese(run):
    english, chinese = run("log", "nobody"), run("log", "nobody", "--lang", "zh")
    assert chinese.status == english.status != 0


def test_prepared_rows_are_never_shown_in_the_wrong_language(run, home: Path):
    first = run("upcoming", "--within", "30d").out
    chinese = run("upcoming", "--within", "30d", env={"LANG": "zh_HK.UTF-8"}).out
    run("config", "set", "language", "zh")
    assert run("upcoming", "--within", "30d").out == chinese != first
    document = json.loads(run("upcoming", "--within", "30d", "--json").out)
    assert document["rows"][0]["status"] in {"announced", "expected", "overdue", "listed"}


def test_what_is_shown_of_films_and_settings_leaves_no_fixed_word_in_english(run):
    assert run("film", "add", "Bus", "--genre", "animation", "--director", "Ann").status == 0
    chinese = {"LANG": "zh_HK.UTF-8"}
    assert "動畫" in run("film", "list", env=chinese).out
    told = run("film", "show", "bus", env=chinese).out
    assert "導演: Ann" in told
    assert "動畫" in told
    settings = run("config", env=chinese).out
    assert "預設" in settings
    assert "未設定" in settings
    assert "not set" in run("config", "--json", env=chinese).out


def test_a_festival_that_decides_by_its_own_file_is_said_in_chinese(run, tmp_path: Path):
    own = tmp_path / "own.toml"
    asked = 'max_runtime = { limit = "10:00", else_ask = "the festival" }'
    own.write_text(f'[[festival]]\nid = "lund"\nname = "Lund"\n{asked}\n[[festival.edition]]\nyear = 2027\n')
    assert run("film", "add", "Bus", "--runtime", "12:00").status == 0
    for lang, said in (("en", "the festival decides: "), ("zh", "由 該電影節 決定")):
        assert said in run("check", "bus", "lund", "--catalogue", str(own), "--lang", lang).out


def test_how_a_date_stands_is_said_in_chinese_in_the_page_of_a_festival_too(run):
    out = run("festival", "show", "clermont", "--lang", "zh").out
    assert "預計: 一般" in out
    assert not [line for line in out.splitlines() if line.startswith(("  expected", "  announced", "  listed"))]


def test_what_is_ticked_is_named_in_the_language_of_the_run(run):
    run("film", "add", "Bus")
    assert "劇照" in run("tick", "bus", "stills", "--lang", "zh").out
    assert "Stills" in run("untick", "bus", "stills").out
