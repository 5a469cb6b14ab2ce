"""Files are written whole or not at all, and the previous one is kept."""

import os
from pathlib import Path

import pytest

from filmtrack.cli.argv import split
from filmtrack.cli.files import previous, read_if_there, replace_whole, write_pieces
from filmtrack.errors import OutsideError, WrongUsageError


def test_a_new_file_makes_its_folders(tmp_path: Path):
    file = tmp_path / "a" / "b.toml"
    replace_whole(file, b"new", was=None)
    assert file.read_bytes() == b"new"
    assert [each.name for each in file.parent.iterdir()] == ["b.toml"]


def test_the_previous_file_and_the_mode_are_kept(tmp_path: Path):
    file = tmp_path / "b.toml"
    file.write_bytes(b"old")
    file.chmod(0o600)
    replace_whole(file, b"new", was=b"old")
    assert (file.read_bytes(), previous(file).read_bytes()) == (b"new", b"old")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640)])
def test_a_new_file_has_no_rights_that_the_umask_takes_away(tmp_path: Path, umask: int, mode: int):
    was = os.umask(umask)
    try:
        write_pieces(tmp_path / "feed.ics", ("x",), mode=0o644)
    finally:
        os.umask(was)
    assert (tmp_path / "feed.ics").stat().st_mode & 0o777 == mode
    assert os.umask(was) == was


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path):
    file = tmp_path / "b.toml"
    file.write_bytes(b"theirs")
    with pytest.raises(OutsideError, match="changed while"):
        replace_whole(file, b"new", was=b"old")
    assert file.read_bytes() == b"theirs"


def test_a_link_stays_a_link(tmp_path: Path):
    file, link = tmp_path / "real.toml", tmp_path / "link.toml"
    file.write_bytes(b"old")
    link.symlink_to(file)
    replace_whole(link, b"new", was=b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "b.toml"
    file.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("filmtrack.cli.files.os.fsync", full)
    with pytest.raises(OutsideError, match="cannot be written: No space left on device"):
        replace_whole(file, b"new", was=b"old")
    assert [each.name for each in tmp_path.iterdir()] == ["b.toml"]
    assert file.read_bytes() == b"old"


def test_what_cannot_be_read_is_said(tmp_path: Path):
    assert read_if_there(tmp_path / "none") is None
    with pytest.raises(OutsideError, match="cannot be read"):
        read_if_there(tmp_path)


def test_global_options_leave_the_rest_in_order():
    options, rest = split(["a", "--now", "x", "--catalogue=1", "-q", "--catalogue", "2", "--", "--now", "-q"])
    assert (options.now, options.catalogues, options.quiet) == ("x", ("1", "2"), True)
    assert rest == ["a", "--", "--now", "-q"]


@pytest.mark.parametrize("arguments", [["--now"], ["\udcff"], ["--now", "\udcff"], ["--", "\udcff"]])
def test_a_value_that_lacks_or_is_no_text_is_refused(arguments: list[str]):
    with pytest.raises(WrongUsageError):
        split(arguments)
