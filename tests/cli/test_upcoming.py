"""`filmtrack upcoming`, whole runs on the shipped catalogue and on small ones."""

import csv
import io
import json
from pathlib import Path

import pytest

LISTED = {
    "aug": {"filmwinter-stuttgart": "08-01", "leuven-short": "08-15", "isfvf-beijing": "08-15", "peciff": "08-17"},
    "sep": {"mecal": "09-14", "short-shorts-asia": "09-30"},
    "oct": {"anima-brussels": "10-01", "clermont-ferrand": "10-07", "animac": "10-31", "regensburg": "10-31"},
}
OWN = """
[[festival]]
id = "lamma"
name = "Lamma Short"
timezone = "Europe/Paris"
source = "https://example.org"
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
tier = "regular"
date = 2026-12-02
time = "23:59"
fee = "13 EUR"
checked = 2026-11-20
[[festival.edition.deadline]]
tier = "late"
date = 2026-12-20
replaces = 2026-12-10
extended_on = 2026-11-21
fee = "20 EUR"
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    return str(file)


def rows(out: str) -> list[dict]:
    return json.loads(out)["rows"]


@pytest.mark.parametrize("month", LISTED)
def test_the_listed_festivals_stand_in_their_months(run, month: str):
    result = run("upcoming", "--month", month, "--status", "listed", "--json")
    assert result.status == 0
    assert {row["festival"]: row["date"][5:] for row in rows(result.out)} == LISTED[month]


def test_the_envelope_and_the_keys_are_the_contracts(run, own: str):
    result = run("upcoming", "--festival", "lamma", "--json", "--catalogue", own)
    document = json.loads(result.out)
    assert {key: document[key] for key in ("format", "report", "now", "timezone", "problems")} == {
        "format": 1,
        "report": "upcoming",
        "now": "2026-11-22T12:00:00Z",
        "timezone": "Asia/Hong_Kong",
        "problems": [],
    }
    keys = (
        "festival, name, kind, country, city, edition, tier, sections, what, status, date, time, festival_timezone, "
        "hour_known, closes_at, warn_from_at, days_left, fee, price_rises_on, replaces, superseded_by, range50, "
        "range80, range90, editions_known, last_known_edition, source, checked_on, as_of, stated, note, entry"
    ).split(", ")
    first = document["rows"][0]
    assert set(keys) <= set(first)
    assert first["closes_at"] == "2026-12-02T22:59:00Z"
    assert first["fee"] == {"amount": "13.00", "currency": "EUR"}
    assert (first["price_rises_on"], first["checked_on"], first["hour_known"]) == ("2026-12-02", "2026-11-20", True)


def test_a_row_reads_in_the_users_zone_with_the_festivals_beside_it(run, own: str):
    result = run("upcoming", "--festival", "lamma", "--within", "20d", "--catalogue", own)
    assert result.out == (
        "Thu 3 Dec 06:59 HKT (Wed 2 Dec 23:59 Paris)  in 10 days announced  Lamma Short  "
        "regular 13 EUR, rises after 2 Dec\n"
    )
    assert result.err == ""


def test_an_extended_date_says_what_it_was(run, own: str):
    result = run("upcoming", "--festival", "lamma", "--from", "2026-12-05", "--catalogue", own)
    assert "extended" in result.out
    assert "(was 10 Dec)" in result.out


def test_each_status_looks_its_own_way_on_a_terminal(run, snapshot):
    result = run("upcoming", "--month", "sep", "--limit", "12", tty=True, env={"NO_COLOR": "1"})
    assert result.out == snapshot
    assert max(len(line) for line in result.out.splitlines()) <= 80


def test_a_wide_terminal_is_used(run):
    narrow = run("upcoming", "--month", "sep", tty=True, env={"NO_COLOR": "1"})
    wide = run("upcoming", "--month", "sep", tty=True, env={"NO_COLOR": "1", "COLUMNS": "160"})
    assert max(map(len, wide.out.splitlines())) > 80
    assert len(wide.out.splitlines()) < len(narrow.out.splitlines())


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_means_none(run, env: dict[str, str]):
    assert "\x1b" not in run("upcoming", "--month", "sep", tty=True, env=env).out
    assert "\x1b" not in run("upcoming", "--month", "sep", "--no-color", tty=True).out
    assert "\x1b[33m" in run("upcoming", "--month", "sep", tty=True).out


def test_nothing_due_is_one_line_on_a_terminal_and_silence_in_a_pipe(run):
    asked = ("upcoming", "--festival", "filmart", "--within", "1d")
    assert run(*asked).out == ""
    result = run(*asked, tty=True)
    assert result.out.startswith("Nothing is due in these days.")
    assert (result.out.count("\n"), result.status) == (1, 0)


def test_thirty_rows_are_shown_and_the_rest_counted(run):
    result = run("upcoming", "--month", "sep")
    assert result.out.count("\n") == 30
    assert "more: --limit" in result.err
    assert run("upcoming", "--month", "sep", "--limit", "3").out.count("\n") == 3
    assert len(rows(run("upcoming", "--month", "sep", "--json").out)) > 30
    assert run("upcoming", "--month", "sep", "-q").err == ""


def test_csv_and_markdown_have_the_json_keys_as_columns(run):
    result = run("upcoming", "--month", "sep", "--json")
    table = list(csv.DictReader(io.StringIO(run("upcoming", "--month", "sep", "--csv").out)))
    assert [row["festival"] for row in table] == [row["festival"] for row in rows(result.out)]
    assert list(table[0]) == list(rows(result.out)[0])
    assert run("upcoming", "--month", "sep", "--markdown").out.startswith("| festival | name |")


def test_rows_are_sorted_by_any_column_and_backwards(run):
    names = [row["name"].casefold() for row in rows(run("upcoming", "--sort", "name", "--json").out)]
    assert names == sorted(names)
    assert [row["name"].casefold() for row in rows(run("upcoming", "--sort", "-name", "--json").out)] == names[::-1]
    fees = [row["fee"] is None for row in rows(run("upcoming", "--sort", "fee", "--json").out)]
    assert fees == sorted(fees)


def test_maybe_and_unstated_are_counted_on_a_terminal(run):
    result = run("upcoming", "--genre", "animation", tty=True)
    assert "do not say what you filter by" in result.err
    assert "--maybe lists them" in result.err


def test_exit_code_is_one_when_something_is_due(run):
    assert run("upcoming", "--exit-code").status == 1
    assert run("upcoming", "--festival", "filmart", "--exit-code").status == 0


def test_events_show_markets(run):
    result = run("upcoming", "--events", "--kind", "market", "--from", "2025-01-01", "--closed", "--json")
    assert {row["what"] for row in rows(result.out)} >= {"event"}
    assert "filmart" in {row["festival"] for row in rows(result.out)}


def test_what_is_unknown_can_be_asked_for(run):
    result = run("upcoming", "--status", "unknown", "--json")
    assert rows(result.out)
    assert {row["date"] for row in rows(result.out)} == {None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--month", "foo"), '"foo" is not a month'),
        (("--within", "soon"), '"soon" is not a length of time'),
        (("--from", "2026-13-01"), "2026-13-01"),
        (("--month", "sep", "--within", "3d"), "only one of --month, --within, and --from/--to"),
        (("--from", "2026-12-02", "--to", "2026-12-01"), "is before"),
        (("--status", "soon"), "--status: there is no 'soon'"),
        (("--kind", "gala"), "--kind: there is no 'gala'"),
        (("--max-fee", "20"), "--max-fee"),
        (("--sort", "colour"), "there is no column colour"),
        (("--limit", "-1"), "-1"),
        (("--limit", "many"), "many"),
        (("--nonsense",), "--nonsense"),
        (("--now", "yesterday"), "is not a moment"),
        (("--now", "0001-01-01T00:00Z"), "is not a moment"),
        (("--now", "9999-12-31T23:59Z"), "its year is between 1900 and 9000"),
        (("--now", "9999-12-31T23:59"), "is not a moment"),
        (("--now",), "--now needs a value"),
        (("--timezone", "Mars/Olympus"), "--timezone: there is no time zone"),
        (("--timezone", "AoE"), "is not the zone of a place"),
    ],
)
def test_a_wrong_option_is_one_sentence_and_exit_2(run, arguments: tuple[str, ...], said: str):
    result = run("upcoming", *arguments)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert result.err.startswith("filmtrack: ")
    assert result.err.count("\n") <= 2


def test_an_unknown_festival_is_exit_4(run):
    result = run("upcoming", "--festival", "clermnt-ferrand")
    assert (result.status, result.out) == (4, "")
    assert "did you mean clermont-ferrand?" in result.err


def test_a_bad_layer_is_told_and_the_rest_is_shown(run, tmp_path: Path):
    (tmp_path / "bad.toml").write_text(
        '[[festival]]\nid = "x"\nname = "\x1b[31m"\ncountry = "France"\n'.replace("\x1b", "\\u001b")
    )
    result = run("upcoming", "--month", "sep", "--catalogue", "bad.toml")
    assert result.status == 3
    assert result.out.count("\n") == 30
    assert "bad.toml:1: x country: write a country as its two capital letters" in result.err
    problems = json.loads(run("upcoming", "--catalogue", "bad.toml", "--json").out)["problems"]
    assert [problem["line"] for problem in problems] == [1]


def test_global_options_are_taken_anywhere_before_two_dashes(run):
    assert run("--timezone", "UTC", "upcoming", "--json").out == run("upcoming", "--json", "--timezone=UTC").out
    assert run("upcoming", "--", "--version").status == 2
    assert run("upcoming", "--version").out == "filmtrack 0.1.0\n"


def test_a_moment_without_a_zone_is_the_users(run):
    document = json.loads(run("upcoming", "--json", "--now", "2026-11-22T09:00").out)
    assert document["now"] == "2026-11-22T01:00:00Z"


def test_the_settings_file_gives_zone_and_catalogues(run, home: Path, own: str):
    folder = home / "config" / "filmtrack"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'timezone = "Europe/London"\ncatalogues = ["{own}"]\n')
    document = json.loads(run("upcoming", "--festival", "lamma", "--json").out)
    assert (document["timezone"], len(document["rows"])) == ("Europe/London", 2)
    (folder / "config.toml").write_text("timezon = 3\n")
    result = run("upcoming")
    assert (result.status, "did you mean timezone?" in result.err) == (3, True)


def test_the_environment_names_catalogues(run, own: str):
    assert run("upcoming", "--festival", "lamma", env={"FILMTRACK_CATALOGUE": own}).out.count("\n") == 2


@pytest.mark.parametrize(
    "asked",
    [("upcoming",), ("calendar",), ("log",), ("festival", "list"), ("film", "list"), ("premiere",), ("timeline",)],
    ids=" ".join,
)
def test_a_country_that_there_is_not_is_refused_and_filters_nothing_out(run, asked: tuple[str, ...]):
    run("film", "add", "Night Bus")
    result = run(*asked, "--country", "ZZ")
    assert (result.status, result.out) == (2, "")
    assert "'ZZ' is not the code of a country" in result.err


def test_an_hour_of_nobody_knows_which_zone_is_told_as_it_is_printed(run, home):
    own = home / "config" / "filmtrack" / "festivals.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        '[[festival]]\nid = "kwun"\nname = "Kwun"\nsource = "s"\nchecked = 2026-11-01\n[[festival.edition]]\n'
        'year = 2026\n[[festival.edition.deadline]]\ndate = 2026-12-03\ntime = "18:00"\n',
        encoding="utf-8",
    )
    assert "Thu 3 Dec 18:00 zone unknown" in run("upcoming", "--festival", "kwun").out
