"""`filmtrack export` and `import`: the same bytes again, all or nothing, a backup first."""

import json
import tomllib

import pytest

from filmtrack.domain.events import entry_updated, film_added, film_edited
from ledgers import TODAY, a_film, an_entry, begun, content, ledger_at, ledger_in, signed, snapshot, told, written

ODD = "夜車 🎬 \u202e[/b]\n\t'\"\\ = \x1b[31m" + "x" * 1000


@pytest.fixture
def ledger(home):
    signed(home)
    kept = begun(ledger_in(home))
    written(kept, film_edited("night-bus", on=TODAY, values={"note": ODD}), by="bob")
    return kept


def elsewhere(tmp_path):
    return str(tmp_path / "elsewhere" / "ledger.db")


@pytest.mark.parametrize("format_", ["toml", "json"])
def test_export_import_export_gives_the_same_bytes(run, ledger, tmp_path, format_):
    file = tmp_path / "out"
    assert run("export", "-o", str(file), "--format", format_).status == 0
    other = elsewhere(tmp_path)
    assert run("import", str(file), "--ledger", other).out == (
        "3 events are new, 0 are known already\n1 film is added; 1 entry is added\n"
    )
    again = tmp_path / "again"
    run("export", "-o", str(again), "--format", format_, "--ledger", other)
    assert again.read_bytes() == file.read_bytes()


def test_standard_output_gets_what_a_file_gets(run, ledger, tmp_path):
    run("export", "--output", str(tmp_path / "out.toml"))
    assert run("export").out == (tmp_path / "out.toml").read_text(encoding="utf-8")
    assert tomllib.loads(run("export").out)["format"] == 1


def test_the_name_of_the_file_says_the_format_unless_it_is_told(run, ledger, tmp_path):
    run("export", "-o", str(tmp_path / "out.JSON"))
    assert json.loads((tmp_path / "out.JSON").read_text(encoding="utf-8"))["format"] == 1
    run("export", "-o", str(tmp_path / "out.json"), "--format", "toml")
    assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("format = 1\n")
    assert run("export", "--format", "xml").status == 2


def test_an_export_is_nobody_elses_to_read(run, ledger, tmp_path):
    run("export", "-o", str(tmp_path / "out"))
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


def test_an_export_never_lands_on_the_ledger(run, home, ledger):
    before = snapshot(home)
    result = run("export", "-o", ledger.name)
    assert (result.status, "the ledger itself" in result.err) == (2, True)
    assert snapshot(home) == before


def test_an_export_replaces_an_export_and_nothing_else(run, ledger, tmp_path):
    out = tmp_path / "out"
    for format_ in ("toml", "json", "toml"):
        assert run("export", "-o", str(out), "--format", format_).status == 0
    out.write_text('timezone = "Asia/Hong_Kong"\n')
    result = run("export", "-o", str(out))
    assert (result.status, "not what filmtrack would replace" in result.err) == (6, True)
    assert out.read_text() == 'timezone = "Asia/Hong_Kong"\n'


@pytest.mark.parametrize("place", ["/dev/full", "no/such/folder/out"])
def test_an_output_that_cannot_be_written_is_exit_6(run, ledger, place):
    result = run("export", "-o", place)
    assert (result.status, result.out) == (6, "")
    assert result.err.count("\n") == 1


def test_an_export_of_nothing_is_an_export(run, home, tmp_path):
    run("export", "-o", str(tmp_path / "out"))
    assert run("import", str(tmp_path / "out")).out == "0 events are new, 0 are known already\n"
    assert not (home / "data").exists()


def test_what_is_known_is_passed_over(run, home, ledger, tmp_path):
    run("export", "-o", str(tmp_path / "out"))
    before = snapshot(home)
    assert run("import", str(tmp_path / "out")).out == "0 events are new, 3 are known already\n"
    assert snapshot(home) == before


def test_an_import_is_one_step_that_undo_takes_back(run, home, ledger, tmp_path):
    run("export", "-o", str(tmp_path / "out"))
    other = elsewhere(tmp_path)
    run("import", str(tmp_path / "out"), "--ledger", other)
    assert run("undo", "--ledger", other).err == "1 step taken back\n"
    assert run("log", "--ledger", other).out == ""


def test_a_dry_run_says_the_same_and_changes_nothing(run, home, ledger, tmp_path):
    file = written_elsewhere(tmp_path, film_added(a_film("tin-moon"), on=TODAY))
    before = snapshot(home)
    tried = run("import", file, "--dry-run")
    assert snapshot(home) == before
    done = run("import", file)
    assert (tried.status, tried.out) == (done.status, done.out)
    assert "backups" in done.err


def test_a_dry_run_begins_no_ledger(run, home, tmp_path):
    file = written_elsewhere(tmp_path, film_added(a_film("tin-moon"), on=TODAY))
    assert run("import", file, "--dry-run").status == 0
    assert not (home / "data").exists()


def test_a_dry_run_finds_what_would_be_refused(run, home, ledger, tmp_path):
    (tmp_path / "bad").write_text(json.dumps({"format": 1, "event": [event("entry-updated", entry="x", film="y")]}))
    for more in ((), ("--dry-run",)):
        result = run("import", str(tmp_path / "bad"), *more)
        assert result.status == 3
        assert "does not hold" in result.err


def test_the_ledger_is_backed_up_before_an_import(run, home, ledger, tmp_path):
    file = written_elsewhere(tmp_path, film_added(a_film("tin-moon"), on=TODAY))
    before = content(ledger)
    run("import", file)
    (backup,) = (home / "data" / "filmtrack" / "backups").iterdir()
    assert content(ledger) != before
    assert run("export", "--ledger", str(backup), "--format", "json").out == before


def test_without_a_backup_there_is_no_import(run, home, ledger, tmp_path):
    file = written_elsewhere(tmp_path, film_added(a_film("tin-moon"), on=TODAY))
    (home / "data" / "filmtrack" / "backups").write_text("in the way")
    before = content(ledger)
    result = run("import", file)
    assert result.status == 6
    assert content(ledger) == before


def test_an_import_that_changes_most_of_the_ledger_wants_a_yes(run, home, ledger, tmp_path):
    edit = film_edited("night-bus", on=TODAY, values={"note": "x"})
    update = entry_updated(an_entry(), on=TODAY, status="withdrawn")
    file = exported_events(tmp_path, edit, update)
    before = content(ledger)
    result = run("import", file)
    assert (result.status, content(ledger)) == (1, before)
    assert "--yes" in result.err
    assert run("import", file, "--yes").status == 0
    assert run("log", "--json").out.count("withdrawn") == 1


@pytest.mark.parametrize(
    ("content_", "told_"),
    [
        (b"", "no format number"),
        (b"format = 2\n", "format 2"),
        (b"\xff\xfe", "UTF-8"),
        (b"format = ", "cannot be imported"),
        (b"{", "cannot be imported"),
        (b'format = 1\n[[event]]\nid = "x"\n', "event 1"),
    ],
)
def test_what_is_no_export_is_refused_whole(run, home, ledger, tmp_path, *, content_, told_):
    (tmp_path / "in").write_bytes(content_)
    before = snapshot(home)
    result = run("import", str(tmp_path / "in"))
    assert (result.status, result.out) == (3, "")
    assert told_ in result.err
    assert snapshot(home) == before


def test_a_file_that_is_not_there_is_exit_3(run, home, tmp_path):
    for name in ("nowhere", str(tmp_path)):
        result = run("import", name)
        assert result.status == 3
        assert "cannot be read" in result.err


def test_one_bad_event_keeps_out_all_the_others(run, home, ledger, tmp_path):
    good = event("film-added", film="tin-moon", title="Tin Moon")
    bad = event("entry-submitted", entry="e", film="nobody", festival="f", edition=2027)
    (tmp_path / "in").write_text(json.dumps({"format": 1, "event": [good, bad]}))
    before = content(ledger)
    assert run("import", str(tmp_path / "in")).status == 3
    assert content(ledger) == before


def test_a_dash_reads_standard_input(run, home, ledger, tmp_path):
    text = run("export").out
    result = run("import", "-", "--ledger", elsewhere(tmp_path), stdin=text)
    assert (result.status, result.out.splitlines()[0]) == (0, "3 events are new, 0 are known already")


def test_unknown_kinds_and_fields_survive(run, home, tmp_path):
    later = event("polished", film="tin-moon", shine={"deep": [1, "夜"]})
    added = event("film-added", film="tin-moon", title="Tin Moon", holograms=True)
    (tmp_path / "in.json").write_text(json.dumps({"format": 1, "event": [added, later]}))
    assert run("import", str(tmp_path / "in.json")).status == 0
    out = json.loads(run("export", "--format", "json").out)["event"]
    assert [each.get("shine") or each.get("holograms") for each in out] == [True, {"deep": [1, "夜"]}]


def written_elsewhere(tmp_path, *facts):
    """An export of another ledger, in which these facts were written."""
    other = ledger_at(tmp_path / "other")
    written(other, *facts)
    (tmp_path / "other.json").write_text(content(other), encoding="utf-8")
    return str(tmp_path / "other.json")


def exported_events(tmp_path, *facts):
    """An export with facts about what another ledger holds."""
    events = [
        {"id": f"{each.id}-new", "at": "2026-11-22T08:30:00Z", "on": "2026-11-22", "by": each.by, "kind": each.kind}
        | dict(each.body)
        for each in told(*facts)
    ]
    (tmp_path / "more.json").write_text(json.dumps({"format": 1, "event": events}), encoding="utf-8")
    return str(tmp_path / "more.json")


def event(kind, **body):
    return {"id": f"id-{kind}", "at": "2026-11-22T08:30:00Z", "on": "2026-11-22", "by": "ann", "kind": kind, **body}
