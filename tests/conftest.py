"""What every test may ask for: an empty home, and whole runs of filmtrack in it."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from filmtrack.message import speak
from runs import NOW, Result, Screen, environment, run_here, run_process, shell_line

# No time limit on a single example: two cores shared with other work would break it at random.
settings.register_profile("filmtrack", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("filmtrack")

Env = Mapping[str, str | None]
Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; the working folder is the test's `tmp_path`, which is not the home."""
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def run(home: Path) -> Run:
    """Whole runs in this process: ``run("upcoming", "--month", "sep", tty=True, env={"TZ": "UTC"})``.

    `now=None` leaves the moment to the clock; `together=True` puts both outputs into `out`, as a terminal shows them.
    """

    def run(
        *arguments: str,
        now: str | None = NOW,
        env: Env | None = None,
        tty: bool = False,
        stdin: str = "",
        together: bool = False,
    ) -> Result:
        out = Screen(tty=tty)
        err = out if together else Screen(tty=tty)
        status = run_here(list(arguments), environment(home, now=now, env=env), out=out, err=err, stdin=stdin)
        speak(None)  # the language of a run is no business of the test after it
        return Result(status=status, out=out.text, err="" if together else err.text)

    return run


@pytest.fixture
def spawn(home: Path) -> Run:
    """Real processes, for what only they show: ``spawn("upcoming", env={"LANG": "C"}, timeout=10)``."""

    def spawn(
        *arguments: str, now: str | None = NOW, env: Env | None = None, stdin: str = "", timeout: float = 60
    ) -> Result:
        command = [sys.executable, "-m", "filmtrack", *arguments]
        return run_process(command, environment(home, now=now, env=env), stdin=stdin, timeout=timeout)

    return spawn


@pytest.fixture
def shell(home: Path) -> Run:
    """Lines of bash around the installed script: ``shell("filmtrack upcoming | head -1; exit ${PIPESTATUS[0]}")``."""

    def shell(
        line: str, *, now: str | None = NOW, env: Env | None = None, stdin: str = "", timeout: float = 60
    ) -> Result:
        return run_process(shell_line(line), environment(home, now=now, env=env), stdin=stdin, timeout=timeout)

    return shell
