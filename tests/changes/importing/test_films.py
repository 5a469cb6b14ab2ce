"""A film is found by its id and by every title; what is new of it is told once."""

import pytest

from factories import TODAY
from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.films import FilmFinder
from filmtrack.changes.importing.said import FilmSaid
from filmtrack.domain.events import film_added
from filmtrack.domain.film import Person
from ledgers import a_film, ledger_at, written


def said(title=None, id_=None, **values):
    return FilmSaid(title=title, id=id_, key=repr((title, id_, values)), values=values)


@pytest.fixture
def finder(tmp_path):
    ledger = ledger_at(tmp_path)
    director = Person(name="Wong Ka Yan")
    written(ledger, film_added(a_film(title="夜車", other_titles=("Last Bus",), people=(director,)), on=TODAY))
    written(ledger, film_added(a_film("tin-moon"), on=TODAY), film_added(a_film("moon", title="Tin Moon"), on=TODAY))
    with ledger.reading() as records:
        yield FilmFinder(records, today=TODAY)


@pytest.mark.parametrize("title", ["night-bus", "夜車", "last bus!", "Night Bus"])
def test_a_film_is_found_by_every_name(finder, title):
    assert (finder.find(said(title)).id, finder.find(said(title)).new) == ("night-bus", False)
    assert finder.find(said("whatever", "night-bus")).id == "night-bus"


def test_a_title_of_two_films_is_refused_unless_the_id_says_which(finder):
    with pytest.raises(CellError, match="can be moon, tin-moon"):
        finder.find(said("Tin Moon"))
    assert finder.find(said("Tin Moon", "moon")).id == "moon"


def test_another_film_of_the_same_title_is_told_by_its_director(finder):
    other = (Person(name="Someone Else"), Person(name="Wong Ka Yan", role="producer"))
    with pytest.raises(CellError, match="is by Wong Ka Yan, not by Someone Else"):
        finder.find(said("夜車", people=other))
    assert finder.find(said("夜車", people=(Person(name="WONG Ka-yan"),))).id == "night-bus"
    assert finder.find(said("moon", people=other)).id == "moon"
    assert finder.find(said("夜車", people=(Person(name="X", role="producer"),))).id == "night-bus"


@pytest.mark.parametrize(
    ("film", "why"),
    [
        (said(), "which film"),
        (said(None, "new-one"), "no title for a new one"),
        (said("新片"), "no id can be made"),
        (said("新片", other_titles=("Night Bus",)), "already a film night-bus"),
    ],
)
def test_what_cannot_be_a_film_is_said(finder, film, why):
    with pytest.raises(CellError, match=why):
        finder.find(film)


def test_a_new_film_counts_when_it_is_told_and_only_once(finder):
    new = said("New One", runtime_seconds=60)
    found = finder.find(new)
    assert (found.id, found.new, finder.added) == ("new-one", True, 0)
    assert finder.tell(found, new)[1].kind == "film-added"
    assert finder.tell(finder.find(new), new) is None
    assert finder.find(said("new one")).new is False


def test_what_is_not_known_of_a_film_is_filled_in_and_nothing_else(finder):
    more = said("夜車", runtime_seconds=60, people=(Person(name="Wong Ka Yan"), Person(name="B", role="producer")))
    id_, fact = finder.tell(finder.find(more), more)
    assert fact.body["set"] == {"runtime_seconds": 60}
    again = said("夜車", runtime_seconds=99)
    assert finder.tell(finder.find(again), again) is None
    assert finder.tell(finder.find(said("夜車")), said("夜車")) is None
    assert len(id_) == 36


def test_a_table_without_films_is_about_the_only_one(tmp_path):
    ledger = ledger_at(tmp_path)
    written(ledger, film_added(a_film(), on=TODAY))
    with ledger.reading() as records:
        assert FilmFinder(records, today=TODAY).find(said()).id == "night-bus"


def test_a_film_that_vanished_between_two_looks_is_no_traceback(tmp_path):
    ledger = ledger_at(tmp_path)
    written(ledger, film_added(a_film(), on=TODAY))
    with ledger.reading() as records:
        finder = FilmFinder(Forgetful(records), today=TODAY)
        more = said("night-bus", runtime_seconds=60)
        assert finder.tell(finder.find(more), more)[1].kind == "film-edited"


class Forgetful:
    """A ledger that knows names of films, and no film."""

    def __init__(self, records):
        self._records = records

    def film_names(self):
        return self._records.film_names()

    def film(self, id):
        return self._records.film(f"not {id}")


def test_new_titles_are_kept_to_be_told_and_those_that_may_be_misspelt(finder):
    for title in (
        "Nihgt Bus",
        "Last Bsu",
        "Paper Boats",
        "Night Busses of Old",
        *(f"Film {each}" for each in range(9)),
    ):
        news = said(title)
        finder.tell(finder.find(news), news)
    assert finder.titles == ["Nihgt Bus", "Last Bsu", "Paper Boats", "Night Busses of Old", "Film 0"]
    assert finder.doubtful == [("Last Bsu", "night-bus")]


def test_a_title_like_another_new_one_is_not_doubted(tmp_path):
    with ledger_at(tmp_path).reading() as records:
        finder = FilmFinder(records, today=TODAY)
        for title in ("Night Bus", "Nihgt Bus"):
            finder.tell(finder.find(said(title)), said(title))
    assert (finder.titles, finder.doubtful) == (["Night Bus", "Nihgt Bus"], [])
