"""Plain forms: what is written is read back the same, and what has another form is refused with its field."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.entry import DETAILS
from filmtrack.domain.film import FILM, OWNER, SCREENING, Film
from filmtrack.domain.plain import INSTANT, MONEY, TEXT, NotPlainError, instant_text, many, one_of, table, unstorable
from ledgers import money


def test_an_instant_is_written_in_utc_with_a_fixed_width():
    hong_kong = timezone(timedelta(hours=8))
    assert instant_text(datetime(2026, 9, 25, 5, 59, 1, 999, tzinfo=hong_kong)) == "2026-09-24T21:59:01Z"
    assert instant_text(datetime(33, 1, 2, tzinfo=UTC)) == "0033-01-02T00:00:00Z"


@given(st.datetimes(min_value=datetime(2, 1, 1), timezones=st.just(UTC)).map(lambda each: each.replace(microsecond=0)))  # noqa: DTZ001 - Hypothesis wants bounds without a zone
def test_every_instant_survives_being_written(moment):
    assert INSTANT.read(INSTANT.write(moment)) == moment


@pytest.mark.parametrize("text", ["13.00 EUR", "0.00 HKD", "1200.50 HKD", "0.125 KWD"])
def test_money_is_written_with_at_least_two_decimals(text):
    assert MONEY.write(money(text)) == text
    assert MONEY.read(text) == money(text)


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        (TEXT, 5),
        (TEXT, None),
        (INSTANT, "2026-09-24T21:59:00"),
        (INSTANT, "soon"),
        (MONEY, "much"),
        (MONEY, 13),
        (many(TEXT), "one"),
        (many(TEXT), ["one", 2]),
        (one_of(("form", "film")), "poster"),
        (OWNER, "Chan"),
        (OWNER, {"permanent_id": "yes"}),
        (OWNER, {"permanent_id": 1}),
        (FILM, {"id": "x"}),
        (FILM, {"id": "x", "title": "X", "runtime_seconds": True}),
        (FILM, {"id": "x", "title": "X", "runtime_seconds": 0}),
        (FILM, {"id": "x", "title": "X", "runtime_seconds": 10**9}),
        (FILM, {"id": "x", "title": " "}),
        (FILM, {"id": "x", "title": "X", "countries": ["HK", "fr"]}),
        (FILM, {"id": "x", "title": "X", "completed": "2026-05-14/2026-01-01"}),
        (DETAILS, {"film": "x", "festival": "y", "edition": 0}),
        (DETAILS, {"film": "x", "festival": "y", "edition": 12_026}),
    ],
)
def test_what_has_another_form_is_refused(form, plain):
    with pytest.raises(NotPlainError):
        form.read(plain)


def test_a_refusal_names_the_way_to_the_field():
    with pytest.raises(NotPlainError, match=r"screenings: on: 'May'"):
        FILM.read({"id": "x", "title": "X", "screenings": [{"event": "e", "on": "May"}]})
    with pytest.raises(NotPlainError, match=r"event: None"):
        SCREENING.read({})


def test_only_what_differs_from_the_default_is_written():
    assert FILM.write(Film(id="x", title="X")) == {"id": "x", "title": "X"}
    assert FILM.write(Film(id="x", title="X", languages=())) == {"id": "x", "title": "X", "languages": []}


def test_unknown_fields_are_passed_over():
    assert FILM.read({"id": "x", "title": "X", "aspect_ratio": "1.85"}) == Film(id="x", title="X")


def test_a_change_clears_only_what_may_be_unknown():
    assert DETAILS.changed({"code": "A"}, ["fee", "festival", "no such field"]) == {"code": "A", "fee": None}


@pytest.mark.parametrize(("text", "refused"), [("a\0b", True), ("\ud800", True), ("", False), ("夜車 🎬\r\n", False)])
def test_nul_and_half_characters_cannot_be_stored(text, refused):
    assert unstorable(text) is refused


def test_many_values_are_written_as_the_first_ones_are():
    made = table(Film, **FILM.forms)
    film = Film(id="night-bus", title="Night Bus", tags=("a", "b"), runtime_seconds=870)
    first = made.write(film)
    assert first == {"id": "night-bus", "title": "Night Bus", "tags": ["a", "b"], "runtime_seconds": 870}
    assert [made.write(film) for _ in range(20)] == [first] * 20
    assert made.write(Film(id="x", title="X")) == {"id": "x", "title": "X"}
