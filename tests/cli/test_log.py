"""`filmtrack log`: the list, one entry whole, filters, formats and exit codes."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from applications import an_application
from filmtrack.domain.application_events import application_made
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import cost_noted, entry_planned, entry_submitted, entry_updated, film_added, income_noted
from ledgers import TODAY, a_film, an_entry, ledger_in, money, tampered, written
from runs import Result

CLERMONT = an_entry(
    section="international",
    terms=Terms(
        festival_name="Clermont-Ferrand International Short Film Festival",
        tier="regular",
        day=date(2026, 9, 24),
        time="23:59",
        timezone="Europe/Paris",
        closes_at=datetime(2026, 9, 24, 21, 59, tzinfo=UTC),
        zone_data="2025b",
        fee=money("13 EUR"),
        late=True,
        announced=False,
    ),
    charge=money("2 EUR"),
    code="HALF",
    code_expires_on=date(2026, 9, 30),
    platform="Short Film Depot",
    reference="SFD-77",
    link="https://example.org/v",
    link_until=date(2027, 2, 28),
    cut="festival cut",
    answer_due_on=date(2026, 11, 15),
    missing=("film",),
)
TAMPERE = an_entry("tin-moon", "tampere", fee=money("0 EUR"), platform="FilmFreeway")
LEEDS = an_entry("tin-moon", "leeds")
KEYS = (
    "number film festival section edition status awaiting_answer missing submitted_on tier fee platform reference "
    "answer_due_on answer_overdue waiting_days updated_at by"
).split()


@pytest.fixture
def ledger(home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(genres=("animation",), student=True), on=TODAY))
    written(kept, film_added(a_film("tin-moon", tags=("client-a",)), on=TODAY))
    written(kept, entry_submitted(CLERMONT, on=date(2026, 9, 20), note="sent\nby post"))
    written(kept, entry_submitted(TAMPERE, on=date(2026, 10, 1)), by="bob")
    written(kept, entry_updated(TAMPERE, on=date(2026, 11, 1), status="selected", word="Congratulations"))
    written(kept, cost_noted(TAMPERE, on=TODAY, money=money("1200 HKD"), what="travel"))
    written(kept, income_noted(TAMPERE, on=TODAY, money=money("500 EUR"), what="prize"))
    written(kept, entry_planned(LEEDS, on=TODAY))
    return kept


def rows(result: Result):
    assert result.status == 0, result.err
    return json.loads(result.out)["rows"]


def numbers(result: Result):
    return [row["number"] for row in rows(result)]


def test_a_pipe_gets_one_line_an_entry_open_and_overdue_first(run, ledger):
    lines = run("log").out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "3", "2"]
    assert "submitted film missing" in lines[0]
    assert "waiting 63 days overdue since 15 Nov" in lines[0]


def test_a_terminal_gets_a_table_with_the_same_rows(run, ledger):
    result = run("log", tty=True, env={"COLUMNS": "120", "TERM": "dumb"})
    assert result.out.splitlines()[0].split()[:3] == ["No.", "Film", "Festival"]
    for word in ("overdue since 15 Nov", "planned", "selected"):
        assert word in result.out


def test_an_empty_log_is_silent_in_a_pipe_and_says_what_to_do_on_a_terminal(run, home):
    assert run("log") == Result(status=0, out="", err="")
    assert "filmtrack submit" in run("log", tty=True).out
    assert not (home / "data").exists()


def test_json_has_the_contracts_keys_and_nulls(run, ledger):
    first, *_ = rows(run("log", "--json"))
    assert [key for key in KEYS if key not in first] == []
    assert first["fee"] is None
    assert (first["answer_overdue"], first["waiting_days"], first["missing"]) == (True, 63, ["film"])
    assert first["updated_at"].endswith("Z")


def test_csv_columns_are_the_json_keys(run, ledger):
    table = list(csv.DictReader(io.StringIO(run("log", "--csv").out)))
    assert list(table[0]) == list(rows(run("log", "--json"))[0])
    assert [row["number"] for row in table] == ["1", "3", "2"]


def test_people_are_shown_thirty_and_told_how_many_more(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY))
    written(kept, *(entry_submitted(an_entry(festival=f"fest-{each}"), on=TODAY) for each in range(40)))
    result = run("log")
    assert (len(result.out.splitlines()), result.err) == (30, "10 more: --limit 40 shows them\n")
    assert len(rows(run("log", "--json"))) == 40
    assert len(rows(run("log", "--json", "--limit", "3"))) == 3
    assert run("log", "--festival", "fest-1").err == ""
    assert run("log", "--limit", "0").err == "40 more: --limit 40 shows them\n"


def test_the_list_needs_no_catalogue(run, ledger, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text("[[[")
    for asked in (("log",), ("log", "1"), ("log", "night-bus", "clermont"), ("log", "--festival", "leeds")):
        assert run(*asked, "--catalogue", str(broken)).err == ""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--film", "night-bus"), [1]),
        (("night",), [1]),
        (("tin-moon",), [3, 2]),
        (("tampere",), [2]),
        (("--festival", "clermont-ferrand"), [1]),
        (("--festival", "tampere", "--festival", "leeds"), [3, 2]),
        (("--edition", "2027", "--status", "planned"), [3]),
        (("--status", "planned", "--status", "selected"), [3, 2]),
        (("--section", "international"), [1]),
        (("--platform", "filmfreeway"), [2]),
        (("--country", "fi"), [2]),
        (("--country", "FI", "--festival", "leeds"), []),
        (("--kind", "festival", "--festival", "tampere"), [2]),
        (("--tag", "client-A"), [3, 2]),
        (("--tag", "client-b"), []),
        (("--genre", "animation"), [1]),
        (("--student",), [1]),
        (("--student", "--film", "tin-moon"), []),
        (("--free",), [2]),
        (("--max-fee", "5 EUR"), [2]),
        (("--month", "sep"), []),
        (("--month", "2026-09"), [1]),
        (("--from", "2026-09-21"), [2]),
        (("--to", "2026-10-01"), [1, 2]),
        (("--from", "2026-09-20", "--to", "2026-09-20"), [1]),
        (("--open",), [1, 3]),
        (("--awaiting",), [1]),
        (("--overdue",), [1]),
        (("--within", "14d"), []),
        (("--within", "14d", "--now", "2026-11-10T09:00"), [1]),
        (("--within", "2 days", "--now", "2026-11-10T09:00"), []),
        (("--missing",), [1]),
        (("--overdue", "--film", "tin-moon"), []),
        (("--sort", "number"), [1, 2, 3]),
        (("--sort", "-number"), [3, 2, 1]),
        (("--sort", "submitted_on"), [1, 2, 3]),
        (("--sort", "-submitted_on"), [2, 1, 3]),
        (("--sort", "answer-due-on"), [1, 2, 3]),
        (("--sort", "-updated-at", "--limit", "1"), [3]),
        (("--sort", "festival"), [1, 3, 2]),
        (("--sort", "-festival", "--limit", "2"), [2, 3]),
    ],
    ids=lambda each: " ".join(map(str, each)),
)
def test_each_filter_and_order_shows_its_entries(run, ledger, asked, expected):
    assert numbers(run("log", *asked, "--json")) == expected


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        (("--status", "sent"), 2, "sent"),
        (("--max-fee", "much"), 2, "--max-fee"),
        (("--month", "smarch"), 2, "smarch"),
        (("--month", "sep", "--from", "today"), 2, "only one of"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), 2, "before"),
        (("--sort", "colour"), 2, "colour"),
        (("night", "bus", "clermont"), 2, "quotes"),
        (("99",), 4, "no entry 99"),
        (("nothing-like-it",), 4, "film or festival"),
        (("night-bus", "tampere"), 4, "no entry at tampere"),
        (("--film", "zzz"), 4, "no film"),
        (("--festival", "zzz"), 4, "no festival"),
        (("1", "--sort", "colour", "--json"), 2, "colour"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else str(each),
)
def test_what_cannot_be_meant_is_refused(run, ledger, asked, status, told):
    result = run("log", *asked)
    assert (result.status, result.out) == (status, "")
    assert told in result.err


@pytest.mark.parametrize("asked", [("1",), ("night-bus", "clermont"), ("night", "CLERMONT", "--edition", "2027")])
def test_one_entry_is_shown_whole_with_who_wrote_what(run, ledger, asked):
    text = run("log", *asked).out
    for told in (
        "Clermont-Ferrand International Short Film Festival 2027 international",
        "submitted · waiting 63 days · overdue since 15 Nov · film missing",
        "SFD-77",
        "Fri 25 Sep 05:59 HKT (2026-09-24 23:59 Europe/Paris)",
        "13 EUR asked, none recorded",
        "HALF, until 30 Sep",
        "https://example.org/v, until 28 Feb 2027",
        "the deadline had passed",
        "not announced when this was written down",
        "2026-09-20  ann  submitted",
        "note: sent by post (written 22 Nov 2026)",
    ):
        assert told in text


def test_money_and_answers_of_an_entry_are_told(run, ledger):
    text = run("log", "2").out
    for told in ("1200 HKD travel, 22 Nov", "500 EUR prize, 22 Nov", 'selected; they say "Congratulations"', "bob"):
        assert told in text


def test_a_plan_says_when_it_was_made(run, ledger):
    assert "Planned   22 Nov" in run("log", "3").out


def test_a_deadline_without_an_hour_is_shown_as_the_day_that_was_printed(run, ledger):
    terms = Terms(day=date(2026, 12, 24), closes_at=datetime(2026, 12, 25, 12, tzinfo=UTC), tier="late")
    written(ledger, entry_submitted(an_entry(festival="busan", terms=terms), on=TODAY))
    assert "Thu 24 Dec, hour unknown, zone unknown" in run("log", "4").out


def test_an_hour_of_nobody_knows_which_zone_is_shown_as_it_was_printed(run, ledger):
    terms = Terms(day=date(2026, 12, 24), time="18:00", closes_at=datetime(2026, 12, 25, 6, tzinfo=UTC), tier="late")
    written(ledger, entry_submitted(an_entry(festival="busan", terms=terms), on=TODAY))
    assert "Thu 24 Dec 18:00, zone unknown" in run("log", "4").out


def test_one_entry_as_json_has_its_row_the_entry_and_its_history(run, ledger):
    document = json.loads(run("log", "tin-moon", "tampere", "--json").out)
    assert (document["report"], [row["number"] for row in document["rows"]]) == ("log", [2])
    assert document["entry"]["costs"][0]["money"] == {"amount": "1200.00", "currency": "HKD"}
    assert [(each["kind"], each["by"]) for each in document["history"]] == [
        ("entry-submitted", "bob"),
        ("entry-updated", "ann"),
        ("cost-noted", "ann"),
        ("income-noted", "ann"),
    ]
    assert run("log", "2", "--csv").out.splitlines()[1].startswith("2,tin-moon")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ((), 1),
        (("--film", "tin-moon"), 0),
        (("--platform", "filmfreeway"), 0),
        (("--missing",), 1),
        (("1",), 1),
        (("2",), 0),
    ],
)
def test_the_exit_code_says_whether_something_is_due_or_missing(run, ledger, asked, status):
    assert run("log", *asked, "--exit-code").status == status
    assert run("log", *asked).status == 0


def test_text_of_others_reaches_no_terminal_as_a_command(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(title="Night \x1b[31mBus\u202e"), on=TODAY))
    written(kept, entry_submitted(an_entry(reference="\x07=1+1"), on=TODAY, note="[/b]\x1b]0;x"))
    for asked in (("log",), ("log", "1"), ("log", "--markdown")):
        for tty in (False, True):
            out = run(*asked, tty=tty).out.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[1;32m", "")
            assert "\x07" not in out
            assert "\u202e" not in out
            assert "\x1b]" not in out
            assert "\x1b[31m" not in out


def test_a_damaged_entry_is_one_sentence_and_exit_5(run, ledger):
    tampered(ledger, "update entry set document = '{' where number = 1")
    result = run("log")
    assert (result.status, result.out) == (5, "")
    assert "entry 1" in result.err
    assert "doctor" in result.err


def test_waiting_days_count_in_the_users_zone(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY))
    written(kept, entry_submitted(an_entry(), on=TODAY - timedelta(days=1)))
    evening = "2026-11-22T17:00:00Z"  # already the 23rd in Hong Kong
    assert rows(run("log", "--json", now=evening))[0]["waiting_days"] == 2
    assert rows(run("log", "--json", now=evening, env={"TZ": "UTC"}))[0]["waiting_days"] == 1


def test_applications_without_an_entry_are_told_to_people(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY), application_made(an_application("lund"), on=TODAY))
    said = "1 application for a trip without an entry: filmtrack sponsor --all shows it"
    assert said in run("log").err
    assert said not in run("log", "--json").err
    assert said not in run("log", "--awaiting").err


def test_a_trip_without_an_entry_is_shown_by_its_application(run, home):
    kept = ledger_in(home)
    written(kept, film_added(a_film(), on=TODAY), application_made(an_application("regensburg"), on=TODAY))
    result = run("log", "night-bus", "regensburg")
    assert result.status == 4
    assert "an application for the trip stands: filmtrack sponsor night-bus regensburg --scheme nae" in result.err
    assert "filmtrack submit night-bus tampere records one" in run("log", "night-bus", "tampere").err


def test_a_scheme_narrows_the_list_to_the_trips_that_it_was_asked_to_pay(run):
    run("film", "add", "Night Bus", "--owner", "Chan: permanent-id, right-of-abode")
    for festival in ("clermont-ferrand", "oberhausen"):
        run("submit", "night-bus", festival, "--edition", "2027", "--yes")
    run("apply", "night-bus", "oberhausen", "--scheme", "nae")
    rows = json.loads(run("log", "--scheme", "nae", "--json").out)["rows"]
    assert [row["festival"] for row in rows] == ["oberhausen"]
    assert run("log", "--scheme", "nobody").status == 4


def test_the_history_of_an_entry_folds_on_a_terminal_and_not_in_a_pipe(run):
    run("film", "add", "Night Bus")
    note = "they wrote that the film is liked by the whole committee and that more is told in a week or two"
    run("submit", "night-bus", "clermont-ferrand", "--edition", "2027", "--yes", "--note", note)
    assert note in run("log", "1").out
    lines = run("log", "1", tty=True).out.partition("History")[2].splitlines()
    assert max(map(len, lines)) <= 80
    assert note in " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    "line", ["log", "film list", "budget", "scheme list", "remind history", "upcoming", "check night-bus"]
)
def test_a_limit_beyond_every_number_of_rows_leaves_nothing_out(run, line):
    run("film", "add", "Night Bus")
    run("submit", "night-bus", "clermont", "--yes")
    assert run(*line.split(), "--limit", "9" * 25, "--json") == run(*line.split(), "--json")
