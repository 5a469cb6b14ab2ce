"""Ledgers of every earlier form open, keep what they say, and leave a backup that their own version can read."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest

from filmtrack.domain.events import entry_submitted, film_added, undone
from filmtrack.errors import LedgerError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.migrating import FORMS, Forms
from filmtrack.ledger.opening import Ledger
from ledgers import TODAY, a_film, an_entry, begun, content, ledger_at, path_of, tampered, written

HERE = Path(__file__).parent
TICKED = [("fee", "clermont-ferrand/2027/international"), ("subtitles:fr", "")]
ATTENDED = [
    ("festival", "uppsala"),
    ("film", "night-bus"),
    ("reminder", "uppsala/2027/late"),
    ("reminder", "uppsala/2027/regular"),
]
APPLIED = [("night-bus/nae/2027/clermont-ferrand/2027", "granted")]


def later(ledger: Ledger, forms: Forms) -> Ledger:
    """The same ledger for a program that knows other forms."""
    return replace(ledger, store=replace(ledger.store, forms=forms))


def test_there_is_one_file_for_each_form():
    assert [number for number, _ in FORMS.above(0)] == list(range(1, FORMS.newest + 1))
    assert len(list(FORMS.folder.glob("*.sql"))) == FORMS.newest


@pytest.mark.parametrize("form", range(1, FORMS.newest + 1))
def test_a_ledger_of_every_form_still_says_what_it_said(tmp_path, form):
    ledger = ledger_at(tmp_path)
    path_of(ledger).parent.mkdir(mode=0o700)
    connection = sqlite3.connect(path_of(ledger))
    connection.executescript((HERE / "forms" / f"form-{form}.sql").read_text())
    connection.close()
    path_of(ledger).chmod(0o600)
    with ledger.reading() as records:
        (film,) = records.films()
        (entry,) = records.entries().rows
        assert (film.names, film.tags, film.languages, film.screenings[0].entry) == (
            ("Night Bus", "夜車"),
            (),
            (),
            entry.id,
        )
        assert [each.status for each in entry.history] == ["planned", "submitted", "selected"]
        assert (entry.number, entry.history[1].by, entry.notes[0].text) == (1, "bob", "ask Lee")
        assert len(list(records.live_events())) == {1: 8, 2: 12, 3: 18, 4: 22}[form]
        assert [(each.item, each.place) for each in records.ticks()] == (TICKED if form >= 2 else [])
        assert [each.key for each in records.attention()] == (ATTENDED if form >= 3 else [])
        assert [(each.id, each.status) for each in records.applications()] == (APPLIED if form >= 4 else [])
    assert examine(ledger) == ()
    written(ledger, film_added(a_film("new"), on=TODAY))
    assert examine(ledger) == ()


def test_an_older_ledger_is_brought_up_after_a_backup(tmp_path, next_forms):
    old = begun(ledger_at(tmp_path))
    written(old, undone(2, on=TODAY))
    written(old, entry_submitted(an_entry(festival="uppsala"), on=TODAY))
    said = content(old)
    new = later(old, next_forms)
    assert content(new) == said
    assert examine(new) == ()
    with pytest.raises(LedgerError, match="newer filmtrack"):
        content(old)
    (backup,) = (tmp_path / "data" / "backups").iterdir()
    assert backup.name == f"ledger.before-form-{next_forms.newest}.db"
    assert content(ledger_at(backup.parent.parent.parent, f"backups/{backup.name}")) == said
    connection = sqlite3.connect(path_of(old))
    assert connection.execute("select number, name from migration order by number").fetchall()[-1] == (
        next_forms.newest,
        f"{next_forms.newest:04}_next",
    )
    connection.close()


def test_a_new_ledger_begins_in_the_newest_form(tmp_path, next_forms):
    ledger = begun(later(ledger_at(tmp_path), next_forms))
    assert examine(ledger) == ()
    assert not (tmp_path / "data" / "backups").exists()


def test_a_migration_that_fails_leaves_the_old_form(tmp_path, next_forms):
    old = begun(ledger_at(tmp_path))
    said = content(old)
    with (next_forms.folder / f"{next_forms.newest:04}_next.sql").open("a") as file:
        file.write(";\ncreate table film (id text);\n")
    with pytest.raises(LedgerError, match="table film already exists"):
        content(later(old, next_forms))
    assert content(old) == said
    assert examine(old) == ()


def test_a_damaged_ledger_is_not_migrated(tmp_path, next_forms):
    old = begun(ledger_at(tmp_path))
    tampered(old, "update event set kind = 'lost' where seq = 1")
    before = path_of(old).read_bytes()
    with pytest.raises(LedgerError, match="event 1 cannot be read"):
        content(later(old, next_forms))
    assert path_of(old).read_bytes() == before


MIGRATE = textwrap.dedent(
    """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from filmtrack.ledger.migrating import Forms
    from ledgers import *

    ledger = ledger_at(Path(sys.argv[1]))
    forms = Forms(newest=int(sys.argv[2]), folder=Path(sys.argv[3]))
    ledger = replace(ledger, store=replace(ledger.store, forms=forms))
    print("ready", flush=True)
    with ledger.reading() as records:
        print(records.count(), flush=True)
    """
)


def migrating(tmp_path, forms):
    return subprocess.Popen(
        [sys.executable, "-c", MIGRATE, str(tmp_path), str(forms.newest), str(forms.folder)],
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_kill_in_the_middle_of_a_migration_loses_nothing(tmp_path, next_forms):
    old = ledger_at(tmp_path)
    written(
        old,
        film_added(a_film(), on=TODAY),
        *(entry_submitted(an_entry(festival=f"f{n}"), on=TODAY) for n in range(600)),
    )
    said, before = content(old), path_of(old).read_bytes()
    chance = random.Random(11)  # noqa: S311 - the same kills in every run
    for _ in range(10):
        process = migrating(tmp_path, next_forms)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        new = later(old, next_forms)
        assert content(new) == said
        assert examine(new) == ()
        path_of(old).write_bytes(before)


def test_two_programs_that_migrate_at_once_do_it_once(tmp_path, next_forms):
    old = begun(ledger_at(tmp_path))
    said = content(old)
    processes = [migrating(tmp_path, next_forms) for _ in range(3)]
    assert [each.communicate()[0] for each in processes] == ["ready\n1\n"] * 3
    new = later(old, next_forms)
    assert content(new) == said
    assert examine(new) == ()
