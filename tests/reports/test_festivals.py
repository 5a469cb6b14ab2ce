"""Festivals with their next date."""

from datetime import date

import pytest

from factories import HONG_KONG, NOW, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import ListedDay, slug
from filmtrack.domain.requirements import Choice, Requirements, Words
from filmtrack.reports.festival_row import FestivalRow
from filmtrack.reports.festivals import festival_rows
from filmtrack.reports.filters import Filters, festival_fits

CATALOGUE = Catalogue(
    a_festival(an_edition(2027, a_deadline("2026-12-10"), a_deadline("2026-12-01", "early")), id="a", city="Lyon"),
    a_festival(an_edition(2026, a_deadline("2025-11-10")), id="b"),
    a_festival(id="c", name="Nothing Known"),
    a_festival(
        an_edition(2025, a_deadline("2024-12-24")),
        id="d",
        listed=ListedDay(month=11, day=30, source="list", as_of=2019),
    ),
)


def rows(words: str = "", **filters: object) -> dict[str, FestivalRow]:
    found = festival_rows(CATALOGUE, words, Filters(**filters), now=NOW, zone=HONG_KONG)
    return {row.id: row for row in found}


def test_each_festival_shows_its_soonest_deadline_or_that_it_is_unknown():
    assert {id_: (row.next_on, row.status) for id_, row in rows().items()} == {
        "a": (date(2026, 12, 1), "announced"),
        "b": (date(2026, 11, 10), "expected"),
        "c": (None, "unknown"),
        "d": (date(2026, 12, 24), "expected"),
    }


@pytest.mark.parametrize(
    ("words", "ids"), [("lyon", {"a"}), ("nothing", {"c"}), ("zzz", set()), ("?", set()), ("lamma", {"a", "b", "d"})]
)
def test_words_find_names_and_cities(words: str, ids: set[str]):
    assert set(rows(words)) == ids


def test_all_that_have_the_words_are_listed_also_beside_one_whose_id_begins_with_them():
    catalogue = Catalogue(
        a_festival(id="berlinale-shorts", name="Berlinale"),
        a_festival(id="interfilm", name="Interfilm", city="Berlin"),
        a_festival(id="lyon", name="Lyon"),
        a_festival(id="berlin", name="B"),
    )
    found = festival_rows(catalogue, "berlin", Filters(), now=NOW, zone=HONG_KONG)
    assert [row.id for row in found] == ["berlinale-shorts", "interfilm", "berlin"]


def test_filters_hold_here_too():
    assert set(rows(statuses=("unknown",))) == {"c"}
    assert set(rows(festivals=("b",))) == {"b"}


def test_genre_and_student_filters_ask_what_the_festival_states():
    animation = a_festival(requirements=Requirements(genres=Words(values=("Animation",))))
    student = a_festival(requirements=Requirements(student=Choice(value="only")))
    assert festival_fits(animation, Filters(genres=("animation",))) is True
    assert festival_fits(animation, Filters(genres=("stop motion",))) is True
    assert festival_fits(animation, Filters(genres=("fiction",))) is False
    assert festival_fits(a_festival(requirements=Requirements(genres=Words(values=("any",)))), Filters(genres=("x",)))
    assert festival_fits(student, Filters(genres=("fiction",))) is None
    assert festival_fits(student, Filters(student=True)) is True
    assert festival_fits(animation, Filters(student=True)) is False


def test_a_slug_is_small_latin_letters_digits_and_hyphens():
    assert slug("Fest Anča — 2026!") == "fest-anca-2026"
    assert slug("夜車") == ""


def test_a_festival_knows_its_editions_and_sections():
    festival = a_festival(an_edition(2027), sections=("xr",))
    assert festival.edition(2027) is not None
    assert festival.edition(2020) is None
    assert festival.section("xr") is not None
    assert festival.section("vr") is None


def test_what_is_asked_of_dates_is_asked_of_the_next_one():
    every = rows()
    announced = {each for each, row in every.items() if row.status == "announced"}
    assert set(rows(statuses=("announced",))) == announced
    assert set(rows(editions=(2027,))) == {each for each, row in every.items() if row.edition == 2027}
    assert rows(dated=frozenset()) == {}
