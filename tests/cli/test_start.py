"""What a start costs, as what it loads, opens and reads: figures that do not depend on how busy a machine is."""

import subprocess
import sys
from pathlib import Path

import pytest

from runs import environment

WATCHED = """
import sys
sys.path[:] = {path!r}
from filmtrack.cli import instant, main, seal
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event in ("open", "sqlite3.connect") else None)
main.main({line!r})
print("\\n".join(opened), file=sys.stderr)
"""
HEAVY = {
    "typer",
    "dataclasses",
    "inspect",
    "shutil",
    "pydantic",
    "rich",
    "tomli",
    "tomlkit",
    "babel",
    "jinja2",
    "icalendar",
    "platformdirs",
    "importlib.resources",
    "tempfile",
    "hashlib",
    "calendar",
    "filmtrack.catalogue.load",
    "filmtrack.catalogue.tables",
    "filmtrack.catalogue.materials",
}
OF_FESTIVALS = {"filmtrack.domain.forecast", "filmtrack.reports.occasions", "filmtrack.reports.upcoming"}
"""What works out the dates of festivals."""
ABOUT_FILMS = [("film", "list"), ("film", "show", "night-bus"), ("premiere", "night-bus")]
ABOUT_ENTRIES = [("log",), ("budget",), ("remind", "history")]
ABOUT_BOTH = [("check", "night-bus", "tampere"), ("checklist", "night-bus", "tampere"), ("checklist", "--missing")]


@pytest.mark.parametrize(
    "line",
    [*ABOUT_FILMS, *ABOUT_ENTRIES, *ABOUT_BOTH, ("festival", "show", "tampere"), ("upcoming", "--country", "FR")],
)
def test_a_reading_command_imports_nothing_heavy(spawn, line: tuple[str, ...]) -> None:
    spawn("film", "add", "Night Bus")
    names = imported(spawn, line)
    assert "filmtrack.cli.command_line" in names
    assert not names & HEAVY


@pytest.mark.parametrize("line", [*ABOUT_FILMS, *ABOUT_ENTRIES])
def test_what_is_not_about_the_dates_of_festivals_does_not_import_how_they_are_worked_out(
    spawn, line: tuple[str, ...]
) -> None:
    spawn("film", "add", "Night Bus")
    assert not imported(spawn, line) & OF_FESTIVALS


def imported(spawn, line: tuple[str, ...]) -> set[str]:
    """The modules that a second run of it imports."""
    spawn(*line)
    loaded = spawn(*line, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert loaded.status == 0
    return {each.rpartition("|")[2].strip() for each in loaded.err.splitlines()}


def test_the_quick_answer_opens_its_seal_and_its_rows_and_nothing_else(home: Path) -> None:
    program = WATCHED.format(path=sys.path, line=["upcoming", "--limit", "30"])
    command = [sys.executable, "-c", program]
    runs = [
        subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True) for _ in range(2)
    ]
    cache = home / "cache" / "filmtrack"
    (rows,) = cache.glob("upcoming-*.db")
    opened = [line for line in runs[-1].stderr.splitlines() if "/" in line]
    assert opened == [str(rows.with_suffix("")), f"file:{rows}?mode=ro&immutable=1"]
    assert len(runs[-1].stdout.splitlines()) == 30
