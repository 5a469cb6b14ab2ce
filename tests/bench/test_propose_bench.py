"""The bench of `propose`: a line for each size, with and without a limit on entries."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    yield import_module("propose")
    for each in ("propose", "check"):
        del sys.modules[each]


def test_every_size_is_printed(bench, capsys):
    assert bench.main(["--festivals", "16", "--runs", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [
        [size, most] for size in ("2", "8", "16") for most in ("20", "any")
    ]


def test_a_slow_answer_is_an_error(bench, capsys, monkeypatch):
    monkeypatch.setattr(bench, "MOST_SECONDS", 0)
    assert bench.main(["--festivals", "8", "--runs", "1"]) == 1
