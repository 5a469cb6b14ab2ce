"""The forecast's bench: its scores on the reduced data are pinned, and it reads, compares and prints as it says."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "forecast"
FACTS = ROOT / "tests" / "data" / "facts"
HEADER = "series_id,edition_year,deadline,time,tz,event_start,source,first_published,half"

PINNED = {
    "event known": "137 20.1 13 18 34 53 77 53.3 75.2 89.8 95.6 98.5",
    "event not used": "148 26.1 16 23 34 46 71 50.7 83.1 91.2 96.6 98.6",
    "targets": "148 141 111 108 86 83 67 57",
    "80 % range covers": "83.1 76.6 71.2 74.1 70.9 67.5 65.7 64.9",
    "all": "123 14 72.4 84.6 95.9 100.0 100.0 46",
    "one past edition": "49 14 85.7 100.0 100.0 100.0 100.0 88",
    "two or more": "74 10 63.5 74.3 93.2 100.0 100.0 36",
    "two or more, gap 1": "16 7 68.8 75.0 87.5 100.0 100.0 23",
    "calls, 80 % of all misses": "38 51 66 62 78 78 86 83",
    "film festivals, median miss": "1.5 3.5 0 0 1 15.5 0 6",
}


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    yield import_module("forecast")
    for name in ("forecast", "forecast_scores"):
        del sys.modules[name]


@pytest.fixture
def scores(bench):
    return sys.modules["forecast_scores"]


def calls_file(folder: Path, *rows: str) -> Path:
    path = folder / "calls.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", ROOT / "bench" / "forecast.py", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_scores_on_the_reduced_data_are_pinned(bench, scores) -> None:
    found = scores.tables(bench.read_calls(DATA / "dev.csv"), bench.read_festivals(FACTS))
    assert {name: " ".join(row) for table in found for name, row in table.rows.items()} == PINNED


def test_json_holds_the_scores_as_numbers_beside_the_methods() -> None:
    ran = run("--data", DATA, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    document = json.loads(ran.stdout)
    assert document["agrees"] is False
    assert [table["scored"] for table in document["tables"]] == [True, True, True, False]
    row = document["tables"][0]["rows"][0]
    assert row["name"] == "event known"
    assert (row["scores"]["N"], row["scores"]["80 %"]) == (137, 75.2)
    assert (row["method"]["N"], row["method"]["80 %"]) == (2373, 81.3)
    assert document["tables"][2]["rows"][1]["method"]["festivals"] is None


def test_text_marks_every_figure_that_differs() -> None:
    ran = run("--data", DATA / "dev.csv")
    assert ran.returncode == 0
    lines = ran.stdout.splitlines()
    ours = next(line for line in lines if line.startswith("event known"))
    assert ours.split()[2:4] == ["137*", "20.1*"]
    two_or_more = next(line for line in lines if line.startswith("two or more "))
    assert two_or_more.split()[-1] == "36"
    assert lines[-1] == "* differs"


def test_other_facts_can_be_named_and_missing_ones_are_said(tmp_path: Path) -> None:
    assert run("--data", DATA, "--facts", FACTS).stderr == ""
    ran = run("--data", DATA, "--facts", tmp_path)
    assert ran.returncode == 0
    assert "no festival histories" in ran.stderr


@pytest.mark.parametrize(("text", "complaint"), [(None, "no such file"), ("a,b\n1,2\n", "no column 'series_id'")])
def test_data_that_cannot_be_read_are_refused(tmp_path: Path, text: str | None, complaint: str) -> None:
    path = tmp_path / "calls.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    ran = run("--data", path)
    assert ran.returncode == 2
    assert complaint in ran.stderr


def test_any_csv_with_the_columns_can_be_scored(bench, scores, tmp_path: Path) -> None:
    path = calls_file(
        tmp_path,
        "b,2024,2024-03-05,,,2024-06-01,x,,other",
        "a,2020,2020-05-01,,,,x,,other",
        "b,2023,2023-03-01,,,2023-06-01,x,,other",
        "b,2023,2023-02-01,,,2023-06-01,x,,other",
        "b,2022,,,,,x,,other",
    )
    tables = scores.tables(bench.read_calls(path), {})
    events, gaps, festivals, _ = (table.rows for table in tables)
    assert events["event known"][:3] == ("1", "4.0", "4")
    assert events["event not used"][:3] == ("1", "4.0", "4")
    assert gaps["targets"][1:] == ("–",) * 7
    assert festivals["all"] == ("0", "0", *["–"] * 6)


def test_calls_that_may_still_move_are_not_scored(bench, scores, tmp_path: Path) -> None:
    path = calls_file(tmp_path, "a,2025,2025-08-21,,,,x,,dev", "a,2026,2026-08-21,,,,x,,dev")
    (events, *_) = scores.tables(bench.read_calls(path), {})
    assert events.rows["event not used"][0] == "0"


def test_only_named_tiers_of_festivals_are_scored(bench) -> None:
    tiers = {name.rsplit(" ", 1)[1] for name in bench.read_festivals(FACTS)}
    assert tiers == {"regular", "final", "early", "late"}


def test_tables_agree_when_every_figure_stated_came_out(scores) -> None:
    stated = {"all": ("1", "–", "2.0")}
    same, other = (
        scores.Table(name="t", columns=("a", "b", "c"), rows={"all": row}, method=stated)
        for row in (("1", "7", "2.0"), ("1", "7", "2.1"))
    )
    assert (same.agrees, other.agrees) == (True, False)


def test_equal_scores_are_said_to_be_equal(bench, scores) -> None:
    table = scores.Table(name="t", columns=("a",), rows={"all": ("1",)}, method={"all": ("1",)})
    assert bench.as_text([table]).splitlines()[-1] == "every scored figure equals the method's"
    assert json.loads(bench.as_json([table]))["agrees"] is True
