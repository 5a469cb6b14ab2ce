"""`filmtrack check` and `upcoming --film`, whole runs on a small catalogue, and on the shipped one."""

import json

import pytest

from filmtrack.catalogue.shipped import shipped_file
from filmtrack.domain.events import entry_planned, entry_submitted, film_added, film_screened
from filmtrack.domain.film import Screening
from judged import days
from ledgers import TODAY, a_film, an_entry, ledger_in, written

CATALOGUE = """
[[festival]]
id = "lamma"
name = "Lamma Short"
city = "Lyon"
country = "FR"
timezone = "Europe/Paris"
platforms = ["Reel", "Own form"]
source = "https://lamma.example"
as_of = 2026
max_runtime = "25:00"
premiere = { level = "national" }
[[festival.section]]
id = "open"
name = "open"
note = "anything goes"
[[festival.section]]
id = "student"
name = "Student Films"
student = { value = "only", note = "made at a school" }
[[festival.edition]]
year = 2027
opens = 2026-09-01
starts = 2027-03-04
[[festival.edition.deadline]]
tier = "regular"
date = 2026-12-02
time = "23:59"
fees = [{ amount = "13 EUR", platforms = ["Reel"] }, { amount = "free", platforms = ["Own form"] }]
[[festival.edition.deadline]]
tier = "late"
date = 2026-12-20
fee = "20 EUR"

[[festival]]
id = "needy"
name = "Needy Festival"
country = "DE"
timezone = "Europe/Berlin"
source = "https://needy.example"
checked = 2026-11-01
certainty = "inferred"
premiere = { level = "world" }
first_film = { value = "only", certainty = "inferred" }
[[festival.edition]]
year = 2027
starts = 2027-05-01
[[festival.edition.deadline]]
tier = "regular"
date = 2027-01-31

[[festival]]
id = "tiny"
name = "Tiny Minutes"
source = "https://tiny.example"
max_runtime = "01:00"
[[festival.edition]]
year = 2027
opens = 2027-02-01
[[festival.edition.deadline]]
tier = "regular"
date = 2027-03-31
fee = "free"
"""


@pytest.fixture
def ledger(home):
    kept = ledger_in(home)
    film = a_film(runtime_seconds=870, countries=("HK",), student=False, completed=days("2026-05"))
    written(kept, film_added(film, on=TODAY))
    return kept


@pytest.fixture
def small(tmp_path, ledger, monkeypatch):
    """A catalogue of three festivals and nothing else."""
    file = tmp_path / "small.toml"
    file.write_text(CATALOGUE, encoding="utf-8")
    shipped = {"festivals.toml": file}
    monkeypatch.setattr(
        "filmtrack.catalogue.shipped.shipped_file", lambda name: shipped.get(name) or shipped_file(name)
    )
    return ledger


def rows(result):
    return json.loads(result.out)["rows"]


def test_every_section_is_answered_rule_by_rule_the_best_first(run, small):
    result = run("check", "night-bus", "lamma", "--json")
    assert result.status == 0
    found = rows(result)
    assert [(row["section"], row["verdict"]) for row in found] == [("open", "pass"), ("student", "fail")]
    assert {"film", "festival", "edition", "section", "verdict", "rules", "closes_at", "fee"} <= found[0].keys()
    assert found[0]["closes_at"] == "2026-12-20T23:00:00Z"
    first = found[0]["rules"][0]
    assert {"rule", "verdict", "reason", "source", "certainty", "missing"} <= first.keys()
    assert [each["rule"] for each in found[0]["rules"]] == ["open", "running-time", "premiere"]


def test_people_see_the_best_section_whole_and_of_the_others_what_differs(run, small):
    out = run("check", "night-bus", "lamma").out
    assert out.splitlines()[0].startswith("PASS")
    assert "closes Sun 20 Dec" in out
    assert "regular: 13 EUR (Reel); free (Own form)" in out
    assert "anything goes" in out
    assert out.count("running-time") == 1
    assert "Student Films [student]" in out
    assert "only student films are taken; this is none" in out
    assert "“made at a school”" in out


@pytest.mark.parametrize("command", ["check", "checklist"])
def test_a_section_is_named_by_words_in_check_and_checklist_alike(run, small, command):
    for words in ("student", "stud", "Student Films", "films"):
        found = json.loads(run(command, "night-bus", "lamma", "--section", words, "--json").out)
        assert (found["rows"][0] if command == "check" else found)["section"] == "student"
    refused = run(command, "night-bus", "lamma", "--section", "vr")
    assert refused.status == 4
    assert refused.err == "filmtrack: Lamma Short has no section 'vr'\n  its sections: open, student\n"


def test_on_a_terminal_the_best_section_is_named(run, small):
    result = run("check", "night-bus", "lamma", tty=True)
    assert "best section: open" in result.err
    assert "Verdict" in result.out


STRICT = """
[[festival]]
id = "strict"
name = "Strict"
source = "https://strict.example"
max_runtime = "01:00"
outside_sections = true
[[festival.section]]
id = "student"
[[festival.edition]]
year = 2027
"""


def test_a_rule_that_decides_in_a_later_section_too_is_named_there(run, small, tmp_path):
    own = tmp_path / "strict.toml"
    own.write_text(STRICT, encoding="utf-8")
    lines = run("check", "night-bus", "strict", "--catalogue", str(own)).out.splitlines()
    assert [" ".join(each.split()) for each in lines if each.startswith("  fail")] == [
        "fail running-time it runs 14:30; at most 1:00 is taken",
        "fail running-time as in the first section",
    ]
    result = run("check", "night-bus", "strict", "--catalogue", str(own), tty=True)
    assert "no section takes it; the least speaks against the festival itself, outside its sections" in result.err


def test_one_section_and_one_edition_may_be_named(run, small):
    found = rows(run("check", "night-bus", "lamma", "--section", "student", "--edition", "2020", "--json"))
    assert [(row["section"], row["edition"]) for row in found] == [("student", 2020)]


def test_a_section_that_is_not_there_is_no_name(run, small):
    result = run("check", "night-bus", "lamma", "--section", "gala")
    assert (result.status, "its sections: open, student" in result.err) == (4, True)
    assert run("check", "night-bus", "tiny", "--section", "gala").status == 4


def test_the_platform_settles_the_fee(run, small):
    (first, _) = rows(run("check", "night-bus", "lamma", "--platform", "own form", "--json"))
    assert (first["free"], first["fee"]) == (True, None)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("night-bus", "lamma"), 0),
        (("night-bus", "lamma", "--strict"), 0),
        (("night-bus", "lamma", "--section", "student"), 1),
        (("night-bus", "needy"), 0),
        (("night-bus", "needy", "--strict"), 1),
        (("night-bus", "tiny"), 1),
        (("night-bus",), 0),
        (("night-bus", "--country", "DE", "--strict"), 1),
        (("nobody",), 4),
        (("night-bus", "nowhere"), 4),
        (("night-bus", "lamma", "more"), 2),
    ],
)
def test_the_exit_code_says_whether_the_answer_is_no(run, small, arguments, status):
    assert run("check", *arguments).status == status


def test_all_festivals_come_open_ones_first_without_those_that_fail(run, small):
    result = run("check", "night-bus")
    lines = result.out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["Sun 20 Dec", "Sun 31 Jan 2027"]
    assert "Needy Festival 2027" in lines[1]
    assert "whether this is one is not known" in lines[1]


def test_why_not_tells_the_rules_that_decide(run, small):
    result = run("check", "night-bus", "--why-not")
    assert "it runs 14:30; at most 1:00 is taken" in result.out
    assert len(result.out.splitlines()) == 3
    assert len(rows(run("check", "night-bus", "--why-not", "--json"))) == 3
    assert len(rows(run("check", "night-bus", "--json"))) == 2


def test_a_terminal_is_told_how_many_fail(run, small):
    assert "1 festival fails: --why-not shows the rule that decides" in run("check", "night-bus", tty=True).err


def test_a_film_that_no_festival_takes_is_told_so(run, small):
    result = run("check", "night-bus", "--country", "AQ", tty=True)
    assert (result.status, "No festival takes this film" in result.out) == (1, True)


def test_a_call_that_is_not_open_yet_says_when_it_opens(run, small, home):
    written(small, film_added(a_film("blink", runtime_seconds=30), on=TODAY))
    out = run("check", "blink", "tiny").out
    assert "closes Wed 31 Mar 2027 (opens 1 Feb 2027)" in out
    assert "regular: free" in out
    assert "say when" not in out


def test_what_is_unknown_names_the_command_that_supplies_it(run, small):
    out = run("check", "night-bus", "needy").out
    assert "say whether it is a first film: filmtrack film edit night-bus --first-film" in out
    assert "seen 1 Nov 2026, inferred" in out


def test_a_fact_that_no_command_supplies_is_named_all_the_same(run, small):
    written(
        small,
        film_screened(
            "night-bus", Screening(event="Vimeo", country="FR", on=days("2026-06"), showing="online"), on=TODAY
        ),
    )
    assert "not known: whether it counts: festivals disagree" in run("check", "night-bus", "lamma").out


def test_the_only_film_need_not_be_named(run, small):
    assert rows(run("check", "lamma", "--json"))[0]["film"] == "night-bus"
    assert len(rows(run("check", "--json"))) == 2


def test_with_several_films_one_name_is_a_film(run, small):
    written(small, film_added(a_film("tin-moon"), on=TODAY))
    assert run("check", "lamma").status == 4
    assert run("check").status == 4


def test_an_empty_ledger_knows_no_film(run, home):
    assert run("check", "night-bus").status == 4


def test_entries_that_this_one_would_endanger_are_told(run, small):
    written(small, entry_submitted(an_entry(festival="needy"), on=TODAY))
    out = run("check", "night-bus", "lamma", "--section", "open").out
    assert "Needy Festival asks for a world premiere; Lamma Short would show the film before" in out
    assert "entry: submitted" in run("check", "night-bus", "needy").out


def test_csv_and_markdown_have_a_row_a_section(run, small):
    assert run("check", "night-bus", "lamma", "--csv").out.count("night-bus,lamma") == 2
    assert run("check", "night-bus", "lamma", "--markdown").out.startswith("| film | festival |")


def test_bad_data_in_a_catalogue_still_answers_and_says_so(run, small, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('[[festival]]\nid = "broken"\nrhythm = 3\n', encoding="utf-8")
    result = run("check", "night-bus", "lamma", "--catalogue", str(bad))
    assert (result.status, "broken" in result.err) == (3, True)
    assert "PASS" in result.out


def due(result):
    return [(row["festival"], row["tier"], row["verdict"], row["entry"]) for row in rows(result)]


def test_upcoming_for_a_film_keeps_only_what_it_may_still_enter(run, small):
    result = run("upcoming", "--film", "night-bus", "--to", "2027-04-30", "--json")
    assert due(result) == [
        ("lamma", "regular", "pass", None),
        ("lamma", "late", "pass", None),
        ("needy", "regular", "unknown", None),
    ]


def test_upcoming_for_a_film_marks_its_plans_and_doubts(run, small):
    written(small, entry_planned(an_entry(festival="needy"), on=TODAY))
    out = run("upcoming", "--film", "night-bus", "--to", "2027-04-30", "--platform", "Reel").out
    assert "Lamma Short" in out
    assert "13 EUR" in out
    out = run("upcoming", "--film", "night-bus", "--to", "2027-04-30").out
    assert "Needy Festival planned" in out
    assert "unknown: only first films are taken" in out


def test_plain_upcoming_never_opens_the_ledger(run, small, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr("filmtrack.ledger.opening.open_ledger", refuse)
    assert run("upcoming").status == 0


def test_upcoming_for_a_film_that_nobody_knows_is_no_name(run, small):
    assert run("upcoming", "--film", "nobody").status == 4


def test_the_shipped_catalogue_answers(run, ledger):
    result = run("check", "night-bus", "clermont", "--edition", "2027", "--json")
    found = rows(result)
    assert {row["section"] for row in found} >= {"international", "national", "xr"}
    national = next(row for row in found if row["section"] == "national")
    assert next(each["verdict"] for each in national["rules"] if each["rule"] == "origin") == "fail"


@pytest.fixture
def two_films(small):
    written(small, film_added(a_film("long", runtime_seconds=3600, countries=("HK",)), on=TODAY))
    return small


def test_which_of_all_films_may_enter_a_festival(run, two_films):
    found = rows(run("check", "--all", "lamma", "--json"))
    assert [(each["film"], each["section"], each["verdict"]) for each in found] == [
        ("night-bus", "open", "pass"),
        ("long", "open", "fail"),
    ]
    lines = run("check", "--all", "lamma").out.splitlines()
    assert [each.split()[0] for each in lines] == ["night-bus", "long"]
    assert "it runs 60:00; at most 25:00 is taken" in lines[1]


def test_all_films_against_all_festivals_leave_out_what_fails(run, two_films):
    found = rows(run("check", "--all", "--json"))
    assert [(each["film"], each["festival"]) for each in found] == [
        ("night-bus", "lamma"),
        ("night-bus", "needy"),
        ("long", "needy"),
    ]
    told = rows(run("check", "--all", "--why-not", "--json"))
    assert len(told) == 6
    assert {each["verdict"] for each in told[3:]} == {"fail"}


def test_when_no_film_may_enter_the_exit_code_says_so(run, two_films):
    assert run("check", "--all", "tiny").status == 1
    assert run("check", "--all", "lamma").status == 0
    assert run("check", "--all", "lamma", "--strict").status == 0


def test_no_films_at_all_are_no_failure(run, home):
    result = run("check", "--all")
    assert (result.status, result.out) == (0, "")


def test_all_films_take_one_festival_and_no_film(run, two_films):
    result = run("check", "--all", "night-bus", "lamma")
    assert result.status == 2
    assert "ask about several films: name one festival, or none" in result.err
    assert run("check", "--all", "nowhere at all").status == 4


def test_an_entry_is_checked_by_its_number(run, small):
    assert run("plan", "night-bus", "lamma", "--section", "student", "--yes").status == 0
    rows = json.loads(run("check", "1", "--json").out)["rows"]
    assert [(each["film"], each["festival"], each["section"]) for each in rows] == [("night-bus", "lamma", "student")]
    assert rows[0]["entry"] == "planned"
    assert run("check", "2").status == 4


def test_a_festival_alone_is_not_taken_for_a_film_that_nobody_has(run, two_films):
    result = run("check", "lamma")
    assert (result.status, result.err.splitlines()[0]) == (4, "filmtrack: which film?")
    assert "there is no film or festival 'nobody'" in run("check", "nobody").err
