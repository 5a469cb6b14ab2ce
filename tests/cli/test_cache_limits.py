"""What the cache may cost: two processes at once, a disk without room, and how much of it one answer reads."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from filmtrack.cli import instant
from runs import NOW, Result, environment, run_process

TODAY = date.fromisoformat(NOW[:10])
ON_MARK = "import sys; from filmtrack.cli.main import main; sys.stdin.readline(); sys.exit(main(sys.argv[1:]))"
NO_ROOM = 'mount -t tmpfs -o size=64k tmpfs "$0" || exit 99; "$@"; status=$?; find "$0" -type f >&2; exit $status'


def festival(name: str, day: date) -> str:
    """One festival with one deadline, as TOML."""
    return (
        f'[[festival]]\nid = "{name}"\nname = "{name}"\ntimezone = "Europe/Berlin"\nsource = "https://x.example"\n'
        f"[[festival.edition]]\nyear = {day.year}\n"
        f'[[festival.edition.deadline]]\ntier = "regular"\ndate = {day}\ntime = "23:59"\n'
    )


def catalogue(home: Path, *, near: int, far: int) -> dict[str, str]:
    """So many festivals that are due within 30 days, so many that are due after a year; and where they stand."""
    place = home.parent / f"festivals-{near}-{far}.toml"
    days = [TODAY + timedelta(days=1 + number % 28) for number in range(near)]
    days += [TODAY + timedelta(days=365 + number % 20) for number in range(far)]
    place.write_text("".join(festival(f"item-{number:04d}", day) for number, day in enumerate(days)))
    return {"FILMTRACK_CATALOGUE": str(place)}


@contextmanager
def waiting(home: Path, env: dict[str, str], *line: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has loaded the program and waits for a line of input to begin."""
    command = [sys.executable, "-c", ON_MARK, *line]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment(home, env=env), **pipes) as process:
        yield process


def test_two_processes_that_race_for_the_cache_both_answer_and_leave_it_whole(home: Path, run) -> None:
    env = catalogue(home, near=30, far=0)
    with patch.object(instant, "asked", return_value=None):
        whole = run("upcoming", env={**env, "XDG_CACHE_HOME": str(home / "another")})
    for _ in range(2):  # with no cache; then with one of other files
        with waiting(home, env, "upcoming") as one, waiting(home, env, "upcoming") as other:
            for process in (one, other):
                process.stdin.write("\n")
                process.stdin.flush()
            found = [
                Result(status=each.returncode or 0, out=out, err=err)
                for each in (one, other)
                for out, err in [each.communicate()]
            ]
        assert found == [whole, whole]
        with patch("filmtrack.cli.main._prepared", side_effect=AssertionError("the rows are not whole")):
            assert run("upcoming", env=env) == whole
        Path(env["FILMTRACK_CATALOGUE"]).touch()
    assert not [each for each in (home / "cache" / "filmtrack").iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("line", [("upcoming",), ("upcoming", "--country", "FR")])
def test_a_full_disk_changes_no_answer_and_is_left_without_remains(home: Path, run, line: tuple[str, ...]) -> None:
    whole = run(*line, env={"XDG_CACHE_HOME": str(home / "another")})
    (home / "cache").mkdir()
    apart = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", NO_ROOM, str(home / "cache")]
    try:
        found = run_process([*apart, sys.executable, "-m", "filmtrack", *line], environment(home))
    except FileNotFoundError:
        pytest.skip("there is no `unshare` to give a process a small disk of its own")
    if found.status == 99 or found.err.startswith("unshare:"):
        pytest.skip(f"no small disk can be mounted here: {found.err.strip()}")
    assert found == whole


def test_a_quick_answer_reads_no_more_rows_of_a_larger_catalogue(home: Path, run) -> None:
    ways = ({"--within": "30d"}, {"--month": "nov"}, {"--within": "30d", "--json": ""})
    taken = {}
    for far in (0, 300):
        cache = home / f"cache-{far}"
        run("upcoming", env={**catalogue(home, near=40, far=far), "XDG_CACHE_HOME": str(cache)})
        (rows,) = cache.glob("filmtrack/upcoming-*.db")
        taken[far] = [answered(rows, values) for values in ways]
    for (fewer, shown), (more, also_shown) in zip(taken[0], taken[300], strict=True):
        assert shown == also_shown > 0
        assert more <= 1.05 * fewer


@pytest.mark.parametrize("days", [0, 3, 12])
def test_a_count_of_many_reads_no_row_of_them(home: Path, run, days: int) -> None:
    taken = {}
    for near in (300, 1200):
        cache = home / f"cache-{near}"
        run("upcoming", env={**catalogue(home, near=near, far=0), "XDG_CACHE_HOME": str(cache)})
        (rows,) = cache.glob("filmtrack/upcoming-*.db")
        taken[near] = answered(rows, {"--within": "30d", "--limit": "5"}, later=timedelta(days=days))
    assert taken[1200][1] > 3 * taken[300][1]
    assert taken[1200][0] <= 2 * taken[300][0]


def answered(rows: Path, values: dict[str, str], *, later: timedelta = timedelta()) -> tuple[int, int]:
    """How many steps SQLite takes for an answer, and how many rows it has."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    with closing(sqlite3.connect(rows)) as database:
        database.set_progress_handler(step, 1)
        found = instant.find_in(database, instant.Asked(values, datetime.fromisoformat(NOW) + later))
    assert found is not None
    return taken, found.total
