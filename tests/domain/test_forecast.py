"""The forecast: the worked examples, every branch of the rule, its words, and the laws it keeps."""

import ast
import inspect
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain import calibration, forecast_reasons, series, target
from filmtrack.domain import forecast as module
from filmtrack.domain.calibration import CALLS_EVENT_KNOWN, FILM_FESTIVALS
from filmtrack.domain.forecast import Forecast, Unknown, UsualLead, forecast, is_surely_after, listed
from filmtrack.domain.series import PastEdition, history


def edition(year: int, deadline: str, starts: str | None = None) -> PastEdition:
    return PastEdition(
        year=year, deadline=date.fromisoformat(deadline), starts=None if starts is None else date.fromisoformat(starts)
    )


def yearly(*deadlines: str) -> tuple[PastEdition, ...]:
    return tuple(edition(int(deadline[:4]), deadline) for deadline in deadlines)


def said(answer: Forecast | UsualLead | Unknown) -> list[str]:
    return [str(reason) for reason in answer.reasons]


# The method names the last edition of each example; the ones before are chosen so that its record comes out too.
ICML = (
    edition(2020, "2020-02-06", "2020-07-12"),
    edition(2021, "2021-02-04", "2021-07-18"),
    edition(2022, "2022-01-27", "2022-07-17"),
    edition(2023, "2023-01-26", "2023-07-23"),
)
PYCON_US = (
    edition(2021, "2021-02-01", "2021-05-12"),
    edition(2022, "2021-12-20", "2022-04-27"),
    edition(2023, "2022-12-11", "2023-04-19"),
)
ICCV = (
    edition(2017, "2017-03-17", "2017-10-22"),
    edition(2019, "2019-03-22", "2019-10-27"),
    edition(2021, "2021-03-17", "2021-10-11"),
)


def test_icml_2024_keeps_the_day_of_2023() -> None:
    answer = forecast(ICML, 2024, date(2024, 7, 21), calibration=CALLS_EVENT_KNOWN)
    assert isinstance(answer, Forecast)
    assert answer.expected == date(2024, 1, 26)
    assert answer.missed_days == pytest.approx(3.7, abs=0.05)
    assert answer.spread.half80 == 19
    assert answer.range80 == (date(2024, 1, 7), date(2024, 2, 14))
    assert answer.range80[0] <= date(2024, 2, 1) <= answer.range80[1]


def test_pycon_us_2024_is_moved_towards_its_usual_lead() -> None:
    answer = forecast(PYCON_US, 2024, date(2024, 5, 15), calibration=CALLS_EVENT_KNOWN)
    assert isinstance(answer, Forecast)
    assert (answer.base, answer.expected) == (date(2023, 12, 11), date(2023, 12, 25))
    assert answer.spread.half80 == 34
    assert said(answer)[0] == "moved from 11 Dec 2023 to be within 14 days of the usual lead, 128 days before the event"


def test_iccv_2023_skips_the_year_between() -> None:
    answer = forecast(ICCV, 2023, date(2023, 10, 2), calibration=CALLS_EVENT_KNOWN)
    assert isinstance(answer, Forecast)
    assert answer.expected == date(2023, 3, 11)
    assert (answer.gap, answer.editions_missing) == (2, 0)


def test_a_forecast_says_what_it_rests_on() -> None:
    answer = forecast(yearly("2022-10-01", "2023-10-03", "2024-10-01", "2025-10-01"), 2027)
    assert isinstance(answer, Forecast)
    assert said(answer) == [
        "the same day as for the 2025 edition",
        "from 4 editions, last known 2025",
        "1 edition missing",
        "lately this guess would have missed by 1 day on average",
        "usually the 1st",
    ]
    assert (answer.year, answer.editions_known, answer.last_known_year, answer.usual_day) == (2027, 4, 2025, 1)
    assert answer.missed_days == pytest.approx(4 / 3)


def test_one_edition_has_no_record() -> None:
    answer = forecast(yearly("2025-09-24"), 2026)
    assert isinstance(answer, Forecast)
    assert answer.missed_days is None
    assert answer.range50 == (date(2026, 9, 16), date(2026, 10, 2))
    assert answer.range80 == (date(2026, 8, 24), date(2026, 10, 25))
    assert answer.range90 == (date(2026, 7, 21), date(2026, 11, 28))
    assert answer.alert95_on == date(2026, 7, 31)
    assert answer.expected - timedelta(answer.spread.alert99) == date(2026, 5, 24)
    assert said(answer) == ["the same day as for the 2025 edition", "from one edition only, 2025"]


def test_a_deadline_in_the_year_before_stays_in_the_year_before() -> None:
    answer = forecast([edition(2026, "2025-11-15")], 2027)
    assert isinstance(answer, Forecast)
    assert answer.expected == date(2026, 11, 15)


def test_a_base_near_the_usual_lead_is_kept() -> None:
    answer = forecast([edition(2025, "2025-03-01", "2025-06-01")], 2026, date(2026, 6, 10))
    assert isinstance(answer, Forecast)
    assert (answer.expected, answer.lead_days) == (date(2026, 3, 1), 92)
    assert said(answer)[1] == "kept within 14 days of the usual lead, 92 days before the event"


def test_an_earlier_event_moves_the_forecast_forward() -> None:
    answer = forecast([edition(2025, "2025-03-01", "2025-06-01")], 2026, date(2026, 4, 1))
    assert isinstance(answer, Forecast)
    assert answer.expected == date(2026, 4, 1) - timedelta(92) + timedelta(14)


def test_an_event_without_any_usual_lead_has_no_say() -> None:
    answer = forecast(yearly("2025-03-01"), 2026, date(2026, 9, 1))
    assert isinstance(answer, Forecast)
    assert (answer.expected, answer.lead_days) == (date(2026, 3, 1), None)
    assert said(answer)[1] == "the event is dated, but of no earlier edition both its event and its deadline are known"


def test_the_record_uses_the_events_only_where_the_coming_one_is_dated() -> None:
    past = [edition(2024, "2024-03-01", "2024-06-01"), edition(2025, "2025-04-20", "2025-07-21")]
    without, with_event = forecast(past, 2026), forecast(past, 2026, date(2026, 7, 20))
    assert isinstance(without, Forecast)
    assert isinstance(with_event, Forecast)
    assert (without.missed_days, with_event.missed_days) == (50, 14)


def test_the_record_counts_the_last_three_forecasts() -> None:
    answer = forecast(yearly("2020-01-01", "2021-03-01", "2022-03-04", "2023-03-04", "2024-03-04"), 2025)
    assert isinstance(answer, Forecast)
    assert answer.missed_days == 1


def test_a_record_worse_than_sixty_days_counts_as_sixty() -> None:
    answer = forecast(yearly("2023-01-01", "2024-07-01"), 2025)
    assert isinstance(answer, Forecast)
    assert answer.missed_days == 60


def test_after_a_leap_day_comes_the_28th() -> None:
    answer = forecast(yearly("2024-02-29"), 2025)
    assert isinstance(answer, Forecast)
    assert answer.expected == date(2025, 2, 28)
    assert said(answer)[0] == "28 Feb, since it was 29 Feb for the 2024 edition"


@pytest.mark.parametrize(("year", "missing"), [(2025, 0), (2026, 0), (2027, 1), (2028, 1), (2030, 2)])
def test_a_biennial_series_misses_only_every_second_year(year: int, missing: int) -> None:
    answer = forecast(yearly("2020-05-01", "2022-05-01", "2024-05-01"), year)
    assert isinstance(answer, Forecast)
    assert answer.editions_missing == missing


def test_twelve_years_on_there_is_still_a_date() -> None:
    assert isinstance(forecast(yearly("2014-05-01"), 2026), Forecast)


def test_after_more_than_twelve_years_the_date_is_unknown() -> None:
    answer = forecast(yearly("2010-05-01", "2013-05-01"), 2026)
    assert isinstance(answer, Unknown)
    assert (answer.year, answer.last_known_year) == (2026, 2013)
    assert said(answer) == ["last known 2013, which is more than 12 years before"]


def test_without_any_edition_a_dated_event_has_the_usual_lead_of_festivals() -> None:
    answer = forecast([], 2027, date(2027, 6, 1))
    assert isinstance(answer, UsualLead)
    assert (answer.year, answer.starts) == (2027, date(2027, 6, 1))
    assert answer.final == date(2027, 4, 12)
    assert answer.final_range80 == (date(2027, 2, 4), date(2027, 5, 21))
    assert answer.first == date(2027, 1, 28)
    assert answer.first_range80 == (date(2026, 8, 8), date(2027, 4, 29))
    (reason,) = said(answer)
    assert "usually close 50 days before they begin, with a first deadline 124 days before" in reason


def test_without_any_edition_or_event_the_date_is_unknown() -> None:
    answer = forecast([], 2027)
    assert answer == Unknown(year=2027, last_known_year=None, reasons=answer.reasons)
    assert said(answer) == ["no earlier edition's deadline is known, nor the first day of a coming event"]


def test_an_edition_is_forecast_only_from_the_ones_before_it() -> None:
    past = yearly("2024-03-01", "2025-03-01", "2026-05-01", "2027-06-01")
    assert forecast(past, 2026) == forecast(past[:2], 2026)
    assert isinstance(forecast(past, 2024), Unknown)


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2026, 10, 6), date(2026, 10, 7)),
        (date(2026, 10, 7), date(2026, 10, 7)),
        (date(2026, 10, 8), date(2027, 10, 7)),
    ],
)
def test_a_listed_day_comes_round_again(asked_on: date, expected: date) -> None:
    answer = listed(10, 7, asked_on=asked_on, source="naehk.com")
    assert answer.expected == expected
    assert (answer.year, answer.last_known_year, answer.missed_days) == (None, None, None)


def test_a_listed_day_is_as_wide_as_one_edition_two_years_old() -> None:
    answer = listed(10, 7, asked_on=date(2026, 1, 1), source="naehk.com")
    assert answer.spread == FILM_FESTIVALS.spread(None, 2)
    assert answer.range80 == (date(2026, 8, 29), date(2026, 11, 15))
    assert said(answer) == ["day and month from a list without a year: naehk.com"]


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 3, 1), date(2029, 2, 28)),
        (date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_a_listed_leap_day_has_a_day_in_every_year(asked_on: date, expected: date) -> None:
    assert listed(2, 29, asked_on=asked_on, source="a list").expected == expected


@pytest.mark.parametrize("each", [calibration, forecast_reasons, module, series, target])
def test_no_clock_is_within_reach(each) -> None:
    nodes = list(ast.walk(ast.parse(inspect.getsource(each))))
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    assert not names & {"now", "today", "utcnow", "time", "localtime", "gmtime"}
    assert not imported & {"time", "datetime", "os"}


EDITIONS = st.builds(
    lambda year, day, later, lead: PastEdition(
        year=year,
        deadline=date(year, 1, 1) + timedelta(day - 1 - 365 * later),
        starts=None if lead is None else date(year, 1, 1) + timedelta(day - 1 - 365 * later + lead),
    ),
    year=st.integers(min_value=2000, max_value=2026),
    day=st.integers(min_value=1, max_value=366),
    later=st.integers(min_value=0, max_value=1),
    lead=st.none() | st.integers(min_value=-20, max_value=300),
)
PASTS = st.lists(EDITIONS, min_size=1, max_size=8, unique_by=lambda each: each.year)
YEARS = st.integers(min_value=2000, max_value=2040)
STARTS = st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@given(past=PASTS, year=YEARS, starts=STARTS, random=st.randoms())
def test_the_order_of_the_editions_does_not_matter(past, year, starts, random) -> None:
    mixed = random.sample(past, len(past))
    assert forecast(mixed, year, starts) == forecast(past, year, starts)


@given(past=PASTS, starts=STARTS, older=EDITIONS)
def test_an_older_edition_never_changes_the_base(past, starts, older) -> None:
    last = max(each.year for each in past)
    if older.year >= last:
        return
    before, after = forecast(past, last + 1, starts), forecast([older, *past], last + 1, starts)
    assert isinstance(before, Forecast)
    assert isinstance(after, Forecast)
    assert after.base == before.base


@given(past=PASTS, starts=STARTS)
def test_with_a_dated_event_the_forecast_stays_near_the_usual_lead(past, starts) -> None:
    answer = forecast(past, max(each.year for each in past) + 1, starts)
    assert isinstance(answer, Forecast)
    if answer.lead_days is None:
        assert answer.expected == answer.base
    else:
        assert starts is not None
        assert abs((starts - timedelta(answer.lead_days) - answer.expected).days) <= 14


@given(past=PASTS, gap=st.integers(min_value=1, max_value=11))
def test_a_later_edition_of_the_same_series_has_wider_ranges(past, gap) -> None:
    last = max(each.year for each in past)
    nearer, later = forecast(past, last + gap), forecast(past, last + gap + 1)
    assert isinstance(nearer, Forecast)
    assert isinstance(later, Forecast)
    assert nearer.spread.half80 <= later.spread.half80
    assert nearer.spread.alert99 < later.spread.alert99


@given(leap=st.sampled_from((1904, 2000, 2016, 2024)), year=st.integers(min_value=2001, max_value=2036), starts=STARTS)
def test_the_leap_day_never_fails(leap, year, starts) -> None:
    answer = forecast([PastEdition(year=leap, deadline=date(leap, 2, 29), starts=date(leap, 6, 1))], year, starts)
    assert isinstance(answer, Forecast | Unknown | UsualLead)
    assert str(answer.reasons[0])


@given(past=PASTS, year=YEARS, starts=STARTS)
def test_every_range_lies_around_the_expected_day(past, year, starts) -> None:
    answer = forecast(past, year, starts)
    if not isinstance(answer, Forecast):
        return
    (first90, last90), (first80, last80), (first50, last50) = answer.range90, answer.range80, answer.range50
    assert first90 <= first80 <= first50 < answer.expected < last50 <= last80 <= last90
    assert answer.alert95_on < answer.expected
    assert answer.spread.alert99 > answer.spread.alert95


@given(past=PASTS.filter(len), ahead=st.integers(min_value=1, max_value=12), day=st.integers(-40, 400))
def test_what_is_surely_after_a_day_is_after_it_in_every_later_year(
    past: list[PastEdition], ahead: int, day: int
) -> None:
    last = history(past)[-1]
    asked = last.deadline + timedelta(day)
    answer = forecast(past, last.year + ahead)
    if is_surely_after(past, asked) and isinstance(answer, Forecast):
        assert answer.range80[0] > asked


def test_a_year_from_now_is_surely_after_next_month_and_next_month_is_not() -> None:
    past = yearly("2024-12-01", "2025-12-01", "2026-12-01")
    assert is_surely_after(past, date(2027, 1, 15))
    assert not is_surely_after(past, date(2027, 11, 1))
