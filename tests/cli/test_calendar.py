"""`filmtrack calendar`, whole runs: what it holds, where it is written, and that nothing of the moment gets into it."""

import re
from pathlib import Path

import pytest
from icalendar import Calendar

from runs import NOW

OWN = """
[[festival]]
id = "lamma"
name = "Lamma 短片節"
country = "FR"
timezone = "Europe/Paris"
[[festival.edition]]
year = 2027
starts = 2027-03-01
ends = 2027-03-07
checked = 2026-11-20
[[festival.edition.deadline]]
tier = "regular"
date = 2026-12-02
time = "23:59"
checked = 2026-11-20
[[festival.edition.deadline]]
tier = "late"
date = 2026-12-20
[[festival.edition.deadline]]
tier = "early"
date = 2026-11-02
"""
WINDOW = ("--from", "2026-11-22", "--to", "2027-11-22")


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, ...]:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return ("--catalogue", str(file), "--festival", "lamma", "--edition", "2027")


@pytest.fixture
def film(run, own):
    """A film, sent to the festival and taken by it."""
    assert run("film", "add", "Night Bus", "--runtime", "12:00", "--completed", "2026-05", "--yes").status == 0
    return "night-bus"


def items(content: str | bytes, name: str = "VEVENT") -> dict[str, str]:
    return {str(each["uid"]): str(each["summary"]) for each in Calendar.from_ical(content).walk(name)}


def test_standard_output_is_the_calendar_and_nothing_else(run, own):
    result = run("calendar", *own)
    assert (result.status, result.err) == (0, "")
    assert items(result.out) == {
        "lamma/2027/early": "Lamma 短片節 2027: early deadline, hour unknown",
        "lamma/2027/regular": "Lamma 短片節 2027: regular deadline, 23:59 Paris",
        "lamma/2027/late": "Lamma 短片節 2027: late deadline, hour unknown",
        "lamma/2027/event": "Lamma 短片節 2027",
    }


@pytest.mark.parametrize(
    ("days", "there"),
    [
        ((), {"early", "regular", "late", "event"}),
        (("--todo",), {"regular", "late"}),
        (("--within", "2w"), {"regular"}),
        (("--month", "dec"), {"regular", "late"}),
        (("--from", "2026-12-03"), {"late", "event"}),
        (("--to", "2026-12-03"), {"regular"}),
        (("--from", "2026-11-01", "--to", "2026-11-30"), {"early"}),
    ],
)
def test_the_window_is_a_year_ahead_unless_days_are_named(run, own, days, there):
    out = run("calendar", *own, *days).out
    found = items(out, "VTODO") if "--todo" in days else items(out)
    assert {uid.rpartition("/")[2] for uid in found} == there


def test_with_fixed_days_the_bytes_are_the_same_on_another_day(run, tmp_path: Path):
    for name, now in (("one.ics", NOW), ("other.ics", "2026-11-24T23:59:59+08:00")):
        asked = ("calendar", "--country", "FR", "--country", "ES", "--edition", "2027", "--alarms", *WINDOW, "-o", name)
        assert run(*asked, now=now).status == 0
    one, other = (Path(tmp_path / name).read_bytes() for name in ("one.ics", "other.ics"))
    assert one.count(b"BEGIN:VEVENT") > 10
    assert one == other


def test_a_chinese_calendar_has_the_same_items_in_chinese_words(run, tmp_path: Path):
    for language in ("en", "zh"):
        assert run("calendar", "--alarms", "--lang", language, *WINDOW, "-o", f"{language}.ics").status == 0
    english, chinese = ((tmp_path / f"{each}.ics").read_bytes().replace(b"\r\n ", b"") for each in ("en", "zh"))
    assert "截止".encode() in chinese
    assert b"deadline, expected" not in chinese.replace(b"\\,", b",")
    what_programs_read = re.compile(rb"^(?!SUMMARY|DESCRIPTION|NAME|X-WR-CALNAME)[A-Z-]+[:;].*$", re.MULTILINE)
    assert what_programs_read.findall(chinese) == what_programs_read.findall(english)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_shipped_catalogue_is_strict_icalendar(run, tmp_path: Path, language: str):
    assert run("calendar", "--alarms", "--lang", language, "-o", "all.ics").status == 0
    content = Path(tmp_path / "all.ics").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    content.decode("utf-8")
    uids = re.findall(rb"^UID:(.*(?:\r\n .*)*)\r$", content, re.MULTILINE)
    assert len(uids) > 400
    assert len(set(uids)) == len(uids)
    assert max(map(len, uids)) < 200
    assert b"20261122T" not in content.replace(b"DTSTART:20261122T", b"").replace(b"DTEND:20261122T", b"")
    assert len(Calendar.from_ical(content).walk("VEVENT")) == len(uids)


def test_a_file_is_replaced_whole_and_says_so_on_a_terminal_only(run, own, tmp_path: Path):
    file = tmp_path / "feed.ics"
    file.write_text("BEGIN:VCALENDAR of old")
    file.chmod(0o640)
    result = run("calendar", *own, "-o", str(file), tty=True)
    assert (result.status, result.out) == (0, "")
    assert result.err == f"4 items written to {file}\n"
    assert (file.stat().st_mode & 0o777, len(items(file.read_bytes()))) == (0o640, 4)
    result = run("calendar", *own, "-o", str(file))
    assert (result.out, result.err) == ("", "")
    assert [path.name for path in tmp_path.iterdir() if "feed" in path.name] == ["feed.ics"]


def test_a_web_server_may_read_a_new_file(run, own, tmp_path: Path):
    run("calendar", *own, "-o", "new.ics")
    assert (tmp_path / "new.ics").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("--film", "nobody"), 4),
        (("--festival", "nowhere at all"), 4),
        (("--month", "smarch"), 2),
        (("--from", "2027-01-02", "--to", "2027-01-01"), 2),
    ],
)
def test_a_refusal_leaves_the_old_file(run, film, tmp_path: Path, asked, status):
    file = tmp_path / "feed.ics"
    file.write_text("old")
    assert run("calendar", *asked, "-o", str(file)).status == status
    assert file.read_text() == "old"


def test_a_file_that_cannot_be_written_is_said(run, own):
    result = run("calendar", *own, "-o", "no/such/folder/feed.ics")
    assert result.status == 6
    assert "no/such/folder/feed.ics cannot be written" in result.err


def test_a_file_that_is_no_calendar_is_left_alone(run, own, tmp_path: Path):
    file = tmp_path / "ledger.db"
    file.write_bytes(b"SQLite format 3")
    result = run("calendar", *own, "-o", str(file))
    assert (result.status, file.read_bytes()) == (6, b"SQLite format 3")
    assert f"{file} is there already, and not what filmtrack would replace" in result.err


def test_a_device_is_written_to_and_stays_one(run, own):
    assert run("calendar", *own, "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_what_the_catalogue_could_not_read_is_said_and_the_rest_is_written(run, tmp_path: Path):
    broken = tmp_path / "broken.toml"
    broken.write_text(OWN + '\n[[festival]]\nid = "bad"\nname = 3\n', encoding="utf-8")
    result = run("calendar", "--catalogue", str(broken), "--festival", "lamma", "--edition", "2027", "-o", "feed.ics")
    assert result.status == 3
    assert "broken.toml" in result.err
    assert len(items((tmp_path / "feed.ics").read_bytes())) == 4


def test_ones_own_entries_are_there_alone_or_not_at_all(run, film, own):
    asked = own[:2]
    sent = run("submit", film, "lamma", "--answer-due", "2027-02-01", "--yes", *asked)
    assert sent.status == 0, sent.err
    answer = "night-bus/lamma/2027/answer"
    assert items(run("calendar", *asked, "--entries").out) == {answer: "Night Bus: answer due from Lamma 短片節 2027"}
    assert answer in items(run("calendar", *asked).out)
    assert answer not in items(run("calendar", *asked, "--no-entries").out)
    result = run("calendar", *asked, "--film", film, "--entries")
    assert set(items(result.out)) == {answer}
    assert "X-WR-CALNAME:Film festivals: Night Bus\r\n" in result.out.replace("\\:", ":")
    before = Calendar.from_ical(result.out).walk("VEVENT")[0]
    assert run("update", film, "lamma", "selected", "--yes", *asked, now="2026-11-25T10:00:00Z").status == 0
    (after,) = Calendar.from_ical(run("calendar", *asked, "--film", film, "--entries").out).walk("VEVENT")
    assert (str(after["uid"]), str(after["summary"])) == (
        "night-bus/lamma/2027/selection",
        "Night Bus at Lamma 短片節 2027",
    )
    assert (after["sequence"] > before["sequence"], str(after["dtstamp"].dt)) == (True, "2026-11-25 10:00:00+00:00")


def test_a_films_calendar_has_what_it_may_still_enter(run, film, own, tmp_path: Path):
    strict = tmp_path / "strict.toml"
    strict.write_text('[[festival]]\nid = "lamma"\nmax_runtime = "10:00"\n', encoding="utf-8")
    asked = ("calendar", *own, "--film", film)
    assert {"lamma/2027/regular", "lamma/2027/event"} <= set(items(run(*asked).out))
    assert items(run(*asked, "--catalogue", str(strict)).out) == {}
    assert run("submit", film, "lamma", "--answer-due", "2027-02-01", "--yes", *own[:2]).status == 0
    assert set(items(run(*asked).out)) == {"lamma/2027/event", "night-bus/lamma/2027/answer"}
    assert set(items(run(*asked, "--no-entries").out)) == {"lamma/2027/event"}


WAYS = """
[[festival]]
id = "lamma"
platforms = ["FilmFreeway", "Festhome"]
[[festival.edition]]
year = 2027
[[festival.edition.deadline]]
id = "by-festhome"
date = 2026-12-21
platform = ["Festhome"]
[[festival.edition.deadline]]
id = "by-filmfreeway"
date = 2026-12-22
platform = ["FilmFreeway"]
"""


def test_a_films_calendar_has_the_dates_of_the_platform_that_was_named(run, film, own, tmp_path: Path):
    ways = tmp_path / "ways.toml"
    ways.write_text(WAYS, encoding="utf-8")
    asked = ("calendar", *own, "--catalogue", str(ways), "--film", film)
    every = set(items(run(*asked).out))
    assert {"lamma/2027/by-festhome", "lamma/2027/by-filmfreeway"} <= every
    assert every - set(items(run(*asked, "--platform", "festhome").out)) == {"lamma/2027/by-filmfreeway"}


def test_without_entries_the_ledger_is_not_even_opened(run, own, tmp_path: Path):
    folder = tmp_path / "ledger.db"
    folder.mkdir()
    assert run("calendar", *own, "--no-entries", "--ledger", str(folder)).status == 0
    assert run("calendar", *own, "--ledger", str(folder)).status == 5


def test_what_does_not_say_what_is_filtered_by_is_counted_on_a_terminal(run, own):
    result = run("calendar", *own, "--free", "-o", "feed.ics", tty=True)
    assert re.search(r"\d+ more do not say what you filter by", result.err)


def test_standard_output_is_utf_8_wherever_it_goes(spawn, own):
    result = spawn("calendar", *own, env={"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "Lamma 短片節" in result.out.replace("\r\n ", "")
