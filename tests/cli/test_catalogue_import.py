"""`filmtrack catalogue import`: festivals from spreadsheets, JSON lists and calendars, into the user's own file."""

import json
import tomllib
from pathlib import Path

import pytest

from catalogues import ship

CSV = """Festival,Country,City,Website,Year,Deadline,Fee,Remark
Lamma Short,HK,,,2027,2026-12-11,,moved
Izmir Kisa,Turkey,Izmir,https://izmir.example,2027,15 Jan 2027,12 EUR,new
Izmir Kisa,TR,Izmir,https://izmir.example,2028,15 Jan 2028,,next
"""
CONFERENCES = [
    {
        "title": "Kyoto Shorts",
        "sub": "ST",
        "confs": [
            {
                "year": 2027,
                "id": "kyoto27",
                "link": "https://kyoto.example",
                "timeline": [{"deadline": "2027-01-31 23:59:59", "comment": "first round"}, {"deadline": "TBD"}],
                "timezone": "Asia/Tokyo",
                "date": "June 1-5, 2027",
            }
        ],
    }
]
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART;VALUE=DATE:20261211
SUMMARY:Call closes: 南丫短片節
URL:https://lamma.example/2027
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20261101T000000Z
DTSTART;TZID=Europe/Lisbon:20270301T180000
SUMMARY:Call closes: Porto Nights
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path: Path):
    ship(monkeypatch, tmp_path)


def own(home: Path) -> Path:
    return home / "config" / "filmtrack" / "festivals.toml"


def tables(home: Path) -> dict:
    return {each["id"]: each for each in tomllib.loads(own(home).read_text())["festival"]}


def closing(home: Path, festival: str) -> list[dict]:
    return [each for edition in tables(home)[festival]["edition"] for each in edition["deadline"]]


def take(run, tmp_path: Path, name: str, text: str, *more: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return run("catalogue", "import", name, *more)


def test_a_spreadsheet_moves_a_known_date_and_adds_a_festival(run, home: Path, tmp_path: Path):
    result = take(run, tmp_path, "calls.csv", CSV)
    assert result.status == 0, result.err
    assert "not taken: Remark" in result.err
    assert [str(each["date"]) for each in closing(home, "lamma")] == ["2026-12-11"]
    assert closing(home, "lamma")[0]["source"] == "calls.csv"
    izmir = tables(home)["izmir-kisa"]
    assert (izmir["country"], izmir["city"], str(izmir["checked"])) == ("TR", "Izmir", "2026-11-22")
    assert [str(each["date"]) for each in closing(home, "izmir-kisa")] == ["2027-01-15", "2028-01-15"]
    assert run("catalogue", "check").status == 0
    rows = json.loads(run("upcoming", "--festival", "lamma", "--json").out)["rows"]
    assert "2026-12-11" in {row["date"] for row in rows}


def test_the_same_file_again_changes_nothing_and_says_so(run, home: Path, tmp_path: Path):
    take(run, tmp_path, "calls.csv", CSV)
    was = own(home).read_text()
    again = take(run, tmp_path, "calls.csv", CSV)
    assert (again.status, own(home).read_text()) == (0, was)
    assert "says nothing new" in again.err


def test_a_fee_that_changed_is_taken_though_the_day_is_the_same(run, home: Path, tmp_path: Path):
    for fee, said in (("13 EUR", "nothing new"), ("€14.50", "1 festival"), ("€14.50", "nothing new")):
        result = take(run, tmp_path, "f.csv", f"Festival,Year,Deadline,Fee\nLamma Short,2027,2026-12-04,{fee}\n")
        assert (result.status, said in result.err) == (0, True), result.err
    assert closing(home, "lamma")[0]["fee"] == "14.50 EUR"


def test_comments_survive_and_the_file_as_it_was_is_kept(run, home: Path, tmp_path: Path):
    own(home).parent.mkdir(parents=True)
    mine = (
        '# mine\n[[festival]]\nid = "lamma" # an island\n[[festival.edition]]\nyear = 2027 # soon\n'
        '[[festival.edition.deadline]]\ndate = 2026-12-05 # by mail\n\n[[festival]]\nid = "tampere"\n'
    )
    own(home).write_text(mine)
    result = take(run, tmp_path, "calls.csv", CSV)
    assert result.status == 0
    text = own(home).read_text()
    assert all(each in text for each in ("# mine", "# an island", "# soon", "# by mail"))
    assert [str(each["date"]) for each in closing(home, "lamma")] == ["2026-12-11"]
    assert own(home).with_name("festivals.toml.previous").read_text() == mine
    assert "festivals.toml.previous" in result.err


def test_a_dry_run_shows_the_lines_and_writes_nothing(run, home: Path, tmp_path: Path):
    result = take(run, tmp_path, "calls.csv", CSV, "--dry-run")
    assert "+date = 2026-12-11" in result.out
    assert not own(home).exists()


def test_a_json_list_of_calls_is_taken_round_by_round(run, home: Path, tmp_path: Path):
    result = take(run, tmp_path, "conf.json", json.dumps(CONFERENCES))
    assert result.status == 0, result.err
    (deadline,) = closing(home, "kyoto-shorts")
    assert (str(deadline["date"]), deadline["time"], deadline["note"]) == ("2027-01-31", "23:59", ["first round"])
    assert tables(home)["kyoto-shorts"]["timezone"] == "Asia/Tokyo"


def test_what_filmtrack_itself_prints_is_taken_back(run, home: Path, tmp_path: Path):
    rows = [{"festival": "lamma", "edition": 2027, "deadline": "2026-12-20", "fee": {"amount": "9", "currency": "EUR"}}]
    assert take(run, tmp_path, "mine.json", json.dumps({"rows": rows})).status == 0
    assert closing(home, "lamma")[0]["fee"] == "9 EUR"


def test_calls_in_a_calendar_are_taken_through_a_map(run, home: Path, tmp_path: Path):
    (tmp_path / "map.toml").write_text('without = ["Call closes:"]\n[fixed]\nyear = "2027"\n')
    result = take(run, tmp_path, "calls.ics", ICS, "--map", "map.toml")
    assert result.status == 0, result.err
    assert closing(home, "lamma")[0]["source"] == "https://lamma.example/2027"
    (porto,) = closing(home, "porto-nights")
    assert (str(porto["date"]), porto["time"]) == ("2027-03-01", "18:00")
    assert tables(home)["porto-nights"]["timezone"] == "Europe/Lisbon"


def test_a_catalogue_file_is_taken_table_by_table(run, home: Path, tmp_path: Path):
    text = (
        '[[festival]]\nid = "lamma"\ncity = "Yung Shue Wan"\n[[festival.section]]\nid = "student"\nname = "Students"\n'
        '[[festival]]\nid = "new"\nname = "New"\nsource = "their page"\nas_of = 2025\n'
        '[[festival]]\nid = "broken"\nname = "Broken"\ntimezone = "PT"\n'
    )
    result = take(run, tmp_path, "theirs.toml", text)
    assert (result.status, "theirs.toml:" in result.err) == (3, True)
    assert "unknown time zone" in result.err
    found = tables(home)
    assert set(found) == {"lamma", "new"}
    assert (found["lamma"]["source"], str(found["lamma"]["checked"])) == ("theirs.toml", "2026-11-22")
    assert (found["new"]["source"], "checked" in found["new"]) == ("their page", False)
    assert take(run, tmp_path, "theirs.toml", "[[festival]\n").status == 3


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Lamma Short,2027,03/04/2027,", "can be several days"),
        ("Lamma Short,2027,soon,", "is not a day"),
        ("Lamma Shorts,2027,2027-04-03,", "a similar one: lamma"),
        (",2027,2027-04-03,", "name is missing"),
        ("Far Away,,2029-04-03,", "which edition"),
        ("Far Away,twenty,2027-04-03,", "is no year"),
        ("Far Away,2027,2027-04-03,lots", "is not an amount"),
        ("夜,2027,2027-04-03,", "no id can be made"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_the_rest_is_taken(
    run, home: Path, tmp_path: Path, row: str, said: str
):
    text = f"Festival,Year,Deadline,Fee\n{row}\nTwice a Year,2027,2026-12-05,\n"
    result = take(run, tmp_path, "calls.csv", text)
    assert (result.status, said in result.err, "calls.csv:2" in result.err) == (3, True, True), result.err
    assert set(tables(home)) == {"twice"}


def test_an_order_of_dates_and_near_names_can_be_said(run, home: Path, tmp_path: Path):
    text = "Festival,Year,Deadline\nLamma Shorts,2027,03/04/2027\n"
    assert take(run, tmp_path, "calls.csv", text, "--date-order", "dmy", "--add-festivals").status == 0
    assert str(closing(home, "lamma-shorts")[0]["date"]) == "2027-04-03"
    assert (
        take(
            run, tmp_path, "calls.csv", text.replace("03/04", "31/04"), "--date-order", "dmy", "--add-festivals"
        ).status
        == 3
    )


def test_a_map_names_columns_and_a_currency(run, home: Path, tmp_path: Path):
    (tmp_path / "map.toml").write_text(
        'date_order = "mdy"\ncurrency = "HKD"\n[columns]\nWer = "name"\n"Bis wann" = "deadline"\nKosten = "fee"\n'
        'Jahr = "year"\nNotes = ""\n'
    )
    text = "Wer;Bis wann;Kosten;Jahr;Notes\nLamma Short;12/20/2026;80,50;2027;=1+1\n"
    assert take(run, tmp_path, "tabelle.csv", text, "--map", "map.toml").status == 0
    (deadline,) = closing(home, "lamma")
    assert (str(deadline["date"]), deadline["fee"], "note" in deadline) == ("2026-12-20", "80.50 HKD", False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[columns]\nx = "dedline"\n', "did you mean deadline?"),
        ('date_order = "ydm"\n', "write one of"),
        ("[columns\n", "not valid TOML"),
        ('[columns]\nx = "zzzz"\n', "fields: "),
    ],
)
def test_a_wrong_map_is_one_sentence(run, tmp_path: Path, text: str, said: str):
    (tmp_path / "map.toml").write_text(text)
    result = take(run, tmp_path, "calls.csv", CSV, "--map", "map.toml")
    assert (result.status, said in result.err) == (3, True), result.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.json", None),
        ("x.json", b"{"),
        ("x.json", b"[1, 2]"),
        ("x.json", b"\xff"),
        ("x.json", b"[" * 100_000),
        ("x.ics", b"nothing"),
        ("x.xlsx", b"PK\x03\x04"),
        ("x.csv", b"PK\x03\x04"),
        ("x.toml", None),
    ],
)
def test_a_file_that_is_none_of_these_is_one_sentence(
    run, home: Path, tmp_path: Path, name: str, content: bytes | None
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("catalogue", "import", name)
    assert (result.status, result.out, "Traceback" in result.err) == (3, "", False), result.err
    assert not own(home).exists()


def test_dates_of_the_festival_itself_are_taken_too(run, home: Path, tmp_path: Path):
    text = "Festival,Starts,Ends,Opens,City\nLamma Short,2027-02-03,2027-02-08,TBA,Yung Shue Wan\nTampere,,,,\n"
    assert take(run, tmp_path, "days.csv", text).status == 0
    (edition,) = tables(home)["lamma"]["edition"]
    assert (edition["year"], str(edition["starts"]), str(edition["ends"])) == (2027, "2027-02-03", "2027-02-08")
    assert (tables(home)["lamma"]["city"], "tampere" in tables(home)) == ("Yung Shue Wan", False)
    unclear = take(run, tmp_path, "days.csv", "Festival,Opens\nTampere,2027-02-03\n")
    assert (unclear.status, "add a column year" in unclear.err) == (3, True)
