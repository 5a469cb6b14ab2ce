"""By when each thing is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from factories import NOW, a_deadline, an_edition
from filmtrack.domain.entry import Terms
from filmtrack.reports.case import Due, Wanted
from filmtrack.reports.due import due_of, entry_due
from filmtrack.rules.call import NO_CALL
from handing import a_case, a_material
from judged import entered

KNOWN = Due(on=date(2026, 12, 31))
STARTS = "2027-03-01"


def entry(edition, **more):
    case = a_case(edition=edition, **more)
    return entry_due(case, case.call())


def due(material, edition=None, known=KNOWN, **more):
    return due_of(Wanted(material=material), a_case(edition=edition, **more), known)


def test_an_entry_is_due_when_the_open_tier_closes():
    found = entry(an_edition(2027, a_deadline("2026-11-30", "early"), a_deadline("2026-12-31", time="18:00")))
    assert (found.on, found.hour_known, found.expected) == (date(2026, 11, 30), False, False)
    assert found.at == datetime(2026, 11, 30, 23, tzinfo=UTC)
    timed = entry(an_edition(2027, a_deadline("2026-12-31", time="18:00")))
    assert (timed.at, timed.hour_known) == (datetime(2026, 12, 31, 17, tzinfo=UTC), True)


def test_a_call_without_end_has_no_day():
    found = entry(an_edition(2027, a_deadline("", rolling=True)))
    assert (found.on, str(found.note)) == (None, "open all the time")


def test_an_edition_that_is_not_announced_is_due_when_it_is_expected():
    past = [an_edition(year, a_deadline(f"{year - 1}-12-15")) for year in (2024, 2025, 2026)]
    case = a_case(edition=past[-1])
    festival = replace(case.festival, editions=tuple(past))
    found = entry_due(replace(case, festival=festival, edition=an_edition(2027)), NO_CALL)
    assert (found.on, found.expected, found.at) == (date(2026, 12, 15), True, None)


def test_an_expected_day_that_is_past_is_said_where_none_is_ahead():
    past = [an_edition(year, a_deadline(f"{year - 1}-11-15")) for year in (2024, 2025, 2026)]
    case = a_case(edition=past[-1])
    festival = replace(case.festival, editions=tuple(past))
    found = entry_due(replace(case, festival=festival, edition=an_edition(2027)), NO_CALL)
    assert (found.on, found.expected) == (date(2026, 11, 15), True)


def test_a_call_that_closed_says_so():
    found = entry(an_edition(2027, a_deadline("2026-11-20")))
    assert (found.on, str(found.note)) == (date(2026, 11, 20), "closed")
    assert entry(an_edition(2027, a_deadline("2026-01-20"))).at is None


@pytest.mark.parametrize(
    ("closes_at", "note"), [(NOW - timedelta(days=1), "closed"), (NOW + timedelta(days=1), "None")]
)
def test_an_entry_that_was_sent_is_due_when_what_it_was_sent_for_closes(closes_at, note):
    terms = Terms(day=date(2026, 11, 11), time="18:00", closes_at=closes_at, announced=False)
    edition = an_edition(2027, a_deadline("2026-12-31"))
    found = entry(edition, entry=replace(entered("lamma", "submitted"), terms=terms))
    assert (found.on, found.at, found.hour_known, found.expected) == (date(2026, 11, 11), closes_at, True, True)
    assert str(found.note) == note
    for other in (replace(entered(), terms=terms), replace(entered("lamma", "submitted"), terms=Terms())):
        assert entry(edition, entry=other).on == date(2026, 12, 31)


def test_nothing_known_is_said_to_be_unknown():
    found = entry(an_edition(2027))
    assert (found.on, str(found.note)) == (None, "the closing day is not known")


def test_what_goes_with_the_entry_is_due_with_it():
    assert due(a_material("stills")) == KNOWN


@pytest.mark.parametrize(
    ("day", "starts", "ends", "counts"),
    [
        ("2027-01-10", STARTS, None, True),
        ("2027-03-01", STARTS, None, True),
        ("2027-03-04", STARTS, "2027-03-05", True),
        ("2027-03-06", STARTS, "2027-03-05", False),
        ("2026-04-10", STARTS, None, True),
        ("2026-03-10", STARTS, None, False),
        ("2019-04-17", None, None, False),
        ("2027-04-17", None, None, True),
        ("2026-11-22", None, None, True),
        ("2026-11-21", None, None, False),
        ("2028-01-01", None, None, False),
    ],
)
def test_a_day_of_its_own_counts_for_the_edition_that_it_belongs_to(day, starts, ends, counts):
    edition = an_edition(2027, starts=starts, ends=date.fromisoformat(ends) if ends else None)
    found = due(a_material("dcp", "selection", due=date.fromisoformat(day)), edition)
    assert (found.on == date.fromisoformat(day)) is counts
    assert ("in another year it was due on" in str(found.note)) is not counts


@pytest.mark.parametrize(
    ("item", "stage", "closes", "own"),
    [
        ("screener", "entry", "screener", True),
        ("screener", "entry", "film", True),
        ("screener", "entry", "print", False),
        ("file", "entry", "screener", True),
        ("file", "selection", "print", True),
        ("file", "selection", "screener", False),
        ("dcp", "selection", "film", True),
        ("print", "selection", "print", True),
        ("stills", "entry", "screener", False),
        ("screener", "entry", "entry", False),
    ],
)
def test_a_closing_date_of_the_film_itself_goes_before_that_of_the_entry(item, stage, closes, own):
    edition = an_edition(
        2027, a_deadline("2027-01-15", "sent", closes=closes), a_deadline("2027-01-20", "later", closes=closes)
    )
    assert (due(a_material(item, stage), edition).on == date(2027, 1, 15)) is own


def test_a_closing_date_of_another_section_is_none_of_ours():
    edition = an_edition(2027, a_deadline("2027-01-15", closes="screener", sections=("student",)))
    sections = ("student", "main")
    assert due(a_material("screener"), edition, sections=sections, section="student").on == date(2027, 1, 15)
    assert due(a_material("screener"), edition, sections=sections).on == date(2027, 1, 15)
    assert due(a_material("screener"), edition, sections=sections, section="main") == KNOWN


def test_what_is_wanted_after_the_selection_has_no_day_unless_one_is_stated():
    found = due(a_material("dcp", "selection"), an_edition(2027, starts=STARTS))
    assert str(found.note) == "the day is not known; the festival begins on 1 Mar 2027"
    assert str(due(a_material("dcp", "selection")).note) == "the day is not known"
    assert str(due(a_material("receipts", "claim"), an_edition(2027, starts=STARTS)).note) == "the day is not known"


def test_who_asks_may_bring_the_day_along():
    own = Due(on=date(2027, 2, 2))
    assert due_of(Wanted(material=a_material("budget", "application"), due=own), a_case(), KNOWN) == own
