"""What other processes, kills, full disks and locked folders do to a ledger."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from filmtrack.domain.events import film_added, film_edited
from filmtrack.errors import LedgerError
from filmtrack.ledger import sqlite_failures
from filmtrack.ledger.examining import examine
from ledgers import TODAY, a_film, begun, content, ledger_at, lines, path_of, snapshot, written

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from filmtrack.domain.events import entry_submitted, film_added
    from ledgers import *

    ledger, name = ledger_at(Path(sys.argv[1])), sys.argv[2]
    for count in range(int(sys.argv[3])):
        entry = an_entry(f"film-{name}-{count}")
        written(ledger, film_added(a_film(entry.film), on=TODAY), entry_submitted(entry, on=TODAY), by=name)
        print(count, flush=True)
    """
)


def start(script, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def films_of(ledger, name):
    return [each["film"] for each in lines(content(ledger)) if each["by"] == name and each["kind"] == "film-added"]


def test_what_was_acknowledged_survives_any_kill(tmp_path):
    ledger = begun(ledger_at(tmp_path))
    chance = random.Random(20261122)  # noqa: S311 - the same kills in every run
    for turn in range(12):
        process = start(WRITER, tmp_path, turn, 10_000)
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        acknowledged = 1 + len(process.stdout.read().splitlines())  # communicate() would lose what readline() took in
        process.communicate()
        kept = films_of(ledger, str(turn))
        assert kept[:acknowledged] == [f"film-{turn}-{each}" for each in range(acknowledged)]
        assert len(kept) in {acknowledged, acknowledged + 1}
    assert examine(ledger) == ()


def test_a_kill_while_the_ledger_begins_leaves_none_or_a_whole_one(tmp_path):
    chance = random.Random(5)  # noqa: S311 - the same kills in every run
    for turn in range(12):
        folder = tmp_path / str(turn)
        process = start(WRITER, folder, "x", 1)
        time.sleep(0.05 + chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        ledger = ledger_at(folder)
        before = len(lines(content(ledger)))
        written(ledger, film_added(a_film("after"), on=TODAY))
        assert len(lines(content(ledger))) == before + 1
        assert [str(each.message) for each in examine(ledger) if "left behind" not in str(each.message)] == []


def test_writers_wait_for_each_other_and_none_is_refused(tmp_path):
    processes = {name: start(WRITER, tmp_path, name, 40) for name in ("a", "b", "c")}
    for process in processes.values():
        assert process.communicate(timeout=60) == ("".join(f"{each}\n" for each in range(40)), "")
    ledger = ledger_at(tmp_path)
    for name in processes:
        assert films_of(ledger, name) == [f"film-{name}-{each}" for each in range(40)]
    with ledger.reading() as records:
        assert sorted(each.number for each in records.entries().rows) == list(range(1, 121))
    assert examine(ledger) == ()


@pytest.fixture
def impatient(monkeypatch):
    """A tenth of a second is waited instead of ten."""
    monkeypatch.setattr(sqlite_failures, "WAIT_SECONDS", 0.1)


HOLDER = textwrap.dedent(
    """
    import sqlite3, sys, time
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute(sys.argv[2])
    connection.execute("select * from step").fetchall()
    print("held", flush=True)
    time.sleep(60)
    """
)


@pytest.mark.parametrize(("how", "may_read"), [("begin immediate", True), ("begin exclusive", False), ("begin", True)])
def test_who_holds_the_ledger_too_long_is_named(tmp_path, impatient, how, may_read):
    ledger = begun(ledger_at(tmp_path))
    before = content(ledger)
    holder = start(HOLDER, path_of(ledger), how)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(
            LedgerError, match=rf"another program \(python.*, process {holder.pid}\) is using the ledger"
        ) as refused:
            written(ledger, film_edited("night-bus", on=TODAY, values={"tags": ("a",)}))
        assert refused.value.exit_code == 5
        if may_read:
            assert content(ledger) == before
        else:
            with pytest.raises(LedgerError, match="is using the ledger"):
                content(ledger)
    finally:
        holder.kill()
        holder.communicate()
    assert content(ledger) == before


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path):
    ledger = begun(ledger_at(tmp_path))
    before = content(ledger)
    connection = sqlite3.connect(path_of(ledger))
    pages = connection.execute("pragma page_count").fetchone()[0]
    connection.close()

    from filmtrack.ledger import sqlite

    def with_little_room(path, **how):
        session = connect(path, **how)
        session.run(f"pragma max_page_count = {pages}")
        return session

    connect = sqlite.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "connect", with_little_room)
        with pytest.raises(LedgerError, match="is full or failing; nothing was changed"):
            written(ledger, *(film_added(a_film(f"f{each}", synopsis="x" * 5000), on=TODAY) for each in range(50)))
    assert content(ledger) == before
    assert examine(ledger) == ()


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount and change users")


@needs_root
def test_a_really_full_disk_is_said_and_nothing_is_lost(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        ledger = begun(ledger_at(disk))
        before = content(ledger)
        with pytest.raises(LedgerError, match="is full or failing; nothing was changed"):
            written(ledger, *(film_added(a_film(f"f{each}", synopsis="x" * 5000), on=TODAY) for each in range(50)))
        assert content(ledger) == before
        (disk / "filler").write_bytes(b"x" * (disk_free(disk) - 8192))
        with pytest.raises(LedgerError, match="is full or failing"):
            begun(ledger_at(disk / "other"))
        assert not path_of(ledger_at(disk / "other")).exists()
        assert examine(ledger) == ()
    finally:
        subprocess.run(["umount", disk], check=True)


def disk_free(folder):
    found = os.statvfs(folder)
    return found.f_bavail * found.f_bsize


TRY = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from filmtrack.domain.events import film_added
    from filmtrack.errors import LedgerError
    from ledgers import *

    ledger = ledger_at(Path(sys.argv[1]))
    ledger.store.open_to_read().close()
    os.setuid(65534)  # only now, when all is imported: nobody may not even look into root's Python
    try:
        print(len(lines(content(ledger))))
        written(ledger, film_added(a_film("other"), on=TODAY))
    except LedgerError as error:
        print(error.exit_code, error)
    """
)


@needs_root
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_who_may_only_read_is_told_and_changes_nothing(kind):
    # Not under tmp_path, whose parents only root may enter.
    folder = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    try:
        ledger = begun(ledger_at(folder))
        path = path_of(ledger)
        (folder / "state").chmod(0o755)
        folder.chmod(0o755)
        path.parent.chmod(0o777 if kind == "file" else 0o755)
        path.chmod(0o644 if kind == "file" else 0o666)
        before = snapshot(folder)
        process = start(TRY, folder)
        out, err = process.communicate()
        assert err == ""
        assert out.splitlines()[0] == "2"
        assert out.splitlines()[1].startswith(f"5 the ledger {path} cannot be written")
        assert snapshot(folder) == before
        path.chmod(0o600)
        out, err = start(TRY, folder).communicate()
        assert (err, out.startswith("5 the ledger")) == ("", True)
    finally:
        subprocess.run(["rm", "-r", folder], check=True)


def test_an_interrupted_change_is_rolled_back_by_the_next_reader(tmp_path):
    ledger = begun(ledger_at(tmp_path))
    before = content(ledger)
    script = textwrap.dedent(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("pragma cache_size = 1")
        connection.execute("begin immediate")
        connection.execute("update event set kind = 'lost'")
        connection.executemany("insert into counter values (?, 1)", [(str(n) * 99,) for n in range(999)])
        os.kill(os.getpid(), 9)
        """
    )
    start(script, path_of(ledger)).communicate()
    assert sqlite_failures.journal_of(path_of(ledger)).stat().st_size > 0
    assert content(ledger) == before
    assert not sqlite_failures.journal_of(path_of(ledger)).exists()
