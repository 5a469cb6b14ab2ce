import pytest

from filmtrack.domain.requirements import Origin
from filmtrack.rules.origin import origin
from judged import SOURCE, answer, director, facts
from ledgers import a_film


def asks(**more):
    return Origin(provenance=SOURCE, **more)


def by(*people, **more):
    return a_film(people=people, **more)


HK, TW = director(nationalities=("HK",)), director("Lin", nationalities=("TW",))
LIVES_IN_HK = director(residence="HK")
SOMEBODY = director()


@pytest.mark.parametrize(
    ("film", "asked", "stands"),
    [
        (a_film(countries=("HK",)), None, "-"),
        (a_film(countries=("HK",)), asks(countries=("HK",)), "pass"),
        (a_film(countries=("DE",)), asks(countries=("HK",)), "fail"),
        (a_film(countries=("DE", "HK")), asks(countries=("HK",)), "pass"),
        (a_film(), asks(countries=("HK",)), "unknown"),
        (a_film(countries=("HK",)), asks(regions=("Asia",)), "pass"),
        (a_film(countries=("HK",)), asks(regions=("southeast-asia",)), "fail"),
        (a_film(countries=("HK",)), asks(regions=("the Balkans and beyond",)), "refer"),
        (a_film(countries=("HK",)), asks(note="films on Jewish life"), "refer"),
        (a_film(countries=("HK", "FR")), asks(countries=("FR",), majority=True), "unknown"),
        (a_film(countries=("FR",)), asks(countries=("FR",), majority=True), "pass"),
        (a_film(countries=("HK", "TW")), asks(countries=("FR",), majority=True), "fail"),
    ],
)
def test_where_a_film_was_produced(film, asked, stands):
    assert answer(origin, facts(film, origin=asked)) == stands


@pytest.mark.parametrize(
    ("film", "asked", "stands"),
    [
        (by(HK), asks(countries=("HK",), basis=("nationality",)), "pass"),
        (by(TW), asks(countries=("HK",), basis=("nationality",)), "fail"),
        (by(SOMEBODY), asks(countries=("HK",), basis=("nationality",)), "unknown"),
        (by(), asks(countries=("HK",), basis=("nationality",)), "unknown"),
        (by(HK, TW), asks(countries=("HK",), basis=("nationality",)), "pass"),
        (by(HK, TW), asks(countries=("HK",), basis=("nationality",), every_director=True), "fail"),
        (by(HK, SOMEBODY), asks(countries=("HK",), basis=("nationality",), every_director=True), "unknown"),
        (by(HK, HK), asks(countries=("HK",), basis=("nationality",), every_director=True), "pass"),
        (by(TW, SOMEBODY), asks(countries=("HK",), basis=("nationality",)), "unknown"),
        (by(HK), asks(regions=("Utopia",), basis=("nationality",)), "refer"),
        (by(LIVES_IN_HK), asks(countries=("HK",), basis=("residence",)), "pass"),
        (by(SOMEBODY), asks(countries=("HK",), basis=("residence",)), "unknown"),
        (by(HK), asks(countries=("HK",), basis=("school",)), "unknown"),
        (by(HK), asks(countries=("HK",), basis=("birth",)), "unknown"),
        (by(TW, countries=("HK",)), asks(countries=("HK",), basis=("production", "nationality")), "pass"),
        (by(TW, countries=("TW",)), asks(countries=("HK",), basis=("production", "nationality")), "fail"),
        (by(SOMEBODY, countries=("TW",)), asks(countries=("HK",), basis=("production", "nationality")), "unknown"),
    ],
)
def test_where_directors_come_from_by_any_tie_that_is_accepted(film, asked, stands):
    assert answer(origin, facts(film, origin=asked)) == stands


@pytest.mark.parametrize(
    ("countries", "stands"),
    [(("KR",), "fail"), (("HK",), "pass"), (("HK", "KR"), "refer"), ((), "unknown")],
)
def test_some_countries_may_be_left_out(countries, stands):
    assert answer(origin, facts(a_film(countries=countries), origin=asks(excluded_countries=("KR",)))) == stands


@pytest.mark.parametrize(
    ("people", "stands"),
    [
        ((LIVES_IN_HK,), "fail"),
        ((director(residence="TW"),), "pass"),
        ((SOMEBODY,), "unknown"),
        ((), "unknown"),
        ((LIVES_IN_HK, director(residence="TW")), "refer"),
    ],
)
def test_directors_who_live_somewhere_may_be_left_out(people, stands):
    asked = asks(excluded_countries=("HK",), basis=("residence",))
    assert answer(origin, facts(by(*people, countries=("HK",)), origin=asked)) == stands


def test_what_is_excluded_outdoes_what_is_included():
    asked = asks(regions=("asia",), excluded_countries=("KR",))
    assert answer(origin, facts(a_film(countries=("KR",)), origin=asked)) == "fail"


@pytest.mark.parametrize(
    ("basis", "option"),
    [
        ("production", "--country HK"),
        ("nationality", '--director "NAME: nationality HK"'),
        ("residence", '--director "NAME: lives in HK"'),
        ("school", ""),
    ],
)
def test_the_tie_that_would_settle_it_is_asked_for(basis, option):
    verdict = origin(facts(origin=asks(countries=("HK",), basis=(basis,))))
    assert verdict.missing.command == f"filmtrack film edit night-bus {option}".strip()


def test_every_tie_is_said():
    every = ("production", "nationality", "residence", "school", "birth")
    verdict = origin(facts(by(TW, countries=("TW",)), origin=asks(countries=("HK",), basis=every)))
    assert str(verdict.reason) == (
        "produced in TW, director's nationality TW, where its directors live is not known, "
        "where its directors went to school is not known, where its directors were born is not known; taken: HK"
    )


@pytest.mark.parametrize(
    ("basis", "said"),
    [("production", "where it was produced is not known"), ("nationality", "its directors' nationality is not known")],
)
def test_where_nothing_is_recorded_the_sentence_says_so(basis, said):
    verdict = origin(facts(origin=asks(countries=("FR",), basis=(basis,))))
    assert str(verdict.reason) == f"{said}; taken: FR"
