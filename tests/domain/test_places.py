import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.places import (
    CONTINENTS,
    COUNTRIES,
    REGIONS,
    continents_of,
    country_code,
    lies_in,
    region_name,
    same_city,
)
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import WrongUsageError


@pytest.mark.parametrize(
    ("country", "place", "answer"),
    [
        ("HK", "HK", True),
        ("HK", "hk", True),
        ("HK", "CN", False),
        ("HK", "Asia", True),
        ("HK", "southeast-asia", False),
        ("SG", "Southeast Asia", True),
        ("AU", "asia-pacific", True),
        ("TR", "europe", True),
        ("TR", "asia", True),
        ("DE", "german speaking", True),
        ("MX", "ibero-america", True),
        ("PT", "Ibero-America", True),
        ("US", "americas", True),
        ("HK", "the moon", None),
        ("ZZ", "asia", False),
    ],
)
def test_a_country_lies_in_itself_its_continents_and_its_regions(country, place, answer):
    assert lies_in(country, place) is answer


def test_every_region_has_countries_of_a_continent():
    known = frozenset().union(*CONTINENTS.values())
    assert all(countries and countries <= known for countries in REGIONS.values())


def test_every_country_has_two_letters_and_a_continent():
    for countries in CONTINENTS.values():
        assert all(len(each) == 2 and each.isupper() for each in countries)
    assert sum(map(len, CONTINENTS.values())) > 240


@pytest.mark.parametrize(
    ("country", "continents"), [("FR", ("europe",)), ("RU", ("asia", "europe")), ("ZZ", ()), ("BR", ("south-america",))]
)
def test_some_countries_lie_on_two_continents(country, continents):
    assert continents_of(country) == continents


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Austin, Texas", "austin", True),
        ("São Paulo", "Sao Paulo", True),
        ("Clermont-Ferrand", "Clermont Ferrand", True),
        ("Lyon", "Paris", False),
        ("香港", "香港", True),
    ],
)
def test_a_city_is_the_same_by_any_spelling(one, other, same):
    assert same_city(one, other) is same


@given(st.text())
def test_a_plain_name_is_plain_already(text):
    assert plain_name(plain_name(text)) == plain_name(text)


def test_a_region_is_named_with_hyphens():
    assert region_name("Latin America") == "latin-america"


def test_a_country_is_known_by_its_code_and_by_no_other():
    assert country_code(" fr ") == "FR"
    for code, meant in (("uk", "write GB"), ("ZZ", "write two letters"), ("France", "write two letters")):
        with pytest.raises(WrongUsageError, match="is not the code of a country") as failure:
            country_code(code)
        assert meant in str(failure.value.hint)


def test_every_country_of_the_standard_has_its_code():
    territories = Locale("en").territories
    assert {code for code in COUNTRIES if code not in territories} == set()
    unknown = {code for code in territories if len(code) == 2 and code.isalpha()} - COUNTRIES
    assert unknown <= {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
