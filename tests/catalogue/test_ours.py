"""Whose a file of the cache is: what others could have written, or could put in its place, is not believed."""

import os
from pathlib import Path

import pytest

from filmtrack.catalogue.cache_files import new_file, tidy
from filmtrack.catalogue.ours import could_only_we_write

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")
OTHER = 65_533


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache folder below one of its own, with a file in it."""
    made = tmp_path / "way" / "cache"
    made.mkdir(parents=True, mode=0o700)
    (tmp_path / "way").chmod(0o700)
    (made / "answer").touch(mode=0o600)
    return made


def ours(folder: Path, *files: str) -> bool:
    return could_only_we_write(str(folder), *(str(folder / each) for each in files))


def test_what_only_we_may_write_is_ours(folder: Path) -> None:
    assert ours(folder)
    assert ours(folder, "answer")
    assert not ours(folder, "answer", "missing")


@pytest.mark.parametrize(
    ("mode", "is_ours"), [(0o755, True), (0o1777, True), (0o777, False), (0o1775, True), (0o703, False)]
)
def test_a_folder_above_that_others_may_write_to_counts_unless_it_is_sticky(
    folder: Path, mode: int, *, is_ours: bool
) -> None:
    folder.parent.chmod(mode)
    assert ours(folder, "answer") is is_ours


def test_a_file_or_folder_that_others_may_write_to_is_not_ours(folder: Path) -> None:
    (folder / "answer").chmod(0o602)
    assert ours(folder)
    assert not ours(folder, "answer")
    folder.chmod(0o720)
    assert not ours(folder)


def test_only_a_plain_file_is_believed(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "answer")
    os.mkfifo(folder / "pipe", 0o600)
    (folder / "inner").mkdir(mode=0o700)
    assert [ours(folder, each) for each in ("link", "pipe", "inner")] == [False, False, False]


def test_links_on_the_way_are_followed_to_their_ends(folder: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "cache").mkdir(mode=0o700)
    (tmp_path / "good").symlink_to("way/../way/cache")
    (tmp_path / "absolute").symlink_to(folder)
    (tmp_path / "bad").symlink_to(loose / "cache")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    loose.chmod(0o777)
    found = [ours(tmp_path / each) for each in ("good", "absolute", "bad", "loop")]
    assert found == [True, True, False, False]


@needs_root
def test_a_link_or_a_folder_of_somebody_else_on_the_way_is_not_followed(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    os.chown(link, OTHER, OTHER, follow_symlinks=False)
    assert not ours(link)
    os.chown(folder.parent, OTHER, OTHER)
    assert not ours(folder)


@needs_root
def test_a_group_that_is_not_our_own_may_not_write_above(folder: Path) -> None:
    folder.parent.chmod(0o770)
    assert ours(folder)
    os.chown(folder.parent, -1, OTHER)
    assert not ours(folder)


def test_a_path_that_begins_where_we_are_is_looked_at_as_well(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert could_only_we_write("way/cache")
    folder.parent.chmod(0o777)
    assert not could_only_we_write("way/cache")


def test_nothing_is_written_where_others_could_exchange_it(folder: Path) -> None:
    folder.parent.chmod(0o777)
    with pytest.raises(PermissionError):
        new_file(folder)
    assert [each.name for each in folder.iterdir()] == ["answer"]


def test_tidying_leaves_the_newest_and_what_is_not_its_own(folder: Path) -> None:
    names = [f"answer-{number:016x}" for number in range(5)]
    for age, name in enumerate([*names, ".new.old", ".new.now", "answer-key-to-the-quiz.txt", "answer"]):
        (folder / name).touch()
        seconds = 10_000 if name == ".new.old" else 90_000 + age
        os.utime(folder / name, (seconds, seconds))
    (folder / "answer-ffffffffffffffff").mkdir()
    (folder / "answer-eeeeeeeeeeeeeeee").symlink_to("nowhere")
    tidy(folder, "answer-", 2)
    left = {each.name for each in folder.iterdir()}
    others = {"answer", ".new.now", "answer-key-to-the-quiz.txt", "answer-ffffffffffffffff", "answer-eeeeeeeeeeeeeeee"}
    assert left == {*names[3:], *others}
