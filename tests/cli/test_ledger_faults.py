"""Full disks, locked folders, damaged and busy ledgers: one sentence, exit 5, nothing lost, never a traceback."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from filmtrack.domain.events import film_added
from ledgers import NOW, TODAY, a_film, begun, content, ledger_at, ledger_in, path_of, signed, snapshot
from runs import Result, environment

READING = (("log",), ("log", "1"), ("budget",), ("export",))
WRITING = (("undo",), ("import", "more.json"))

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount and change users")


@pytest.fixture
def ledger(home, tmp_path):
    signed(home)
    other = ledger_at(tmp_path / "other")
    with other.writing(at=NOW, by="bob") as recorder:
        recorder.append(film_added(a_film(f"film-{each}", synopsis="x" * 5000), on=TODAY) for each in range(50))
    (tmp_path / "more.json").write_text(content(other), encoding="utf-8")
    return begun(ledger_in(home))


def refused(result, status=5):
    """One sentence, perhaps with a hint, and no traceback."""
    assert result.status == status, result.err
    lines = [line for line in result.err.splitlines() if not line.startswith("the ledger as it was")]
    assert lines[0].startswith("filmtrack: ")
    assert len(lines) <= 2
    assert "Traceback" not in result.err
    return True


@pytest.mark.parametrize("asked", READING + WRITING, ids=" ".join)
@pytest.mark.parametrize("damage", ["cut", "garbled", "emptied", "foreign", "newer", "a folder"])
def test_a_store_that_is_no_sound_ledger_is_never_written_to_and_never_looks_empty(run, home, ledger, asked, damage):
    path = path_of(ledger)
    spoil(path, damage)
    before = snapshot(home)
    result = run(*asked)
    assert refused(result)
    assert "night-bus" not in result.out
    assert snapshot(home) == before


@pytest.mark.parametrize("asked", READING + WRITING, ids=" ".join)
def test_a_ledger_that_vanished_is_not_a_new_one(run, home, ledger, asked):
    path_of(ledger).unlink()
    assert refused(run(*asked))
    assert not path_of(ledger).exists()


@pytest.mark.parametrize("asked", WRITING, ids=" ".join)
def test_a_busy_ledger_is_waited_for_and_then_said(run, home, ledger, monkeypatch, asked):
    monkeypatch.setattr("filmtrack.ledger.sqlite_failures.WAIT_SECONDS", 0)
    before = content(ledger)
    holder = sqlite3.connect(path_of(ledger), isolation_level=None)
    holder.execute("begin immediate")
    try:
        assert refused(run(*asked))
    finally:
        holder.close()
    assert content(ledger) == before


@needs_root
@pytest.mark.parametrize("asked", WRITING, ids=" ".join)
def test_a_full_disk_loses_nothing(spawn, home, ledger, tmp_path, asked):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        kept = begun(ledger_at(disk))
        before = content(kept)
        fill(disk)
        result = spawn(*asked, "--ledger", kept.name)
        assert refused(result, status=result.status)
        assert result.status in {5, 6}  # 6: already the backup before an import finds no room
        (disk / "filler").unlink()
        assert content(kept) == before
        assert spawn("doctor", "--ledger", kept.name).out == ""
    finally:
        subprocess.run(["umount", disk], check=True)


AS_NOBODY = textwrap.dedent(
    """
    import contextlib, io, os, sys
    from filmtrack.cli.main import main

    with contextlib.redirect_stdout(io.StringIO()):
        main([*sys.argv[1:], "--dry-run"])  # imports what is needed: nobody may not look into root's Python
    os.setuid(65534)
    sys.exit(main(sys.argv[1:]))
    """
)


@needs_root
@pytest.mark.parametrize("asked", WRITING, ids=" ".join)
def test_a_folder_that_may_not_be_written_loses_nothing(ledger, home, asked):
    with tempfile.TemporaryDirectory() as folder:  # not under tmp_path, whose parents only root may enter
        seen = Path(folder)
        shutil.copytree(home, seen / "home")
        shutil.copy("more.json", seen)
        for place in (seen, *seen.rglob("*")):
            place.chmod(0o555 if place.is_dir() else 0o444)
        before = snapshot(seen / "home" / "data")
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, *asked],
            capture_output=True,
            text=True,
            cwd=seen,
            check=False,
            env=environment(seen / "home"),
        )
        assert refused(Result(status=done.returncode, out=done.stdout, err=done.stderr), status=done.returncode)
        assert done.returncode in {5, 6}  # 6: already the backup before an import cannot be written
        assert snapshot(seen / "home" / "data") == before


def fill(disk: Path) -> None:
    """Leave less than a page of room."""
    room = os.statvfs(disk)
    with (disk / "filler").open("wb") as file:
        file.write(b"x" * (room.f_bavail * room.f_frsize - 2048))


def spoil(path: Path, damage: str) -> None:
    """Let a ledger be something else."""
    whole = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(whole[: len(whole) // 2 - 100])
        case "garbled":
            path.write_bytes(b"\xff" * len(whole))
        case "emptied":
            path.write_bytes(b"")
        case "foreign":
            path.unlink()
            with sqlite3.connect(path) as connection:
                connection.execute("create table recipes (name text)")
            connection.close()
        case "newer":
            with sqlite3.connect(path) as connection:
                connection.execute("pragma user_version = 99")
            connection.close()
        case "a folder":
            path.unlink()
            path.mkdir()
