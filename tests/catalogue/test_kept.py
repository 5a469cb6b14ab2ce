"""What is kept of a few files is a cache and nothing else."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.kept import kept

Ask = Callable[[], list[str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "words.txt"
    write(made, "one two")
    return made


def write(file: Path, text: str) -> None:
    """Long ago, so that it counts as settled."""
    file.write_text(text)
    os.utime(file, ns=(10**18, 10**18 + len(text)))


@pytest.fixture
def read() -> list[str]:
    """What was read, file by file."""
    return []


@pytest.fixture
def ask(file: Path, tmp_path: Path, read: list[str]) -> Ask:
    def make() -> list[str]:
        read.append(file.read_text())
        return read[-1].split()

    return lambda: kept("words", (file,), make, "spaces", cache=tmp_path / "cache")


def place_in(folder: Path) -> Path:
    (found,) = folder.glob("cache/words-*")
    return found


def test_the_same_is_not_read_twice_and_an_edit_is_seen_at_once(ask: Ask, file: Path, read: list[str]) -> None:
    assert [ask(), ask()] == [["one", "two"]] * 2
    write(file, "three")
    assert [ask(), ask()] == [["three"]] * 2
    assert read == ["one two", "three"]


def test_another_name_or_extra_is_read_for_itself(ask: Ask, file: Path, tmp_path: Path) -> None:
    ask()
    assert kept("words", (file,), lambda: ["lines"], "lines", cache=tmp_path / "cache") == ["lines"]
    assert kept("other", (file,), lambda: ["other"], "spaces", cache=tmp_path / "cache") == ["other"]
    assert ask() == ["one", "two"]


def test_a_file_written_this_very_moment_is_not_kept(ask: Ask, file: Path, tmp_path: Path) -> None:
    os.utime(file, ns=(2**62, 2**62))
    assert ask() == ["one", "two"]
    assert not list(tmp_path.glob("cache/*"))


def test_a_file_that_changes_while_it_is_read_is_not_kept(file: Path, tmp_path: Path) -> None:
    def make() -> str:
        found = file.read_text()
        write(file, found + " more")
        return found

    assert kept("words", (file,), make, cache=tmp_path / "cache") == "one two"
    assert kept("words", (file,), file.read_text, cache=tmp_path / "cache") == "one two more"


def test_a_missing_file_is_left_to_whoever_reads_it(file: Path, tmp_path: Path) -> None:
    file.unlink()
    with pytest.raises(FileNotFoundError):
        kept("words", (file,), file.read_text, cache=tmp_path / "cache")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(0, 255))
def test_no_byte_that_is_flipped_or_missing_changes_the_answer(
    ask: Ask, tmp_path: Path, place: float, flip: int
) -> None:
    ask()
    content = bytearray(place_in(tmp_path).read_bytes())
    at = int(place * len(content))
    if flip:
        content[at] ^= flip
    place_in(tmp_path).write_bytes(content if flip else content[:at])
    assert ask() == ["one", "two"]


@pytest.mark.parametrize("mode", [("file", 0o666), ("folder", 0o777)])
def test_what_somebody_else_could_have_written_is_not_believed(ask: Ask, tmp_path: Path, mode: tuple[str, int]) -> None:
    ask()
    seal = place_in(tmp_path).read_bytes()[16:32]
    poison = seal + pickle.dumps(Hostile(tmp_path / "was-run"))
    place_in(tmp_path).write_bytes(digest(poison) + poison)
    (place_in(tmp_path) if mode[0] == "file" else tmp_path / "cache").chmod(mode[1])
    assert ask() == ["one", "two"]
    assert not (tmp_path / "was-run").exists()


class Hostile:
    """A pickle that runs what its author likes."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


def test_a_cache_that_cannot_be_written_only_costs_time(file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    assert kept("words", (file,), file.read_text, cache=tmp_path / "cache") == "one two"
