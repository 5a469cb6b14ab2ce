"""`filmtrack sponsor` and `apply`: a trip from the question who pays to the payment."""

import csv
import io
import json
from pathlib import Path

import pytest

from trips import ROUND_2027

KEYS = "scheme round round_status film festival verdict rules grants documents dates questions".split()
RULE_KEYS = "rule verdict reason source certainty missing".split()
OPEN = "2026-12-05T08:30:00Z"


@pytest.fixture
def films(run):
    """Night Bus, selected by Clermont-Ferrand, and Tin Moon, which two people own; one has no right of abode."""
    run("film", "add", "Night Bus", "--runtime", "14:00", "--completed", "2026-05", "--owner",
        "Chan: permanent-id, right-of-abode")  # fmt: skip
    run("film", "add", "Tin Moon", "--runtime", "60:01", "--completed", "2008", "--owner",
        "Chan: permanent-id, right-of-abode", "--owner", "Lee: permanent-id, no-right-of-abode")  # fmt: skip
    run("submit", "night-bus", "clermont", "--edition", "2027", "--yes")
    run("update", "night-bus", "clermont", "selected")


@pytest.fixture
def round_2027(home: Path):
    path = home / "config" / "filmtrack" / "schemes.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ROUND_2027.replace("2027-12-31", "2028-12-31") + 'pot = "100000 HKD"\n', encoding="utf-8")


def sponsored(run, *arguments, now=OPEN):
    document = json.loads(run("sponsor", *arguments, "--json", now=now).out)
    assert document["report"] == "sponsor"
    return document["rows"]


def test_the_answer_has_all_that_the_contract_names(run, films):
    (row,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae")
    assert set(KEYS) <= set(row)
    assert all(set(RULE_KEYS) <= set(each) for each in row["rules"])
    assert (row["round"], row["round_status"], row["verdict"]) == ("2019", "unknown", "unknown")
    assert row["answer"].startswith("every known rule passes")
    assert row["ask"] == "Hong Kong Arts Centre"


def test_what_several_rules_lack_is_said_and_asked_for_once(run):
    run("film", "add", "Nobody's")
    (row,) = sponsored(run, "nobody-s", "clermont", "--scheme", "hkadc-exchange")
    assert row["answer"].count("who applies") == 1
    told = run("sponsor", "nobody-s", "clermont", "--scheme", "hkadc-exchange").out
    assert told.count("say who applies: ") == 1
    assert 'say who applies: filmtrack film edit nobody-s --owner "NAME: permanent-id, age N"' in told


def test_one_trip_is_told_whole(run, films, snapshot):
    result = run("sponsor", "night-bus", "clermont", "--scheme", "nae")
    assert (result.status, result.err) == (0, "")
    assert result.out == snapshot


def test_a_round_of_ones_own_makes_it_eligible(run, films, round_2027):
    (row,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae")
    assert (row["round"], row["round_status"], row["verdict"]) == ("2027", "open", "eligible")
    (shipped,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae", "--round", "2019")
    assert (shipped["round"], shipped["verdict"]) == ("2019", "unknown")


def test_a_terminal_wraps_what_it_is_told(run, films):
    result = run("sponsor", "night-bus", "clermont", "--scheme", "nae", tty=True)
    lines = result.out.partition("Sources")[0].splitlines()
    assert max(map(len, lines)) <= 80


def test_without_a_scheme_all_that_pay_for_travel_answer_a_line_each(run, films):
    result = run("sponsor", "night-bus", "clermont")
    assert [line.split()[0] for line in result.out.splitlines()] == ["Night"] * 4
    assert {row["scheme"] for row in sponsored(run, "night-bus", "clermont")} == {
        "nae",
        "fdf-festivals",
        "hkadc-exchange",
        "adf-exchange",
    }
    assert "--scheme" in run("sponsor", "night-bus", "clermont", tty=True).err


def test_a_film_alone_is_judged_where_it_was_selected(run, films):
    assert [row["festival"] for row in sponsored(run, "night-bus", "--scheme", "nae")] == ["clermont-ferrand"]
    (row,) = sponsored(run, "tin-moon", "--scheme", "nae")
    assert (row["festival"], row["verdict"]) == (None, "not-eligible")


def test_an_entrys_number_names_the_trip(run, films):
    (row,) = sponsored(run, "1", "--scheme", "nae")
    assert (row["film"], row["festival"], row["edition"], row["entry"]) == ("night-bus", "clermont-ferrand", 2027, 1)


def test_if_selected_takes_an_invitation_for_granted(run, films, round_2027):
    (row,) = sponsored(run, "night-bus", "regensburg", "--scheme", "nae", "--edition", "2027")
    assert row["verdict"] == "not-yet"
    (row,) = sponsored(run, "night-bus", "regensburg", "--scheme", "nae", "--edition", "2027", "--if-selected")
    assert row["verdict"] == "eligible"
    (market,) = sponsored(run, "night-bus", "short-film-corner", "--scheme", "nae", "--if-selected")
    assert market["verdict"] != "eligible"
    assert "not-yet" in {each["verdict"] for each in market["rules"] if each["rule"] == "market"}


def test_with_one_film_its_name_can_be_left_out(run):
    run("film", "add", "Night Bus")
    (row,) = sponsored(run, "clermont", "--scheme", "nae")
    assert (row["film"], row["festival"]) == ("night-bus", "clermont-ferrand")
    assert [row["film"] for row in sponsored(run, "--scheme", "nae")] == ["night-bus"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("tin-moon", "clermont", "--scheme", "nae"), 1),
        (("tin-moon", "clermont", "--scheme", "nae", "--strict"), 1),
        (("night-bus", "clermont", "--scheme", "nae"), 0),
        (("night-bus", "clermont", "--scheme", "nae", "--strict"), 1),
        (("night-bus", "clermont", "--scheme", "fdf"), 1),
        (("night-bus", "clermont"), 0),
        (("--all", "--scheme", "nae"), 0),
        (("nobody", "clermont"), 4),
        (("night-bus", "nowhere"), 4),
        (("night-bus", "clermont", "--scheme", "nae", "--round", "2031"), 4),
        (("night-bus", "clermont", "--round", "2019"), 2),
        (("night-bus", "--all"), 2),
        (("one", "two", "three"), 2),
    ],
)
def test_the_exit_code_is_the_answer(run, films, arguments, status):
    assert run("sponsor", *arguments).status == status


def test_a_terminal_has_room_for_an_applications_story(run, films, round_2027):
    run("apply", "night-bus", "clermont", "--scheme", "nae", now=OPEN)
    granted = ("granted", "--amount", "9000 HKD", "--decided-by", "panel", "--claim-by", "2026-12-01")
    run("apply", "night-bus", "clermont", *granted, now=OPEN)
    lines = run("sponsor", "--all", "--scheme", "nae", "--no-color", tty=True, now=OPEN).out.splitlines()
    assert lines[0].split() == ["Trip", "Scheme", "Verdict", "Why"]
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 10
    assert "9000 HKD granted" in " ".join(" ".join(lines).split())


def test_an_empty_ledger_has_no_trips(run):
    assert run("sponsor", "--all", "--scheme", "nae", tty=True).out.startswith("No film was selected")
    assert run("sponsor", "--all", "--scheme", "nae").status == 0


def test_the_officer_gets_one_row_an_application_or_selection(run, films, round_2027):
    run("submit", "tin-moon", "regensburg", "--edition", "2027", "--yes")
    run("update", "tin-moon", "regensburg", "selected")
    run("apply", "night-bus", "clermont", "--scheme", "nae", now=OPEN)
    out = run("sponsor", "--all", "--scheme", "nae", "--round", "2027", "--csv", now=OPEN).out
    found = list(csv.DictReader(io.StringIO(out)))
    assert [(row["film"], row["festival"], row["verdict"], row["application"]) for row in found] == [
        ("night-bus", "clermont-ferrand", "eligible", "applied"),
        ("tin-moon", "regensburg", "not-eligible", ""),
    ]


def test_an_application_lives_from_the_plan_to_the_payment(run, films, round_2027):
    assert run("apply", "night-bus", "clermont", "--scheme", "nae", "--plan", now=OPEN).status == 0
    made = run("apply", "night-bus", "clermont", "--amount", "32000 HKD", now=OPEN)
    assert (made.status, made.err) == (0, "")
    assert "applied for, 32000 HKD" in made.out
    assert "nothing" not in made.out
    granted = ("granted", "--amount", "30000 hkd", "--decided-by", "panel", "--reason", "a strong film")
    run("apply", "night-bus", "clermont", *granted, "--claim-by", "2026-12-01", now=OPEN)
    run("apply", "night-bus", "--receipt", "12000 HKD air ticket", "--receipt", "700 EUR", now=OPEN)
    (row,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae")
    assert (row["application"], row["granted"], row["decided_by"], row["claim_due_on"], row["claim_overdue"]) == (
        "granted",
        {"amount": "30000.00", "currency": "HKD"},
        "panel",
        "2026-12-01",
        True,
    )
    noted = [(each["money"]["amount"], each["money"]["currency"], each["what"]) for each in row["receipts"]]
    assert noted[0] == ("12000.00", "HKD", "air ticket")
    assert noted[1][:2] == ("700.00", "EUR")
    assert "receipt 12000 HKD: air ticket" in run("sponsor", "night-bus", "clermont", "--scheme", "nae", now=OPEN).out
    assert "claim overdue for 4 days" in run("sponsor", "--all", "--scheme", "nae", now=OPEN).out
    for status in ("travelled", "claimed"):
        assert run("apply", "night-bus", status, now=OPEN).status == 0
    run("apply", "night-bus", "paid", "--amount", "29000 HKD", "--ref", "NAE-7", "--note", "by cheque", now=OPEN)
    (row,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae")
    assert (row["application"], row["paid"]["amount"], row["claim_overdue"]) == ("paid", "29000.00", False)


def test_a_panel_settles_what_was_referred(run, films, round_2027):
    run("submit", "night-bus", "oberhausen", "--edition", "2027", "--yes")
    run("update", "night-bus", "oberhausen", "selected")
    assert sponsored(run, "night-bus", "oberhausen", "--scheme", "nae")[0]["verdict"] == "refer"
    run("apply", "night-bus", "oberhausen", "--scheme", "nae", now=OPEN)
    run("apply", "night-bus", "oberhausen", "granted", "--decided-by", "panel", now=OPEN)
    assert sponsored(run, "night-bus", "oberhausen", "--scheme", "nae")[0]["verdict"] == "eligible"


def test_applicants_may_be_named(run, films, round_2027):
    both = ("--applicant", "Chan: permanent-id, right-of-abode", "--applicant", "Lee: permanent-id")
    result = run("apply", "night-bus", "clermont", "--scheme", "nae", *both, now=OPEN)
    assert "Lee applies and owns no part of the film" in result.err
    (row,) = sponsored(run, "night-bus", "clermont", "--scheme", "nae")
    assert row["verdict"] == "not-eligible"


def test_undo_export_and_doctor_know_applications(run, films, round_2027):
    run("apply", "night-bus", "clermont", "--scheme", "nae", now=OPEN)
    assert "application-made" in run("export").out
    assert run("doctor").status == 0
    shown = run("log", "1").out
    assert "nae: applied" in shown
    assert "applied to Hong Kong Short Film: New Action Express, 2027" in shown
    undone = run("undo", "--yes")
    assert (undone.status, "applied to Hong Kong Short Film" in undone.out + undone.err) == (0, True)
    assert sponsored(run, "night-bus", "clermont", "--scheme", "nae")[0]["application"] is None


def test_the_budget_counts_what_was_granted_against_the_pot(run, films, round_2027):
    run("apply", "night-bus", "clermont", "--scheme", "nae", now=OPEN)
    run("apply", "night-bus", "granted", "--amount", "30000 HKD", now=OPEN)
    (row,) = json.loads(run("budget", "--scheme", "nae", "--json").out)["rows"]
    assert (row["granted"]["amount"], row["pot"]["amount"], row["left"]["amount"]) == (
        "30000.00",
        "100000.00",
        "70000.00",
    )
    assert "nae 2027: 1 application; 30000 HKD granted; 70000 HKD left of a pot of 100000 HKD" in run("budget").err
    assert [each["scheme"] for each in json.loads(run("budget", "--json").out)["grants"]] == ["nae"]
    assert "nae 2027" in run("budget", "night-bus", "--scheme", "nae").out
    assert "Nothing was applied for" in run("budget", "--scheme", "hkadc-exchange", tty=True).out
    assert run("budget", "--scheme", "nae", "--by", "film").status == 2
    assert run("budget", "--scheme", "nae", "--month", "sep").status == 2


def test_a_dry_run_shows_the_facts_and_records_nothing(run, films):
    result = run("apply", "night-bus", "clermont", "--scheme", "nae", "--dry-run")
    assert result.out.startswith("application-made  2026-11-22  {")
    assert sponsored(run, "night-bus", "clermont", "--scheme", "nae")[0]["application"] is None


def test_applying_twice_wants_a_yes(run, films):
    first = ("apply", "night-bus", "clermont", "--scheme", "nae")
    assert run(*first).status == 0
    assert run(*first).status == 1
    assert run(*first, "--yes").status == 0
    assert len(sponsored(run, "night-bus", "clermont", "--scheme", "nae")) == 2


def test_a_round_that_may_not_be_open_and_a_missing_selection_are_told(run, films):
    result = run("apply", "tin-moon", "clermont", "--scheme", "nae")
    assert result.status == 0
    assert "no selection by" in result.err
    assert "not known to be open (unknown)" in result.err
    assert "not eligible" in result.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("night-bus", "clermont"), 2, "to which scheme?"),
        (("night-bus", "clermont", "granted", "--scheme", "nae"), 4, "has no application to nae"),
        (("tin-moon", "--scheme", "nae"), 2, "to which festival?"),
        (("night-bus", "clermont", "--scheme", "nae", "--plan", "granted"), 2, "only one of --plan and a status"),
        (("night-bus", "clermont", "--scheme", "nae", "--receipt", "lots"), 2, "--receipt"),
        (("night-bus", "clermont", "--scheme", "nae", "--amount", "lots"), 2, "--amount"),
        (("night-bus", "clermont", "--scheme", "nae", "--decided-by", "panel"), 2, "--decided-by"),
        (("night-bus", "clermont", "--scheme", "nae", "--applicant", "Chan: A123456(7)"), 2, "identity"),
        (("night-bus", "clermont", "--scheme", "nae", "--applicant", "Chan: tall"), 2, "tall"),
        (("night-bus", "clermont", "--scheme", "nae", "--note", "A123456(7)"), 2, "identity"),
        (("night-bus", "clermont", "--scheme", "nae", "--round", "2031"), 4, "has no round"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_changes_nothing(run, films, arguments, status, said):
    before = run("export").out
    result = run("apply", *arguments)
    assert (result.status, said in result.err) == (status, True), result.err
    assert "Traceback" not in result.err
    assert run("export").out == before


def test_a_festival_that_left_the_catalogue_can_still_be_named(run, films, round_2027, home: Path):
    own = home / "config" / "filmtrack" / "festivals.toml"
    run("festival", "add", "Lamma Night", "--country", "IT")
    run("submit", "night-bus", "lamma-night", "--edition", "2027", "--yes")
    own.unlink()
    (row,) = sponsored(run, "night-bus", "lamma-night", "--scheme", "nae")
    assert (row["festival"], row["festival_name"], row["verdict"]) == ("lamma-night", "Lamma Night", "unknown")


def test_a_trip_with_an_application_tells_how_it_stands(run, films, round_2027):
    asked = ("sponsor", "night-bus", "clermont", "--scheme", "nae")
    run("apply", "night-bus", "clermont", "--scheme", "nae", "--amount", "32000 HKD", now=OPEN)
    assert "  application: applied, 32000 HKD asked\n" in run(*asked, now=OPEN).out
    run("apply", "night-bus", "granted", "--amount", "30000 HKD", "--claim-by", "2026-12-31", now=OPEN)
    told = run(*asked, now=OPEN).out
    assert "  application: granted, 30000 HKD granted, claim by 31 Dec\n" in told
    assert "seen 20 Nov 2026" in told
    run("apply", "night-bus", "paid", "--amount", "29000 HKD", now=OPEN)
    assert "  application: paid, 30000 HKD granted, 29000 HKD paid\n" in run(*asked, now=OPEN).out


def test_a_film_without_a_trip_is_told_by_its_name(run):
    run("film", "add", "Night Bus")
    assert run("sponsor", "--scheme", "nae").out.splitlines()[2] == "Night Bus"


def test_every_kind_of_date_sum_and_paper_is_told(run, films, home: Path):
    path = home / "config" / "filmtrack" / "schemes.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        """
[[scheme]]
id = "own"
name = "Own Fund"
timezone = "Asia/Hong_Kong"
ended = 2030-12-31
paid_by = "nobody"
[[scheme.round]]
id = "2027"
max_runtime = "20:00"
event = { since = "unknown", by = 2027-12-31, counts = "start" }
applicants = { share = "one", route = [{ id = "a", at_most_age = 90 }] }
date = [
  { what = "closes", each = ["03-31"], stated = "each March" },
  { what = "decision", day = 2027-05-01, note = "by letter", certainty = "inferred" },
  { what = "claim", after_event = "14 days" },
  { what = "event", after_event = "1 month" },
]
grant = [
  { item = "sum", amount = "100 HKD", to = "students", per = "person" },
  { item = "meals", certainty = "inferred" },
]
document = [{ item = "receipts", stage = "claim" }, { item = "letter" }]
rule = [{ id = "diploma", text = "a diploma film" }]
""",
        encoding="utf-8",
    )
    told = run("sponsor", "night-bus", "clermont", "--scheme", "own").out
    for line in (
        "sum: 100 HKD, per person; for students",
        "meals; inferred",
        "receipts (with the claim)",
        "closes: Wed 31 Mar 2027; every year, as an archived page says; stated: each March",
        "decision: Sat 1 May 2027; by letter; inferred",
        "claim: Sat 20 Feb 2027",
        "event: counted from the event's end",
        "diploma: Own Fund decides: its rule is in words: “a diploma film”",
    ):
        assert f"{line}\n" in told, line
    shown = run("scheme", "show", "own").out
    for line in (
        "paid by nobody",
        "ended on 2030-12-31",
        "applicants: one of them by route a (person, 90 or younger)",
        "event: from a day that was not found to 2027-12-31 (its start counts)",
        "diploma: a diploma film",
        "claim: 14 days after the event",
        "event: 1 month after the event",
        "pays sum: 100 HKD per person, for students",
        "wants receipts",
    ):
        assert f"{line}\n" in shown, line
