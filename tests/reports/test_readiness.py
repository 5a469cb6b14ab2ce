"""Whether one thing is ready, and why."""

from dataclasses import replace
from datetime import date

import pytest

from filmtrack.domain.entry import Entry
from filmtrack.domain.film import Link
from filmtrack.domain.ticks import RecordedFile
from filmtrack.reports.case import Due, Wanted
from filmtrack.reports.readiness import Readiness, readiness
from handing import a_case, a_material, a_tick, papers
from judged import entered
from ledgers import a_film

DUE = Due(on=date(2026, 12, 31))
FILE = RecordedFile(path="/f.jpg", size=1, sha256="x", format="JPEG")


def state(item, *ticks, film=None, entry=None, sure=True, files=None, section=None, **material):
    case = a_case(film=film, entry=entry, sections=("main", "student"), section=section)
    wanted = Wanted(material=a_material(item, **material), sure=sure)
    return readiness(wanted, case, DUE, papers(*ticks, files=files or {}))


def test_what_nobody_ticked_is_not_ready():
    assert state("stills") == Readiness(ready=False)


def test_what_is_ticked_is_ready_and_says_by_whom():
    found = state("stills", a_tick("stills", note="three of them", file=FILE))
    assert found.ready
    assert str(found.how) == "ticked on 22 Nov 2026 by ann: three of them"
    assert (found.file, found.warnings) == ("/f.jpg", ())


@pytest.mark.parametrize(
    ("item", "tick", "ready"),
    [
        ("stills", a_tick("poster"), False),
        ("stills", a_tick("stills", festival="lamma", edition=2027), True),
        ("stills", a_tick("stills", festival="uppsala", edition=2027), False),
        ("fee", a_tick("fee"), False),
        ("fee", a_tick("fee", festival="lamma", edition=2027), True),
        ("fee", a_tick("fee", festival="lamma", edition=2027, section="main"), True),
        ("fee", a_tick("fee", festival="lamma", edition=2027, section="student"), False),
        ("fee", a_tick("fee", festival="lamma", edition=2026), False),
    ],
)
def test_a_thing_of_the_film_serves_all_and_one_of_an_entry_that_entry_only(item, tick, ready):
    assert state(item, tick, section="main").ready is ready


@pytest.mark.parametrize(
    ("ticked", "languages", "ready"),
    [
        ("subtitles:fr", ("fr",), True),
        ("subtitles:fr", ("en", "fr"), True),
        ("subtitles:fr", ("en",), False),
        ("subtitles:fr", (), True),
        ("subtitles:yue", ("zh",), True),
        ("subtitles:zh", ("yue",), False),
        ("subtitles", ("en",), True),
    ],
)
def test_a_tick_serves_what_is_asked_in_its_language(ticked, languages, ready):
    assert state("subtitles", a_tick(ticked), languages=languages).ready is ready


@pytest.mark.parametrize(
    ("formats", "ready"), [((), True), (("DCP", "ProRes"), True), (("ProRes",), False), (("as agreed",), True)]
)
def test_a_dcp_is_a_screening_copy_where_a_dcp_is_taken(formats, ready):
    assert state("file", a_tick("dcp"), stage="selection", formats=formats).ready is ready
    assert state("dcp", a_tick("file"), stage="selection").ready is False


def test_what_expired_is_not_ready_any_more():
    found = state("screener", a_tick("screener", expires_on=date(2026, 11, 21)))
    assert (found.ready, str(found.how)) == (False, "ticked on 22 Nov 2026 by ann; it expired on 21 Nov 2026")
    assert state("screener", a_tick("screener", expires_on=date(2026, 11, 22))).ready


def test_what_expires_before_it_is_due_is_said():
    soon = state("screener", a_tick("screener", expires_on=date(2026, 12, 30)))
    assert [str(each) for each in soon.warnings] == ["it expires on 30 Dec 2026, before it is due"]
    assert state("screener", a_tick("screener", expires_on=date(2026, 12, 31))).warnings == ()
    case = a_case()
    wanted = Wanted(material=a_material("screener"))
    ticked = papers(a_tick("screener", expires_on=date(2026, 12, 30)))
    assert readiness(wanted, case, Due(), ticked).warnings == ()


@pytest.mark.parametrize(("ends", "warned"), [("2027-01-30", True), ("2027-01-31", False)])
def test_what_does_not_stay_available_long_enough_is_said(ends, warned):
    found = state("screener", a_tick("screener", expires_on=date.fromisoformat(ends)), until="the end of January")
    said = "it expires on 30 Jan 2027; it must stay available until 31 Jan 2027"
    assert [str(each) for each in found.warnings] == ([said] if warned else [])
    link = state("screener", film=a_film(links=(Link(url="u", until=date.fromisoformat(ends)),)), until="January")
    assert bool(link.warnings) is warned


def test_a_tick_that_expired_hides_no_better_one():
    gone = a_tick("stills", festival="lamma", edition=2027, expires_on=date(2026, 1, 1))
    assert state("stills", gone, a_tick("stills")).ready
    film = a_film(links=(Link(url="https://x", what="screener"),))
    expired = a_tick("screener", expires_on=date(2026, 1, 1))
    assert state("screener", expired, film=film).ready


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("there", None),
        ("gone", "the file is gone from here: /f.jpg"),
        ("changed", "the file has changed since it was ticked: /f.jpg"),
        ("perhaps-changed", "the file may have changed since it was ticked: /f.jpg"),
    ],
)
def test_a_file_that_is_gone_or_changed_is_said(how, sentence):
    found = state("stills", a_tick("stills", file=FILE), files={"/f.jpg": how})
    assert found.ready
    assert [str(each) for each in found.warnings] == ([sentence] if sentence else [])


def test_a_file_is_held_against_what_this_festival_asks():
    found = state("stills", a_tick("stills", file=FILE), formats=("TIFF",))
    assert [str(each) for each in found.warnings] == ["the file is JPEG; asked for: TIFF"]
    other = state("file", a_tick("dcp", file=FILE), formats=("DCP",), stage="selection")
    assert other.warnings == ()


@pytest.mark.parametrize(
    ("item", "film", "asked", "ready"),
    [
        ("subtitles", {"subtitles": ("en",)}, {"languages": ("en",)}, True),
        ("subtitles", {"subtitles": ("en",)}, {"languages": ("fr",)}, False),
        ("subtitles", {"subtitles": ("en",)}, {}, True),
        ("subtitles", {"subtitles": ()}, {}, False),
        ("dcp", {"formats": ("DCP 2K",)}, {"stage": "selection"}, True),
        ("dcp", {"formats": ("ProRes",)}, {"stage": "selection"}, False),
        ("file", {"formats": ("ProRes",)}, {"stage": "selection"}, True),
        ("file", {"formats": ("MOV ProRes",)}, {"stage": "selection", "formats": ("DCP", "MOV")}, True),
        ("file", {"formats": ("MP4",)}, {"stage": "selection", "formats": ("DCP",)}, False),
        ("synopsis", {"synopsis": "A bus at night."}, {}, True),
        ("screener", {"links": (Link(url="u"),)}, {}, True),
        ("trailer", {"links": (Link(url="u", what="Teaser"),)}, {"stage": "selection"}, True),
        ("poster", {"links": (Link(url="u"),)}, {"stage": "selection"}, False),
    ],
)
def test_the_films_own_record_tells_what_it_has(item, film, asked, ready):
    found = state(item, film=a_film(**film), **asked)
    assert found.ready is ready
    assert (str(found.how) if ready else found.how) == ("the film's own record says so" if ready else None)


def test_a_synopsis_that_is_too_long_is_said():
    film = a_film(synopsis="A bus at night.")
    assert [str(each) for each in state("synopsis", film=film, words=3).warnings] == ["4 words; at most 3 are taken"]
    assert state("synopsis", film=film, words=4).warnings == ()


def test_a_link_of_the_record_has_its_last_day():
    over = state("screener", film=a_film(links=(Link(url="u", until=date(2026, 11, 1)),)))
    assert (over.ready, str(over.how)) == (False, "the film's link ended on 1 Nov 2026")
    soon = state("screener", film=a_film(links=(Link(url="u", until=date(2026, 12, 1)),)))
    assert (soon.ready, soon.expires_on, len(soon.warnings)) == (True, date(2026, 12, 1), 1)


@pytest.mark.parametrize(
    ("item", "missing", "ready"),
    [
        ("entry-form", (), True),
        ("fee", (), True),
        ("screener", (), True),
        ("file", (), True),
        ("screener", ("film",), False),
        ("entry-form", ("film",), True),
        ("fee", ("form",), False),
        ("stills", (), False),
    ],
)
def test_what_was_sent_with_the_entry_is_ready(item, missing, ready):
    entry = replace(entered("lamma", "submitted"), missing=missing, number=17)
    found = state(item, entry=entry)
    assert found.ready is ready
    if ready:
        assert str(found.how) == "sent on 1 Jan 2026, entry 17"


def test_a_plan_has_sent_nothing_and_a_selection_without_a_day_has():
    plan = Entry(id="e", film="night-bus", festival="lamma", edition=2027)
    assert state("fee", entry=plan).ready is False
    found = state("fee", entry=entered("lamma", "selected"))
    assert (found.ready, str(found.how)) == (True, "sent, entry 0")
    assert state("file", entry=entered("lamma", "selected"), stage="selection").ready is False


def test_what_may_not_be_asked_for_at_all_is_neither_ready_nor_missing():
    assert state("fee", sure=False).ready is None
    ticked = a_tick("fee", festival="lamma", edition=2027)
    assert state("fee", ticked, sure=False).ready is True
