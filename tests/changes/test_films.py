"""Films come into the ledger and are described better."""

import pytest

from filmtrack.changes.change import Change, Said
from filmtrack.changes.films import add_films, edit_film, rewrite_film
from filmtrack.domain.events import film_added, film_edited
from filmtrack.domain.film import Film
from filmtrack.errors import RefusedError, WrongUsageError
from filmtrack.message import message
from ledgers import TODAY, a_film
from standings import stood

BUS = Film(id="night-bus", title="Night Bus", runtime_seconds=870, languages=(), tags=("a",))


def test_a_title_is_enough():
    assert add_films([{"title": "Night Bus"}], stood(), today=TODAY) == Change(
        facts=(film_added(Film(id="night-bus", title="Night Bus"), on=TODAY),),
        said=(Said(message=message("added: {id} ({title})", id="night-bus", title="Night Bus")),),
    )


@pytest.mark.parametrize(
    ("genre", "told"),
    [
        ("dramma", ["dramma: is drama meant?"]),
        ("Animatoin", ["Animatoin: is animation meant?"]),
        ("drama", []),
        ("Avant-garde", []),
        ("queer", []),
    ],
)
def test_a_genre_that_is_spelt_nearly_like_one_is_asked_about(genre, told):
    change = add_films([{"title": "Night Bus", "genres": [genre]}], stood(), today=TODAY)
    assert [str(each) for each in change.warnings] == told
    change = edit_film(BUS, {"genres": [genre]}, today=TODAY)
    assert [str(each) for each in change.warnings] == told
    assert edit_film(BUS, {"tags": ["dramma"]}, today=TODAY).warnings == ()


def test_several_films_come_in_one_step():
    change = add_films([{"title": "Night Bus"}, {"title": "夜車", "id": "night-train"}], stood(), today=TODAY)
    assert [each.film for each in change.facts] == ["night-bus", "night-train"]


def test_a_film_without_a_title_is_refused():
    with pytest.raises(WrongUsageError, match="title"):
        add_films([{"runtime": "14:30"}], stood(), today=TODAY)


@pytest.mark.parametrize(
    "tables", [[{"title": "Night Bus"}], [{"title": "夜車", "id": "night-bus"}], [{"title": "Tin"}, {"title": "Tin"}]]
)
def test_an_id_that_is_taken_is_refused_with_both_ways_out(tables):
    with pytest.raises(RefusedError) as failure:
        add_films(tables, stood(BUS), today=TODAY)
    assert "--id" in str(failure.value.hint)
    assert "film edit" in str(failure.value.hint)


def test_an_edit_records_only_what_changes():
    change = edit_film(BUS, {"runtime": "14:30", "tags": ["a", "b"]}, today=TODAY)
    assert change.facts == (film_edited("night-bus", on=TODAY, values={"tags": ("a", "b")}),)
    assert str(change.said[0].message) == "night-bus: changed tags"


def test_fields_can_be_made_unknown_again():
    change = edit_film(BUS, {}, ("runtime", "languages"), today=TODAY)
    assert change.facts[0].body["clear"] == ["languages", "runtime_seconds"]
    assert str(change.said[0].message) == "night-bus: changed runtime, languages"


@pytest.mark.parametrize("key", ["title", "id", "nonsense"])
def test_what_a_film_cannot_lack_is_not_cleared(key):
    with pytest.raises(WrongUsageError, match="cannot be cleared"):
        edit_film(BUS, {}, (key,), today=TODAY)


def test_an_edit_that_changes_nothing_records_nothing():
    change = edit_film(BUS, {"runtime": "14:30"}, ("synopsis",), today=TODAY)
    assert change == Change(said=(Said(message=message("{id}: nothing changed", id="night-bus")),))


def test_an_id_stays_what_it_is():
    with pytest.raises(WrongUsageError, match="stays"):
        edit_film(BUS, {"id": "day-bus"}, today=TODAY)


def test_a_rewritten_film_forgets_what_its_table_leaves_out():
    change = rewrite_film(BUS, {"id": "night-bus", "title": "Day Bus", "tags": ["a"]}, today=TODAY)
    assert change.facts == (
        film_edited("night-bus", on=TODAY, values={"title": "Day Bus", "runtime_seconds": None, "languages": None}),
    )


def test_a_rewritten_film_keeps_a_title():
    with pytest.raises(WrongUsageError, match="title"):
        rewrite_film(a_film(), {"id": "night-bus"}, today=TODAY)
