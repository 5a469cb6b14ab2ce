"""What a server, its rights, its disk, other writers and other versions do to a ledger on PostgreSQL."""

import os
import re
import shutil
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from filmtrack.domain.events import film_added, film_edited
from filmtrack.errors import BadInputError, FilmtrackError, LedgerError, OutcomeUnknownError
from filmtrack.ledger import postgres_failures
from filmtrack.ledger.examining import examine
from filmtrack.ledger.place import backups_of, shown
from ledgers import NOW, TODAY, a_film, begun, content, ledger_at, shared_ledger, written
from servers import shared_server

EDIT = film_edited("night-bus", on=TODAY, values={"tags": ("a",)})
DOCUMENTED = Path(__file__).parents[2] / "docs" / "postgresql.md"


@pytest.fixture
def server():
    return shared_server()


@pytest.fixture
def empty(server, tmp_path):
    return shared_ledger(server.clean_url(), tmp_path)


@pytest.fixture
def kept(empty):
    return begun(empty)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(postgres_failures, "WAIT_SECONDS", 0.1)


def later(ledger, forms):
    """The same ledger for a program that knows other forms."""
    return replace(ledger, store=replace(ledger.store, forms=forms))


def at_once(count, do):
    """What several threads return or raise when they do the same at the same moment."""
    found, start = [], threading.Barrier(count)

    def attempt():
        start.wait()
        try:
            found.append(do())
        except FilmtrackError as error:
            found.append(error)

    threads = [threading.Thread(target=attempt) for _ in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return found


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("films/ledger.db", "films/ledger.db"),
        ("postgresql://server/films", "postgresql://server/films"),
        ("postgresql://ann:pa@ss@server:5432/films", "postgresql://server:5432/films"),
        ("postgresql:///films?host=/run/pg&password=x&user=ann", "postgresql:///films?host=/run/pg"),
        ("postgresql://ann:a?b@server/films", "postgresql://…"),
    ],
)
def test_a_place_is_shown_without_what_is_secret(place, expected):
    assert shown(place) == expected


def test_backups_of_a_server_have_a_folder_of_their_own(tmp_path):
    assert backups_of("postgresql://ann:pw@server:5432/films", tmp_path) == tmp_path / "backups" / "server-5432-films"
    assert backups_of(str(tmp_path / "x.db"), tmp_path / "data") == tmp_path / "backups"


def test_who_holds_the_lock_too_long_is_named_and_readers_do_not_wait(server, kept, impatient):
    before = content(kept)
    with psycopg.connect(server.url(server.kept_database()), application_name="somebody's psql") as holder:
        holder.execute("lock table filmtrack.event in exclusive mode")
        with pytest.raises(LedgerError, match=r"somebody else \(owner, somebody's psql\) is using") as refused:
            written(kept, EDIT)
        assert refused.value.exit_code == 5
        assert content(kept) == before
    written(kept, EDIT)


def test_a_server_that_can_only_be_read_says_so(server, kept, tmp_path):
    before = content(kept)
    server.run("postgres", f"alter database {server.kept_database()} set default_transaction_read_only = on")
    try:
        with pytest.raises(LedgerError, match="can only be read there"):
            written(kept, EDIT)
        assert content(kept) == before
    finally:
        server.run("postgres", f"alter database {server.kept_database()} reset default_transaction_read_only")


@pytest.mark.parametrize("mode", ["fast", "immediate", "kill"])
def test_a_server_that_stops_in_the_middle_loses_nothing(server, kept, mode):
    before = content(kept)
    try:
        with pytest.raises(LedgerError, match="stopped or was lost; nothing was changed") as lost:
            write_while(kept, lambda: stop(server, mode))
        assert lost.value.exit_code == 5
        with pytest.raises(LedgerError, match="cannot be reached"):
            content(kept)
    finally:
        server.start()
    assert content(kept) == before
    assert examine(kept) == ()


def write_while(ledger, happening):
    with ledger.writing(at=NOW, by="ann") as recorder:
        recorder.append([EDIT])
        happening()


def test_a_server_that_stops_while_it_is_read_is_one_sentence(server, kept):
    try:
        with kept.reading() as records:
            server.stop("fast")
            with pytest.raises(LedgerError, match="stopped or was lost"):
                records.films()
    finally:
        server.start()


@pytest.mark.parametrize("mode", ["immediate", "kill"])
def test_a_server_lost_during_the_commit_leaves_the_outcome_unknown(server, kept, mode):
    server.run(
        server.kept_database(),
        "create function filmtrack.dawdle() returns trigger language plpgsql as"
        " 'begin perform pg_sleep(30); return null; end'",
        "create constraint trigger t after insert on filmtrack.event deferrable initially deferred"
        " for each row execute function filmtrack.dawdle()",
    )
    stopping = threading.Timer(0.7, lambda: stop(server, mode))
    try:
        stopping.start()
        with pytest.raises(OutcomeUnknownError, match="may be recorded or not") as lost:
            written(kept, EDIT)
        assert lost.value.exit_code == 7
        assert "filmtrack log" in str(lost.value.hint)
    finally:
        stopping.join()
        server.start()
    assert [str(each.message) for each in examine(kept)] == ["the table or index t is not as filmtrack makes it"]


def stop(server, mode):
    if mode == "kill":
        backends = server.run("postgres", "select pid from pg_stat_activity where datname like 'test%'")
        os.kill(server.pid, 9)
        for (pid,) in backends:
            os.kill(int(str(pid)), 9)
        time.sleep(0.2)
    else:
        server.stop(mode)


def test_what_the_server_refuses_at_the_commit_changed_nothing(server, kept):
    before = content(kept)
    server.run(
        server.kept_database(),
        "create function filmtrack.refuse() returns trigger language plpgsql as"
        " 'begin raise exception ''no more''; end'",
        "create constraint trigger t after insert on filmtrack.event deferrable initially deferred"
        " for each row execute function filmtrack.refuse()",
    )
    with pytest.raises(LedgerError, match="no more; nothing was changed"):
        written(kept, EDIT)
    assert content(kept) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_full_disk_is_said_and_nothing_is_lost(server, tmp_path):
    disk = server.folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        place = disk / "space"
        place.mkdir()
        shutil.chown(place, 65534, 65534)
        server.run("postgres", f"create tablespace small location '{place}'")
        name = server.new_database("tablespace small")
        ledger = begun(shared_ledger(server.url(name), tmp_path))
        before = content(ledger)
        noise = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(300_000))  # too various to be compressed
        with pytest.raises(LedgerError, match="full or failing; nothing was changed"):
            written(ledger, *(film_added(a_film(f"f{n}", synopsis=noise[n:]), on=TODAY) for n in range(20)))
        assert content(ledger) == before
        server.run("postgres", f"drop database {name}", "drop tablespace small")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_ledger_of_a_later_version_is_left_alone(server, kept, next_forms):
    content(later(kept, next_forms))
    for attempt in (lambda: content(kept), lambda: written(kept, EDIT)):
        with pytest.raises(LedgerError, match="newer filmtrack"):
            attempt()


def test_a_version_that_came_while_the_lock_was_waited_for_is_seen(kept, next_forms):
    old = kept.store.open_to_write()
    content(later(kept, next_forms))
    with pytest.raises(LedgerError, match="newer filmtrack"):
        old.begin_writing()
    old.rollback()
    with pytest.raises(LedgerError, match="newer filmtrack"):
        old.begin_reading()
    old.rollback()
    old.close()


def test_an_older_ledger_is_brought_up_once_after_a_backup_that_its_version_can_open(kept, next_forms, tmp_path):
    said = content(kept)
    assert at_once(3, lambda: content(later(kept, next_forms))) == [said] * 3
    assert examine(later(kept, next_forms)) == ()
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.endswith(f".before-form-{next_forms.newest}.db")
    assert content(ledger_at(tmp_path, f"../backups/{backup.name}")) == said


def test_a_migration_that_fails_leaves_the_old_form(kept, next_forms):
    said = content(kept)
    with (next_forms.folder / f"{next_forms.newest:04}_next.sql").open("a") as file:
        file.write(";\ncreate table film (id text);\n")
    with pytest.raises(LedgerError, match='"film" already exists'):
        content(later(kept, next_forms))
    assert content(kept) == said
    assert examine(kept) == ()


def test_several_who_begin_at_once_begin_one_ledger(empty):
    films = iter(range(9))
    found = at_once(4, lambda: written(empty, film_added(a_film(f"film-{next(films)}"), on=TODAY)))
    assert [each for each in found if isinstance(each, FilmtrackError)] == []
    with empty.reading() as records:
        assert len(records.films()) == 4
    assert examine(empty) == ()


def test_what_is_not_there_looks_empty_until_there_was_a_ledger(server, empty):
    with empty.reading() as records:
        assert records.films() == ()
    assert server.run(server.kept_database(), "select 1 from pg_namespace where nspname = 'filmtrack'") == []
    begun(empty)
    server.run(server.kept_database(), "drop schema filmtrack cascade")
    for attempt in (lambda: content(empty), lambda: written(empty, EDIT)):
        with pytest.raises(LedgerError, match="has vanished"):
            attempt()


@pytest.mark.parametrize(
    "statement", ["create table filmtrack.recipes (name text)", "create table filmtrack.migration (number bigint)"]
)
def test_somebody_elses_tables_are_left_alone(server, empty, statement):
    server.run(server.kept_database(), "create schema filmtrack", statement)
    for attempt in (lambda: content(empty), lambda: begun(empty)):
        with pytest.raises(LedgerError, match="holds something else"):
            attempt()


def test_a_table_that_is_gone_is_damage(server, kept):
    server.run(server.kept_database(), "drop table filmtrack.film")
    with pytest.raises(LedgerError, match="is damaged"), kept.reading() as records:
        records.films()
    assert any("film is not as filmtrack makes it" in str(each.message) for each in examine(kept))


def test_a_database_that_cannot_hold_every_text_is_refused(server, tmp_path):
    name = server.new_database("encoding 'LATIN1' locale 'C' template template0")
    with pytest.raises(LedgerError, match="keeps text as LATIN1"):
        begun(shared_ledger(server.url(name), tmp_path))


def test_a_name_too_long_for_an_index_is_refused_and_nothing_kept(kept):
    before = content(kept)
    various = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(9000))
    with pytest.raises(BadInputError):
        written(kept, film_added(a_film(various, title="x"), on=TODAY))
    assert content(kept) == before


def test_the_documented_rights_let_officers_write_and_interns_only_read(server, tmp_path, next_forms):
    blocks = re.findall(r"```sql\n(.*?)```", DOCUMENTED.read_text(encoding="utf-8"), re.DOTALL)
    for database, block in zip(("postgres", "films"), blocks, strict=True):
        server.run(database, *filter(str.strip, block.split(";\n")))
    server.run("films", "create role ann login in role film_writers", "create role ivo login in role film_readers")
    owner, ann, ivo = (
        shared_ledger(server.url("films", user), tmp_path / user) for user in ("film_owner", "ann", "ivo")
    )
    with ivo.reading() as records:
        assert records.films() == ()
    with pytest.raises(LedgerError, match="your role may not do this"):
        begun(ann)
    begun(owner)
    written(ann, EDIT)
    assert content(ivo) == content(ann) == content(owner)
    assert examine(ivo) == examine(ann) == ()
    assert ivo.backup(tmp_path / "b", at=NOW).exists()
    with pytest.raises(LedgerError, match="your role may not do this") as refused:
        written(ivo, EDIT)
    assert refused.value.exit_code == 5
    for each in (ann, ivo):
        with pytest.raises(LedgerError, match="your role may not"):
            content(later(each, next_forms))
    content(later(owner, next_forms))
    assert content(later(ivo, next_forms)) == content(later(ann, next_forms))
    written(later(ann, next_forms), EDIT)


def test_writers_at_once_lose_and_double_nothing(kept):
    films = iter(range(99))

    def write():
        for _ in range(10):
            written(kept, film_added(a_film(f"film-{next(films)}"), on=TODAY))

    assert at_once(4, write) == [None] * 4
    with kept.reading() as records:
        assert len(records.films()) == 41
    assert examine(kept) == ()


def test_a_step_that_the_server_gave_up_is_not_taken_for_recorded(kept):
    session = kept.store.open_to_write()
    session.begin_writing()
    with pytest.raises(LedgerError, match="is damaged"):
        session.run("select 1 from recipes")
    with pytest.raises(LedgerError, match="did not record this; nothing was changed"):
        session.commit()
    session.close()


def test_an_interruption_in_the_moment_of_recording_leaves_the_outcome_unknown(kept, monkeypatch):
    session = kept.store.open_to_write()
    session.begin_writing()

    def interrupted(*_asked):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(session.connection, "execute", interrupted)
        with pytest.raises(OutcomeUnknownError):
            session.commit()
    session.rollback()
    session.close()


@pytest.mark.parametrize("value", ["a\0b", "\ud800", 1 << 70])
def test_what_no_column_holds_is_not_asked_of_the_server(kept, value):
    with kept.reading() as records, pytest.raises(BadInputError, match="no ledger holds"):
        tuple(records._session.rows("select 1 from entry where id = ?", (value,)))


def test_a_long_answer_comes_in_batches_and_may_be_left_early(kept):
    written(kept, *(film_added(a_film(f"film-{n}"), on=TODAY) for n in range(1200)))
    with kept.reading() as records:
        assert sum(1 for _ in records.live_events()) == 1202
        assert next(records.events()).film == "night-bus"
        assert len(records.films()) == 1201
