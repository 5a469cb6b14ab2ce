"""Which edition is expected next, which may have closed just now, and what is said of the ones that went by."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.forecast import Forecast, Unknown, UsualLead, forecast
from filmtrack.domain.series import PastEdition
from filmtrack.domain.target import Expectation, expect

ANNUAL = tuple(PastEdition(year=year, deadline=date(year, 6, 1)) for year in (2023, 2024, 2025))
BIENNIAL = tuple(PastEdition(year=year, deadline=date(year, 6, 1)) for year in (2021, 2023, 2025))
OLD = (PastEdition(year=2019, deadline=date(2019, 6, 1)),)


def said(found: Expectation) -> list[str]:
    return [str(reason) for reason in found.reasons]


def test_the_next_edition_is_expected() -> None:
    found = expect(ANNUAL, date(2025, 11, 22))
    assert found == Expectation(target=forecast(ANNUAL, 2026))


@pytest.mark.parametrize(
    ("asked_on", "target", "following"),
    [
        (date(2026, 6, 1), 2026, None),
        (date(2026, 6, 2), 2026, 2027),
        (date(2026, 6, 11), 2026, 2027),
        (date(2026, 6, 12), 2027, None),
    ],
)
def test_the_target_stays_until_its_80_percent_range_is_past(
    asked_on: date, target: int, following: int | None
) -> None:
    found = expect(ANNUAL, asked_on)
    assert found.target.year == target
    assert (found.following.year if found.following else None) == following


def test_a_date_that_may_have_passed_asks_for_a_look() -> None:
    assert said(expect(ANNUAL, date(2026, 6, 2))) == ["any day now, or just closed: look"]


def test_editions_that_nobody_looked_up_are_named() -> None:
    found = expect(OLD, date(2026, 11, 22))
    assert found.passed_over == (2020, 2021, 2022, 2023, 2024, 2025, 2026)
    assert found.target.year == 2027
    assert said(found) == ["last known 2019; 2020–2026 not looked up"]


def test_a_single_edition_passed_over_is_named_alone() -> None:
    assert said(expect(ANNUAL, date(2026, 11, 22))) == ["last known 2025; 2026 not looked up"]


def test_a_biennial_series_is_expected_every_second_year() -> None:
    found = expect(BIENNIAL, date(2030, 1, 1))
    assert (found.target.year, found.passed_over) == (2031, (2027, 2029))
    assert said(found) == ["every second year", "last known 2025; 2027, 2029 not looked up"]


def test_an_announced_event_in_a_year_between_is_expected_too() -> None:
    found = expect(BIENNIAL, date(2025, 11, 22), starts={2026: date(2026, 9, 1)})
    assert found.target == forecast(BIENNIAL, 2026, date(2026, 9, 1))


def test_an_announced_event_shapes_the_forecast() -> None:
    past = (PastEdition(year=2025, deadline=date(2025, 6, 1), starts=date(2025, 9, 1)),)
    found = expect(past, date(2025, 11, 22), starts={2026: date(2026, 12, 1)})
    assert isinstance(found.target, Forecast)
    assert found.target.expected == date(2026, 12, 1) - timedelta(92 + 14)


@pytest.mark.parametrize(("years", "irregular"), [((2020, 2021, 2023), False), ((2020, 2023), True), ((2020,), False)])
def test_gaps_other_than_one_or_two_years_are_irregular(years: tuple[int, ...], irregular: bool) -> None:
    past = [PastEdition(year=year, deadline=date(year, 6, 1)) for year in years]
    assert any("irregular" in each for each in said(expect(past, past[-1].deadline))) is irregular


def test_an_irregular_series_says_how_far_its_editions_lie_apart() -> None:
    past = [PastEdition(year=year, deadline=date(year, 6, 1)) for year in (2015, 2019, 2020)]
    assert said(expect(past, date(2020, 7, 1))) == ["irregular: known editions lie up to 4 years apart"]


def test_an_edition_is_overdue_only_if_somebody_looked_after_its_90_percent_range() -> None:
    end = date(2026, 6, 16)
    found = expect(ANNUAL, date(2026, 11, 22), looked={2026: end + timedelta(1)})
    assert found.overdue == (forecast(ANNUAL, 2026),)
    assert (found.target.year, found.passed_over) == (2027, (2026,))
    assert said(found) == ["2026 overdue, may be skipped: nothing found on 17 Jun 2026"]


def test_a_look_before_the_range_had_passed_tells_nothing() -> None:
    found = expect(ANNUAL, date(2026, 11, 22), looked={2026: date(2026, 6, 16)})
    assert found.overdue == ()
    assert said(found) == ["2026: last looked for on 16 Jun 2026, too early to tell"]


def test_a_look_says_nothing_of_other_years() -> None:
    found = expect(ANNUAL, date(2027, 11, 22), looked={2027: date(2027, 11, 1)})
    assert [each.year for each in found.overdue] == [2027]
    assert said(found) == [
        "last known 2025; 2026 not looked up",
        "2027 overdue, may be skipped: nothing found on 1 Nov 2027",
    ]


def test_a_festival_last_known_too_long_ago_is_unknown() -> None:
    found = expect([PastEdition(year=2005, deadline=date(2005, 6, 1))], date(2026, 11, 22))
    assert isinstance(found.target, Unknown)
    assert (found.target.year, found.target.last_known_year, found.following) == (None, 2005, None)
    assert [str(reason) for reason in found.target.reasons] == ["last known 2005, which is more than 12 years before"]


def test_after_the_last_edition_within_reach_the_following_one_is_unknown() -> None:
    found = expect([PastEdition(year=2014, deadline=date(2014, 6, 1))], date(2026, 6, 2))
    assert isinstance(found.target, Forecast)
    assert isinstance(found.following, Unknown)


def test_without_any_edition_the_first_event_still_ahead_gives_the_usual_lead() -> None:
    starts = {2027: date(2027, 6, 1), 2026: date(2026, 6, 1), 2025: date(2025, 6, 1)}
    target = expect([], date(2026, 5, 22), starts=starts).target
    assert isinstance(target, UsualLead)
    assert target.year == 2027
    assert expect([], date(2026, 5, 21), starts=starts).target.year == 2026


@pytest.mark.parametrize("starts", [{}, {2025: date(2025, 6, 1)}])
def test_without_any_edition_or_coming_event_all_is_unknown(starts: dict[int, date]) -> None:
    found = expect([], date(2026, 11, 22), starts=starts)
    assert isinstance(found.target, Unknown)
    assert (found.target.year, found.target.last_known_year, found.passed_over) == (None, None, ())


PASTS = st.lists(
    st.builds(
        lambda day, shift: PastEdition(year=day.year + shift, deadline=day),
        st.dates(min_value=date(2010, 1, 1), max_value=date(2026, 12, 31)),
        st.integers(min_value=0, max_value=1),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.year,
)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


@given(past=PASTS, asked_on=DAYS, random=st.randoms())
def test_the_order_of_the_editions_does_not_matter(past, asked_on, random) -> None:
    assert expect(random.sample(past, len(past)), asked_on) == expect(past, asked_on)


@given(past=PASTS, asked_on=DAYS)
def test_what_is_expected_may_still_come_and_what_was_passed_over_may_not(past, asked_on) -> None:
    found = expect(past, asked_on)
    if isinstance(found.target, Forecast):
        assert found.target.range80[1] >= asked_on
        assert (found.following is not None) == (found.target.expected < asked_on)
    for year in found.passed_over:
        answer = forecast(past, year)
        assert isinstance(answer, Forecast)
        assert answer.range80[1] < asked_on


@given(past=PASTS, earlier=DAYS, later=DAYS)
def test_the_target_never_goes_back(past, earlier, later) -> None:
    targets = [expect(past, day).target for day in sorted((earlier, later))]
    first, second = (each.year if isinstance(each, Forecast) else 9999 for each in targets)
    assert first is not None
    assert second is not None
    assert first <= second


@given(
    st.dictionaries(st.integers(2005, 2026), st.dates(date(2005, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6),
    st.dictionaries(st.integers(2010, 2032), st.dates(date(2010, 1, 1), date(2032, 12, 31)), max_size=2),
    st.dictionaries(st.integers(2010, 2032), st.dates(date(2010, 1, 1), date(2032, 12, 31)), max_size=2),
    st.dates(date(2005, 1, 1), date(2045, 12, 31)),
)
def test_years_that_are_passed_without_a_forecast_are_those_whose_forecast_is_past(
    deadlines: dict[int, date], starts: dict[int, date], looked: dict[int, date], asked_on: date
) -> None:
    past = tuple(PastEdition(year=year, deadline=deadline) for year, deadline in deadlines.items())
    found = expect(past, asked_on, starts=starts, looked=looked)
    with patch("filmtrack.domain.target.is_surely_past", return_value=False):
        assert expect(past, asked_on, starts=starts, looked=looked) == found
