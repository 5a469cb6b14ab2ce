"""A film is read from a plain table, and written as one, without losing anything."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.changes.film_table import film_id, film_table, film_values
from filmtrack.domain.days import day_range, one_day
from filmtrack.domain.film import OWNER_KINDS, SHOWINGS, Film, Link, Owner, Person, Screening
from filmtrack.errors import WrongUsageError


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ({"title": " Night\nBus "}, {"title": " Night\nBus "}),
        ({"id": "night-bus"}, {"id": "night-bus"}),
        ({"runtime": "14:30"}, {"runtime_seconds": 870}),
        ({"completed": "2026-05"}, {"completed": day_range("2026-05")}),
        ({"completed": "May 2026"}, {"completed": day_range("2026-05")}),
        ({"completed": date(2026, 5, 14)}, {"completed": one_day(date(2026, 5, 14))}),
        ({"countries": "hk"}, {"countries": ("HK",)}),
        ({"countries": ["hk", "FR", "HK"]}, {"countries": ("HK", "FR")}),
        ({"countries": []}, {"countries": ()}),
        ({"languages": "none"}, {"languages": ()}),
        ({"languages": ["None"]}, {"languages": ()}),
        ({"languages": []}, {"languages": ()}),
        ({"subtitles": ["English", "none"]}, {"subtitles": ("English", "none")}),
        ({"tags": ("a", "b", "a")}, {"tags": ("a", "b")}),
        ({"student": False}, {"student": False}),
        (
            {"people": [{"name": "Ann", "nationalities": "hk"}]},
            {"people": (Person(name="Ann", nationalities=("HK",)),)},
        ),
        (
            {"owners": [{"name": "Ann", "age": 36, "age_on": date(2026, 1, 2)}]},
            {"owners": (Owner(name="Ann", age=36, age_on=date(2026, 1, 2)),)},
        ),
        ({"links": [{"url": "https://vimeo.com/a1234567"}]}, {"links": (Link(url="https://vimeo.com/a1234567"),)}),
        (
            {"screenings": [{"event": "Lamma", "country": "hk", "on": "2026-08"}]},
            {"screenings": (Screening(event="Lamma", country="HK", on=day_range("2026-08")),)},
        ),
    ],
)
def test_a_table_says_what_is_known_of_a_film(table, values):
    assert film_values(table) == values


@pytest.mark.parametrize(
    ("table", "said", "hint"),
    [
        ({"titel": "x"}, "unknown key titel", "title"),
        ({"zzz": "x"}, "unknown key zzz", "keys: id, title"),
        ({"title": "  "}, "title: write a text", None),
        ({"title": 5}, "title: write a text", None),
        ({"id": "Night Bus"}, "id:", "night-bus"),
        ({"id": "1917"}, "id:", "letters"),
        ({"id": "a" * 61}, "id:", "letters"),
        ({"runtime": "15"}, "runtime:", "14:30"),
        ({"runtime": 870}, "runtime: write a text", None),
        ({"completed": "soon"}, "completed:", "2025-10"),
        ({"completed": datetime(2026, 5, 14, 10, tzinfo=UTC)}, "completed: write a text", None),
        ({"countries": ["Hong Kong"]}, "countries:", "two letters"),
        ({"countries": ["UK"]}, "countries:", "GB"),
        ({"languages": [""]}, "languages: write a text", None),
        ({"student": "yes"}, "student: write true or false", None),
        ({"people": "Ann"}, "people: write a list of tables", None),
        ({"people": ["Ann"]}, "people: write a list of tables", None),
        ({"people": [{"role": "director"}]}, "people: name", None),
        ({"people": [{"name": "Ann", "birth_year": "1990"}]}, "people: birth_year", None),
        ({"people": [{"name": "Ann", "shoe": 36}]}, "people: unknown key shoe", "keys"),
        ({"people": [{"name": "A123456(7)"}]}, "people: this looks like the number of an identity card", "age"),
        ({"owners": [{"kind": "queen"}]}, "owners: kind", None),
        ({"owners": [{"name": "Chan A123456(7)"}]}, "owners: this looks like", "permanent-id"),
        ({"note": "A123456(7)"}, "note: this looks like", "permanent-id"),
        ({"screenings": [{"event": "Lamma", "on": "someday"}]}, "screenings:", "2025-10"),
    ],
)
def test_a_mistake_is_named_by_its_key_with_what_would_be_right(table, said, hint):
    with pytest.raises(WrongUsageError) as failure:
        film_values(table)
    assert said in str(failure.value.message)
    assert hint is None or hint in str(failure.value.hint)


def test_a_refused_identity_number_is_not_repeated():
    with pytest.raises(WrongUsageError) as failure:
        film_values({"owners": [{"name": "A123456(7)"}]})
    assert "123456" not in f"{failure.value.message} {failure.value.hint}"


@pytest.mark.parametrize(
    ("title", "others", "id_"),
    [
        ("Night Bus", (), "night-bus"),
        ("夜車 Night Bus", (), "night-bus"),
        ("夜車", ("Le Train de Nuit",), "le-train-de-nuit"),
        ("1917", ("夜", "War"), "war"),
        ("Ünïcødé!", (), "unicde"),
        ("x" * 1_000_000, (), "x" * 60),
    ],
)
def test_the_id_of_a_new_film_is_a_slug_of_its_title(title, others, id_):
    assert film_id(title, others) == id_


@pytest.mark.parametrize("title", ["夜車", "1917", "!!!"])
def test_a_title_without_latin_letters_asks_for_an_id(title):
    with pytest.raises(WrongUsageError) as failure:
        film_id(title)
    assert "--id" in str(failure.value.hint)


def test_a_film_that_says_nothing_but_its_title_is_a_table_of_two():
    assert film_table(Film(id="x", title="X")) == {"id": "x", "title": "X"}


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=5).filter(str.strip)
NAMES = st.sampled_from(["Ann", "Bo Lee", "陳大文", "O’Hara"])
CODES = st.sampled_from(["HK", "FR", "TR"])
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
RANGES = st.one_of(DAYS.map(one_day), st.sampled_from(["2026", "2026-05"]).map(day_range))


def unique(values):
    return st.lists(values, unique=True, max_size=3).map(tuple)


FILMS = st.builds(
    Film,
    id=st.just("night-bus"),
    title=TEXTS,
    other_titles=unique(TEXTS),
    runtime_seconds=st.none() | st.integers(1, 99_999),
    completed=st.none() | RANGES,
    countries=unique(CODES),
    languages=st.none() | unique(st.sampled_from(["Cantonese", "English"])),
    subtitles=st.none() | unique(st.sampled_from(["Chinese", "English"])),
    genres=unique(TEXTS),
    student=st.none() | st.booleans(),
    first_film=st.none() | st.booleans(),
    people=st.lists(
        st.builds(
            Person,
            name=NAMES,
            role=st.sampled_from(["director", "producer"]),
            birth_year=st.none() | st.integers(1900, 2020),
            age=st.none() | st.integers(0, 120),
            age_on=st.none() | DAYS,
            gender=st.none() | NAMES,
            nationalities=unique(CODES),
            residence=st.none() | NAMES,
        ),
        max_size=2,
    ).map(tuple),
    owners=st.lists(
        st.builds(
            Owner,
            name=st.none() | NAMES,
            kind=st.sampled_from(OWNER_KINDS),
            permanent_id=st.none() | st.booleans(),
            right_of_abode=st.none() | st.booleans(),
            age=st.none() | st.integers(0, 120),
            age_on=st.none() | DAYS,
        ),
        max_size=2,
    ).map(tuple),
    formats=unique(TEXTS),
    synopsis=st.none() | TEXTS,
    links=st.lists(
        st.builds(Link, url=TEXTS, what=TEXTS, password_at=st.none() | TEXTS, until=st.none() | DAYS), max_size=2
    ).map(tuple),
    tags=unique(TEXTS),
    note=st.none() | NAMES,
    screenings=st.lists(
        st.builds(
            Screening,
            event=TEXTS,
            country=st.none() | CODES,
            city=st.none() | TEXTS,
            on=st.none() | RANGES,
            showing=st.sampled_from(SHOWINGS),
            note=st.none() | TEXTS,
        ),
        max_size=2,
    ).map(tuple),
)


@given(FILMS)
def test_a_film_written_as_a_table_is_read_again_as_the_same_film(film):
    values = film_values(film_table(film))
    assert Film(**values) == film
    assert {each.name for each in fields(Film)} >= values.keys()
