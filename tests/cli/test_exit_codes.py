"""The exit codes of the contract, each on a real run; and each command's list holds what can really happen."""

import errno
from pathlib import Path

import pytest

from every_command import ONE_OF_EACH
from filmtrack.cli.exit_codes import MEANINGS, OF
from runs import Screen, environment, run_here


class Full(Screen):
    """An output on a disk that is full."""

    def write(self, text: str) -> int:
        del text
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def here(run, tmp_path, monkeypatch) -> Path:
    """A folder with a ledger, an export of it and a catalogue file, where the runs are made."""
    monkeypatch.chdir(tmp_path)
    Path("lund.toml").write_text('[[festival]]\nid = "lund-shorts"\nname = "Lund Shorts"\nkind = "festival"\n')
    assert run("film", "add", "Night Bus").status == 0
    assert run("plan", "night-bus", "clermont", "--yes").status == 0
    assert run("export", "-o", "films.toml").status == 0
    Path("junk.db").write_text("junk" * 2000)
    return tmp_path


def test_every_command_is_tried():
    assert list(ONE_OF_EACH) == list(OF)
    assert {code for codes in OF.values() for code in codes} == set(MEANINGS)


@pytest.mark.parametrize("words", OF)
def test_a_command_ends_only_with_the_codes_of_its_list(run, here, tmp_path, words):
    line = ONE_OF_EACH[words].split()
    environ = environment(tmp_path / "home", env={"EDITOR": "true"})
    full = run_here(tuple(line), environ, out=Full(tty=False), err=Screen(tty=False))
    found = {
        "wrong usage": run(*line, "--nonsense").status,
        "damaged ledger": run("--ledger", "junk.db", *line).status,
        "full disk": full,
        "as it should be": run(*line, env={"EDITOR": "true"}).status,
    }
    place = Path(run("config", "path").out.strip())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("name = \n")
    found["broken settings"] = run(*line, env={"EDITOR": "true"}).status
    assert {how: status for how, status in found.items() if status not in OF[words]} == {}
    assert found["wrong usage"] == 2


CONTRACT: list[tuple[int, str, str]] = [
    (0, "nothing is due", "upcoming --within 1d --festival clermont"),
    (0, "nothing is due", "remind --kind forum"),
    (0, "something is due and nobody asked for the code", "checklist --missing"),
    (0, "unknown", "check night-bus clermont"),
    (1, "unknown, taken strictly", "check night-bus --kind forum --why-not --strict"),
    (1, "every row fails", "check night-bus short-lived"),
    (1, "not eligible everywhere", "sponsor night-bus clermont --scheme fdf-festivals"),
    (1, "something is due", "upcoming --within 60d --exit-code"),
    (1, "something is missing", "checklist --missing --exit-code"),
    (1, "something is missing", "log --exit-code --missing"),
    (1, "reminders were due", "remind --exit-code --now 2027-09-01T09:00"),
    (1, "a second entry of the same film wants --yes", "plan night-bus clermont"),
    (2, "an option that does not exist", "upcoming --nonsense"),
    (2, "a command that does not exist", "upcomming"),
    (2, "a moment that is none", "upcoming --now soon"),
    (2, "a status that does not exist", "log --status sent"),
    (2, "nobody can be asked", "init"),
    (3, "a catalogue with a mistake", "--catalogue bad.toml upcoming --limit 1"),
    (3, "a catalogue that is not there", "--catalogue none.toml upcoming --limit 1"),
    (3, "what is checked has mistakes", "catalogue check bad.toml"),
    (3, "an input that is not there", "import none.csv"),
    (3, "an import left rows out", "import rows.csv --yes"),
    (4, "no such film", "film show nobody"),
    (4, "no such festival", "festival show nowhere-at-all"),
    (4, "no such entry", "log 99"),
    (4, "a name that fits several", "check night-bus short"),
    (4, "no such scheme", "upcoming --scheme nobody"),
    (5, "a ledger that is none", "--ledger junk.db log"),
    (5, "a ledger that is none", "--ledger junk.db film add Moon"),
    (5, "a server that is not there", "--ledger postgresql://127.0.0.1:1/none log"),
    (6, "a file that cannot be written", "calendar -o /nowhere/at/all.ics"),
    (6, "a file of another kind is not replaced", "calendar -o lund.toml"),
    (6, "mail that cannot be sent", "remind --via mail --now 2027-09-01T09:00"),
]
"""Each line of the contract's paragraph: the code, why, and a command line that ends with it."""


@pytest.mark.parametrize(("status", "why", "line"), CONTRACT, ids=[f"{code} {line}" for code, _, line in CONTRACT])
def test_each_line_of_the_contract_ends_with_its_code(run, here, status, why, line):
    Path("bad.toml").write_text('[[festival]]\nid = "lund"\nname = "Lund"\nkind = "party"\n')
    Path("short.toml").write_text(
        '[[festival]]\nid = "short-lived"\nname = "Brief"\nkind = "festival"\n[[festival.section]]\nid = "main"\n'
        'max_runtime = "1:00"\n'
    )
    Path("rows.csv").write_text("film,festival,status\nNight Bus,clermont,selected\nNight Bus,no such one,selected\n")
    run("film", "edit", "night-bus", "--runtime", "14:30")
    run("film", "add", "Tin Moon")
    run("submit", "tin-moon", "tampere", "--form-only", "--yes")
    for setting in (
        ("mail.server", "127.0.0.1"),
        ("mail.port", "1"),
        ("mail.to", "a@example.org"),
        ("mail.from", "b@example.org"),
    ):
        assert run("config", "set", *setting).status == 0
    extra = ("--catalogue", "short.toml") if "short-lived" in line else ()
    result = run(*extra, *line.split())
    assert result.status == status, f"{why}: {result.out}{result.err}"
    assert "Traceback" not in result.err
