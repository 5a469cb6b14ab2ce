"""`filmtrack catalogue`, `festival` and `announce`: the user's own data."""

import json
import tomllib
from pathlib import Path

import pytest

from runs import Result


def test_what_a_written_form_should_be_is_said_in_chinese_too_and_in_json_always_in_english(run):
    Path("mine.toml").write_text('[[festival]]\nid = "lamma"\nmax_runtime = "40"\n', encoding="utf-8")
    english = 'write a running time as minutes and seconds, like "40:00"'
    chinese = {"FILMTRACK_LANG": "zh"}
    assert english in run("catalogue", "check", "mine.toml").out
    assert "片長請寫成分和秒" in run("catalogue", "check", "mine.toml", env=chinese).out
    result = run("catalogue", "check", "mine.toml", "--json", env=chinese)
    assert json.loads(result.out)["problems"][0]["message"] == english


def own_file(home: Path) -> Path:
    return home / "config" / "filmtrack" / "festivals.toml"


def test_the_shipped_data_are_sound_and_soundness_is_silence(run):
    assert run("catalogue", "check") == Result(status=0, out="", err="")


def test_check_reads_a_file_on_top_of_what_is_shipped(run, tmp_path: Path):
    (tmp_path / "mine.toml").write_text('[[festival]]\nid = "clermont-ferrand"\ncity = "Clermont"\n')
    assert run("catalogue", "check", "mine.toml").status == 0
    (tmp_path / "mine.toml").write_text('[[festival]]\nid = "clermont"\ncity = "Clermont"\n')
    result = run("catalogue", "check", "mine.toml", "--json")
    assert (result.status, json.loads(result.out)["problems"][0]["key"]) == (3, "name")


def test_the_schema_describes_festivals(run):
    schema = json.loads(run("catalogue", "schema").out)
    assert "festival" in schema["properties"]
    assert schema["additionalProperties"] is False


def test_the_path_names_every_layer(run, home: Path):
    assert run("catalogue", "path").out.endswith("festivals.toml\n")
    assert run("catalogue", "path", "--own").out.strip() == str(own_file(home))
    own_file(home).parent.mkdir(parents=True)
    own_file(home).write_text("")
    assert run("catalogue", "path").out.splitlines()[1] == str(own_file(home))


def test_announce_writes_a_patch_that_upcoming_shows(run, home: Path):
    result = run("announce", "mecal", "2027-03-07", "--tier", "late", "--edition", "2027", "--fee", "18 EUR")
    assert result.status == 0
    (table,) = tomllib.loads(own_file(home).read_text())["festival"]
    deadline = table["edition"][0]["deadline"][0]
    assert (table["id"], table["edition"][0]["year"], deadline["tier"]) == ("mecal", 2027, "late")
    assert deadline["checked"].isoformat() == "2026-11-22"
    rows = json.loads(run("upcoming", "--festival", "mecal", "--month", "2027-03", "--json").out)["rows"]
    assert [(row["status"], row["date"], row["fee"]["amount"]) for row in rows if row["tier"] == "late"] == [
        ("announced", "2027-03-07", "18.00")
    ]


def test_announce_writes_the_days_on_which_it_is_held(run, home: Path):
    result = run("announce", "mecal", "--edition", "2028", "--starts", "2028-03-20", "--ends", "2028-04-02")
    assert (result.status, "is held from 20 Mar 2028 to 2 Apr 2028" in result.err) == (0, True)
    (table,) = tomllib.loads(own_file(home).read_text())["festival"]
    (edition,) = table["edition"]
    assert (edition["year"], edition["starts"].isoformat(), edition["ends"].isoformat(), edition["source"]) == (
        2028,
        "2028-03-20",
        "2028-04-02",
        "https://www.mecalbcn.org",
    )
    assert "20 Mar–2 Apr 2028" in run("festival", "show", "mecal").out


def test_announce_writes_a_closing_day_and_the_days_of_its_edition_at_once(run, home: Path):
    assert run("announce", "mecal", "2027-12-07", "--edition", "2028", "--starts", "2028-03-20").status == 0
    (edition,) = tomllib.loads(own_file(home).read_text())["festival"][0]["edition"]
    assert (edition["starts"].isoformat(), edition["deadline"][0]["date"].isoformat()) == ("2028-03-20", "2027-12-07")


def test_an_expectation_disappears_when_it_is_announced(run):
    asked = (
        "upcoming",
        "--festival",
        "regensburg",
        "--from",
        "2026-12-01",
        "--to",
        "2027-12-31",
        "--status",
        "expected",
        "--json",
    )
    (before, *_) = json.loads(run(*asked).out)["rows"]
    assert run("announce", "regensburg", before["date"], "--edition", str(before["edition"])).status == 0
    after = json.loads(run(*asked).out)["rows"]
    assert (before["edition"], before["key"]) not in {(row["edition"], row["key"]) for row in after}


def test_an_edit_keeps_comments_and_the_previous_file(run, home: Path):
    own_file(home).parent.mkdir(parents=True)
    mine = (
        '# my own\n[[festival]]\nid = "mecal" # Barcelona\n\n[[festival]]\nid = "x"\nname = "X" # mine\nwebsite = "w"\n'
    )
    own_file(home).write_text(mine)
    assert run("announce", "x", "2027-03-07", "--edition", "2027").status == 0
    text = own_file(home).read_text()
    assert "# my own" in text
    assert "# Barcelona" in text
    assert "# mine" in text
    assert own_file(home).with_name("festivals.toml.previous").read_text() == mine


def test_a_dry_run_shows_the_lines_and_writes_nothing(run, home: Path):
    result = run("announce", "mecal", "2027-03-07", "--tier", "late", "--dry-run")
    assert "+date = 2027-03-07" in result.out
    assert not own_file(home).exists()


def test_an_extension_is_shown_as_one(run):
    run("festival", "add", "Izmir Short", "--country", "TR", "--zone", "Europe/Istanbul")
    assert run("announce", "izmir-short", "2026-12-01", "--edition", "2027", "--source", "mail").status == 0
    assert run("announce", "izmir-short", "2026-12-08", "--extended", "--source", "mail").status == 0
    (row,) = json.loads(run("upcoming", "--festival", "izmir-short", "--json").out)["rows"]
    assert (row["date"], row["replaces"]) == ("2026-12-08", "2026-12-01")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("announce", "mecal", "32 May"), 2, "32 May"),
        (("announce", "mecal"), 2, "which day was announced?"),
        (("announce", "mecal", "--starts", "2028-03-20", "--fee", "5 EUR"), 2, "are said of a closing day"),
        (("announce", "mecal", "--starts", "2028-03-20", "--ends", "2028-03-19"), 2, "before it starts"),
        (("announce", "nobody", "2027-01-01"), 4, "there is no festival"),
        (("announce", "mecal", "2027-03-07", "--time", "25:00"), 3, "would not be a valid entry"),
        (("announce", "mecal", "2027-03-28", "--time", "02:30", "--edition", "2027"), 3, "clocks in Europe/Madrid"),
        (("announce", "mecal", "2027-03-07", "--fee", "lots"), 3, "would not be a valid entry"),
        (("festival", "add", "Mecal"), 1, "there is already mecal"),
        (("festival", "add", "夜"), 2, "no id can be made"),
        (("festival", "add", "X Fest", "--zone", "PT"), 3, "unknown time zone"),
        (("festival", "add", "X Fest", "--country", "Turkey"), 2, "'Turkey' is not the code of a country"),
        (("festival", "show", "beijing"), 4, "say which"),
    ],
)
def test_a_wrong_edit_is_one_sentence_and_writes_nothing(
    run, home: Path, arguments: tuple[str, ...], status: int, said: str
):
    result = run(*arguments)
    assert (result.status, said in result.err) == (status, True), result.err
    assert not own_file(home).exists()


def test_a_broken_own_file_is_never_written(run, home: Path):
    own_file(home).parent.mkdir(parents=True)
    own_file(home).write_text("[[festival]\n")
    result = run("announce", "mecal", "2027-03-07")
    assert (result.status, own_file(home).read_text()) == (3, "[[festival]\n")
    own_file(home).write_bytes(b"\xff")
    assert run("announce", "mecal", "2027-03-07").status == 3


@pytest.mark.parametrize("own", ['festival = [{ id = "mecal" }]', "[festival]\nid = 3"])
def test_an_own_file_of_another_form_is_left_alone(run, home: Path, own: str):
    own_file(home).parent.mkdir(parents=True)
    own_file(home).write_text(own)
    result = run("announce", "mecal", "2027-03-07")
    assert (result.status, own_file(home).read_text()) == (3, own)


def test_a_folder_that_cannot_be_written_is_exit_6(run, home: Path):
    (home / "config").write_text("in the way")
    result = run("announce", "mecal", "2027-03-07", "--edition", "2027")
    assert (result.status, "cannot be" in result.err) == (6, True)


def test_show_tells_all_of_a_festival(run, snapshot):
    result = run("festival", "show", "regensburg")
    assert result.status == 0
    assert result.out == snapshot


def test_show_gives_json(run):
    document = json.loads(run("festival", "show", "clermont-ferrand", "--json").out)
    assert document["festival"]["id"] == "clermont-ferrand"
    assert {row["status"] for row in document["rows"]} >= {"announced", "expected", "listed"}


def test_list_finds_by_words_and_filters(run):
    result = run("festival", "list", "beijing", "--json")
    assert {row["id"] for row in json.loads(result.out)["rows"]} >= {"bisff-beijing", "isfvf-beijing"}
    assert run("festival", "list", "zzzz", tty=True).out.startswith("No festival fits")
    assert "filmart" in run("festival", "list", "--kind", "market").out
    listed = json.loads(run("festival", "list", "--month", "jan", "--json").out)["rows"]
    assert {row["next_on"][:7] for row in listed} == {"2027-01"}
    soon = json.loads(run("festival", "list", "--within", "2w", "--json").out)["rows"]
    assert soon
    assert max(row["next_on"] for row in soon) <= "2026-12-06"


def test_the_schema_beside_the_data_is_the_programs():
    from filmtrack.catalogue.schema import schema_text
    from filmtrack.catalogue.shipped import shipped_file

    assert shipped_file("festivals.schema.json").read_text() == schema_text(), "make schema writes it anew"
    assert "#:schema ./festivals.schema.json" in shipped_file("festivals.toml").read_text().splitlines()[:12]
