"""The bench of the rules: it makes up as many festivals as it is told, and prints every measurement."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    yield import_module("check")
    del sys.modules["check"]


def test_every_measurement_is_printed(bench, capsys):
    status = bench.main(["--festivals", "30", "--films", "2", "--runs", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-5:-3] for line in lines[1:]] == [["1", "3"], ["1", "30"], ["2", "3"]] * 2
    assert status == 0


def test_made_up_festivals_have_ids_of_their_own(bench):
    catalogue = bench.MadeUp(600)
    ids = [each.id for each in catalogue.festivals()]
    assert len(set(ids)) == len(ids) == 600
    assert catalogue.festival(ids[-1]).id == ids[-1]
    assert len(list(catalogue.first(7).festivals())) == 7


def test_too_slow_rules_are_an_error(bench, capsys, monkeypatch):
    monkeypatch.setattr(bench, "MOST_SECONDS", 0)
    assert bench.main(["--festivals", "10", "--films", "1", "--runs", "1"]) == 1
