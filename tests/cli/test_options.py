"""Options that several commands share: one definition, one wording; and what every writing command takes."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from every_command import ONE_OF_EACH
from filmtrack.cli.app import whole_app
from filmtrack.cli.exit_codes import WRITING
from filmtrack.cli.filter_options import OFFERED

OWN_MEANING = {
    "--add-festivals": "import adds what nobody lists, catalogue import what is named much like a known one",
    "--all": "every film, every trip, or every reminder",
    "--applicant": "of one application, or usual ones",
    "--currency": "the user's own, or that of a table",
    "--edition": "told of one thing, or filtered by",
    "--fee": "what is asked, or what was paid",
    "--film": "filtered by, or watched",
    "--format": "of an export, or of a film",
    "--from": "a file, or a first day",
    "--genre": "told of a film, or filtered by",
    "--language": "of the program, or of a film",
    "--link": "of a film, or what was sent",
    "--map": "of a ledger's table, or of a list of festivals",
    "--missing": "what of an entry, or entries",
    "--on": "the day of an event, or the days of a screening",
    "--open": "of entries, or in the browser",
    "--scheme": "told of one thing, or filtered by",
    "--section": "told of one thing, or filtered by",
    "--tag": "told of a film, or filtered by",
    "--to": "a festival, a place, or a last day",
    "--until": "a last day of planning, or of silence",
    "--via": "a platform, or a destination",
    "--zone": "of a festival, or of the user",
}
"""The names that say different things in different commands, and what."""

CHANGING = WRITING | {
    *("announce", "festival add", "catalogue import", "catalogue update", "ledger copy", "backup"),
    *("init", "config set", "config edit", "remind"),
}
"""The commands that change something: the ledger, or one of the user's files."""


def every_command() -> dict[str, Any]:
    found = {}
    waiting = [("", whole_app())]
    while waiting:
        words, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{words} {name}".strip(), each) for name, each in inner.items()]
        if words and (not inner or command.params):
            found[words] = command
    return found


@pytest.fixture(scope="module")
def commands() -> dict[str, Any]:
    return every_command()


def options(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "option"]


def test_an_option_of_several_commands_is_worded_alike_unless_it_means_something_else(commands):
    worded = defaultdict(lambda: defaultdict(list))
    for words, command in commands.items():
        for each in options(command):
            if not each.secondary_opts:
                worded[each.opts[0]][each.help].append(words)
    several = {name: dict(each) for name, each in worded.items() if len(each) > 1}
    assert {name: each for name, each in several.items() if name not in OWN_MEANING} == {}
    assert set(OWN_MEANING) == set(several)


def test_everything_that_changes_something_takes_dry_run_and_yes(commands):
    taking = {words for words, each in commands.items() if {"--dry-run", "--yes"} <= {o.opts[0] for o in options(each)}}
    assert taking == CHANGING | {"propose"}
    half = {words for words, each in commands.items() if {"--dry-run", "--yes"} & {o.opts[0] for o in options(each)}}
    assert half == taking


def test_everything_that_is_read_has_the_formats_and_what_lists_rows_sort_and_limit(commands):
    formats = {"--json", "--csv", "--markdown"}
    whole = formats | {"--sort", "--limit"}
    having = {words: whole & {each.opts[0] for each in options(command)} for words, command in commands.items()}
    texts = {"festival show", "film show", "scheme show", "catalogue check", "doctor"}
    assert {words for words, found in having.items() if found == formats} == texts
    assert all(found in (set(), whole) for words, found in having.items() if words not in texts)
    assert set(OFFERED) - {words for words, found in having.items() if found == whole} == {
        "calendar",
        "report",
        "update",
    }


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("line", "first", "row"),
    [
        ("festival show clermont", "festival,name,kind", "clermont-ferrand,Clermont-Ferrand"),
        ("film show night-bus", "id,title", "night-bus,Night Bus"),
        ("scheme show nae", "scheme,round", "nae,2019"),
        ("catalogue check bad.toml", "file,line,id,key,message,hint", "bad.toml,1,lund,kind,"),
        ("--catalogue bad.toml doctor", "file,line,id,key,message,hint", "bad.toml,1,lund,kind,"),
    ],
)
def test_what_is_shown_as_a_text_is_data_for_programs_too(run, here, line, first, row):
    Path("bad.toml").write_text('[[festival]]\nid = "lund"\nname = "Lund"\nkind = "party"\n')
    assert run("film", "add", "Night Bus").status == 0
    lines = run(*line.split(), "--csv").out.splitlines()
    assert lines[0].startswith(first)
    assert any(each.startswith(row) for each in lines[1:])
    assert run(*line.split(), "--markdown").out.startswith("| " + first.replace(",", " | "))
    assert run(*line.split(), "--bom").status == 2


@pytest.mark.parametrize("words", sorted(CHANGING))
def test_a_dry_run_changes_no_file(run, here, tmp_path, words):
    Path("lund.toml").write_text('[[festival]]\nid = "lund-shorts"\nname = "Lund Shorts"\nkind = "festival"\n')
    for line in ("film add Night-Bus", "plan night-bus clermont --yes", "watch clermont", "tick night-bus stills"):
        assert run(*line.split()).status == 0
    assert run("export", "-o", "films.toml").status == 0
    assert run("remind", "--now", "2027-09-01T09:00").status == 0
    before = {place: place.read_bytes() for place in kept(tmp_path)}
    result = run(*ONE_OF_EACH[words].split(), "--dry-run", env={"EDITOR": "true"})
    assert result.status == 0, result.err
    assert {place: place.read_bytes() for place in kept(tmp_path)} == before


def kept(folder: Path) -> set[Path]:
    """The files that are the user's own: all but the cache."""
    return {place for place in folder.rglob("*") if place.is_file() and "cache" not in place.relative_to(folder).parts}


def test_what_a_dry_run_would_write_is_shown(run, here):
    assert run("film", "add", "Night Bus").status == 0
    assert '+name = "Ann"' in run("init", "--name", "Ann", "--dry-run").out
    assert '+currency = "HKD"' in run("config", "set", "currency", "HKD", "--dry-run").out
    assert "would be copied into" in run("backup", "--dry-run").out
    assert run("config", "set", "currency", "HKD").status == 0
    assert run("config", "edit", "--dry-run", env={"EDITOR": "sed -i s/HKD/EUR/"}).out.endswith(
        '-currency = "HKD"\n+currency = "EUR"\n'
    )
    assert run("config", "get", "currency").out == "HKD\n"
    assert run("--ledger", "none.db", "backup", "--dry-run").status == 5
