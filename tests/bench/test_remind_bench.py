"""The bench of reminders measures what it says, and fails when its target is missed."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    yield import_module("remind")
    del sys.modules["remind"]


def test_it_prints_medians_and_ratios(bench, capsys):
    status = bench.main(["--deadlines", "40", "--runs", "1", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert set(told["ms"]) == {"upcoming", "upcoming, prepared", "remind, much new", "remind, nothing new"}
    assert told["ratio"]["upcoming"] == 1
    assert status == (0 if told["kept"] else 1)


def test_a_missed_target_is_a_failure(bench, monkeypatch, capsys):
    monkeypatch.setattr(bench, "measure", lambda *_: {"upcoming": 100.0, "remind, much new": 301.0})
    assert bench.main([]) == 1
    assert "3.01 × upcoming" in capsys.readouterr().out


def test_a_kept_target_is_none(bench, monkeypatch, capsys):
    monkeypatch.setattr(bench, "measure", lambda *_: {"upcoming": 100.0, "remind, much new": 300.0})
    assert bench.main([]) == 0
    assert "target kept" in capsys.readouterr().out


def test_every_festival_has_four_dates_in_the_year_to_come(bench):
    text = bench.catalogue(bench.festivals(10))
    assert text.count("[[festival]]") == 3
    assert text.count("[[festival.edition.deadline]]") == 12
