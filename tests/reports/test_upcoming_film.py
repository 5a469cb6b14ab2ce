"""What is due for one film."""

from dataclasses import replace
from datetime import date

import pytest

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Fee, Section
from filmtrack.domain.requirements import Choice, Completion, LengthLimit, Origin, Requirements, Words
from filmtrack.reports.due_window import Window
from filmtrack.reports.facts import Asked
from filmtrack.reports.filters import Filters
from filmtrack.reports.record import Record
from filmtrack.reports.upcoming import upcoming
from filmtrack.reports.upcoming_film import mark_for, mark_for_any
from judged import days, entered
from ledgers import a_film, money

FILM = a_film(runtime_seconds=900, countries=("HK",), student=False, completed=days("2026-05-14"))
ALL = Window(first=TODAY, last=date(2027, 6, 30))


def due(*festivals, film=FILM, window=ALL, filters=Filters(), **record):  # noqa: B008 - frozen
    catalogue = Catalogue(*festivals)
    asked = Asked(record=Record(film=film, **record), now=NOW, today=TODAY, zone=HONG_KONG)
    found = upcoming(catalogue, window, filters, now=NOW, zone=HONG_KONG, today=TODAY, mark=mark_for(asked, catalogue))
    return found.rows


def stating(**asked):
    return a_festival(an_edition(2027, a_deadline("2026-12-31")), requirements=Requirements(**asked))


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ({}, "pass"),
        ({"max_runtime": LengthLimit(seconds=600)}, None),
        ({"origin": Origin(note="Asian films, or films with a deep tie to Asia")}, "refer"),
        ({"first_film": Choice(value="only")}, "unknown"),
        ({"subtitles": Words(values=("en",))}, "unknown"),
    ],
)
def test_only_what_the_film_may_still_enter_is_kept_and_doubts_are_marked(asked, verdict):
    rows = due(stating(**asked))
    assert [row.verdict for row in rows] == ([verdict] if verdict else [])
    assert all((row.why is None) == (row.verdict == "pass") for row in rows)


def test_what_stands_in_its_way_is_said():
    (row,) = due(stating(first_film=Choice(value="only")))
    assert str(row.why) == "only first films are taken; whether this is one is not known"


@pytest.mark.parametrize("status", ["planned", "submitted", "selected"])
def test_what_was_planned_or_sent_is_marked_even_where_a_rule_says_no(status):
    festival = stating(max_runtime=LengthLimit(seconds=600))
    (row,) = due(festival, entries=(entered("lamma", status),))
    assert (row.entry, row.verdict) == (status, "fail")


def test_an_expected_date_is_judged_for_its_own_edition():
    old = an_edition(2026, a_deadline("2025-12-31"), a_deadline("2025-12-15", "early"))
    festival = a_festival(old, requirements=Requirements(completion=Completion(years_before=(1,))))
    rows = due(festival)
    assert {(row.status, row.edition, row.verdict) for row in rows} == {("expected", 2027, "pass")}


def test_a_row_about_some_sections_is_judged_by_those():
    sections = (
        Section(id="student", name="Student", requirements=Requirements(student=Choice(value="only"))),
        Section(id="open", name="Open"),
    )
    dates = (a_deadline("2026-12-15", sections=("student",)), a_deadline("2026-12-20", sections=("open",)))
    festival = replace(a_festival(an_edition(2027, *dates)), sections=sections)
    assert [row.sections for row in due(festival)] == [("open",)]


def test_a_row_about_sections_that_nobody_lists_concerns_no_film():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-15", sections=("student",))))
    assert due(festival) == ()


def test_a_date_that_binds_other_films_is_left_out():
    dates = (
        a_deadline("2026-12-01", key="older", completed=Completion(before=date(2026, 8, 1))),
        a_deadline("2027-01-31", key="newer", completed=Completion(since=date(2026, 8, 1))),
    )
    assert [row.key for row in due(a_festival(an_edition(2027, *dates)))] == ["older"]


def test_the_fee_is_the_one_that_this_film_pays():
    fees = (Fee(money=money("80 USD")), Fee(money=money("55 USD"), student=True))
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31", fees=fees)))
    assert [str(row.fee) for row in due(festival)] == ["80 USD"]
    assert [str(row.fee) for row in due(festival, film=replace(FILM, student=True))] == ["55 USD"]


def test_a_print_is_due_only_where_the_film_was_entered():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31", "print", closes="print")))
    assert [row.key for row in due(festival)] == []
    assert [row.key for row in due(festival, entries=(entered("lamma", "selected"),))] == ["print"]


def test_a_listed_day_is_judged_for_the_edition_to_come():
    from filmtrack.domain.festival import ListedDay

    festival = a_festival(listed=ListedDay(month=12, day=15, source="a list"))
    (row,) = due(festival)
    assert (row.status, row.verdict) == ("listed", "pass")


def test_events_are_marked_too():
    festival = a_festival(an_edition(2027, a_deadline("2026-12-31"), starts="2027-03-04", opens=date(2026, 12, 1)))
    rows = due(festival, window=Window(first=TODAY, events=True))
    assert {row.what for row in rows} == {"deadline", "event", "opens"}
    assert {row.verdict for row in rows} == {"pass"}


def test_a_catalogue_that_lost_a_festival_shows_nothing_of_it():
    festival = stating()
    asked = Asked(record=Record(film=FILM), now=NOW, today=TODAY, zone=HONG_KONG)
    found = upcoming(
        Catalogue(festival),
        ALL,
        Filters(),
        now=NOW,
        zone=HONG_KONG,
        today=TODAY,
        mark=mark_for(asked, Catalogue()),
    )
    assert found.rows == ()


def test_without_a_film_no_row_is_marked():
    found = upcoming(Catalogue(stating()), ALL, Filters(), now=NOW, zone=HONG_KONG, today=TODAY)
    assert [(row.verdict, row.why, row.entry) for row in found.rows] == [(None, None, None)]


def test_the_next_date_is_the_next_that_the_film_may_enter():
    dates = (
        a_deadline("2026-12-01", key="older", completed=Completion(before=date(2025, 8, 1))),
        a_deadline("2027-01-31", key="newer", completed=Completion(since=date(2025, 8, 1))),
    )
    rows = due(a_festival(an_edition(2027, *dates)), window=Window(next_only=True))
    assert [row.key for row in rows] == ["newer"]


def test_of_several_films_a_row_stands_as_for_the_one_that_may_best():
    short = stating(max_runtime=LengthLimit(seconds=600))
    catalogue = Catalogue(replace(stating(first_film=Choice(value="only")), id="f0"), short)
    debut = replace(FILM, id="debut", first_film=True)

    def mark_of(film):
        asked = Asked(record=Record(film=film), now=NOW, today=TODAY, zone=HONG_KONG)
        return mark_for(asked, catalogue)

    def rows(*films):
        mark = mark_for_any({each.id: mark_of(each) for each in films})
        found = upcoming(catalogue, ALL, Filters(), now=NOW, zone=HONG_KONG, today=TODAY, mark=mark)
        return [(each.festival, each.verdict, each.films) for each in found.rows]

    assert rows(FILM, debut) == [("f0", "pass", (FILM.id, "debut"))]
    assert rows(FILM) == [("f0", "unknown", ())]
