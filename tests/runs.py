"""Whole runs of filmtrack as a user makes them: a home of one's own in, exit status and both outputs out."""

import io
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

NOW = "2026-11-22T12:00:00Z"
"""The moment of every run that does not ask for another."""

ZONE = "Asia/Hong_Kong"
"""Where the user of every run sits, unless its TZ says otherwise."""

PROGRAM = Path(sys.executable).with_name("filmtrack")
"""The installed console script."""

_KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_KEPT_BEGINNINGS = ("PYTEST", "COV", "HYPOTHESIS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one run left: its exit status and what it wrote to standard output and standard error."""

    status: int
    out: str
    err: str


class Screen(io.TextIOWrapper):
    """An output that remembers what was written, and is a terminal or not."""

    def __init__(self, *, tty: bool) -> None:
        self._written = _Unclosable()
        self._tty = tty
        super().__init__(self._written, encoding="utf-8", newline="", write_through=True)

    def isatty(self) -> bool:
        return self._tty

    @property
    def text(self) -> str:
        self.flush()
        return self._written.getvalue().decode()


class _Unclosable(io.BytesIO):
    def close(self) -> None:
        """Stay readable after the run."""


def environment(home: Path, *, now: str | None = NOW, env: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """A user's whole environment, with nothing of the developer's own; a variable that `env` sets to None is gone."""
    inherited = {k: v for k, v in os.environ.items() if k in _KEPT or k.startswith(_KEPT_BEGINNINGS)}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    screen = {"COLUMNS": "80", "LINES": "40", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    asked = {"HOME": str(home), "TZ": ZONE, "FILMTRACK_NOW": now} | dict(env or {})
    return {k: v for k, v in (inherited | folders | screen | asked).items() if v is not None}


def run_here(
    arguments: tuple[str, ...], environ: Mapping[str, str], *, out: Screen, err: Screen, stdin: str = ""
) -> int:
    """Run `filmtrack.cli.main.main` in this process and return its exit status."""
    from filmtrack.cli.main import main

    typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with (
        patch.dict(os.environ, environ, clear=True),
        patch.object(sys, "argv", ["filmtrack", *arguments]),
        patch.object(sys, "stdin", typed),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = stop.code
    return _exit_status(status)


def run_process(command: list[str], environ: Mapping[str, str], *, stdin: str = "", timeout: float = 60) -> Result:
    """Run a real process to its end."""
    done = subprocess.run(
        command, env=dict(environ), input=stdin.encode(), capture_output=True, timeout=timeout, check=False
    )
    return Result(status=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())


def shell_line(line: str) -> list[str]:
    """The command that runs a line of bash in which `filmtrack` means the one under test."""
    return ["bash", "-c", f'filmtrack() {{ {shlex.quote(str(PROGRAM))} "$@"; }}\n{line}']


def _exit_status(status: object) -> int:
    if isinstance(status, int):
        return int(status)
    return 0 if status is None else 1
