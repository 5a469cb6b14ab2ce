"""The widths: what they are for a record and a gap, and that they only ever grow."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.calibration import (
    CALLS_EVENT_KNOWN,
    CALLS_EVENT_UNKNOWN,
    FILM_FESTIVALS,
    Calibration,
    Spread,
    Width,
)

CALIBRATIONS = (FILM_FESTIVALS, CALLS_EVENT_KNOWN, CALLS_EVENT_UNKNOWN)
MISSES = st.floats(min_value=0, max_value=60)
GAPS = st.integers(min_value=1, max_value=12)


def days(spread: Spread) -> tuple[int, ...]:
    return (spread.half50, spread.half80, spread.half90, spread.alert95, spread.alert99)


@pytest.mark.parametrize(
    ("calibration", "missed", "expected"),
    [
        (FILM_FESTIVALS, 0, (3, 10, 15, 17, 45)),
        (FILM_FESTIVALS, 10, (5, 15, 23, 24, 60)),
        (FILM_FESTIVALS, 60, (15, 40, 63, 59, 135)),
        (FILM_FESTIVALS, None, (8, 31, 65, 55, 123)),
        (CALLS_EVENT_KNOWN, 20, (13, 30, 44, 51, 99)),
        (CALLS_EVENT_KNOWN, None, (13, 31, 46, 48, 123)),
        (CALLS_EVENT_UNKNOWN, 20, (14, 35, 56, 59, 141)),
        (CALLS_EVENT_UNKNOWN, None, (14, 41, 71, 61, 180)),
    ],
)
def test_one_year_on_the_widths_are_those_of_the_table(
    calibration: Calibration, missed: float | None, expected: tuple[int, ...]
) -> None:
    assert days(calibration.spread(missed, 1)) == expected


@pytest.mark.parametrize(
    ("gap", "expected"), [(1, 100), (2, 124), (3, 140), (4, 152), (5, 163), (6, 172), (7, 180), (8, 187), (12, 211)]
)
def test_a_width_of_a_hundred_days_grows_with_the_gap(gap: int, expected: int) -> None:
    hundred = Width(fixed=0, per_day_missed=1, one_edition=100)
    assert hundred.days(100, gap) == hundred.days(None, gap) == expected


def test_a_part_of_a_day_counts_as_a_whole_one() -> None:
    assert FILM_FESTIVALS.spread(0.1, 1).half80 == 11


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@given(lower=MISSES, higher=MISSES, gap=GAPS)
def test_a_worse_record_never_narrows_a_width(calibration: Calibration, lower: float, higher: float, gap: int) -> None:
    lower, higher = sorted((lower, higher))
    pairs = zip(days(calibration.spread(lower, gap)), days(calibration.spread(higher, gap)), strict=True)
    assert all(better <= worse for better, worse in pairs)


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@given(missed=st.none() | MISSES, gap=GAPS)
def test_an_older_edition_widens_every_width(calibration: Calibration, missed: float | None, gap: int) -> None:
    pairs = zip(days(calibration.spread(missed, gap)), days(calibration.spread(missed, gap + 1)), strict=True)
    assert all(newer <= older for newer, older in pairs)
    assert calibration.spread(missed, 1).half80 < calibration.spread(missed, gap + 1).half80


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@given(missed=st.none() | MISSES, gap=GAPS)
def test_a_surer_promise_is_never_narrower(calibration: Calibration, missed: float | None, gap: int) -> None:
    spread = calibration.spread(missed, gap)
    assert spread.half50 <= spread.half80 <= spread.half90
    assert spread.alert95 <= spread.alert99


def test_the_page_on_forecasts_prints_these_widths() -> None:
    page = (Path(__file__).parents[2] / "docs" / "forecast.md").read_text(encoding="utf-8")
    for name in ("half50", "half80", "half90", "alert95", "alert99"):
        cells = []
        for calibration in CALIBRATIONS:
            width = getattr(calibration, name)
            cells += [f"{width.fixed} + {width.per_day_missed} s", str(width.one_edition)]
        assert f"| {' | '.join(cells)} |" in page
