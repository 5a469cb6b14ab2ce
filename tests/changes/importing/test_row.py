"""Cells become values: films and their people, statuses in the table's own words, notes of several columns."""

import pytest

from filmtrack.catalogue.country_names import country_of
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.mapping import layout_of
from filmtrack.changes.importing.row import RowReader
from filmtrack.domain.days import day_range
from tables import a_map


def read(header, row, **map_):
    layout = layout_of(a_map(**map_), header.split(","))
    cells = tuple(row.split(","))
    return RowReader(layout, country_of=country_of).read(2, cells)


def test_a_film_with_its_makers():
    said = read(
        "Film,Id,Other,Minutes,Completed,Countries,Languages,Director,Student,Film note",
        "Night Bus,bus,夜車,15,May 2025,Hong Kong/France/KR,yue;en,A; B,yes,mine",
    )
    values = said.film.values
    assert (said.film.title, said.film.id, values["runtime_seconds"], values["completed"]) == (
        "Night Bus",
        "bus",
        900,
        day_range("2025-05"),
    )
    assert values["countries"] == ("HK", "FR", "KR")
    assert [(each.name, each.role) for each in values["people"]] == [("A", "director"), ("B", "director")]
    assert (values["languages"], values["student"], values["note"], values["other_titles"]) == (
        ("yue", "en"),
        True,
        "mine",
        ("夜車",),
    )


def test_a_completion_day_follows_the_order_of_the_map():
    assert str(read("Film,Completed", "A,03/04/2025", date_order="dmy").film.values["completed"]) == "2025-04-03"


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("Film,Runtime", "A,soon", "runtime"),
        ("Film,Student", "A,perhaps", "neither yes nor no"),
        ("Film,Countries", "A,Ruritania", "not the code of a country"),
        ("Film,Completed", "A,03/04/2025", "several days"),
        ("Film,Id", "A,Not An Id", "is not an id"),
        ("Film,Director", "A,A123456(7)", "identity card"),
        ("Film,Festival,Scheme,Money", "A,lamma,nae,lost", '"Money": write one of'),
        ("Film,Festival,Entered", "A,lamma,perhaps", "neither yes nor no"),
    ],
)
def test_a_cell_that_cannot_be_meant_is_named(header, row, said):
    with pytest.raises(CellError) as failure:
        read(header, row)
    assert said in str(failure.value)


@pytest.mark.parametrize(
    ("status", "outcome", "found", "word"),
    [
        ("In Consideration", "Undecided", None, None),
        ("In Consideration", "Selected", "selected", None),
        ("In Consideration", "Hurray", "selected", "Hurray"),
        ("Withdrawn", "Hurray", "withdrawn", None),
        ("", "Hurray", "selected", "Hurray"),
        ("shortlisted", "", "shortlisted", None),
    ],
)
def test_two_columns_of_words_come_to_one_status(status, outcome, found, word):
    words = {"In Consideration": "submitted", "Undecided": "submitted", "Hurray": "selected"}
    said = read("Film,Festival,Status,Outcome", f"A,lamma,{status},{outcome}", statuses=words).entry
    assert (said.status, said.planned, said.word if found else None) == (found, False, word)


def test_an_empty_cell_can_have_a_meaning():
    said = read("Film,Festival,Status", "A,lamma,", statuses={"": "submitted"})
    assert (said.entry.status, said.entry.planned) == (None, False)


@pytest.mark.parametrize(
    ("row", "planned"),
    [("A,lamma,yes,", False), ("A,lamma,no,", True), ("A,lamma,no,planned", True), ("A,lamma,no,selected", False)],
)
def test_what_was_not_entered_is_planned_unless_a_status_says_more(row, planned):
    assert read("Film,Festival,Entered,Status", row).entry.planned is planned


def test_several_columns_of_notes_keep_their_names_and_one_does_not():
    assert read("Film,Festival,Status,Note,More", "A,lamma,selected,x,y").entry.note == "Note: x\nMore: y"
    assert read("Film,Festival,Status,Note,More", "A,lamma,selected,,y").entry.note == "More: y"
    assert read("Film,Festival,Status,Note", "A,lamma,selected,x").entry.note == "x"


def test_what_is_fixed_holds_for_every_row_that_says_nothing_else():
    fixed = {"platform": "FilmFreeway", "status": "submitted"}
    said = read("Film,Festival,Platform", "A,lamma,", fixed=fixed)
    assert said.entry.details == {"platform": "FilmFreeway"}
    assert read("Film,Festival,Platform", "A,lamma,Festhome", fixed=fixed).entry.details == {"platform": "Festhome"}


def test_the_row_says_its_currency_before_the_map_does():
    said = read("Film,Festival,Status,Fee,Currency", "A,lamma,selected,13,usd", currency="EUR")
    assert str(said.entry.details["fee"]) == "13 USD"
    said = read("Film,Festival,Status,Fee,Currency", "A,lamma,selected,13,", currency="EUR")
    assert str(said.entry.details["fee"]) == "13 EUR"


def test_a_row_about_money_need_not_have_an_entry():
    assert read("Film,Festival,Scheme", "A,lamma,nae").entry is None
    assert read("Film,Festival,Scheme,Status", "A,lamma,nae,selected").entry is not None


def test_a_country_of_a_new_festival_is_a_code_or_what_was_written():
    assert read("Film,Festival,Land,Town,Status", "A,x,Turkey,Izmir,selected").place == {
        "country": "TR",
        "city": "Izmir",
    }
    assert read("Film,Festival,Land,Status", "A,x,Ruritania,selected").place == {"country": "Ruritania"}
