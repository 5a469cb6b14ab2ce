"""The index is a cache and nothing else: with it, without it and with a broken one, the answers are the same."""

import os
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filmtrack.catalogue.current import compiled, current_catalogue
from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import read_festivals, read_made, stamp
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.load import load_catalogue

TOML = """
[[festival]]
id = "{id}"
name = "Lamma"
note = ["{note}"]
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
date = 2026-12-01
fee = "13 EUR"
"""
BAD = '[[festival]]\nid = "bad"\n'


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "one.toml", tmp_path / "two.toml"]
    made[0].write_text(TOML.format(id="a", note="x") + TOML.format(id="b", note="y"))
    made[1].write_text(TOML.format(id="c", note="z") + BAD)
    for file in made:
        os.utime(file, ns=(10**18, 10**18))
    return made


@pytest.fixture
def ask(files: list[Path], tmp_path: Path) -> Callable[[], Catalogue]:
    return lambda: current_catalogue(files, cache=tmp_path / "cache", zone_data="2026c")


def index_in(folder: Path) -> Path:
    (index,) = folder.glob("cache/*.db")
    return index


def test_an_index_answers_what_the_files_answer(ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path):
    first = ask()
    made_for = stamp(files, "2026c")
    assert made_for is not None
    made = read_made(tmp_path / "cache", made_for)
    assert made is not None
    assert made.stamp == made_for
    kept = Catalogue(by_id=read_festivals(tmp_path / "cache", made) or {}, problems=made.problems)
    assert kept == first == ask() == load_catalogue(files)
    assert (sorted(first.by_id), len(first.problems)) == (["a", "b", "c"], 1)
    assert first.festival("a") is not None


def test_nobody_else_may_read_the_cache(ask: Callable[[], Catalogue], tmp_path: Path):
    ask()
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert index_in(tmp_path).stat().st_mode & 0o077 == 0


class Hostile:
    """A pickle that runs what its author likes."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


@pytest.mark.parametrize("opened_up", ["file", "folder", "owner"])
def test_an_index_that_somebody_else_could_have_written_is_not_even_read(
    ask: Callable[[], Catalogue], tmp_path: Path, opened_up: str
):
    whole = ask()
    poison = pickle.dumps(Hostile(tmp_path / "was-run"))
    with sqlite3.connect(index_in(tmp_path)) as database:
        database.execute("update made set described = ?, digest = ?", (poison, digest(poison)))
    database.close()
    us = os.geteuid()
    if opened_up == "file":
        index_in(tmp_path).chmod(0o666)
    elif opened_up == "folder":
        (tmp_path / "cache").chmod(0o777)
    with patch("os.geteuid", return_value=us + (opened_up == "owner")):
        assert ask() == whole
    assert not (tmp_path / "was-run").exists()


def test_an_edit_is_seen_at_once(ask: Callable[[], Catalogue], files: list[Path]):
    ask()
    files[0].write_text(TOML.format(id="a", note="changed"))
    found = ask()
    assert sorted(found.by_id) == ["a", "c"]
    assert found.by_id["a"].notes == ("changed",)


def test_an_edit_behind_the_clocks_back_is_seen(ask: Callable[[], Catalogue], files: list[Path]):
    files[0].write_text(TOML.format(id="a", note="one"))
    os.utime(files[0], ns=(10**18, 10**18))
    ask()
    before = files[0].stat()
    files[0].write_text(TOML.format(id="a", note="two"))
    os.utime(files[0], ns=(10**18, 10**18))
    now = files[0].stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert ask().by_id["a"].notes == ("two",)


def test_a_file_that_may_no_longer_be_read_is_a_problem(ask: Callable[[], Catalogue], files: list[Path]):
    ask()
    files[1].chmod(0o200)
    with patch("pathlib.Path.read_bytes", side_effect=PermissionError(13, "denied")):
        assert [each.file for each in ask().problems if "may not be read" in str(each.message)] != []


def test_a_file_changed_this_very_moment_is_not_indexed(
    ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path
):
    files[0].write_text(TOML.format(id="a", note="x"))
    os.utime(files[0], ns=(2**62, 2**62))
    ask()
    assert not list(tmp_path.glob("cache/*"))


def test_newer_zone_data_are_another_catalogue(ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path):
    ask()
    assert compiled(files, cache=tmp_path / "cache", zone_data="2026c") is not None
    assert compiled(files, cache=tmp_path / "cache", zone_data="2027a") is None


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 500])
def test_a_ruined_index_is_left_aside(ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path, damage: bytes):
    ask()
    index_in(tmp_path).write_bytes(damage)
    assert ask() == load_catalogue(files)
    assert len(index_in(tmp_path).read_bytes()) > 1000


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_any_flipped_byte_changes_no_answer(
    ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path, place: float, flip: int
):
    whole = ask()
    index = index_in(tmp_path)
    content = bytearray(index.read_bytes())
    content[int(place * len(content))] ^= flip
    index.write_bytes(bytes(content))
    assert ask() == whole


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_index_changes_no_answer(ask: Callable[[], Catalogue], tmp_path: Path, share: float):
    whole = ask()
    content = index_in(tmp_path).read_bytes()
    index_in(tmp_path).write_bytes(content[: int(len(content) * share)])
    assert ask() == whole


def test_a_row_that_was_taken_out_is_missed(ask: Callable[[], Catalogue], tmp_path: Path):
    whole = ask()
    with sqlite3.connect(index_in(tmp_path)) as database:
        database.execute("delete from festival where id = 'b'")
    database.close()
    assert ask() == whole


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few festivals there are, each is read for itself."""
    monkeypatch.setattr("filmtrack.catalogue.current._MANY", 1)


@pytest.mark.usefixtures("one_by_one")
def test_of_an_index_only_the_festival_that_is_asked_for_is_read(ask: Callable[[], Catalogue], files: list[Path]):
    whole = load_catalogue(files)
    ask()
    kept = ask()
    with patch("filmtrack.catalogue.index.pickle.loads", wraps=pickle.loads) as read:
        assert [kept.festival(each) for each in ("b", "b", "nowhere")] == [whole.by_id["b"], whole.by_id["b"], None]
        assert ("c" in kept.by_id, "nowhere" in kept.by_id) == (True, False)
        assert read.call_count == 1
        assert list(kept.by_id) == list(whole.by_id)
        assert (kept.by_id["b"], len(kept.by_id), "nowhere" in kept.by_id) == (whole.by_id["b"], 3, False)


@pytest.mark.usefixtures("one_by_one")
def test_a_catalogue_that_another_run_changed_meanwhile_is_one_catalogue(
    ask: Callable[[], Catalogue], files: list[Path]
):
    ask()
    before = ask()
    files[-1].write_text('[[festival]]\nid = "b"\nwithdrawn = true\n')
    os.utime(files[-1], ns=(10**18, 10**18 + 7))
    now = ask()
    assert "b" not in now.by_id
    assert dict(before.by_id) == dict(now.by_id)
    assert (len(before.by_id), "b" in before.by_id, before.festival("b")) == (len(now.by_id), False, None)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize(
    "harm", ["update festival set festival = x'00'", "delete from festival", "drop table festival"]
)
def test_an_index_that_breaks_behind_the_first_look_changes_no_answer(
    ask: Callable[[], Catalogue], files: list[Path], tmp_path: Path, harm: str
):
    ask()
    kept = ask()
    with sqlite3.connect(index_in(tmp_path)) as database:
        database.execute(harm)
    database.close()
    assert kept.festival("b") == load_catalogue(files).by_id["b"]
    assert kept == load_catalogue(files)


def test_whoever_asks_for_many_gets_all_read_at_once(
    ask: Callable[[], Catalogue], files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("filmtrack.catalogue.current._MANY", 3)
    ask()
    kept = ask()
    with patch("filmtrack.catalogue.index.pickle.loads", wraps=pickle.loads) as read:
        found = [kept.by_id[each] for each in "abcab"]
    assert found == [load_catalogue(files).by_id[each] for each in "abcab"]
    assert read.call_count == 1 + 3


def test_a_cache_that_cannot_be_used_only_costs_time(files: list[Path], tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    for cache in (tmp_path / "file", Path("/proc/nowhere")):
        assert current_catalogue(files, cache=cache, zone_data="x") == load_catalogue(files)


def test_a_missing_file_is_a_problem_and_no_index(tmp_path: Path):
    found = current_catalogue([tmp_path / "none.toml"], cache=tmp_path / "cache", zone_data="x")
    assert len(found.problems) == 1
    assert not (tmp_path / "cache").exists()


def test_a_warm_answer_imports_neither_pydantic_nor_a_toml_parser(spawn):
    spawn("upcoming", "--country", "FR")
    result = spawn("upcoming", "--country", "FR", env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.rpartition("|")[2].strip() for line in result.err.splitlines()}
    assert "filmtrack.catalogue.index" in imported
    assert not imported.intersection({"pydantic", "tomllib", "tomli", "tomlkit", "rich", "filmtrack.catalogue.load"})
