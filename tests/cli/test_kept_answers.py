"""Answers about films that were worked out before: the same to the last byte as those that are worked out anew."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from catalogues import LAMMA, OTHERS, ship, write_long_ago
from conftest import Run
from filmtrack.cli import kept_answers
from runs import Result, environment

CHECK = ("check", "night-bus")
DUE = ("upcoming", "--film", "night-bus")
ALL = ("upcoming", "--country", "JP", "--country", "HK")
LIST = ("festival", "list")
HERE = "2026-11-22T12:00:00Z"
ONE_EACH = '[[festival]]\nid = "lamma"\nper_entrant = 1\n'
SOON = """
[[festival]]
id = "soon"
name = "Soon"
timezone = "Asia/Tokyo"
source = "s"
checked = 2026-11-01
[[festival.section]]
id = "student"
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
tier = "early"
date = 2026-11-22
time = "23:00"
[[festival.edition.deadline]]
tier = "regular"
date = 2027-01-21
time = "22:00"
timezone = "submitter"
[[festival]]
id = "likely"
name = "Likely"
timezone = "Pacific/Kiritimati"
source = "s"
checked = 2026-11-01
[[festival.edition]]
year = 2026
[[festival.edition.deadline]]
date = 2025-11-22
"""
MOMENTS = (
    HERE,
    *("2026-11-22T10:30:00Z", "2026-11-22T13:59:59.999999Z", "2026-11-22T14:00:00Z", "2026-11-22T14:00:01Z"),
    *("2026-11-22T15:59:59.999999Z", "2026-11-22T16:00:00Z", "2026-11-22T11:00:00Z"),
)
LINES = [
    CHECK,
    (*CHECK, "--why-not"),
    (*CHECK, "--strict", "--country", "FI"),
    (*CHECK, "--platform", "FilmFreeway"),
    (*CHECK, "--section", "student"),
    (*CHECK, "--month", "dec"),
    ("check", "--all"),
    ("check", "--film", "ferry", "--film", "night-bus"),
    DUE,
    (*DUE, "--next"),
    (*DUE, "--month", "dec", "--maybe"),
    (*DUE, "--within", "9d"),
    (*DUE, "--events", "--closed", "--from", "2026-11-01"),
    (*DUE, "--film", "ferry", "--country", "HK"),
    ALL,
    (*ALL, "--within", "2w"),
    LIST,
    (*LIST, "so", "--free"),
    (*LIST, "--film", "night-bus"),
    (*LIST, "--month", "dec"),
]
WAYS = [(), ("--json",), ("--limit", "1"), ("--limit", "0"), ("--sort", "-name"), ("--csv", "--limit", "2")]


@pytest.fixture(autouse=True)
def started(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two films and an entry, over a small shipped catalogue that was compiled once."""
    shipped = ship(monkeypatch, tmp_path)
    write_long_ago(shipped, LAMMA + OTHERS + SOON)
    assert (
        run("film", "add", "Night Bus", "--runtime", "14:30", "--completed", "2026-05", "--country", "HK").status == 0
    )
    assert run("film", "add", "Ferry", "--runtime", "40:00", "--country", "HK").status == 0
    assert run("submit", "ferry", "lamma", "--yes").status == 0
    run("remind")
    return shipped


@contextmanager
def nothing_kept() -> Iterator[None]:
    with patch.object(kept_answers, "_shelf", return_value=None):
        yield


@contextmanager
def only_kept() -> Iterator[None]:
    """Runs in which nothing is worked out that would be kept."""
    with patch.object(kept_answers.Shelf, "keep", side_effect=AssertionError("it was worked out")):
        yield


def answers(home: Path) -> list[Path]:
    return sorted((home / "cache" / "filmtrack").glob("answer-*"))


def anew(run: Run, *line: str, **more: object) -> Result:
    with nothing_kept():
        return run(*line, **more)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_it_is_what_would_be_worked_out_anew(run: Run, line: tuple[str, ...]) -> None:
    for way in (*WAYS, *WAYS):
        for now in MOMENTS:
            said = (*line, *way)
            assert run(*said, now=now) == anew(run, *said, now=now), said
    for now in MOMENTS:
        assert run(*line, now=now, tty=True) == anew(run, *line, now=now, tty=True)


@pytest.mark.parametrize("line", [CHECK, ("check", "--all"), DUE, (*LIST, "--film", "night-bus")], ids=" ".join)
def test_the_same_question_is_answered_without_working_it_out_again(run: Run, line: tuple[str, ...]) -> None:
    first = run(*line, "--json")
    with only_kept():
        assert run(*line, "--json") == first
        run(*line, tty=True)
        run(*line, "--sort", "name", now="2026-11-22T12:30:00Z")


def test_what_the_run_that_compiled_the_catalogue_worked_out_is_kept_already(run: Run, started: Path) -> None:
    write_long_ago(started, LAMMA + OTHERS)
    first = run(*CHECK, "--json")
    with only_kept():
        assert run(*CHECK, "--json") == first


def test_more_than_was_kept_is_worked_out(run: Run) -> None:
    run(*CHECK, "--limit", "1")
    with only_kept(), pytest.raises(AssertionError, match="worked out"):
        run(*CHECK, "--limit", "2")
    assert len(run(*CHECK, "--json", "--limit", "2").out) > len(run(*CHECK, "--json", "--limit", "1").out)


def change_the_film(run: Run, _shipped: Path) -> None:
    run("film", "edit", "night-bus", "--runtime", "31:00")


def enter_it(run: Run, _shipped: Path) -> None:
    run("submit", "night-bus", "tampere", "--yes")


def take_a_step_back(run: Run, _shipped: Path) -> None:
    run("undo", "--yes")


def tick_something(run: Run, _shipped: Path) -> None:
    run("tick", "night-bus", "synopsis-en")


def change_the_catalogue(run: Run, shipped: Path) -> None:
    write_long_ago(shipped, (LAMMA + OTHERS + SOON).replace("2026-12-04", "2026-12-05"))
    run("festival", "list")


def announce_a_date(run: Run, _shipped: Path) -> None:
    run("announce", "tampere", "2026-12-01", "--edition", "2027", "--source", "https://tampere.example", "--yes")


CHANGES = [change_the_film, enter_it, take_a_step_back, tick_something, change_the_catalogue, announce_a_date]


@pytest.mark.parametrize(
    "line", [CHECK, ("check", "--all", "--why-not"), DUE, (*LIST, "--film", "night-bus")], ids=" ".join
)
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_it_was_made_from_is_seen_at_once(
    run: Run, started: Path, change: Callable[[Run, Path], None], line: tuple[str, ...]
) -> None:
    before = run(*line, "--json")
    change(run, started)
    after = run(*line, "--json")
    assert after == anew(run, *line, "--json") == run(*line, "--json")
    if change in (change_the_catalogue, announce_a_date) and line[0] != "festival":
        assert after != before


def test_what_others_of_the_ledger_entered_counts(run: Run, home: Path) -> None:
    write_long_ago(home / "config" / "filmtrack" / "festivals.toml", ONE_EACH)
    run("festival", "list")
    before = run(*CHECK, "--json")
    assert "another film" in before.out or "entrant" in before.out
    assert run("update", "1", "withdrawn").status == 0
    after = run(*CHECK, "--json")
    assert after == anew(run, *CHECK, "--json")
    assert after != before


@pytest.mark.parametrize(
    "other",
    [{"TZ": "America/Santiago"}, {"FILMTRACK_LEDGER": "another.db"}, {"FILMTRACK_LANG": "zh"}],
    ids=lambda other: next(iter(other)),
)
@pytest.mark.parametrize("line", [CHECK, DUE], ids=" ".join)
def test_another_user_gets_another_answer(run: Run, line: tuple[str, ...], other: dict[str, str]) -> None:
    run(*line)
    if "FILMTRACK_LEDGER" in other:
        run("film", "add", "Night Bus", "--runtime", "2:00:00", env=other)
    assert run(*line, env=other) == anew(run, *line, env=other)


@pytest.mark.parametrize("line", [CHECK, DUE], ids=" ".join)
def test_a_damaged_answer_is_left_aside(run: Run, home: Path, line: tuple[str, ...]) -> None:
    whole = run(*line)
    (place,) = answers(home)
    kept = place.read_bytes()
    harms = [kept[:-1], b"", kept[: len(kept) // 2], *(_flipped(kept, at) for at in range(0, len(kept), 997))]
    for harmed in harms:
        place.write_bytes(harmed)
        assert run(*line) == whole
        assert place.read_bytes() != harmed


def _flipped(kept: bytes, at: int) -> bytes:
    return kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :]


def test_an_answer_that_somebody_else_could_have_written_is_not_believed(run: Run, home: Path) -> None:
    run(*CHECK)
    (place,) = answers(home)
    place.chmod(0o666)
    with only_kept(), pytest.raises(AssertionError, match="worked out"):
        run(*CHECK)


def test_where_nothing_can_be_kept_it_costs_only_time(run: Run, home: Path) -> None:
    whole = run(*CHECK)
    nowhere = {"XDG_CACHE_HOME": str(home / "nothing" / "here")}
    (home / "nothing").write_text("")
    assert run(*CHECK, env=nowhere) == whole


def test_a_list_that_is_not_shown_is_not_said_to_be_empty(run: Run) -> None:
    told = run(*CHECK, "--limit", "0", tty=True, together=True)
    assert "No festival takes this film" not in told.out
    assert "more: --limit" in told.out


def test_another_ledger_put_in_its_place_is_another_ledger(run: Run, home: Path, tmp_path: Path) -> None:
    """Both end with the same step, which takes in the same event at the same moment."""
    own = home / "config" / "filmtrack" / "festivals.toml"
    write_long_ago(own, '[[festival]]\nid = "lamma"\nper_director = 1\n')
    run("festival", "list")
    exported, here = tmp_path / "b.toml", {"FILMTRACK_LEDGER": str(tmp_path / "x.db")}
    elsewhere = {"FILMTRACK_LEDGER": str(tmp_path / "e.db")}
    assert run("film", "add", "B", "--runtime", "10:00", "--director", "Ann", env=elsewhere).status == 0
    assert run("export", "-o", str(exported), env=elsewhere).status == 0
    said = []
    for festival in ("lamma", "tampere"):
        ledger = tmp_path / f"{festival}.db"
        whose = {"FILMTRACK_LEDGER": str(ledger)}
        for words in (("film", "add", "A", "--director", "Ann"), ("submit", "a", festival, "--yes")):
            assert run(*words, env=whose).status == 0
        assert run("import", str(exported), "--yes", env=whose).status == 0
        (tmp_path / "x.db").write_bytes(ledger.read_bytes())
        said.append(run("check", "b", "--json", "--why-not", env=here))
        assert said[-1] == anew(run, "check", "b", "--json", "--why-not", env=here)
    assert said[0] != said[1]


@pytest.mark.parametrize("line", [("check", "ferry"), ("upcoming", "--film", "ferry")], ids=" ".join)
def test_damage_in_the_ledger_is_told_as_before(run: Run, home: Path, line: tuple[str, ...]) -> None:
    run(*line)
    with closing(sqlite3.connect(home / "data" / "filmtrack" / "ledger.db")) as database, database:
        database.execute("update entry set document = '{'")
    told = run(*line)
    assert (told.status, told.out) == (5, "")
    assert "is damaged" in told.err


@pytest.mark.parametrize("table", ["step", "event"])
def test_a_last_step_that_is_damaged_is_told(run: Run, home: Path, table: str) -> None:
    run(*CHECK)
    with closing(sqlite3.connect(home / "data" / "filmtrack" / "ledger.db")) as database, database:
        database.execute(f"update {table} set written_by = 'somebody'")  # noqa: S608 - one of two words
    assert run(*CHECK).status == 5


def test_what_is_no_answer_or_too_large_for_one_is_left_aside(run: Run, home: Path) -> None:
    whole = run(*CHECK)
    (place,) = answers(home)
    with patch("filmtrack.cli.kept_answers.unsealed", return_value=7):
        assert run(*CHECK) == whole
    os.truncate(place, 60 << 30)
    assert run(*CHECK) == whole
    assert place.stat().st_size < 1 << 20


def test_an_answer_that_another_program_wrote_is_left_aside(run: Run) -> None:
    whole = run(*CHECK)
    with patch("filmtrack.catalogue.kept.pickle.loads", side_effect=AttributeError):
        assert run(*CHECK) == whole


def test_a_window_without_an_end_in_sight_is_answered(run: Run) -> None:
    far = ("upcoming", "--festival", "lamma", "--within", "7973y")
    for _ in range(2):
        assert run(*far, now="2026-11-22T01:00:00Z") == anew(run, *far, now="2026-11-22T01:00:00Z")


def test_only_the_last_answers_are_kept(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_MOST_ANSWERS", 3)
    for country in ("FI", "HK", "FR", "DE", "JP"):
        run(*CHECK, "--country", country)
    assert len(answers(home)) == 3


def test_of_a_long_answer_only_the_first_page_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_MOST_ROWS", 2)
    monkeypatch.setattr(kept_answers, "_PAGE", 1)
    whole = run(*CHECK, "--json")
    assert run(*CHECK, "--json") == whole
    with only_kept():
        assert run(*CHECK, "--limit", "1").status == 0


def test_a_kept_answer_is_shown_without_importing_what_judges(home: Path, started: Path) -> None:
    assert started.exists()
    program = (
        "import sys; from filmtrack.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    )
    for line in (CHECK, DUE):
        for _ in range(3):  # the index, the answer, the answer again
            command = [sys.executable, "-c", program, *line]
            done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True)
        loaded = set(done.stderr.split())
        assert "filmtrack.cli.kept_answers" in loaded
        judging = {"filmtrack.reports.check", "filmtrack.reports.facts", "filmtrack.reports.occasions"}
        assert not loaded & (judging | {"filmtrack.rules.judging", "filmtrack.domain.forecast"})
