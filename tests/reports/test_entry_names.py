"""Which entry is meant: by number, by a film and a festival, by the names under which they were entered."""

import pytest

from factories import a_festival
from filmtrack.domain.entry import Terms
from filmtrack.domain.events import entry_submitted, film_added
from filmtrack.errors import UnknownNameError
from filmtrack.reports.entry_names import (
    entries_of,
    entry_number,
    find_festival_id,
    find_film_id,
    named_films,
    names_a_film,
    narrowed,
    numbered,
    the_one,
)
from ledgers import TODAY, a_film, an_entry, ledger_at, written

CLERMONT = Terms(festival_name="Clermont-Ferrand Short Film Festival")


@pytest.fixture
def reader(tmp_path):
    ledger = ledger_at(tmp_path)
    films = (a_film(other_titles=("夜車",)), a_film("night-ferry"), a_film("2046"))
    entries = (
        an_entry(terms=CLERMONT, section="international"),
        an_entry(terms=CLERMONT, section="lab"),
        an_entry(terms=CLERMONT, section="lab", edition=2025),
        an_entry(festival="old-fest"),
    )
    written(ledger, *(film_added(each, on=TODAY) for each in films))
    written(ledger, *(entry_submitted(each, on=TODAY) for each in entries))
    with ledger.reading() as records:
        yield records


def catalogue():
    return [
        a_festival(id="clermont-ferrand", name="Clermont-Ferrand International"),
        a_festival(id="tampere", name="Tampere Film Festival", former_names=("Tampereen elokuvajuhlat",)),
    ]


def unread():
    raise AssertionError


@pytest.mark.parametrize("words", ["night-bus", "夜車", "Night Bus", "bus"])
def test_a_film_goes_by_its_id_and_any_of_its_titles(reader, words):
    assert find_film_id(reader, words) == "night-bus"
    assert names_a_film(reader, words)


def test_a_name_of_several_films_lists_them(reader):
    with pytest.raises(UnknownNameError) as failure:
        find_film_id(reader, "night")
    assert "night-bus" in str(failure.value.hint)
    assert "night-ferry" in str(failure.value.hint)
    assert names_a_film(reader, "night")
    assert not names_a_film(reader, "tin moon")


def test_every_film_has_all_its_titles(reader):
    assert named_films(reader)[0].names == ("Night Bus", "夜車")


@pytest.mark.parametrize(
    ("words", "number"),
    [(("17",), 17), (("x17",), None), (("17", "18"), None), ((), None), (("１７",), None), (("9" * 19,), None)],
)
def test_a_bare_number_is_an_entry(words, number):
    assert entry_number(words) == number


def test_an_entry_is_found_by_its_number(reader):
    assert numbered(reader, 4).festival == "old-fest"
    with pytest.raises(UnknownNameError, match="no entry 99"):
        numbered(reader, 99)


@pytest.mark.parametrize("words", ["clermont", "clermont-ferrand", "Clermont-Ferrand Short Film Festival", "old-fest"])
def test_a_festival_that_a_film_was_entered_at_needs_no_catalogue(reader, words):
    found = entries_of(reader, "night-bus", words, unread)
    assert {each.festival for each in found} <= {"clermont-ferrand", "old-fest"}


def test_another_name_of_the_festival_is_looked_up_in_the_catalogue(reader):
    assert len(entries_of(reader, "night-bus", "clermont-ferrand international", catalogue)) == 3
    with pytest.raises(UnknownNameError, match="night-bus has no entry at tampere") as failure:
        entries_of(reader, "night-bus", "tampereen", catalogue)
    assert "filmtrack submit night-bus tampere" in str(failure.value.hint)
    with pytest.raises(UnknownNameError, match="no festival 'cannes'"):
        entries_of(reader, "night-bus", "cannes", catalogue)


def test_a_festival_that_entries_stand_under_needs_no_catalogue_either(reader):
    assert find_festival_id(reader, "old-fest", unread) == "old-fest"
    assert find_festival_id(reader, "tampere", catalogue) == "tampere"


def test_edition_and_section_narrow_several_entries_to_one(reader):
    found = entries_of(reader, "night-bus", "clermont", unread)
    assert the_one(narrowed(found, editions=[2025])).number == 3
    assert the_one(narrowed(found, sections=["international"])).number == 1
    assert narrowed(found) == found


def test_several_entries_are_listed_by_their_numbers(reader):
    with pytest.raises(UnknownNameError) as failure:
        the_one(entries_of(reader, "night-bus", "clermont", unread))
    assert "1 (clermont-ferrand 2027 international, submitted), 2 (clermont-ferrand 2027 lab, submitted)" in str(
        failure.value.hint
    )


def test_none_of_that_edition_is_said(reader):
    with pytest.raises(UnknownNameError, match="no entry is of that edition"):
        the_one(())
