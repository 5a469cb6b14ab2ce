"""The script that asks real calendar programs: it notices what is read otherwise, and the quick readers are asked here.

What is not installed is skipped; `scripts/calendar_readers.py` asks all of them, and docs/calendars.md has the result.
"""

import re
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def readers():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        patch.setenv("TZ", "UTC")
        yield import_module("calendar_readers")
    for name in ("calendar_readers", "calendar_programs", "calendar_servers", "calendar_libical"):
        del sys.modules[name]


@pytest.fixture
def library(readers):
    """The icalendar library as one more reader."""
    servers = import_module("calendar_servers")

    def read(place):
        return "icalendar", list(servers.by_library(place.feed))

    return readers.Reader(name="icalendar", read=read, kinds=readers.BOTH)


@pytest.mark.parametrize("todo", [False, True])
def test_the_library_that_wrote_the_feed_reads_it_as_it_was_meant(readers, library, tmp_path: Path, todo: bool):
    feed = readers.made(todo=todo)
    assert len(feed.meant) > 600
    place = readers.programs.Place(folder=tmp_path, feed=feed.content)
    assert readers.judged(library, feed, place) == ("the same", "icalendar", len(feed.meant))


@pytest.mark.parametrize("name", ["calcurse", "libical", "libical, tasks", "ical.js", "ical.js, tasks"])
def test_a_quick_reader_understands_the_feed_as_it_was_meant(readers, tmp_path: Path, name: str):
    (reader,) = (each for each in readers.READERS if each.name == name)
    feed = readers.made(todo=reader.todo)
    verdict, *_ = readers.judged(reader, feed, readers.programs.Place(folder=tmp_path, feed=feed.content))
    if verdict == "not installed":
        pytest.skip(f"{name} is not installed")
    assert verdict == "the same"


@pytest.mark.parametrize(
    ("written", "spoilt"),
    [
        (rb"DTEND:(\d{8}T\d\d)\d\d", rb"DTEND:\g<1>01"),
        (rb"DTSTART;VALUE=DATE:2027", rb"DTSTART;VALUE=DATE:2026"),
        ("夜".encode(), "日".encode()),
        (rb"\\n", rb" "),
        (rb"STATUS:TENTATIVE", rb"STATUS:CONFIRMED"),
        (rb"UID:", rb"UID:x"),
    ],
)
def test_what_is_read_otherwise_is_noticed(readers, library, capsys, written: bytes, spoilt: bytes):
    feed = readers.made(todo=False)
    content = re.sub(written, spoilt, feed.content)
    verdict, *_ = readers.judged(library, feed, readers.programs.Place(folder=SCRIPTS, feed=content))
    assert verdict.endswith("items otherwise")
    assert "icalendar: meant (" in capsys.readouterr().err


def test_a_program_that_is_not_there_is_said_to_be_missing(readers, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    feed = readers.Feed(content=b"", meant=())
    place = readers.programs.Place(folder=tmp_path, feed=b"")
    for reader in readers.READERS:
        if "libical" not in reader.name:
            assert readers.judged(reader, feed, place)[0] == "not installed"


def test_a_program_that_fails_is_said_to_have_failed(readers, library, tmp_path: Path):
    def fail(place):
        raise readers.programs.FailedError("it", "stopped")

    place = readers.programs.Place(folder=tmp_path, feed=b"")
    verdict, *_ = readers.judged(replace(library, read=fail), readers.Feed(content=b"", meant=()), place)
    assert verdict.startswith("failed:")
