"""The films of the ledger as rows, and the one that is meant."""

import pytest

from filmtrack.domain.days import day_range
from filmtrack.domain.film import Film
from filmtrack.errors import UnknownNameError
from filmtrack.reports.films import FilmQuestion, film_rows, find_film
from ledgers import a_film
from standings import stood

BUS = Film(
    id="night-bus",
    title="Night Bus",
    other_titles=("夜車",),
    runtime_seconds=870,
    completed=day_range("2026-05"),
    countries=("HK",),
    genres=("Fiction",),
    languages=(),
    student=True,
    tags=("client A", "2027"),
)
BARE = a_film("tin-moon")


def test_a_row_says_what_is_known():
    row, bare = film_rows((BUS, BARE), FilmQuestion())
    assert (row.id, row.completed, row.genre, row.languages, row.subtitles) == (
        "night-bus",
        "2026-05",
        ("Fiction",),
        (),
        None,
    )
    assert (bare.completed, bare.runtime_seconds) == (None, None)


@pytest.mark.parametrize(
    "wanted",
    [
        {"tags": ("CLIENT a",)},
        {"genres": ("fiction", "animation")},
        {"countries": ("HK",)},
        {"student": True},
    ],
)
def test_a_filter_leaves_what_fits(wanted):
    assert [each.id for each in film_rows((BUS, BARE), FilmQuestion(**wanted))] == ["night-bus"]


def test_a_film_goes_by_id_or_title():
    ledger = stood(BUS, BARE)
    assert [find_film(ledger, each).id for each in ("night-bus", "夜車", "tin")] == [
        "night-bus",
        "night-bus",
        "tin-moon",
    ]


def test_a_name_nobody_has_offers_what_is_near_or_the_first_film():
    with pytest.raises(UnknownNameError) as failure:
        find_film(stood(BUS), "night-buss")
    assert "night-bus" in str(failure.value.hint)
    with pytest.raises(UnknownNameError) as failure:
        find_film(stood(), "x")
    assert "film add" in str(failure.value.hint)


class Forgetful:
    """A ledger whose names outlive its films."""

    def film(self, _id):
        return None

    def film_names(self):
        return (("gone", ("Gone",)),)


def test_a_name_without_its_film_is_no_film():
    with pytest.raises(UnknownNameError, match="no film 'gone'"):
        find_film(Forgetful(), "gone")


def test_the_only_films_that_are_wanted_may_be_named():
    assert [each.id for each in film_rows((BUS, BARE), FilmQuestion(ids=frozenset({"tin-moon"})))] == ["tin-moon"]
    assert film_rows((BUS, BARE), FilmQuestion(ids=frozenset({"tin-moon"}), student=True)) == ()
