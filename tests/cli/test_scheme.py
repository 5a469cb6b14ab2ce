"""`filmtrack scheme` and the files behind it: shipped, the user's own, and those that are named."""

import json
from pathlib import Path

import pytest

from trips import ROUND_2027


@pytest.fixture
def own(home: Path):
    """The user's own schemes.toml, to be written."""

    def write(text: str) -> Path:
        path = home / "config" / "filmtrack" / "schemes.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def rows(run, *arguments):
    return json.loads(run(*arguments, "--json").out)["rows"]


def test_the_list_tells_who_pays_and_never_that_new_action_express_is_open(run):
    result = run("scheme", "list")
    assert (result.status, result.err) == (0, "")
    found = {row["id"]: row for row in rows(run, "scheme", "list")}
    assert (found["nae"]["round"], found["nae"]["round_status"]) == ("2019", "unknown")
    assert "ask Hong Kong Arts Centre" in found["nae"]["reason"]
    assert found["fdf-festivals"]["round_status"] == "ended"
    assert found["hkadc-exchange"]["next_on"] == "2026-12-31"
    assert [row["id"] for row in rows(run, "scheme", "list", "hkadc")] == ["hkadc-exchange", "hkadc-project"]


def test_a_list_of_nothing_says_where_ones_own_go(run):
    assert "schemes.toml" in run("scheme", "list", "zzz", tty=True).out
    assert run("scheme", "list", "zzz").out == ""


def test_show_tells_all_of_a_scheme(run, snapshot):
    result = run("scheme", "show", "nae")
    assert result.status == 0
    assert result.out == snapshot


def test_show_gives_json(run):
    document = json.loads(run("scheme", "show", "new", "action", "--json").out)
    assert document["report"] == "scheme show"
    assert document["scheme"]["id"] == "nae"
    assert [(row["round"], row["round_status"]) for row in document["rows"]] == [
        ("2019", "unknown"),
        ("2018", "closed"),
    ]


@pytest.mark.parametrize(
    "id_", ["fffi", "fdf-festivals", "hkadc-exchange", "ifva", "adf-exchange", "animation-support"]
)
def test_every_scheme_can_be_shown(run, id_):
    result = run("scheme", "show", id_, tty=True)
    assert (result.status, id_ in result.out) == (0, True)


def test_a_name_that_nobody_has_is_exit_4(run):
    assert run("scheme", "show", "lottery").status == 4
    assert run("sponsor", "--scheme", "lottery").status == 4


def test_ones_own_round_stands_over_what_is_shipped(run, own):
    own(ROUND_2027)
    (row,) = rows(run, "scheme", "list", "nae")
    assert (row["round"], row["round_status"], row["next_on"]) == ("2027", "closed", "2026-12-01")
    assert "it opens on 1 Dec 2026" in run("scheme", "show", "nae").out


def test_a_named_catalogue_may_hold_both_kinds(run, tmp_path: Path):
    both = ROUND_2027 + '\n[[festival]]\nid = "mecal"\ncity = "Barcelona!"\n'
    (tmp_path / "mine.toml").write_text(both, encoding="utf-8")
    assert run("catalogue", "check", "mine.toml").status == 0
    found = rows(run, "--catalogue", "mine.toml", "scheme", "list", "nae")
    assert [row["round"] for row in found] == ["2027"]
    assert "Barcelona!" in run("--catalogue", "mine.toml", "festival", "show", "mecal").out


def test_check_tells_what_is_wrong_with_ones_own_schemes(run, own):
    path = own(
        '[[scheme]]\nid = "nae"\n[[scheme.round]]\nid = "2027"\nlike = "2011"\nfestival = [{ id = "nowhere" }]\n'
    )
    result = run("catalogue", "check")
    assert result.status == 3
    first, second = result.out.splitlines()
    assert first == f"{path}:3: nae like: there is no round 2011"
    assert second.startswith(f"{path}:3: nae festival.id: there is no festival nowhere in the catalogue")


def test_what_is_wrong_is_said_once_and_what_is_good_is_shown(run, own):
    own('[[scheme]]\nid = "bad"\n')
    result = run("scheme", "list", "nae")
    assert (result.status, result.out.count("nae")) == (3, 1)
    assert result.err.count("this scheme has no name") == 1
    assert run("scheme", "list", "--json").err == ""


def test_a_file_that_is_no_toml_is_told_once(run, tmp_path: Path):
    (tmp_path / "mine.toml").write_text("[[scheme")
    assert len(run("catalogue", "check", "mine.toml").out.splitlines()) == 1


def test_a_shipped_file_is_checked_as_it_stands(run):
    shipped = Path(__file__).parents[2] / "data" / "schemes.toml"
    assert run("catalogue", "check", str(shipped)).out == ""


def test_the_schema_of_schemes_is_the_one_beside_the_data(run):
    shipped = Path(__file__).parents[2] / "data" / "schemes.schema.json"
    assert run("catalogue", "schema", "--schemes").out == shipped.read_text(encoding="utf-8")


def test_the_path_names_the_files_of_schemes(run, own, home: Path):
    assert run("catalogue", "path", "--schemes").out.endswith("schemes.toml\n")
    path = own("")
    assert run("catalogue", "path", "--own", "--schemes").out == f"{path}\n"
    assert run("catalogue", "path", "--schemes").out.splitlines()[1] == str(path)


def test_upcoming_shows_the_festivals_on_the_list_and_the_schemes_own_dates(run, own):
    own(ROUND_2027)
    found = rows(run, "upcoming", "--scheme", "nae", "--from", "2026-11-22", "--to", "2027-11-30")
    festivals = {row["festival"] for row in found}
    assert festivals <= {"nae", "filmwinter-stuttgart", "leuven-short", "isfvf-beijing", "peciff", "mecal",
                         "short-shorts-asia", "anima-brussels", "clermont-ferrand", "animac", "regensburg"}  # fmt: skip
    assert {"clermont-ferrand", "regensburg", "nae"} <= festivals
    (own_date,) = (row for row in found if row["festival"] == "nae")
    assert (own_date["kind"], own_date["tier"], own_date["date"]) == ("scheme", "application", "2027-06-30")
    assert "New Action Express" in run("upcoming", "--scheme", "nae", "--month", "2027-06").out


def test_a_scheme_without_a_list_has_only_its_own_dates(run):
    found = rows(run, "upcoming", "--scheme", "hkadc-exchange", "--from", "2026-11-22", "--to", "2027-11-30")
    assert [(row["festival"], row["status"], row["date"]) for row in found] == [
        ("hkadc-exchange", "listed", "2026-12-31")
    ]


def test_other_lists_of_festivals_know_the_filter(run):
    assert len(rows(run, "festival", "list", "--scheme", "nae")) == 10


@pytest.mark.parametrize("command", [("upcoming",), ("festival", "list")])
def test_what_is_wrong_with_schemes_is_told_to_those_who_ask_for_one(run, own, command):
    own('[[scheme]]\nid = "bad"\n')
    asked = run(*command, "--scheme", "nae")
    assert (asked.status, "this scheme has no name" in asked.err) == (3, True)
    assert json.loads(run(*command, "--scheme", "nae", "--json").out)["problems"][0]["id"] == "bad"
    assert run(*command).status == 0


def test_the_doctor_looks_at_schemes_too(run, own):
    own('[[scheme]]\nid = "bad"\n')
    result = run("doctor")
    assert (result.status, "this scheme has no name" in result.out) == (3, True)


def test_a_list_of_schemes_gives_a_reason_only_where_one_is_known(run):
    out = run("scheme", "list").out
    assert "whether it takes" not in out
    assert "it ended on 31 Aug 2023" in out
    assert "whether it takes" in run("scheme", "list", "--json").out
