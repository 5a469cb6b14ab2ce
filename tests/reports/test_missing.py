"""What is missing across everything that is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from factories import NOW, a_deadline, an_edition
from filmtrack.domain.requirements import Requirements, Words
from filmtrack.reports.missing import Due, missing
from handing import a_case, a_material, a_tick, listed
from judged import entered
from ledgers import a_film

FILM = a_film(languages=("yue",))
FRENCH = Requirements(subtitles=Words(values=("fr",)))


def plan(festival, day, *materials, film=FILM, status=(), **more):
    edition = an_edition(2027, a_deadline(day, fee="free"))
    entry = entered(festival, *status, film=film.id)
    return listed(a_case(*materials, film=film, edition=edition, entry=entry, id=festival, name=festival, **more))


def of(found, item):
    (one,) = (each for each in found.rows if each.item == item)
    return one


def test_one_piece_of_work_serves_all_that_need_it_the_soonest_first():
    lists = [
        plan("third", "2027-02-01", requirements=FRENCH),
        plan("first", "2026-12-24", requirements=FRENCH),
        plan("second", "2027-01-24", requirements=FRENCH),
    ]
    found = of(missing(lists), "subtitles:fr")
    assert [each.festival for each in found.needs] == ["first", "second", "third"]
    assert (found.needed_by, found.due_on, found.film, found.title) == (3, date(2026, 12, 24), "night-bus", "Night Bus")
    assert str(found.text) == "Subtitles in the film: fr is missing, needed by 3 entries, first on 24 Dec 2026"


def test_what_is_ready_or_optional_is_not_missing():
    case = a_case(a_material("stills"), a_material("trailer", optional=True), entry=entered())
    found = missing([listed(case, a_tick("stills"))])
    assert {each.item for each in found.rows} == {"entry-form", "screener"}


def test_films_are_kept_apart():
    lists = [plan("one", "2026-12-24"), plan("one", "2026-12-24", film=a_film("tin-moon"))]
    found = [each for each in missing(lists).rows if each.item == "screener"]
    assert [(each.film, each.needed_by) for each in found] == [("night-bus", 1), ("tin-moon", 1)]


def test_the_soonest_stands_first_and_what_most_need_before_others_of_that_day():
    stills = a_material("stills")
    lists = [
        plan("one", "2026-12-24", stills),
        plan("two", "2026-12-24"),
        plan("three", "2026-12-01", a_material("logline")),
    ]
    rows = missing(lists).rows
    assert [each.item for each in rows][-1] == "stills"
    assert rows[0].due_on == date(2026, 12, 1)


@pytest.mark.parametrize(("days", "there"), [(30, False), (33, True), (40, True)])
def test_only_what_is_due_by_then_is_wanted(days, there):
    found = missing([plan("one", "2026-12-24")], Due(before=NOW + timedelta(days=days)))
    assert bool(found.rows) is there


def test_a_day_without_an_instant_is_due_by_its_day():
    case = a_case(a_material("stills", due=date(2026, 12, 10)), entry=entered())
    for day, there in ((9, False), (10, True)):
        found = missing([listed(case)], Due(before=datetime(2026, 12, day, 3, tzinfo=UTC)))
        assert [each.item for each in found.rows] == (["stills"] if there else [])


def test_what_has_no_day_is_counted_where_days_are_asked_for():
    chosen = plan("one", "2026-12-24", a_material("dcp", "selection"), status=("submitted", "selected"))
    whole = missing([chosen])
    dcp = of(whole, "dcp")
    assert str(dcp.text) == "DCP is missing, needed by 1 entry, no day known"
    soon = missing([chosen], Due(before=NOW + timedelta(days=30)))
    assert (soon.rows, soon.undated) == ((), len(whole.rows))
    assert whole.undated == 0


def test_an_expected_day_is_said_to_be_one():
    past = tuple(an_edition(year, a_deadline(f"{year - 1}-12-15")) for year in (2024, 2025, 2026))
    case = a_case(entry=entered())
    festival = replace(case.festival, editions=past)
    found = of(missing([listed(replace(case, festival=festival, edition=an_edition(2027)))]), "screener")
    assert str(found.text).endswith("first about 15 Dec 2026")


@pytest.mark.parametrize(
    ("day", "status", "there"),
    [
        ("2026-11-20", (), False),
        ("2026-01-20", (), False),
        ("2026-11-22", (), True),
    ],
)
def test_a_plan_whose_call_has_closed_needs_nothing_more(day, status, there):
    assert bool(missing([plan("one", day, status=status)]).rows) is there


def test_what_is_still_to_be_sent_is_missing_even_when_the_call_has_closed():
    case = a_case(edition=an_edition(2027, a_deadline("2026-11-20")), entry=entered("lamma", "submitted"))
    owing = listed(replace(case, entry=replace(case.entry, missing=("film",))))
    assert "screener" in {each.item for each in missing([owing]).rows}


def test_what_was_never_entered_needs_nothing_by_itself():
    found = missing([listed(a_case(edition=an_edition(2027, a_deadline("2026-11-20"))))])
    assert {each.item for each in found.rows} == {"entry-form", "screener"}


def test_a_day_is_among_those_that_are_asked_for_with_both_ends():
    case = a_case(a_material("stills", due=date(2026, 12, 10)), entry=entered())
    for due, there in (
        (Due(first=date(2026, 12, 10), last=date(2026, 12, 10)), True),
        (Due(last=date(2026, 12, 9)), False),
        (Due(first=date(2026, 12, 11)), False),
        (Due(first=date(2026, 12, 1)), True),
    ):
        assert bool([each for each in missing([listed(case)], due).rows if each.item == "stills"]) is there
