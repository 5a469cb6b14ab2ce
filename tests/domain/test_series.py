"""A series of deadlines: its order, its rhythm, its usual lead and day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.series import PastEdition, day_in, gaps, history, is_biennial, usual_day, usual_lead


def series(*years: int) -> tuple[PastEdition, ...]:
    return tuple(PastEdition(year=year, deadline=date(year, 3, 1)) for year in years)


def with_leads(*leads: int | None) -> tuple[PastEdition, ...]:
    return tuple(
        PastEdition(
            year=year, deadline=(day := date(year, 3, 1)), starts=None if lead is None else day + timedelta(lead)
        )
        for year, lead in enumerate(leads, start=2010)
    )


def on_days(*days: int) -> tuple[PastEdition, ...]:
    return tuple(PastEdition(year=year, deadline=date(year, 5, day)) for year, day in enumerate(days, start=2010))


def test_a_history_is_oldest_first() -> None:
    assert history(series(2024, 2021, 2023)) == series(2021, 2023, 2024)


def test_of_two_deadlines_in_one_year_the_earlier_counts() -> None:
    early = PastEdition(year=2024, deadline=date(2024, 1, 5))
    assert history((PastEdition(year=2024, deadline=date(2024, 2, 5)), early)) == (early,)


def test_of_two_equal_deadlines_the_one_with_an_event_counts() -> None:
    plain, dated = (PastEdition(year=2024, deadline=date(2024, 1, 5), starts=day) for day in (None, date(2024, 6, 1)))
    assert history((plain, dated)) == (dated,)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2020,), False),
        ((2020, 2022), False),
        ((2020, 2022, 2024), True),
        ((2019, 2020, 2022, 2024), True),
        ((2020, 2022, 2023), False),
        ((2020, 2021, 2023), False),
        ((2018, 2022, 2024), False),
    ],
)
def test_two_gaps_of_two_years_make_a_series_biennial(years: tuple[int, ...], expected: bool) -> None:
    assert is_biennial(gaps(series(*years))) is expected


def test_gaps_are_the_years_between_editions() -> None:
    assert gaps(series(2011, 2012, 2019)) == (1, 7)
    assert gaps(series(2011)) == ()


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        ((None, None), None),
        ((60,), 60),
        ((60, 63), 61),
        ((10, 60, 63, 90), 63),
        ((10, 63, None, 20, None), 20),
        ((-2, -3), -2),
    ],
)
def test_the_usual_lead_is_the_median_of_the_last_three(leads: tuple[int | None, ...], expected: int | None) -> None:
    assert usual_lead(with_leads(*leads)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [((7,), None), ((7, 7), 7), ((7, 8), None), ((7, 8, 7), 7), ((7, 7, 8, 9), None), ((1, 31, 31), 31)],
)
def test_a_day_is_usual_if_two_of_the_last_three_share_it(days: tuple[int, ...], expected: int | None) -> None:
    assert usual_day(on_days(*days)) == expected


@given(st.integers(min_value=1, max_value=9998))
def test_the_leap_day_has_a_day_in_every_year(year: int) -> None:
    try:
        expected = date(year, 2, 29)
    except ValueError:
        expected = date(year, 2, 28)
    assert day_in(year, 2, 29) == expected
