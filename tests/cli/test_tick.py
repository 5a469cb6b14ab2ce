"""`filmtrack tick` and `untick`, as whole runs."""

import json

import pytest

from catalogues import LAMMA, ship
from ledgers import signed, snapshot

MATERIALS = """
[[festival.material]]
item = "stills"
count = 3
dpi = 300
formats = ["JPEG"]
[[festival.material]]
item = "cue-sheet"
stage = "selection"
[festival.subtitles]
values = ["fr"]
"""
SRT = "1\n00:00:01,000 --> 00:14:00,000\nBonjour\n"


@pytest.fixture(autouse=True)
def films(run, home, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path, LAMMA.replace("[[festival.section]]", MATERIALS + "[[festival.section]]", 1))
    signed(home)
    run("film", "add", "Night Bus", "--other-title", "夜車", "--runtime", "14:30", "--language", "yue")


def rows(run, *arguments):
    found = json.loads(run("checklist", "night-bus", "lamma", "--section", "international", "--json", *arguments).out)
    return {each["item"]: each for each in found["rows"]}


def test_what_is_ticked_is_ready_for_every_festival(run):
    result = run("tick", "night-bus", "stills", "subtitles:fr", "bio", "--note", "by Lee")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "Night Bus: ready: Stills",
        "Night Bus: ready: Subtitles in the film (fr)",
        "Night Bus: ready: Director's biography",
    ]
    found = rows(run)
    assert found["stills"]["ready"]
    assert found["subtitles:fr"]["ready"]
    assert found["stills"]["how"] == "ticked on 22 Nov 2026 by ann: by Lee"


def test_what_is_for_one_entry_wants_its_festival(run):
    refused = run("tick", "night-bus", "fee")
    assert refused.status == 2
    assert "--for FESTIVAL" in refused.err
    done = run("tick", "夜車", "報名費", "--for", "lamma", "--section", "international")
    assert done.out == "Night Bus: ready: Entry fee, for Lamma Short 2027 international\n"
    assert rows(run)["fee"]["ready"]
    other = json.loads(run("checklist", "night-bus", "lamma", "--section", "student", "--json").out)
    assert [each["ready"] for each in other["rows"] if each["item"] == "fee"] == [False]


def test_an_entry_is_named_by_its_number(run):
    run("plan", "night-bus", "lamma", "--section", "student")
    assert "for Lamma Short 2027 student" in run("tick", "1", "fee").out
    assert "ready: fee" in run("log", "1").out
    assert run("untick", "1", "fee").status == 0
    assert run("tick", "17", "fee").status == 4


def test_the_only_film_need_not_be_named(run):
    assert run("tick", "stills").out == "Night Bus: ready: Stills\n"
    run("film", "add", "Tin Moon")
    assert run("tick", "stills").status == 4


def test_what_only_the_festival_asks_for_is_ticked_for_it(run):
    assert run("tick", "night-bus", "cue-sheet").status == 4
    assert run("tick", "night-bus", "cue-sheet", "--for", "lamma").status == 0
    assert rows(run)["cue-sheet"]["ready"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["night-bus"], 2, "what is ready of Night Bus?"),
        (["night-bus", "subtitles"], 2, "in which language"),
        (["night-bus", "subtitles:fr/en"], 2, "which of these languages"),
        (["night-bus", "nonsense"], 4, "there is no material 'nonsense'"),
        (["night-bus", "stills", "--section", "student"], 2, "want --for FESTIVAL"),
        (["night-bus", "stills", "--edition", "2027"], 2, "want --for FESTIVAL"),
        (["night-bus", "stills", "--for", "nowhere"], 4, "there is no festival 'nowhere'"),
        (["night-bus", "stills", "--for", "lamma", "--section", "horror"], 4, "Lamma Short has no section 'horror'"),
        (["night-bus", "stills", "--expires", "someday"], 2, "someday"),
        (["night-bus", "stills", "poster", "--file", "a.jpg"], 2, "a file is one thing"),
        (["night-bus", "stills", "--file", "a.jpg"], 3, "a.jpg cannot be read"),
        ([], 2, "FILM ITEM"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_recorded(run, home, arguments, status, said):
    before = run("export").out
    result = run("tick", *arguments)
    assert result.status == status
    assert said in result.err
    assert run("export").out == before


def test_a_dry_run_shows_the_event_and_records_nothing(run, home):
    before = snapshot(home / "data")
    result = run("tick", "night-bus", "stills", "--dry-run")
    assert result.out.startswith('ticked  2026-11-22  {"film": "night-bus", "item": "stills"}\n')
    assert snapshot(home / "data") == before


def test_what_expires_is_ready_until_then(run):
    result = run("tick", "night-bus", "screener", "--expires", "friday")
    assert result.out == "Night Bus: ready until 27 Nov 2026: Screener link\n"
    row = rows(run)["screener"]
    assert (row["ready"], row["expires_on"]) == (True, "2026-11-27")
    assert row["warnings"] == ["it expires on 27 Nov 2026, before it is due"]
    later = json.loads(run("checklist", "night-bus", "lamma", "--json", now="2026-11-28T12:00:00Z").out)["rows"]
    assert [each["ready"] for each in later if each["item"] == "screener"] == [False]
    assert "1 Jan 2026 is past already" in run("tick", "night-bus", "screener", "--expires", "2026-01-01").err


def test_a_file_is_recorded_and_looked_at(run, tmp_path):
    file = tmp_path / "a \u202efr\n.srt"
    file.write_text(SRT, encoding="utf-8")
    result = run("tick", "night-bus", "subtitle-file:fr", "--file", str(file))
    assert (result.status, result.err) == (0, "")
    row = rows(run)["subtitle-file:fr"]
    assert (row["ready"], row["file"], row["warnings"]) == (True, str(file), [])
    file.unlink()
    assert rows(run)["subtitle-file:fr"]["warnings"] == [f"the file is gone from here: {file}"]
    shown = run("checklist", "night-bus", "lamma").out
    assert "the file is gone from here" in shown
    assert "\u202e" not in shown


def test_what_is_wrong_with_a_file_is_said_when_it_is_ticked_and_in_the_list(run, tmp_path):
    run("plan", "night-bus", "lamma", "--section", "international")
    file = tmp_path / "short.srt"
    file.write_text(SRT.replace("14:00", "15:00"), encoding="utf-8")
    said = "the last subtitle ends at 15:00, after the film (14:30)"
    assert said in run("tick", "night-bus", "subtitles:fr", "--file", str(file)).err
    assert rows(run)["subtitles:fr"]["warnings"] == [said]
    picture = tmp_path / "still.jpg"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    wrong = run("tick", "night-bus", "stills", "--file", str(picture))
    assert wrong.status == 0
    assert "Lamma Short: the file is PNG; asked for: JPEG" in wrong.err
    assert "Lamma Short: the picture does not say its resolution; asked for: 300 dpi" in wrong.err
    alone = run("tick", "night-bus", "stills", "--for", "lamma", "--file", str(picture))
    assert "asked for: JPEG" in alone.err


def test_that_no_ffprobe_is_there_is_said(run, tmp_path):
    file = tmp_path / "film.mov"
    file.write_bytes(b"\0\0\0\x20ftypqt  ")
    result = run("tick", "night-bus", "file", "--file", str(file), env={"PATH": str(tmp_path)})
    assert result.status == 0
    assert "ffprobe is not installed" in result.err


def test_a_film_of_another_length_is_said(run, tmp_path):
    program = tmp_path / "bin" / "ffprobe"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho \'{"format": {"duration": "800"}}\'\n')
    program.chmod(0o755)
    file = tmp_path / "film.mp4"
    file.write_bytes(b"\0\0\0\x20ftypisom")
    result = run("tick", "night-bus", "screener", "--file", str(file), env={"PATH": str(program.parent)})
    assert result.status == 0
    assert "the file runs 13:20, the film 14:30: is it this cut?" in result.err
    assert rows(run)["screener"]["warnings"] == ["the file runs 13:20, the film 14:30: is it this cut?"]


def test_unticking_and_undoing_bring_back_what_was(run):
    run("tick", "night-bus", "stills")
    assert run("untick", "night-bus", "stills").out == "Night Bus: no longer ready: Stills\n"
    assert rows(run)["stills"]["ready"] is False
    assert run("untick", "night-bus", "stills").status == 4
    assert run("undo", "--yes").status == 0
    assert rows(run)["stills"]["ready"]
    assert run("undo", "--yes").status == 0
    assert rows(run)["stills"]["ready"] is False
    assert run("doctor").status == 0


def test_ticks_go_with_an_export(run, tmp_path):
    run("tick", "night-bus", "stills", "--expires", "2027-01-01")
    run("tick", "night-bus", "fee", "--for", "lamma")
    run("export", "-o", str(tmp_path / "all.toml"))
    other = ("--ledger", str(tmp_path / "other.db"))
    assert run("import", str(tmp_path / "all.toml"), "--yes", *other).status == 0
    assert run("export", *other).out == run("export").out
    assert rows(run, *other)["fee"]["ready"]


@pytest.mark.parametrize("note", ["[bold]x[/b]", "=1+1", "\x1b[31mred", "夜車 🎬", "a\nb"])
def test_hostile_remarks_are_data(run, note):
    assert run("tick", "night-bus", "stills", "--note", note).status == 0
    assert rows(run)["stills"]["how"].endswith(note)
    shown = run("checklist", "night-bus", "lamma", tty=True)
    assert shown.status == 0
    assert "\x1b[31mred" not in shown.out
    csv = run("checklist", "night-bus", "lamma", "--csv").out
    assert ",=1+1" not in csv
