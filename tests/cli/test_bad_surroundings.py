"""Whatever surrounds filmtrack: no home, no terminal, full outputs, closed pipes, hostile names; never a traceback."""

import json
import os
import shlex
from pathlib import Path

import pytest

from runs import PROGRAM

HOSTILE = {
    "markup": "[red]Lund [/b] Festival[/red]",
    "escape": "Red\x1b[31m\x1b]0;title\x07 Night",
    "right-to-left": "abc\u202edef\u202c",
    "long": "x" * 10_000,
    "chinese": "香港國際短片節🎬",
}


def catalogue(folder: Path) -> str:
    tables = [
        f'[[festival]]\nid = {json.dumps(key)}\nname = {json.dumps(name, ensure_ascii=False)}\nsource = "s"\n'
        "[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ndate = 2026-12-01\n"
        for key, name in HOSTILE.items()
    ]
    file = folder / "hostile.toml"
    file.write_text("".join(tables))
    return str(file)


def test_a_user_whom_the_system_does_not_know_is_told_what_is_needed(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    bare = {"HOME": None} | {f"XDG_{kind}_HOME": None for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    result = run("log", env=bare)
    assert result.status == 2
    assert result.err.startswith("filmtrack: HOME is not set, and the system knows no home of yours\n")


def test_somebody_whom_the_system_does_not_know_has_no_home(run):
    result = run("export", "-o", "~nobody-at-all/films.toml")
    assert (result.status, "names nobody whose home the system knows" in result.err) == (2, True)


def test_a_folder_that_is_gone_is_said_to_be(shell, tmp_path: Path):
    result = shell(f"mkdir {tmp_path}/d; cd {tmp_path}/d; rmdir {tmp_path}/d; filmtrack log --ledger l.db")
    assert (result.status, "the folder in which filmtrack was started is gone" in result.err) == (6, True)


@pytest.mark.parametrize("words", [("",), ("--",), ("film", ""), ("film", "--", ""), ("-q", ""), ("ledger", "--")])
def test_a_command_that_is_no_word_is_refused_in_a_sentence(run, words: tuple[str, ...]):
    result = run(*words)
    assert (result.status, result.out, result.err.startswith("filmtrack: ")) == (2, "", True)


TIERS = """[[festival]]
id = "e"
name = "E"
[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
tier = "ti\\u001b[1mer\\u202e"
date = 2026-12-20
stated = "12\\u001b[1m\\u202e"
"""


def test_hostile_tiers_are_text_on_every_page(run, tmp_path: Path):
    (tmp_path / "tiers.toml").write_text(TIERS, encoding="utf-8")
    run("film", "add", "T")
    run("plan", "t", "e", "--yes", "--catalogue", "tiers.toml")
    run("report", "-o", "page.html", "--catalogue", "tiers.toml")
    shown = run("festival", "show", "e", "--catalogue", "tiers.toml").out + Path("page.html").read_text("utf-8")
    assert shown.count("ti\\x1b[1mer\\u202e") > 2
    assert not {"\x1b", "\u202e"} & set(shown)


@pytest.mark.parametrize("tty", [False, True])
def test_hostile_names_are_text(run, tmp_path: Path, tty: bool):
    result = run(
        "upcoming",
        "--from",
        "2026-12-01",
        "--to",
        "2026-12-01",
        "--catalogue",
        catalogue(tmp_path),
        "--status",
        "announced",
        tty=tty,
        env={"NO_COLOR": "1"},
    )
    assert result.status == 0
    for harmful in ("\x1b", "\x07", "\u202e"):
        assert harmful not in result.out
    assert "[red]" in result.out
    assert "香港" in result.out
    assert len(result.out) < 20_000


def test_hostile_names_survive_json_unharmed(run, tmp_path: Path):
    result = run("upcoming", "--json", "--catalogue", catalogue(tmp_path))
    names = {row["festival"]: row["name"] for row in json.loads(result.out)["rows"]}
    assert {key: names[key] for key in HOSTILE} == HOSTILE


@pytest.mark.parametrize(
    "env",
    [
        {"HOME": None, "XDG_CONFIG_HOME": None, "XDG_DATA_HOME": None, "XDG_CACHE_HOME": None, "XDG_STATE_HOME": None},
        {"HOME": "/nonexistent"},
        {"XDG_CONFIG_HOME": "relative"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb"},
        {"TERM": None, "COLUMNS": None},
        {"TZ": ":Europe/Paris"},
        {"TZ": "Nowhere/Land"},
        {"TZ": ""},
        {"COLUMNS": "1"},
        {"COLUMNS": "many"},
    ],
)
def test_poor_surroundings_do_not_matter(spawn, env: dict[str, str | None]):
    result = spawn("upcoming", "--month", "sep", env=env)
    assert (result.status, "Traceback" in result.err) == (0, False)
    assert result.out.count("\n") == 30


@pytest.mark.parametrize("given", ["", "relative"])
def test_a_home_that_is_no_path_is_said_and_never_an_empty_ledger(spawn, given: str):
    env = {"HOME": given} | {f"XDG_{kind}_HOME": None for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    for command in ("log", "upcoming"):
        result = spawn(command, env=env)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f'filmtrack: HOME is "{given}", which is no absolute path\n')
    assert spawn("--help", env=env).status == 0


@pytest.mark.parametrize("given", ["HKT-8", "Nowhere/Land", ":Nowhere/Land", "/usr/share/zoneinfo/Nowhere"])
def test_a_system_zone_that_names_no_place_is_told_of_in_every_run(run, given: str):
    for command in ("upcoming", "upcoming", "log"):  # the second could be answered from what the first prepared
        told = run(command, "--json", env={"TZ": given}).err.splitlines()
        assert [line for line in told if line.startswith(f'TZ: "{given.removeprefix(":")}" is not the zone of a place')]
    assert "TZ:" not in run("upcoming", "-q", env={"TZ": given}).err


@pytest.mark.parametrize("given", ["Europe/Paris", ":Europe/Paris", "/usr/share/zoneinfo/Europe/Paris"])
def test_a_system_zone_is_taken_in_whatever_way_it_names_a_place(run, given: str):
    result = run("upcoming", "--json", env={"TZ": given})
    assert (result.err, json.loads(result.out)["timezone"]) == ("", "Europe/Paris")


@pytest.mark.parametrize("form", ["--json", "--csv", "--markdown"])
def test_what_programs_read_is_utf_8_whatever_the_locale(spawn, tmp_path: Path, form: str):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    own = tmp_path / "own.toml"
    own.write_text('[[festival]]\nid = "yeche"\nname = "夜車短片節"\nsource = "s"\n', encoding="utf-8")
    result = spawn("festival", "list", "yeche", form, "--catalogue", str(own), env=env)
    assert (result.status, "夜車短片節" in result.out) == (0, True)
    assert "?????" in spawn("festival", "list", "yeche", "--catalogue", str(own), env=env).out


def test_a_reader_that_closes_early_is_no_failure(shell):
    result = shell('filmtrack upcoming --json | head -1 >/dev/null; exit "${PIPESTATUS[0]}"')
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("command", ["upcoming", "--version", "upcoming --help", "catalogue schema"])
def test_a_full_output_is_one_sentence_and_exit_6(shell, command: str):
    result = shell(f"filmtrack {command} >/dev/full")
    assert result.status == 6
    assert result.err == "filmtrack: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("line", ["import -", "film add --from -"])
def test_a_closed_input_is_an_empty_one(shell, line):
    result = shell(f"filmtrack {line} <&-")
    assert (result.status, result.out) == (3, "")
    assert "Traceback" not in result.err


def test_a_reader_of_both_outputs_who_leaves_early_is_no_failure(shell):
    result = shell("exec 3> >(:); wait $!; filmtrack timeline --limit 1 2>&3")
    assert result.status == 0, result.err


def test_a_closed_output_is_one_sentence(shell):
    result = shell("filmtrack upcoming >&-")
    assert (result.status, "Traceback" in result.err) == (6, False)


def test_an_argument_that_is_not_utf8_is_refused(shell):
    result = shell(r"filmtrack upcoming --month $'\xff\xfe'")
    assert (result.status, result.out) == (2, "")
    assert "not UTF-8" in result.err


def test_an_interrupt_is_130_without_a_traceback(shell):
    result = shell(f'timeout --preserve-status -s INT 0.2 {shlex.quote(str(PROGRAM))} catalogue check; echo "$?"')
    assert "Traceback" not in result.err
    assert result.out in {"130\n", "0\n"}


def test_a_home_that_cannot_be_written_still_reads(shell, home: Path):
    result = shell("chmod 500 ~; filmtrack upcoming --month sep | wc -l")
    home.chmod(0o700)
    assert result.out.strip() == "30"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfeh\x00", "UTF-16"),
        (b"[[festival]]\nid = \n", "not valid TOML"),
        (b"\x00", "not valid TOML"),
        (b"x = " + b"[" * 100_000, "nested"),
        (b"a." * 100_000 + b"b = 1", "more than 30 parts"),
        (None, "no such file"),
        ("folder", "folder"),
    ],
)
def test_a_broken_catalogue_is_one_sentence_and_exit_3(run, tmp_path: Path, content: bytes | str | None, said: str):
    file = tmp_path / "bad.toml"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content:
        file.mkdir()
    result = run("catalogue", "check", str(file))
    assert result.status == 3
    assert said in result.out
    assert result.out.count("\n") == 1
    assert run("upcoming", "--catalogue", str(file)).status == 3


@pytest.mark.parametrize("command", [("festival", "show"), ("submit", "night-bus"), ("upcoming", "--festival")])
def test_a_festival_that_was_left_out_is_not_just_unknown(run, tmp_path: Path, command: tuple[str, ...]):
    file = tmp_path / "mine.toml"
    file.write_text('[[festival]]\nid = "lamma"\nname = "Lamma"\nbogus = 1\n', encoding="utf-8")
    run("film", "add", "Night Bus")
    result = run(*command, "lamma", "--catalogue", str(file))
    assert (result.status, result.out) == (4, "")
    assert "mine.toml:1: lamma bogus: unknown key" in result.err
    assert "there is no festival 'lamma'" in result.err


def test_an_unreadable_catalogue_is_said(shell, tmp_path: Path):
    (tmp_path / "secret.toml").write_text("")
    if os.geteuid() == 0:
        pytest.skip("nothing is unreadable for root")
    result = shell("chmod 0 secret.toml; filmtrack catalogue check secret.toml")
    assert (result.status, "may not be read" in result.out) == (3, True)


@pytest.mark.parametrize("text", ["note = " + "9" * 5_000, ".".join("a" * 60_000) + " = 1"], ids=["number", "key"])
def test_toml_that_breaks_a_parser_is_one_sentence(run, home, tmp_path, text):
    (tmp_path / "film.toml").write_text(text)
    film = run("film", "add", "--from", "film.toml")
    (home / "config" / "filmtrack").mkdir(parents=True)
    (home / "config" / "filmtrack" / "config.toml").write_text(text)
    settings = run("film", "list")
    assert [film.status, settings.status] == [3, 3]
    assert "film.toml is not valid TOML" in film.err
    assert "config.toml is not valid TOML" in settings.err


@pytest.mark.parametrize("way", ["--csv", "--json", "--markdown"])
def test_what_is_for_programs_is_exact_in_a_pipe_and_harmless_on_a_terminal(run, way):
    run("film", "add", "Night \u202eBus", "--id", "night-bus", "--tag", "a\x9bb")
    piped, shown = run("film", "list", way).out, run("film", "list", way, tty=True).out
    assert not {"\u202e", "\x9b", "\x1b"} & set(shown)
    assert "night-bus" in shown
    assert way == "--markdown" or "Night \u202eBus" in piped


def test_what_is_recorded_is_no_failure_although_nobody_can_read_of_it(shell, run):
    result = shell('filmtrack film add "Night Bus" >/dev/full')
    assert result.status == 0
    assert "it is recorded, but standard output cannot be written" in result.err
    assert '"night-bus"' in run("film", "list", "--json").out


def test_a_reader_that_leaves_keeps_nothing_from_being_recorded(shell, run, tmp_path: Path):
    rows = "\n".join(f"Film {number},ibizacinefest,2026-11-01" for number in range(40))
    Path("films.csv").write_text(f"film,festival,submitted_on\n{rows}\n", encoding="utf-8")
    result = shell('filmtrack import films.csv 2>&1 | head -1 >/dev/null; exit "${PIPESTATUS[0]}"')
    assert result.status in {0, 6}
    kept = len(json.loads(run("log", "--json").out)["rows"])
    assert kept == (40 if result.status == 0 else 0)


@pytest.mark.parametrize("asked", [("backup",), ("config", "path"), ("doctor", "-v"), ("ledger", "copy", "--to")])
def test_a_path_is_harmless_on_a_terminal_and_in_a_pipe_what_it_is(run, home, tmp_path: Path, asked: tuple[str, ...]):
    run("film", "add", "Night Bus")
    odd = tmp_path / "a\x1b[31mb\u202e"
    env = {"XDG_CONFIG_HOME": str(odd)}
    if asked[0] in {"backup", "ledger"}:
        asked = (*asked, str(odd / "copy"))
    shown = run(*asked, tty=True, env=env).out
    assert ("\x1b[31mb" in shown, "\u202e" in shown) == (False, False)
    assert "a\\x1b[31mb\\u202e" in shown
    if asked[0] == "config":
        assert run(*asked, env=env).out == f"{odd}/filmtrack/config.toml\n"


def test_whole_documents_are_harmless_on_a_terminal(run):
    run("film", "add", "Night \u202eBus", "--id", "night-bus")
    for asked in (("film", "show", "night-bus", "--json"), ("export",), ("export", "--format", "json")):
        shown = run(*asked, tty=True).out
        assert ("\u202e" in shown, "\\u202eBus" in shown) == (False, True)
        assert "\u202eBus" in run(*asked).out
