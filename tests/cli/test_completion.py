"""TAB in real shells: commands, options and ids, without a start of Python."""

import shutil
import subprocess
from pathlib import Path

import pytest

from runs import PROGRAM, environment

BASH = """
t() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMPREPLY=(); _filmtrack; printf '%s\\n' "${{COMPREPLY[@]}}"; }}
source {script}; t {line}
"""
ZSH = """
compadd() {{ shift; print -l -- "$@"; }}
source {script}; words=({line}); CURRENT=${{#words}}; _filmtrack
"""
FISH = "source {script}; complete -C{line}"


@pytest.fixture
def press(run, home: Path, tmp_path: Path):
    """What a shell offers when TAB is pressed at the end of a line; Python cannot be found meanwhile."""
    run("film", "add", "Night Bus")
    run("festival", "list")

    def press(shell: str, line: str) -> set[str]:
        program = shutil.which(shell)
        if program is None:
            pytest.skip(f"{shell} is not installed")
        script = tmp_path / f"script.{shell}"
        script.write_text(run("completion", shell).out)
        words = " ".join(f"'{word}'" for word in line.split(" "))
        text = {"bash": BASH, "zsh": ZSH, "fish": FISH}[shell]
        asked = f"'{line}'" if shell == "fish" else words
        command = [program, *(["-f"] if shell == "zsh" else []), "-c", text.format(script=script, line=asked)]
        env = environment(home) | {"PATH": "/usr/bin:/bin"}
        assert str(PROGRAM.parent) not in env["PATH"]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=True)
        return {offered.partition("\t")[0] for offered in done.stdout.split("\n")} - {""}

    return press


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "there", "absent"),
    [
        ("filmtrack up", {"upcoming", "update"}, {"night-bus"}),
        ("filmtrack upcoming --wi", {"--within"}, {"upcoming"}),
        ("filmtrack -q film add --run", {"--runtime"}, {"--within"}),
        ("filmtrack submit night-b", {"night-bus"}, set()),
        ("filmtrack submit night-bus clerm", {"clermont-ferrand"}, {"night-bus"}),
        ("filmtrack submit .*", set(), {"night-bus", "clermont-ferrand"}),
    ],
)
def test_tab_offers_what_may_follow(press, shell: str, line: str, there: set[str], absent: set[str]):
    offered = press(shell, line)
    if shell == "zsh":  # zsh itself leaves out what does not begin like the word
        offered = {each for each in offered if each.startswith(line.rpartition(" ")[2].rstrip(".*"))}
    assert there <= offered
    assert not absent & offered


def test_every_command_and_option_stands_in_the_script(run):
    script = run("completion", "bash").out
    assert '" catalogue check") words="' in script
    assert "--cron-line" in script


def test_another_shell_is_refused(run):
    result = run("completion", "csh")
    assert result.status == 2
    assert "bash" in result.err
