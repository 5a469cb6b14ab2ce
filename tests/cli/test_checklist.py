"""`filmtrack checklist`, as whole runs."""

import csv
import io
import json

import pytest

from catalogues import LAMMA, OTHERS, ship
from ledgers import signed

MATERIALS = """
subtitles = ["fr"]
[[festival.material]]
item = "stills"
count = 3
note = "300 dpi | sharp"
[[festival.material]]
item = "dcp"
stage = "selection"
due = 2027-01-20
[[festival.material]]
item = "student-proof"
sections = ["student"]
"""
KEYS = "item label stage scope ready due_on source note".split()


@pytest.fixture(autouse=True)
def films(run, home, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path, LAMMA.replace("[[festival.section]]", MATERIALS + "[[festival.section]]", 1) + OTHERS)
    signed(home)
    run("film", "add", "Night Bus", "--runtime", "14:30", "--language", "yue")


def document(run, *arguments, **more):
    return json.loads(run("checklist", *arguments, "--json", **more).out)


def test_the_list_of_an_edition_in_the_order_of_its_days(run):
    result = run("checklist", "night-bus", "lamma", "--section", "international")
    assert result.status == 0
    assert result.err == "Night Bus → Lamma Short 2027, international: 0/9 ready with the entry\n"
    lines = [line.split("  ")[0:2] for line in result.out.splitlines()]
    assert lines[0][0] == "[ ]"
    whole = document(run, "night-bus", "lamma", "--section", "international")
    assert [each["item"] for each in whole["rows"]][:8] == [
        "entry-form",
        "fee",
        "screener",
        "synopsis",
        "biography",
        "director-photo",
        "credits",
        "stills",
    ]
    assert "student-proof" not in {each["item"] for each in whole["rows"]}


def test_the_json_has_the_keys_of_the_contract_and_the_state_beside(run):
    whole = document(run, "night-bus", "lamma", "--section", "student")
    assert whole["report"] == "checklist"
    assert set(KEYS) <= whole["rows"][0].keys()
    assert {key: whole[key] for key in ("film", "festival", "edition", "section", "stages", "ready")} == {
        "film": "night-bus",
        "festival": "lamma",
        "edition": 2027,
        "section": "student",
        "stages": ["entry"],
        "ready": 0,
    }
    fee = next(each for each in whole["rows"] if each["item"] == "fee")
    assert (fee["due_on"], fee["due_at"], fee["note"], fee["ready"]) == (
        "2026-12-04",
        "2026-12-04T16:00:00Z",
        "13 EUR",
        False,
    )
    dcp = next(each for each in whole["rows"] if each["item"] == "dcp")
    assert (dcp["stage"], dcp["due_on"], dcp["scope"], dcp["source"]) == (
        "selection",
        "2027-01-20",
        "film",
        "https://lamma.example/call",
    )


def test_csv_and_markdown_have_the_same_rows(run):
    rows = document(run, "night-bus", "lamma")["rows"]
    table = list(csv.DictReader(io.StringIO(run("checklist", "night-bus", "lamma", "--csv").out)))
    assert [each["item"] for each in table] == [each["item"] or "" for each in rows]
    markdown = run("checklist", "night-bus", "lamma", "--markdown").out
    assert len(markdown.splitlines()) == len(rows) + 2
    assert "300 dpi \\| sharp" in markdown


def test_a_terminal_shows_what_is_ready(run):
    run("tick", "night-bus", "stills")
    result = run("checklist", "night-bus", "lamma", tty=True, env={"COLUMNS": "200"})
    assert result.status == 0
    line = next(each for each in result.out.splitlines() if "Stills" in each)
    assert "[x]" in line
    assert "劇照" in result.out


def test_a_page_to_print_has_a_box_for_everything(run):
    run("film", "edit", "night-bus", "--title", "Night [Bus](x) <b>")
    run("tick", "night-bus", "stills")
    page = run("checklist", "night-bus", "lamma", "--section", "student", "--page")
    assert page.status == 0
    assert page.out.startswith("# Night \\[Bus\\](x) \\<b\\> → Lamma Short 2027, student: 1/")
    lines = page.out.splitlines()
    assert "## With the entry" in lines
    assert "## After selection" in lines
    assert "- [x] **Stills × 3** 劇照, due 4 Dec 2026" in lines
    assert "- [ ] **DCP** 數碼電影拷貝（DCP）, due 20 Jan 2027" in lines
    assert "  (usual on FilmFreeway, not stated by the festival)" in lines
    assert lines[-1].startswith("As of Sun 22 Nov 2026 20:00 HKT")


def test_the_page_in_chinese_has_chinese_commas(run):
    lines = run("checklist", "night-bus", "lamma", "--section", "student", "--page", "--lang", "zh").out.splitlines()
    assert "- [ ] **劇照 × 3**，2026年12月4日到期" in lines


def test_the_page_of_a_known_hour_and_of_an_expected_day(run, monkeypatch, tmp_path):
    ship(monkeypatch, tmp_path, LAMMA.replace("fee = ", 'time = "18:00"\nfee = ') + OTHERS)
    assert "due 4 Dec 2026 (Fri 4 Dec 18:00 HKT)" in run("checklist", "night-bus", "lamma", "--page").out
    expected = run("checklist", "night-bus", "tampere", "--page", now="2026-11-22T12:00:00Z").out
    assert "due about 1 Dec 2026" in expected
    assert "what else the festival itself asks for with the entry is not known" in expected
    assert "about 1 Dec" in run("checklist", "night-bus", "tampere").out


def test_an_entry_decides_what_is_due_now(run):
    run("submit", "night-bus", "lamma", "--section", "international", "--form-only")
    assert document(run, "1")["stages"] == ["entry"]
    rows = {each["item"]: each for each in document(run, "night-bus", "lamma")["rows"]}
    assert rows["fee"]["ready"]
    assert rows["screener"]["ready"] is False
    run("update", "1", "--film-sent")
    assert "nothing to hand in now" in run("checklist", "1").err
    run("update", "1", "selected")
    whole = document(run, "1")
    assert (whole["stages"], whole["rows"][0]["entry"]) == (["selection"], 1)


def test_the_exit_code_says_that_something_is_missing_now(run):
    arguments = ("checklist", "night-bus", "lamma", "--section", "international")
    assert run(*arguments).status == 0
    assert run(*arguments, "--exit-code").status == 1
    assert run(*arguments, "--exit-code", "--page").status == 1
    items = [
        each["item"] for each in document(run, *arguments[1:])["rows"] if each["stage"] == "entry" and each["item"]
    ]
    run("tick", "night-bus", *items, "--for", "lamma", "--section", "international")
    assert run(*arguments, "--exit-code").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["night-bus"], 2, "which festival is Night Bus for?"),
        ([], 2, "which film, and which festival?"),
        (["night-bus", "nowhere"], 4, "there is no festival 'nowhere'"),
        (["nobody", "lamma"], 4, "there is no film 'nobody'"),
        (["99"], 4, "there is no entry 99"),
        (["night-bus", "lamma", "--section", "horror"], 4, "Lamma Short has no section 'horror'"),
        (["night-bus", "lamma", "--within", "30d"], 2, "takes one --section, one --edition, and --scheme"),
        (["--missing", "--page"], 2, "--missing about all"),
        (["--missing", "night-bus", "lamma"], 2, "--missing takes one film"),
        (["--missing", "--within", "soon"], 2, "soon"),
        (["night-bus", "lamma", "--page", "--json"], 2, "give only one of"),
        (["night-bus", "lamma", "--scheme", "nobody"], 4, "there is no scheme 'nobody'"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, arguments, status, said):
    result = run("checklist", *arguments)
    assert result.status == status
    assert said in result.err


def test_several_entries_are_told_apart_by_their_section(run):
    run("plan", "night-bus", "lamma", "--section", "international")
    run("plan", "night-bus", "lamma", "--section", "student")
    result = run("checklist", "night-bus", "lamma")
    assert result.status == 4
    assert "1 (lamma 2027 international, planned)" in result.err
    assert document(run, "night-bus", "lamma", "--section", "student")["rows"][0]["entry"] == 2


def test_without_a_film_there_is_nothing_to_list(run, tmp_path):
    result = run("checklist", "lamma", "--ledger", str(tmp_path / "none.db"))
    assert result.status == 4
    assert not (tmp_path / "none.db").exists()


def missing(run, *arguments):
    return {(each["film"], each["item"]): each for each in document(run, "--missing", *arguments)["rows"]}


def test_what_is_missing_is_told_by_material_across_all_entries(run):
    run("film", "add", "Tin Moon", "--language", "en")
    run("plan", "night-bus", "lamma", "--section", "international")
    run("plan", "night-bus", "lamma", "--section", "student")
    run("plan", "tin-moon", "tampere", "--edition", "2027")
    found = missing(run)
    subtitles = found["night-bus", "subtitles:fr"]
    assert (subtitles["needed_by"], subtitles["due_on"], subtitles["ready"]) == (2, "2026-12-04", False)
    assert [each["section"] for each in subtitles["needs"]] == ["international", "student"]
    assert found["tin-moon", "screener"]["due_expected"]
    assert set(KEYS) <= subtitles.keys()
    assert {film for film, _ in missing(run, "tin-moon")} == {"tin-moon"}
    result = run("checklist", "--missing", "night-bus")
    line = next(each for each in result.out.splitlines() if "subtitles:fr" in each)
    assert "2 entries" in line
    assert "4 Dec" in line
    run("tick", "night-bus", "subtitles:fr")
    assert ("night-bus", "subtitles:fr") not in missing(run)


def test_only_what_is_due_soon_is_missing_soon(run):
    run("plan", "night-bus", "lamma", "--section", "international")
    assert missing(run, "--within", "1w") == {}
    assert missing(run, "--within", "2w")
    assert run("checklist", "--missing", "--within", "1w", "--exit-code").status == 0
    assert run("checklist", "--missing", "--exit-code").status == 1


def test_what_is_missing_is_narrowed_by_film_festival_and_tag(run):
    run("film", "add", "Tin Moon", "--runtime", "9:00", "--tag", "client-a")
    for film in ("night-bus", "tin-moon"):
        run("plan", film, "lamma", "--section", "international")
        run("plan", film, "tampere")

    def asked(*narrowing):
        rows = document(run, "--missing", *narrowing)["rows"]
        return {each["film"] for each in rows}, {need["festival"] for each in rows for need in each["needs"]}

    assert asked() == ({"night-bus", "tin-moon"}, {"lamma", "tampere"})
    assert asked("--tag", "client-a") == ({"tin-moon"}, {"lamma", "tampere"})
    assert asked("--festival", "lamma", "--film", "night-bus") == ({"night-bus"}, {"lamma"})
    assert run("checklist", "night-bus", "lamma", "--tag", "client-a").status == 2


def test_what_has_no_day_is_counted_beside(run):
    run("submit", "night-bus", "lamma", "--section", "international")
    run("update", "1", "selected")
    result = run("checklist", "--missing", "--within", "1w")
    assert result.out == ""
    assert "missing without a known day" in result.err


def test_that_nothing_is_missing_is_said_on_a_terminal_only(run):
    assert run("checklist", "--missing").out == ""
    assert "Nothing is missing" in run("checklist", "--missing", tty=True).out


def test_a_thing_that_many_need_names_the_first_few(run):
    for place in ("lamma --section international", "lamma --section student", "tampere", "twice", "just-closed"):
        run("plan", "night-bus", *place.split(), "--edition", "2027", "--yes")
    run("plan", "night-bus", "twice", "--edition", "2028", "--yes")
    assert missing(run)["night-bus", "screener"]["needed_by"] == 5
    shown = run("checklist", "--missing").out
    named = "Tampere 2027, Twice a Year 2027, Lamma Short 2027 international, Lamma Short 2027 student, and 1 more"
    assert f"5 entries {named}" in shown


def test_upcoming_for_a_film_shows_how_much_is_ready(run):
    run("tick", "night-bus", "stills", "bio", "subtitles:fr")
    (row,) = json.loads(run("upcoming", "--film", "night-bus", "--festival", "lamma", "--json").out)["rows"]
    assert (row["ready"], row["ready_of"]) == (3, 9)
    assert "3/9 ready" in run("upcoming", "--film", "night-bus", "--festival", "lamma").out
    (plain,) = json.loads(run("upcoming", "--festival", "lamma", "--json").out)["rows"]
    assert (plain["ready"], plain["ready_of"]) == (None, None)
    run("submit", "night-bus", "lamma", "--section", "international")
    (sent,) = json.loads(run("upcoming", "--film", "night-bus", "--festival", "lamma", "--json").out)["rows"]
    assert (sent["entry"], sent["ready"]) == ("submitted", None)


SCHEME = """
[[scheme]]
id = "nae"
name = "New Action Express"
[[scheme.round]]
id = "2027"
source = "a letter"
date = [{ what = "closes", day = 2027-01-15 }]
[[scheme.round.document]]
item = "invitation"
"""


def test_a_scheme_adds_its_application_and_its_claim(run, tmp_path):
    (tmp_path / "mine.toml").write_text(SCHEME)
    whole = document(run, "night-bus", "lamma", "--scheme", "express", "--catalogue", str(tmp_path / "mine.toml"))
    rows = {each["item"]: each for each in whole["rows"]}
    assert whole["stages"] == ["entry", "application"]
    invitation, receipts = rows["invitation"], rows["receipts"]
    assert (invitation["stage"], invitation["due_on"], invitation["source"]) == (
        "application",
        "2027-01-15",
        "a letter",
    )
    assert (receipts["stage"], receipts["source"]) == ("claim", "usual, not stated by the scheme")
    run("tick", "night-bus", "invitation", "--for", "lamma")
    again = run("checklist", "night-bus", "lamma", "--scheme", "nae", "--catalogue", str(tmp_path / "mine.toml"))
    assert "1/10 ready with the entry, with the application" in again.err


def test_a_broken_catalogue_is_said_and_the_rest_is_listed(run, tmp_path):
    (tmp_path / "mine.toml").write_text('[[festival]]\nid = "x"\nname = 7\n')
    result = run("checklist", "night-bus", "lamma", "--catalogue", str(tmp_path / "mine.toml"))
    assert result.status == 3
    assert "Stills" in result.out
    assert "write text" in result.err
