"""A file that is no sound ledger is never written to and never looks like an empty one."""

import json
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from filmtrack.domain.events import film_added, film_edited
from filmtrack.errors import FilmtrackError, LedgerError, OutsideError
from filmtrack.ledger import sqlite_failures
from filmtrack.ledger.examining import examine
from filmtrack.ledger.migrating import FORMS
from filmtrack.ledger.opening import open_ledger
from filmtrack.ledger.sqlite import begin_file
from filmtrack.ledger.sqlite_session import connect
from ledgers import NOW, TODAY, a_film, begun, content, ledger_at, path_of, snapshot, tampered, written

EDIT = film_edited("night-bus", on=TODAY, values={"tags": ("a",)})


@pytest.fixture
def kept(tmp_path):
    """A ledger with something in it, its journal closed."""
    return begun(ledger_at(tmp_path))


def refusals(ledger):
    """What reading, writing, copying and examining say, each of which must be a refusal."""
    said = []
    for attempt in (
        lambda: content(ledger),
        lambda: written(ledger, EDIT),
        lambda: ledger.backup(path_of(ledger).parent / "b", at=NOW),
        lambda: [_raise(each) for each in examine(ledger)],
    ):
        with pytest.raises(FilmtrackError) as refused:
            attempt()
        said.append(refused.value)
    return said


def _raise(problem):
    raise LedgerError(problem.message, hint=problem.hint)


def flip(path, place, length=1):
    data = bytearray(path.read_bytes())
    data[place : place + length] = bytes(each ^ 0xFF for each in data[place : place + length])
    path.write_bytes(data)


def foreign(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("create table film (id text)")
    connection.commit()
    connection.close()


BAD_FILES = {
    "zero bytes": (lambda path: path.write_bytes(b""), "is an empty file"),
    "no database": (lambda path: path.write_text("[[festival]]\nid = 'x'\n" * 500), "is no ledger of filmtrack"),
    "a few bytes": (lambda path: path.write_bytes(b"SQLite format 3\0"), "is no ledger of filmtrack|is damaged"),
    "all zeros": (lambda path: path.write_bytes(bytes(8192)), "is no ledger of filmtrack"),
    "another program's": (foreign, "is no ledger of filmtrack"),
    "cut in the middle": (lambda path: path.write_bytes(path.read_bytes()[:40960]), "is damaged"),
    "cut by a byte": (lambda path: path.write_bytes(path.read_bytes()[:-1]), "is damaged"),
    "one page left": (lambda path: path.write_bytes(path.read_bytes()[:4096]), "is damaged"),
    "a broken first page": (lambda path: flip(path, 100, 3000), "is damaged"),
    "a broken header": (lambda path: flip(path, 0, 16), "is no ledger of filmtrack"),
    "newer": (lambda path: tampered(ledger_at(path.parents[1]), "pragma user_version = 99"), "newer filmtrack"),
    "never of a form": (lambda path: tampered(ledger_at(path.parents[1]), "pragma user_version = 0"), "is no ledger"),
    "gone": (lambda path: path.unlink(), "has vanished"),
    "gone with its folder": (lambda path: shutil.rmtree(path.parent), "has vanished"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    "a broken way": (lambda path: (shutil.rmtree(path.parent), path.parent.write_text("")), "Not a directory"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_no_sound_ledger_is_refused_and_left_alone(kept, tmp_path, name):
    spoil, why = BAD_FILES[name]
    spoil(path_of(kept))
    before = snapshot(tmp_path)
    for refused in refusals(kept):
        assert refused.exit_code == 5, refused
        assert refused.hint or "folder" in str(refused)
        assert str(path_of(kept)) in str(refused)
        assert any(each in str(refused) for each in why.split("|")), refused
    after = snapshot(tmp_path)
    assert {each: data for each, data in after.items() if "/b/" not in each} == before


def test_a_vanished_ledger_says_how_to_begin_anew(kept, tmp_path):
    path_of(kept).unlink()
    with pytest.raises(LedgerError) as refused:
        content(kept)
    record = tmp_path / "state" / "ledgers"
    assert str(record) in str(refused.value.hint)
    record.write_text("")
    assert written(kept, film_added(a_film(), on=TODAY))[0].seq == 1


def test_a_ledger_that_is_only_read_is_remembered_too(kept, tmp_path):
    (tmp_path / "state" / "ledgers").unlink()
    content(kept)
    assert json.loads((tmp_path / "state" / "ledgers").read_text()) == kept.name


def test_several_ledgers_are_remembered(kept, tmp_path):
    begun(ledger_at(tmp_path, "other\n.db"))
    content(kept)
    assert len((tmp_path / "state" / "ledgers").read_text().splitlines()) == 2


def test_a_state_folder_that_cannot_be_used_costs_only_the_memory(tmp_path):
    (tmp_path / "file").write_text("")
    ledger = open_ledger(tmp_path / "ledger.db", state_folder=tmp_path / "file")
    begun(ledger)
    path_of(ledger).unlink()
    assert content(ledger)
    without = open_ledger(tmp_path / "other.db", state_folder=None)
    begun(without)
    path_of(without).unlink()
    assert content(without)


def test_a_memory_that_cannot_be_read_is_begun_again(kept, tmp_path):
    (tmp_path / "state" / "ledgers").write_bytes(b"\xff\xfe")
    content(kept)
    assert json.loads((tmp_path / "state" / "ledgers").read_text()) == kept.name


def test_a_journal_without_its_ledger_is_not_overwritten(tmp_path):
    ledger = ledger_at(tmp_path)
    path_of(ledger).parent.mkdir()
    journal = sqlite_failures.journal_of(path_of(ledger))
    journal.write_bytes(b"x")
    with pytest.raises(LedgerError, match="its journal"):
        written(ledger, film_added(a_film(), on=TODAY))
    assert journal.read_bytes() == b"x"


def test_what_is_remembered_of_a_ledger_is_for_its_owner_alone(tmp_path):
    ledger = open_ledger(tmp_path / "ledger.db", state_folder=tmp_path / "state")
    written(ledger, film_added(a_film(), on=TODAY))
    assert stat.S_IMODE((tmp_path / "state" / "ledgers").stat().st_mode) == 0o600


def test_the_file_is_for_its_owner_alone(kept):
    path = path_of(kept)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["ledger.db"]


def test_a_ledger_keeps_its_rollback_journal_and_marks(kept):
    connection = sqlite3.connect(path_of(kept))
    marks = [
        connection.execute(f"pragma {each}").fetchone()[0]
        for each in ("journal_mode", "application_id", "user_version")
    ]
    connection.close()
    assert marks == ["delete", 0x66746B31, FORMS.newest]


def test_whoever_begins_second_finds_the_first_ones_ledger(kept):
    before = content(kept)
    begin_file(path_of(kept), kept.store.forms)
    assert content(kept) == before


def test_where_files_cannot_be_linked_they_are_renamed(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert content(begun(ledger_at(tmp_path)))


def test_links_lead_to_one_remembered_ledger(kept, tmp_path):
    (tmp_path / "link.db").symlink_to(path_of(kept))
    through = open_ledger(tmp_path / "link.db", state_folder=tmp_path / "state")
    assert content(through) == content(kept)
    assert len((tmp_path / "state" / "ledgers").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["with space", "100% ?#&=.db", "夜車 🎬.db", "line\nbreak.db", "'quoted\"", ":memory:"]
)
def test_any_file_name_will_do(tmp_path, name):
    ledger = begun(ledger_at(tmp_path, name))
    assert [each.name for each in (tmp_path / "data").iterdir()] == [name]
    assert examine(ledger) == ()


@pytest.mark.parametrize("place", ["a\0b", "x" * 300, "loop/ledger.db"])
def test_a_place_that_cannot_be_is_refused(tmp_path, place):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    ledger = open_ledger(tmp_path / place, state_folder=None)
    with pytest.raises(LedgerError, match="cannot be reached"):
        content(ledger)
    with pytest.raises(LedgerError, match="cannot be reached"):
        written(ledger, film_added(a_film(), on=TODAY))


def test_a_backup_is_a_whole_ledger(kept, tmp_path):
    made = kept.backup(tmp_path / "backups", at=NOW)
    assert made.name == "ledger.2026-11-22T083000Z.db"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    copied = open_ledger(made, state_folder=None)
    assert content(copied) == content(kept)
    again = kept.backup(tmp_path / "backups", at=NOW)
    assert again.name == "ledger.2026-11-22T083000Z-2.db"
    assert sorted(each.name for each in (tmp_path / "backups").iterdir()) == sorted([made.name, again.name])


def test_a_backup_where_none_can_be_written_says_so(kept, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutsideError, match="no backup could be written"):
        kept.backup(tmp_path / "file", at=NOW)


def test_nothing_is_backed_up_of_what_was_never_begun(tmp_path):
    with pytest.raises(LedgerError, match="no ledger at"):
        ledger_at(tmp_path).backup(tmp_path / "b", at=NOW)


def test_a_damaged_ledger_makes_no_backup_that_looks_sound(kept, tmp_path):
    written(kept, *(film_added(a_film(f"film-{each}", synopsis="x" * 500), on=TODAY) for each in range(50)))
    tampered(kept, "pragma writable_schema = on", "delete from sqlite_master where name = 'event_by_film'")
    with pytest.raises(OutsideError, match="the backup is not sound"):
        kept.backup(tmp_path / "b", at=NOW)
    assert list((tmp_path / "b").iterdir()) == []


def test_a_ledger_whose_tables_cannot_be_read_makes_no_backup(kept, tmp_path):
    tampered(kept, "pragma writable_schema = on", "update sqlite_master set sql = 'create table (' where name = 'film'")
    with pytest.raises(LedgerError, match=r"is damaged .*malformed database schema"):
        kept.backup(tmp_path / "b", at=NOW)


def test_a_file_that_goes_while_it_is_opened_is_said(tmp_path):
    with pytest.raises(LedgerError, match="cannot be written: unable to open database file"):
        connect(tmp_path / "gone.db")


def test_a_disk_that_takes_no_links_nor_names_is_said(tmp_path, monkeypatch):
    def failing(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "link", failing)
    with pytest.raises(LedgerError, match="Input/output error"):
        begun(ledger_at(tmp_path))
    assert list((tmp_path / "data").iterdir()) == []


def test_damage_that_is_met_on_the_way_is_said(kept):
    written(kept, *(film_added(a_film(f"film-{each}", synopsis="x" * 900), on=TODAY) for each in range(200)))
    path = path_of(kept)
    size = path.stat().st_size
    for page in range(size // 4096 // 2, size // 4096):
        flip(path, page * 4096, 64)
    with pytest.raises(LedgerError, match="is damaged"):
        content(kept)
    found = examine(kept)
    assert any("the file is damaged" in str(each.message) for each in found)
    assert all(each.hint for each in found)


class Said(sqlite3.Error):
    """A failure of SQLite that is hard to bring about."""

    def __init__(self, name: str | None) -> None:
        super().__init__("it says")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_IOERR_WRITE", "full or failing"),
        ("SQLITE_FULL", "full or failing"),
        ("SQLITE_BUSY_RECOVERY", "another program is using"),
        ("SQLITE_READONLY_ROLLBACK", "cannot be written"),
        ("SQLITE_CANTOPEN", "cannot be written"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
        ("SQLITE_NOTADB", "is no ledger"),
        ("SQLITE_MISUSE", "cannot be used: it says"),
        (None, "cannot be used: it says"),
    ],
)
def test_every_failure_is_one_sentence(name, sentence):
    failure = sqlite_failures.explained(Said(name), Path("/nowhere/ledger.db"))
    assert sentence in str(failure)
    assert "\n" not in str(failure)
    assert failure.exit_code == 5
