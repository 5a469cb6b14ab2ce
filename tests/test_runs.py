"""How a run starts and ends, whichever way it is started, and that tests cannot reach a developer's own home."""

import runpy
import sys

import pytest

from filmtrack import __version__
from runs import PROGRAM, environment


def test_a_run_in_this_process_returns_status_and_both_outputs(run):
    result = run("--version")
    assert (result.status, result.out, result.err) == (0, f"filmtrack {__version__}\n", "")


def test_a_refusal_is_told_apart_from_an_answer(run):
    result = run("upcoming", "--now", "yesterday-ish")
    assert result.status == 2
    assert result.out == ""
    assert "yesterday-ish" in result.err


def test_a_terminal_shows_both_outputs_on_one_screen(run):
    assert "yesterday-ish" in run("upcoming", "--now", "yesterday-ish", tty=True, together=True).out


def test_python_dash_m_and_the_installed_script_are_the_same_program(spawn, shell):
    assert spawn("--version") == shell("filmtrack --version")
    assert PROGRAM.exists()


def test_the_module_ends_with_the_status_of_the_run(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["filmtrack", "--version"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("filmtrack", run_name="__main__")
    assert stop.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_nothing_of_the_developers_environment_reaches_a_run(home, monkeypatch):
    monkeypatch.setenv("FILMTRACK_LEDGER", "postgresql://somewhere")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    seen = environment(home)
    assert "FILMTRACK_LEDGER" not in seen
    assert "NO_COLOR" not in seen
    assert seen["XDG_CONFIG_HOME"] == str(home / "config")


def test_a_variable_can_be_taken_away(home):
    assert "HOME" not in environment(home, env={"HOME": None})
