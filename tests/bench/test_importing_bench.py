"""The bench of imports: it writes a table of any length, imports it twice, and prints rows a second."""

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
    yield import_module("importing")
    del sys.modules["importing"]


def test_every_row_of_the_table_is_an_entry_of_its_own(bench, tmp_path):
    bench.write_table(tmp_path / "table.csv", 120)
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 121
    assert len({(row.split(",")[0], row.split(",")[3]) for row in lines[1:]}) == 120


def test_the_script_imports_real_tables_and_says_how_fast(tmp_path):
    command = [sys.executable, str(ROOT / "bench" / "importing.py"), "--rows", "200", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["rows"] == 200
    assert done.returncode == (found["rows_a_second"] < 5000)
