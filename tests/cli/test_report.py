"""`filmtrack report` as people call it: what is on the page, what is not, and what becomes of the file."""

import json
import re
import webbrowser
from itertools import pairwise
from pathlib import Path

import pytest

from markup import read_page

MOST_BYTES = 1_000_000
MONEY = re.compile(r"[$€£]|\b(EUR|USD|HKD|fee|fees)\b|\d+ ?(EUR|USD|HKD)")


@pytest.fixture
def record(run):
    """Two films, with a fee, a plan, a selection and an application for money."""
    for line in (
        ("film", "add", "Night Bus", "--runtime", "14:30", "--completed", "2026-10", "--country", "HK"),
        ("film", "add", "Paper Boats", "--runtime", "8:00", "--country", "HK"),
        ("submit", "night-bus", "ibiza", "--fee", "5 EUR", "--via", "Festhome", "--answer-due", "2027-04-01"),
        ("update", "night-bus", "ibiza", "selected", "--note", "paid 7 USD more"),
        ("apply", "night-bus", "ibiza", "--scheme", "nae", "--amount", "4444 HKD"),
        ("plan", "night-bus", "sundance-shorts", "--yes"),
        ("submit", "paper-boats", "ibiza", "--fee", "31 USD", "--yes"),
        ("plan", "paper-boats", "animac", "--yes"),
    ):
        assert run(*line).status == 0
    return run


def page_of(run, *arguments):
    result = run("report", "-o", "page.html", *arguments)
    assert (result.status, result.err) == (0, "written to page.html\n")
    return read_page(Path("page.html").read_text(encoding="utf-8"))


def rows_of(run, *arguments):
    return json.loads(run(*arguments, "--json").out)["rows"]


def test_every_number_is_that_of_the_reports(record):
    filters = ("--country", "ES")
    page = page_of(record, *filters)
    due = rows_of(record, "upcoming", "--within", "1y", *filters)
    assert page.cells("due", 2) == [each["name"] for each in due]
    left = [re.search(r"\d+", each) for each in page.cells("due", 1)]
    assert [int(found[0]) if found else 0 for found in left] == [max(each["days_left"] or 0, 0) for each in due]

    entries = rows_of(record, "log", *filters)
    assert sorted(map(int, page.cells("entries", 0))) == sorted(each["number"] for each in entries)
    fees = {str(each["number"]): _money(each["fee"]) for each in entries}
    assert dict(zip(page.cells("entries", 0), page.cells("entries", 4), strict=True)) == fees

    budget = [*rows_of(record, "budget", "--by", "festival", *filters), *rows_of(record, "budget", *filters)]
    shown = [(row[4][0], row[5][0], (row[2] or [""])[0]) for row in page.rows["money"]]
    told = [(str(each["entries"]), str(each["selections"]), _money(each["spent"])) for each in budget]
    assert shown == told

    missing = rows_of(record, "checklist", "--missing", *filters)
    assert [int(each.split()[0]) for each in page.cells("missing", 2)] == [each["needed_by"] for each in missing]
    trips = rows_of(record, "sponsor", "--all", *filters)
    assert sorted(page.cells("trips", 3)) == sorted(each["verdict"] for each in trips)


def test_every_premiere_is_told_once(record):
    page = page_of(record)
    for film in ("night-bus", "paper-boats"):
        rows = rows_of(record, "premiere", film)
        for row in rows:
            name = f"{row['level']} {row['territory'] or ''}".strip()
            assert name in page.texts["premieres"]
    busy = [row for row in rows_of(record, "premiere", "--all") if row["left"] != "yes" or row["spent_by"]]
    assert len(page.rows["premieres"]) == len(busy) > 0


def test_the_windows_of_entries_that_ask_for_a_premiere_stand_on_top(record):
    assert record("submit", "night-bus", "rotterdam", "--yes").status == 0
    assert record("submit", "paper-boats", "calgary", "--yes").status == 0
    assert record("update", "paper-boats", "calgary", "selected").status == 0
    names = [" ".join(row[0]) for row in page_of(record, "--country", "CA").rows["year"]]
    kept = [each for each in names if "kept for Calgary" in each]
    assert kept == [names[0]]
    assert names[0].startswith("Paper Boats")
    first = next(place for place, each in enumerate(names) if "Calgary" in each and "kept" not in each)
    assert "CA · selected" in names[first]


def test_the_page_of_a_tag_names_no_other_film(record):
    assert record("film", "edit", "night-bus", "--tag", "client:lee").status == 0
    page = page_of(record, "--tag", "client:lee")
    html = Path("page.html").read_text(encoding="utf-8")
    assert "Night Bus" in page.text
    assert not {word for word in ("Paper Boats", "paper-boats", "31 USD") if word in html}
    assert "5 EUR" in page.text


def test_the_page_of_some_days_tells_what_is_due_then(record):
    page = page_of(record, "--from", "2027-01", "--to", "2027-01", "--country", "ES")
    due = rows_of(record, "upcoming", "--month", "2027-01", "--country", "ES")
    assert page.cells("due", 2) == [each["name"] for each in due]
    assert due


def test_a_films_page_names_no_other_film_and_no_money_where_none_is_wanted(record):
    page = page_of(record, "--film", "night-bus")
    html = Path("page.html").read_text(encoding="utf-8")
    assert "Paper Boats" not in html
    assert "paper-boats" not in html
    assert "31 USD" not in html
    assert "5 EUR" in page.text
    bare = page_of(record, "--film", "night-bus", "--no-fees")
    assert "Paper Boats" not in Path("page.html").read_text(encoding="utf-8")
    names = {each for row in bare.rows["due"] for each in row[2]}
    told = "\n".join(line for line in bare.text.splitlines() if line.strip() not in names)
    assert MONEY.findall(told) == []
    assert "4444" not in bare.text
    assert "money" not in bare.texts
    assert not any(given.get("href") == "#money" for _, given in bare.tags)


def test_all_films_without_money_have_none_either(record):
    page = page_of(record, "--no-fees", "--country", "ES")
    assert MONEY.findall(page.text) == []


def test_it_is_one_small_file_that_only_its_owner_reads(record):
    page = page_of(record)
    file = Path("page.html")
    assert file.stat().st_size < MOST_BYTES
    assert file.stat().st_mode & 0o777 == 0o600
    assert not {"link", "img", "iframe", "base"} & {tag for tag, _ in page.tags}
    assert not {name for _, given in page.tags for name in given if name in {"src", "style"} or name.startswith("on")}
    assert all(given["href"].startswith("#") for tag, given in page.tags if tag == "a")
    assert "more are not shown here" in page.texts["due"]


def test_headings_and_tables_are_real(record):
    page = page_of(record, "--country", "ES")
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") > 4
    assert all(given.get("scope") for tag, given in page.tags if tag == "th")
    assert dict(page.tags)["html"] == {"lang": "en"}


def test_it_speaks_chinese_where_that_is_asked_for(record):
    assert record("report", "-o", "page.html", "--country", "HK", env={"LANG": "zh_HK.UTF-8"}).status == 0
    page = read_page(Path("page.html").read_text(encoding="utf-8"))
    assert dict(page.tags)["html"]["lang"].startswith("zh")


def test_an_empty_record_makes_a_page_that_says_so(run):
    page = page_of(run, "--country", "AQ")
    assert "Nothing is known to be due in the coming year." in page.texts["due"]
    assert "Nothing was entered yet." in page.texts["entries"]


def test_what_cannot_be_is_refused_in_a_sentence(record):
    nowhere = record("report", "-o", "no/such/folder/page.html")
    assert (nowhere.status, nowhere.err.count("\n") <= 2) == (6, True)
    assert "no/such/folder/page.html cannot be written" in nowhere.err
    assert record("report", "--film", "nobody").status == 4
    assert not Path("report.html").exists()
    Path("notes.txt").write_text("mine", encoding="utf-8")
    other = record("report", "-o", "notes.txt")
    assert (other.status, Path("notes.txt").read_text(encoding="utf-8")) == (6, "mine")
    assert record("report", "-o", "page.html").status == record("report", "-o", "page.html").status == 0


def test_a_damaged_ledger_is_said_and_nothing_is_written(run, home):
    run("film", "add", "Night Bus")
    (ledger,) = home.rglob("ledger.db")
    ledger.write_bytes(b"no ledger at all" * 512)
    assert run("report", "-o", "page.html").status == 5
    assert not Path("page.html").exists()


def test_a_full_disk_keeps_the_page_that_was_there(run, shell):
    page_of(run)
    before = Path("page.html").read_bytes()
    full = shell("ulimit -f 100; filmtrack report -o page.html")
    assert full.status == 6
    assert "page.html cannot be written" in full.err
    assert Path("page.html").read_bytes() == before
    assert list(Path().glob(".page*")) == []


@pytest.mark.parametrize("starts", [True, False])
def test_it_opens_in_a_browser_or_says_that_there_is_none(run, monkeypatch, starts):
    asked = []
    monkeypatch.setattr(webbrowser, "open", lambda place: asked.append(place) or starts)
    result = run("report", "-o", "page.html", "--country", "AQ", "--open")
    assert result.status == 0
    assert asked == [Path("page.html").absolute().as_uri()]
    assert ("no browser could be started" in result.err) != starts


def _money(given):
    return f"{given['amount'].removesuffix('.00')} {given['currency']}" if given else ""


PRICES = """
[[festival]]
id = "lamma"
name = "Lamma"
platforms = ["FilmFreeway", "Festhome"]
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
date = 2026-12-20
fees = [{ amount = "71 EUR", platforms = ["FilmFreeway"] }, { amount = "72 EUR", platforms = ["Festhome"] }]
"""


@pytest.mark.parametrize(("platform", "fee"), [("festhome", "72 EUR"), ("FilmFreeway", "71 EUR")])
def test_what_is_due_for_a_film_costs_what_the_platform_that_was_named_costs(record, platform, fee):
    Path("prices.toml").write_text(PRICES, encoding="utf-8")
    asked = ("--catalogue", "prices.toml", "--film", "night-bus", "--festival", "lamma", "--platform", platform)
    page = page_of(record, *asked)
    assert [" ".join(row[3]) for row in page.rows["due"]] == [f"regular {fee}"]
