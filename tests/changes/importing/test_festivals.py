"""A festival is found by its id and by every name; what is near is shown, and taken only by a map."""

import pytest

from factories import TODAY, Catalogue, a_festival
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.festivals import FestivalFinder
from tables import CATALOGUE


def finder(meant=None, *, add=False, catalogue=CATALOGUE):
    return FestivalFinder(catalogue, meant or {}, add=add, today=TODAY)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("lamma", None),
        ("Lamma Short", None),
        ("LAMMA-SHORT", None),
        ("Lamma Short 2026", 2026),
        ("2026 Lamma Short", 2026),
        ("12th Lamma Short (2026)", 2026),
        ("南丫短片節", None),
        ("第十二屆 南丫短片節", None),
        ("Yung Shue Wan Shorts", None),
    ],
)
def test_a_festival_is_found_by_every_name_with_the_year_in_it(words, year):
    found = finder().find(words, {})
    assert (found.festival.id, found.year, found.table) == ("lamma", year, None)


def test_letters_in_brackets_behind_a_name_may_be_left_out_unless_that_is_another_name():
    bisff = a_festival(id="bisff", name="Busan Short Film Festival (BISFF)")
    two = (a_festival(id="lake", name="Lake Shorts (LS)"), a_festival(id="other-lake", name="Lake Shorts"))
    found = finder(catalogue=Catalogue(bisff, *two, a_festival(id="odd", name="(Odd)")))
    assert found.find("Busan Short Film Festival 2026", {}).festival.id == "bisff"
    assert found.find("Lake Shorts", {}).festival.id == "other-lake"
    assert found.find("Lake Shorts (LS)", {}).festival.id == "lake"


@pytest.mark.parametrize("add", [True, False])
@pytest.mark.parametrize(
    "words", ["Lama Short", "Chau", "The Peng Chau Short Film Fest 2026", "Peng Chau Int'l Film Festival"]
)
def test_what_is_near_is_shown_and_not_taken(words, add):
    with pytest.raises(CellError, match=r"near: (lamma|peng-chau) ") as failure:
        finder(add=add).find(words, {})
    assert words.split()[0] in str(failure.value)


def test_a_map_says_what_a_name_means():
    found = finder({"HK Shorts": "lamma", "Chau Fest": "new"}, add=True)
    assert found.find("HK Shorts 2026", {}).festival.id == "lamma"
    assert found.find("Chau Fest", {}).table["name"] == "Chau Fest"
    with pytest.raises(CellError, match="the map means nowhere"):
        finder({"X": "nowhere"}).find("X", {})
    with pytest.raises(CellError, match="no festival is called"):
        finder({"X": "new"}).find("X", {})


def test_a_name_that_fits_two_says_so():
    two = Catalogue(a_festival(id="one", name="Twins"), a_festival(id="two", name="Twins"))
    with pytest.raises(CellError, match="can be one, two"):
        finder(catalogue=two).find("Twins", {})


def test_an_unknown_festival_is_made_once_and_counts_when_it_is_used():
    found = finder(add=True)
    new = found.find("Izmir Shorts 2026", {"country": "TR", "city": "Izmir", "website": "https://izmir.example"})
    assert (new.festival.id, new.festival.country, new.year) == ("izmir-shorts", "TR", 2026)
    assert found.added == {}
    found.use(new)
    found.use(found.find("Izmir Shorts", {}))
    assert list(found.added) == ["izmir-shorts"]
    assert found.added["izmir-shorts"]["checked"] == TODAY
    assert found.festival("izmir-shorts") == new.festival
    assert found.festivals() == ()


@pytest.mark.parametrize(
    ("words", "place", "said"),
    [
        ("冰島", {}, "no id can be made"),
        ("Izmir", {"country": "Turkey"}, "not the code of a country"),
        ("Lamma: 夜", {}, "there is already lamma"),
    ],
)
def test_what_cannot_be_a_new_festival_is_said(words, place, said):
    lone = Catalogue(a_festival(id="lamma", name="Another Name Altogether"))
    with pytest.raises(CellError, match=said):
        finder({words: "new"}, add=True, catalogue=lone).find(words, place)


def test_words_that_every_festival_has_are_near_nothing():
    assert finder().near("Short Film Festival") == ()
