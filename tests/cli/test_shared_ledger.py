"""Four officers on one PostgreSQL: whole runs against a real server."""

import shutil

import pytest

from filmtrack.ledger.examining import examine
from ledgers import begun, content, ledger_in, shared_ledger, signed
from servers import PASSWORD, shared_server

SECRET = "hunter2"  # noqa: S105 - of nobody


@pytest.fixture
def server():
    return shared_server()


@pytest.fixture
def url(server, home):
    signed(home)
    return server.clean_url()


def refused(result, status=5):
    """One sentence, perhaps with a hint, and no traceback."""
    assert result.status == status, (result.out, result.err)
    lines = result.err.splitlines()
    assert lines[0].startswith("filmtrack: ")
    assert len(lines) <= 2
    assert "Traceback" not in result.err
    return result.err


def add_film(run, title, url, **how):
    return run("film", "add", title, "--yes", env={"FILMTRACK_LEDGER": url}, **how)


def test_a_ledger_is_named_by_the_option_the_environment_or_the_settings(run, home, url):
    assert add_film(run, "Night Bus", url).status == 0
    assert "Night Bus" in run("film", "list", "--ledger", url).out
    signed(home, f'ledger = "{url}"\n')
    assert "Night Bus" in run("film", "list").out
    assert not (home / "data" / "filmtrack" / "ledger.db").exists()


def test_each_writes_in_his_own_name_and_undoes_his_own_last_step(run, home, url):
    add_film(run, "Night Bus", url)
    signed(home, name="bob")
    add_film(run, "Day Bus", url)
    signed(home)
    undone = run("undo", env={"FILMTRACK_LEDGER": url})
    assert undone.status == 0
    assert "Night Bus" in undone.out
    again = run("undo", env={"FILMTRACK_LEDGER": url})
    assert "--anyone" in refused(again, status=1)
    assert refused(run("undo", "--anyone", env={"FILMTRACK_LEDGER": url}), status=1)
    assert run("undo", "--anyone", "--yes", env={"FILMTRACK_LEDGER": url}).status == 0
    assert run("film", "list", "--json", "--ledger", url).out.count('"title"') == 0


def test_undo_refuses_where_somebody_else_built_upon_it(run, home, url):
    add_film(run, "Night Bus", url)
    signed(home, name="bob")
    assert run("film", "edit", "night-bus", "--tag", "x", "--ledger", url).status == 0
    signed(home)
    assert "by bob" in refused(run("undo", "--ledger", url), status=1)


def test_copying_there_and_back_gives_the_same(run, home, url, tmp_path):
    ledger = begun(ledger_in(home))
    foretold = run("ledger", "copy", "--to", url, "--dry-run")
    assert (foretold.status, foretold.out) == (0, f"2 events would be copied to {shared_ledger(url).name}\n")
    assert content(shared_ledger(url)) != content(ledger)
    copied = run("ledger", "copy", "--to", url)
    assert copied.out == (f"2 events copied to {shared_ledger(url).name}, and compared: the two are the same\n")
    assert content(shared_ledger(url)) == content(ledger)
    assert examine(shared_ledger(url)) == ()
    back = run("ledger", "copy", "--to", str(tmp_path / "back.db"), "--ledger", url)
    assert back.status == 0, back.err
    assert run("export", "--ledger", str(tmp_path / "back.db")).out == run("export").out
    assert run("ledger", "copy", "--to", url).out.startswith("0 events copied")


def test_a_copy_onto_something_else_is_refused_and_changes_nothing(run, home, url):
    begun(ledger_in(home))
    add_film(run, "Day Bus", url)
    before = content(shared_ledger(url))
    assert "holds something else" in refused(run("ledger", "copy", "--to", url), status=1)
    assert content(shared_ledger(url)) == before
    assert refused(run("ledger", "copy", "--to", url, "--ledger", url), status=2)


def test_there_must_be_something_to_copy(run, home, url):
    assert "nothing in the ledger" in refused(run("ledger", "copy", "--to", url))


@pytest.mark.parametrize("with_tools", [True, False])
def test_a_backup_is_made_by_pg_dump_or_as_a_ledger_file(run, home, url, monkeypatch, with_tools):
    add_film(run, "Night Bus", url)
    said = content(shared_ledger(url))
    if not with_tools:
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    elif not shutil.which("pg_dump"):
        pytest.skip("no pg_dump is installed")
    made = run("backup", "--ledger", url)
    assert made.status == 0, made.err
    path = made.out.strip()
    assert path.startswith(str(home / "data" / "filmtrack" / "backups"))
    assert path.endswith(".dump" if with_tools else ".db")
    assert f"last backup: {path}, 0 days ago" in run("doctor", "-v", "--ledger", url, now=None).out
    if not with_tools:
        assert run("export", "--format", "json", "--ledger", path).out == said


def test_doctor_is_silent_when_all_is_well_and_names_what_is_not(run, home, server, url):
    add_film(run, "Night Bus", url)
    assert run("doctor", "--ledger", url).out == ""
    verbose = run("doctor", "-v", "--ledger", url).out
    assert "in it: 1 film, 0 entries, 1 event" in verbose
    server.run(server.kept_database(), "delete from filmtrack.film")
    broken = run("doctor", "--ledger", url)
    assert broken.status == 3
    assert "the film night-bus does not stand as its events say" in broken.out


def test_an_import_is_tried_backed_up_and_kept(run, home, url, tmp_path):
    begun(ledger_in(home))
    (tmp_path / "all.toml").write_text(run("export").out, encoding="utf-8")
    add_film(run, "Day Bus", url)
    assert run("import", "all.toml", "--dry-run", "--ledger", url).status == 0
    done = run("import", "all.toml", "--yes", "--ledger", url)
    assert done.status == 0, done.err
    assert "the ledger as it was" in done.err
    assert run("doctor", "--ledger", url).status in {0, 3}


@pytest.mark.parametrize("command", [("log",), ("doctor", "-v"), ("film", "add", "X", "--yes"), ("backup",)])
@pytest.mark.parametrize(
    "spoilt",
    [
        "postgresql://ann:{secret}@127.0.0.1:1/films",
        "postgresql://ann:{secret}@nowhere.invalid/films",
        "postgresql://ann:{secret}@127.0.0.1:port/films",
        "postgresql://ann:{secret}/x@127.0.0.1/films",
        "postgresql://ann:{secret}?x@127.0.0.1/films",
        "postgresql://127.0.0.1:1/films?user=ann&password={secret}",
        "postgresql://127.0.0.1:1/films?user=ann&passwrod={secret}",
        "postgresql://127.0.0.1:1/films?password={secret}@x",
        "mysql://ann:{secret}@127.0.0.1/films",
    ],
)
def test_a_password_is_never_repeated(run, home, command, spoilt):
    result = run(*command, env={"FILMTRACK_LEDGER": spoilt.format(secret=SECRET)})
    refused(result)
    assert SECRET not in result.out + result.err


def test_a_wrong_password_no_database_and_no_server_are_one_sentence_each(run, home, server):
    name = server.kept_database()
    there = {"right": server.url(name, password=PASSWORD), "wrong": server.url(name, password=SECRET)}
    server.run(name, "drop schema if exists filmtrack cascade")
    assert run("log", "--ledger", there["right"]).status == 0
    said = refused(run("log", "--ledger", there["wrong"]))
    assert "password authentication failed" in said
    assert ".pgpass" in said
    assert SECRET not in said
    assert 'database "nothing" does not exist' in refused(run("log", "--ledger", server.url("nothing")))
    assert "Connection refused" in refused(run("log", "--ledger", "postgresql://owner@127.0.0.1:1/x"))


def test_without_the_driver_it_is_said_how_to_install_it(run, home, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    for each in [each for each in sys.modules if each.startswith("filmtrack.ledger.postgres")]:
        monkeypatch.delitem(sys.modules, each)
    said = refused(run("log", "--ledger", "postgresql://server/films"), status=6)
    assert "pip install 'filmtrack[postgres]'" in said
