import pytest

from factories import a_deadline
from filmtrack.domain.festival import Fee
from filmtrack.reports.fees import fee_answer, fee_for, fee_in_words, holds
from judged import days
from ledgers import a_film, money


def fee(cost=None, **more):
    return Fee(money=money(cost) if cost else None, **more)


SHORT, LONG = fee("15 EUR", up_to_seconds=1800), fee("30 EUR", over_seconds=1800)
POLISH = fee(countries=("PL",))


def chosen(fees, film, section=None, platform=None):
    found = fee_for(a_deadline("2026-12-01", fees=fees), film, section=section, platform=platform)
    return str(found.money or "free") if found else None


@pytest.mark.parametrize(
    ("fees", "film", "section", "platform", "pays"),
    [
        ((), a_film(), None, None, None),
        ((fee("13 EUR"),), a_film(), None, None, "13 EUR"),
        ((fee(),), a_film(), None, None, "free"),
        ((SHORT, LONG), a_film(runtime_seconds=1800), None, None, "15 EUR"),
        ((SHORT, LONG), a_film(runtime_seconds=1801), None, None, "30 EUR"),
        ((SHORT, LONG), a_film(), None, None, None),
        ((SHORT, LONG, POLISH), a_film(runtime_seconds=600, countries=("HK",)), None, None, "15 EUR"),
        ((SHORT, LONG, POLISH), a_film(runtime_seconds=600, countries=("HK", "PL")), None, None, "free"),
        ((SHORT, LONG, POLISH), a_film(runtime_seconds=600), None, None, None),
        ((fee("80 USD"), fee("55 USD", student=True)), a_film(student=True), None, None, "55 USD"),
        ((fee("80 USD"), fee("55 USD", student=True)), a_film(student=False), None, None, "80 USD"),
        ((fee("80 USD"), fee("55 USD", student=True)), a_film(), None, None, None),
        ((fee("20 GBP", sections=("a",)), fee("15 GBP", sections=("b",))), a_film(), "b", None, "15 GBP"),
        ((fee("20 GBP", sections=("a",)),), a_film(), None, None, None),
        (
            (fee("19 CHF", platforms=("FilmFreeway",)), fee("18 EUR", platforms=("SFD",))),
            a_film(),
            None,
            "sfd",
            "18 EUR",
        ),
        ((fee("19 CHF", platforms=("FilmFreeway",)), fee("18 EUR", platforms=("SFD",))), a_film(), None, None, None),
        ((fee("60 USD"), fee("54 USD", member=True, note="Gold")), a_film(), None, None, None),
        ((fee("60 USD"), fee("50 USD", note="if entered before March")), a_film(), None, None, None),
        ((fee("60 USD"), fee("50 USD")), a_film(), None, None, None),
        ((fee("60 USD", note="with a stamp"),), a_film(), None, None, None),
    ],
)
def test_the_fee_that_surely_holds_for_a_film(fees, film, section, platform, pays):
    assert chosen(fees, film, section, platform) == pays


def test_what_the_fee_may_be_is_said_where_it_is_not_certain():
    answer = fee_answer(a_deadline("2026-12-01", fees=(SHORT, LONG)), a_film(), section=None, platform=None)
    assert (answer.fee, str(answer.note)) == (None, "15 EUR (up to 30 min); 30 EUR (over 30 min)")


def test_a_fee_that_cannot_be_this_films_does_not_hold():
    assert holds(LONG, a_film(runtime_seconds=60, completed=days("2026")), section=None, platform=None) is False


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (fee("13 EUR"), "13 EUR"),
        (fee(), "free"),
        (fee("5 EUR", student=True), "5 EUR (students)"),
        (fee("5 EUR", student=False), "5 EUR (not students)"),
        (fee("5 EUR", member=True), "5 EUR (members)"),
        (fee("5 EUR", member=False, note="by post"), "5 EUR (not members, by post)"),
        (fee("5 EUR", sections=("a",), platforms=("B",), countries=("CC",)), "5 EUR (a, B, CC)"),
    ],
)
def test_a_fee_is_said_with_whom_it_is_for(one, said):
    assert str(fee_in_words(one)) == said
