"""`filmtrack watch` and `unwatch`: what is to be reminded of, recorded, listed, undone."""

import json

import pytest


def rows(out: str) -> list[dict]:
    return json.loads(out)["rows"]


def keys(run) -> list[tuple[str, str]]:
    return [(row["what"], row["id"]) for row in rows(run("watch", "--json").out)]


def test_festivals_films_and_schemes_are_watched_by_any_of_their_names(run):
    run("film", "add", "Night Bus")
    watched = run("watch", "clermont", "mecal", "--film", "night", "--scheme", "new-action")
    assert watched.status == 0, watched.err
    assert watched.out.splitlines()[0] == "watching festival clermont-ferrand"
    assert keys(run)[:3] == [("festival", "clermont-ferrand"), ("festival", "mecal"), ("film", "night-bus")]
    assert [what for what, _ in keys(run)] == ["festival", "festival", "film", "scheme"]


def test_the_list_says_the_next_date_and_who_began_it(run):
    assert run("watch", tty=True).out == "Nothing is watched. filmtrack watch FESTIVAL begins.\n"
    run("watch", "clermont")
    (row,) = rows(run("watch", "--json").out)
    assert (row["name"], row["status"], row["since"]) == (
        "Clermont-Ferrand International Short Film Festival & Market",
        "expected",
        "2026-11-22",
    )
    assert "~" in run("watch").out


def test_what_is_not_watched_any_more_is_gone_and_undo_brings_it_back(run):
    run("watch", "clermont", "mecal")
    assert run("unwatch", "mecal", "tampere").out.splitlines() == [
        "no longer watching festival mecal",
        "festival tampere was not watched",
    ]
    assert keys(run) == [("festival", "clermont-ferrand")]
    assert "no longer watching festival mecal" in run("undo", "--yes").out
    assert len(keys(run)) == 2


def test_watching_twice_writes_nothing(run):
    run("watch", "clermont")
    assert run("watch", "clermont").out == "festival clermont-ferrand is watched already\n"
    assert run("undo", "--yes").status == 0
    assert keys(run) == []


def test_a_festival_that_left_the_catalogue_can_still_be_unwatched(run, tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('[[festival]]\nid = "lamma"\nname = "Lamma"\nsource = "s"\n')
    run("watch", "lamma", "--catalogue", str(file))
    assert "no longer known" in run("watch").out
    assert run("unwatch", "lamma").status == 0
    assert keys(run) == []


def test_a_dry_run_shows_the_events_and_writes_nothing(run, home):
    shown = run("watch", "clermont", "--dry-run")
    assert shown.out == 'watched  2026-11-22  {"festival": "clermont-ferrand"}\n'
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["watch", "nowhere"], 4),
        (["watch", "--film", "nowhere"], 4),
        (["watch", "--scheme", "nowhere"], 4),
        (["watch", "anima"], 4),
        (["unwatch"], 2),
    ],
)
def test_what_names_nothing_is_refused(run, arguments, status):
    assert run(*arguments).status == status


def test_an_export_takes_it_to_another_ledger(run, tmp_path):
    run("watch", "clermont")
    run("export", "-o", "out.toml")
    run("import", "out.toml", "--yes", "--ledger", str(tmp_path / "other.db"))
    there = run("watch", "--json", "--ledger", str(tmp_path / "other.db"))
    assert [row["id"] for row in rows(there.out)] == ["clermont-ferrand"]
