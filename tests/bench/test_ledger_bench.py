"""The ledger's bench: it fills a ledger of the size that was asked for, times every question, and prints the ratios."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    yield import_module("ledger")
    del sys.modules["ledger"]


def test_a_filled_ledger_has_so_many_entries_nine_of_ten_answered(bench, tmp_path):
    home = bench.filled(tmp_path, 50)
    with bench.ledger_of(home).reading() as records:
        entries = records.entries().rows
    assert len(entries) == 50
    assert sum(each.is_open for each in entries) == 5
    assert bench.filled(tmp_path, 50) == home


def test_the_table_gives_each_size_beside_a_bare_interpreter_and_the_growth(bench):
    things = [
        bench.Timed(what="log", size=size, run=print, times=[seconds]) for size, seconds in ((10, 0.2), (1000, 0.3))
    ]
    assert bench.table(things, 20.0).splitlines() == [
        "| | 10 | 1,000 | growth |",
        "|---|---|---|---|",
        "| `python -c pass` | 20.0 | | |",
        "| `log` | 200.0 (10.0) | 300.0 (15.0) | 1.50 |",
    ]


@pytest.mark.parametrize(("slower", "status"), [(1.2, 0), (1.4, 1)])
def test_growth_beyond_what_was_promised_is_exit_1(bench, capsys, slower, status):
    bare = bench.Timed(what="bare", size=0, run=print, times=[0.02])
    things = [
        bench.Timed(what=what, size=size, run=print, times=[seconds])
        for what, size, seconds in (
            ("log", 10, 0.1),
            ("log", 1000, 0.1 * slower),
            ("task add", 10, 1),
            ("task add", 99, 9),
        )
    ]
    assert bench.report([bare, *things], as_json=True) == status
    assert json.loads(capsys.readouterr().out)["growth"]["task add"] == 9


def test_the_script_times_real_processes(tmp_path):
    command = [sys.executable, str(ROOT / "bench" / "ledger.py"), "--sizes", "3", "--task-sizes", "3", "--runs", "1"]
    done = subprocess.run([*command, "--work", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for what in ("`submit`", "`log --limit 30`", "`submit, in process`", "`log --limit 30, in process`"):
        assert what in done.stdout
    assert ("task add" in done.stdout) != ("Taskwarrior is left out" in done.stderr)
