"""The bytes of a calendar file: what no reader complains about and RFC 5545 asks for, and every text as it was."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from filmtrack.message import message
from filmtrack.render.calendar import LENGTH, REFRESH, calendar_bytes
from filmtrack.reports.calendar_item import CalendarItem

INSTANT = datetime(2026, 12, 2, 22, 59, tzinfo=UTC)
STAMP = datetime(2026, 11, 20, tzinfo=UTC)
HOSTILE = (
    "夜車 🎬👩‍🎬 短片節",
    'back\\slash, comma; semicolon: colon "quoted" ^n \\n',
    "x" * 10_000,
    "短" * 10_000,
    "BEGIN:VEVENT\nEND:VEVENT\nUID:other",
    "\r\nATTENDEE:mailto:ann@example.org\r\n",
    "one\rtwo\x0bthree\x0cfour\x85five\u2028six\u2029seven",
    "\x00\x07\x1b[31m\x7f\u202e\ufeff\ud800",
    "",
    " leading and trailing  \n\n  ",
    "\\",
)

texts = st.text(st.characters(codec=None), max_size=300) | st.sampled_from(HOSTILE)


def an_item(**known: object) -> CalendarItem:
    told = {
        "uid": "lamma/2027/regular",
        "what": "deadline",
        "first": date(2026, 12, 2),
        "last": date(2026, 12, 2),
        "closes_at": INSTANT,
        "title": message("Lamma Short 2027: regular deadline"),
        "lines": (message("Closes on 2 Dec"), message("Fee: 13 EUR")),
        "place": "Paris, FR",
        "link": "https://example.org/call?a=1;b=2,3",
        "stamp": STAMP,
        "warn_days": (7, 1),
    }
    return CalendarItem(**{**told, **known})


DAY = an_item(uid="lamma/2027/late", closes_at=None)


def only(content: bytes, name: str = "VEVENT"):
    (item,) = (each for each in Calendar.from_ical(content).walk() if each.name == name)
    return item


def refuse_what_no_reader_complains_about(content: bytes) -> None:
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in lines)
    for line in lines:
        text = line.decode("utf-8")  # raises where a fold cuts a character
        assert not [each for each in text if unicodedata.category(each) in {"Cc", "Cs"} and each != "\t"]
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    assert all(re.match(rb"[A-Z-]+[;:]", line) for line in unfolded)


@given(texts, texts, texts, texts, texts)
def test_hostile_text_stays_text_in_lines_of_75_octets(name: str, title: str, line: str, place: str, link: str):
    item = an_item(title=message("{text}", text=title), lines=(message("{text}", text=line),), place=place, link=link)
    content = calendar_bytes((item, DAY), name=name, alarms=True)
    refuse_what_no_reader_complains_about(content)
    read = Calendar.from_ical(content)
    assert [each.name for each in read.walk()].count("VEVENT") == 2
    assert [str(each["uid"]) for each in read.walk("VEVENT")] == [item.uid, DAY.uid]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=2_000), st.integers(0, 80))
def test_what_is_written_is_read_to_the_character(text: str, before: int):
    lines = (message("{text}", text="x" * before + text), message("second {text}", text=text))
    read = only(calendar_bytes((an_item(title=lines[0], lines=lines, place=text or "-"),), name="x"))
    assert str(read["summary"]) == "x" * before + text
    assert str(read["description"]) == f"{'x' * before}{text}\nsecond {text}"
    assert str(read["location"]) == (text or "-")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("one\r\ntwo\rthree\nfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("bell\x07 end", "bell\\x07 end"),
        ("\u202eevil", "\\u202eevil"),
        ("a\tb", "a b"),
    ],
)
def test_line_breaks_become_one_kind_and_control_characters_visible(text: str, read: str):
    item = an_item(lines=(message("{text}", text=text),))
    assert str(only(calendar_bytes((item,), name="x"))["description"]) == read


def test_a_title_is_one_line():
    item = an_item(title=message("one\ntwo\r\nthree"))
    assert str(only(calendar_bytes((item,), name="x"))["summary"]) == "one two  three"


def test_a_deadline_is_half_an_hour_that_ends_at_its_instant_in_utc():
    content = calendar_bytes((an_item(),), name="x")
    assert b"\r\nDTSTART:20261202T222900Z\r\nDTEND:20261202T225900Z\r\n" in content
    assert only(content)["dtend"].dt - only(content)["dtstart"].dt == LENGTH
    east = INSTANT.astimezone(datetime.fromisoformat("2026-12-03T06:59+08:00").tzinfo)
    assert calendar_bytes((an_item(closes_at=east),), name="x") == content


def test_a_day_is_marked_as_one_and_ends_before_the_next():
    content = calendar_bytes((replace(DAY, last=date(2026, 12, 4)),), name="x")
    assert b"\r\nDTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261205\r\n" in content


@pytest.mark.parametrize(("sure", "status"), [(True, "CONFIRMED"), (False, "TENTATIVE")])
def test_what_is_only_expected_is_tentative_and_nothing_makes_busy(sure: bool, status: str):
    event = only(calendar_bytes((replace(DAY, sure=sure),), name="x"))
    assert (event["status"], event["transp"]) == (status, "TRANSPARENT")


def test_stamps_and_the_sequence_are_the_items_own():
    event = only(calendar_bytes((DAY,), name="x"))
    assert event["dtstamp"].dt == event["last-modified"].dt == STAMP
    assert event["sequence"] == DAY.revision
    newer = replace(DAY, stamp=STAMP + timedelta(days=1))
    assert only(calendar_bytes((newer,), name="x"))["sequence"] > event["sequence"]


def test_deadlines_may_be_tasks_and_all_else_stays_an_event():
    event = replace(DAY, uid="lamma/2027/event", what="event")
    content = calendar_bytes((an_item(), DAY, event), name="x", todo=True)
    refuse_what_no_reader_complains_about(content)
    assert b"\r\nDUE:20261202T225900Z\r\n" in content
    assert b"\r\nDUE;VALUE=DATE:20261202\r\n" in content
    assert only(content)["uid"] == event.uid
    tasks = Calendar.from_ical(content).walk("VTODO")
    assert [str(task["uid"]) for task in tasks] == [an_item().uid, DAY.uid]
    assert {str(task["status"]) for task in tasks} == {"NEEDS-ACTION"}
    assert {"dtstart", "transp"} & {name.lower() for task in tasks for name in task} == set()


@pytest.mark.parametrize(
    ("item", "todo", "triggers"),
    [
        (an_item(), False, ["TRIGGER;RELATED=END:-P7D", "TRIGGER;RELATED=END:-P1D"]),
        (an_item(), True, ["TRIGGER;RELATED=END:-P7D", "TRIGGER;RELATED=END:-P1D"]),
        (DAY, False, ["TRIGGER:-P6DT15H", "TRIGGER:-PT15H"]),
        (DAY, True, ["TRIGGER;RELATED=END:-P6DT15H", "TRIGGER;RELATED=END:-PT15H"]),
        (replace(DAY, warn_days=()), False, []),
    ],
)
def test_alarms_sound_before_the_instant_and_before_a_day_at_nine_in_the_morning(
    item: CalendarItem, todo: bool, triggers: list[str]
):
    content = calendar_bytes((item,), name="x", todo=todo, alarms=True)
    assert re.findall(r"TRIGGER.*(?=\r)", content.decode()) == triggers
    assert b"VALARM" not in calendar_bytes((item,), name="x", todo=todo)
    assert all(str(each["action"]) == "DISPLAY" for each in Calendar.from_ical(content).walk("VALARM"))


@pytest.mark.parametrize("link", ["https://a b", "https://x\nUID:y", "javascript:alert(1)", "example.org", "http://é"])
def test_a_link_that_is_no_plain_address_is_no_link(link: str):
    assert b"URL" not in calendar_bytes((replace(DAY, link=link),), name="x")


def test_what_is_not_known_has_no_line():
    content = calendar_bytes((replace(DAY, link=None, place=None, lines=()),), name="x")
    assert not re.search(rb"URL|LOCATION|DESCRIPTION", content)


def test_the_calendar_has_a_name_and_says_how_often_to_look():
    head = calendar_bytes((DAY,), name="Filme, 電影; x").split(b"\r\nBEGIN:VEVENT")[0].decode()
    hours = f"PT{REFRESH // timedelta(hours=1)}H"
    assert head.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//filmtrack//filmtrack//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Filme\\, 電影\\; x",
        "X-WR-CALNAME:Filme\\, 電影\\; x",
        f"REFRESH-INTERVAL;VALUE=DURATION:{hours}",
        f"X-PUBLISHED-TTL:{hours}",
    ]


def test_nothing_due_is_a_whole_calendar_too():
    content = calendar_bytes((), name="x")
    refuse_what_no_reader_complains_about(content)
    assert Calendar.from_ical(content).walk("VEVENT") == []


@given(st.lists(st.sampled_from((an_item(), DAY, an_item(place="香港"))), max_size=3), st.booleans())
def test_the_same_items_give_the_same_bytes(items: list[CalendarItem], todo: bool):
    assert calendar_bytes(items, name="x", todo=todo) == calendar_bytes(tuple(items), name="x", todo=todo)
