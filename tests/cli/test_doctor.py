"""`filmtrack doctor` and `backup`: silent when all is well, else every damage, where it is and what to do."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_planned, film_added
from ledgers import TODAY, a_film, an_entry, begun, content, ledger_in, path_of, tampered, written
from runs import Result


@pytest.fixture
def ledger(home):
    return begun(ledger_in(home))


def test_a_sound_ledger_is_silence(run, ledger):
    assert run("doctor") == Result(status=0, out="", err="")


def test_no_ledger_at_all_is_silence_and_begins_none(run, home):
    assert run("doctor") == Result(status=0, out="", err="")
    assert not (home / "data").exists()


def test_a_ledger_that_was_named_and_is_not_there_is_said(run, home):
    for result in (run("doctor", "--ledger", "typo.db"), run("doctor", env={"FILMTRACK_LEDGER": "typo.db"})):
        assert (result.status, result.out) == (0, "")
        assert result.err == f"there is no ledger at {Path('typo.db').absolute()} yet\n"


def test_verbose_tells_where_everything_is(run, home, ledger):
    text = run("doctor", "-v").out
    for told in (
        str(home / "config"),
        str(path_of(ledger)),
        "1 film, 1 entry, 2 events",
        "time-zone data: 20",
        "SQLite",
    ):
        assert told in text
    assert "last backup: none" in text


def test_the_age_of_a_backup_is_told_and_never_a_fault(run, home, ledger, tmp_path):
    made = Path(run("backup").out.strip())
    old = datetime(2026, 11, 12, tzinfo=UTC).timestamp()
    os.utime(made, (old, old))
    result = run("doctor", "-v")
    assert (result.status, f"last backup: {made}, 10 days ago" in result.out) == (0, True)
    elsewhere = Path(run("backup", str(tmp_path / "stick")).out.strip())
    assert f"last backup: {elsewhere}" in run("doctor", "-v").out
    elsewhere.unlink()
    assert f"last backup: {made}" in run("doctor", "-v").out


def test_a_state_folder_that_cannot_be_written_costs_only_the_memory(run, home, ledger):
    (home / "state" / "filmtrack" / "last-backup").mkdir(parents=True)
    assert run("backup").status == 0
    assert "last backup: " in run("doctor", "-v").out


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("update event set body = '{}' where seq = 1", "event 1"),
        ("update entry set status = 'selected' where number = 1", "entry 1"),
        ("update entry set document = '{' where number = 1", "entry 1"),
        ("delete from film", "night-bus"),
        ("drop index entry_by_status", "entry_by_status"),
    ],
)
def test_every_damage_says_where_it_is_and_what_to_do(run, ledger, damage, told):
    tampered(ledger, damage)
    result = run("doctor")
    assert result.status == 3
    (line, *_) = (each for each in result.out.splitlines() if told in each)
    assert line.startswith(f"{path_of(ledger)}: ")
    assert "(" in line
    assert result.err == ""


def test_a_file_that_others_may_read_is_told_with_the_command_that_closes_it(run, ledger):
    path_of(ledger).chmod(0o644)
    result = run("doctor")
    assert (result.status, f"chmod 600 '{path_of(ledger)}'" in result.out) == (3, True)


def test_a_festival_that_the_catalogue_lost_is_told(run, ledger):
    written(ledger, entry_planned(an_entry(festival="izmir-short"), on=TODAY))
    result = run("doctor")
    assert result.status == 3
    assert "izmir-short: the catalogue does not know the festival of 1 entry (2)" in result.out


def test_a_deadline_that_moved_with_its_zone_is_told(run, ledger):
    terms = Terms(
        day=date(2026, 12, 25),
        time="23:59",
        timezone="America/Vancouver",
        closes_at=datetime(2026, 12, 26, 7, 59, 30, tzinfo=UTC),
        zone_data="2025b",
    )
    written(ledger, entry_planned(an_entry(festival="tampere", terms=terms), on=TODAY))
    result = run("doctor")
    assert result.status == 3
    assert "entry 2: its deadline was recorded as 26 Dec 2026 07:59 UTC by zone data 2025b" in result.out


def test_a_mistake_in_ones_own_catalogue_is_told_too(run, home, ledger):
    own = home / "config" / "filmtrack" / "festivals.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[festival]]\nid = "new"\n')
    result = run("doctor")
    assert (result.status, f"{own}:1" in result.out) == (3, True)


def test_json_lists_the_same_problems(run, ledger):
    path_of(ledger).chmod(0o644)
    document = json.loads(run("doctor", "--json").out)
    assert (document["report"], document["rows"]) == ("doctor", [])
    assert document["problems"][0]["file"] == str(path_of(ledger))


@pytest.mark.parametrize("damage", [b"", b"no ledger at all", None])
def test_a_ledger_that_cannot_be_opened_is_exit_5_and_left_alone(run, home, ledger, damage):
    path = path_of(ledger)
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    result = run("doctor", "-v")
    assert result.status == 5
    assert "filmtrack: " in result.err
    assert "config folder" in result.out
    assert (path.read_bytes() if path.exists() else None) == damage


def test_a_backup_holds_what_the_ledger_holds_and_replaces_none(run, home, ledger):
    first, second = (Path(run("backup").out.strip()) for _ in range(2))
    assert first != second
    assert first.parent == home / "data" / "filmtrack" / "backups"
    assert run("export", "--ledger", str(first), "--format", "json").out == content(ledger)


def test_a_backup_is_put_back_by_copying_it(run, home, ledger):
    made = Path(run("backup").out.strip())
    before = content(ledger)
    written(ledger, film_added(a_film("tin-moon"), on=TODAY))
    path_of(ledger).write_bytes(made.read_bytes())
    assert content(ledger) == before
    assert run("doctor").status == 0


def test_a_backup_of_nothing_or_to_nowhere_is_refused(run, home, tmp_path):
    assert run("backup").status == 5
    begun(ledger_in(home))
    (tmp_path / "file").write_text("")
    result = run("backup", str(tmp_path / "file"))
    assert (result.status, result.out) == (6, "")
    assert result.err.startswith("filmtrack: no backup could be written")
