"""How well the forecast does on real deadlines: every table of the written method, with the method's own figures.

Each known deadline is taken as if it were still to come and forecast from the editions before it. A range is judged by
how often the deadline lay within it, an alert by how often it did not come too late.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median
from typing import TypeAlias

from filmtrack.domain.calibration import CALLS_EVENT_KNOWN, CALLS_EVENT_UNKNOWN, FILM_FESTIVALS, Calibration
from filmtrack.domain.forecast import Forecast, forecast
from filmtrack.domain.series import PastEdition

SETTLED_UNTIL = date(2026, 8, 20)
"""Deadlines after this day may still move, so calls are scored only up to it."""

FESTIVAL_GAPS = range(1, 10)
CALL_GAPS = range(1, 9)
NOTHING = "–"

EVENT_COLUMNS = ("N", "MAE", "median", "≤3 d", "≤7 d", "≤14 d", "≤30 d", "50 %", "80 %", "90 %", "safe 95", "safe 99")
EVENT_METHOD = {
    "event known": "2373 19.6 12 23 37 57 80 52.8 81.3 90.4 95.1 99.0",
    "event not used": "2515 26.2 13 25 37 54 74 52.0 80.8 90.2 95.1 99.0",
}
GAP_COLUMNS = tuple(str(gap) for gap in CALL_GAPS)
GAP_METHOD = {
    "targets": "2515 1967 1505 1197 928 767 581 413",
    "80 % range covers": "80.8 80.8 80.7 81.1 80.8 80.7 80.0 78.5",
}
FESTIVAL_COLUMNS = ("pairs", "festivals", "50 %", "80 %", "90 %", "safe 95", "safe 99", "full width 80 %")
FESTIVAL_METHOD = {
    "all": "483 110 63.1 85.9 93.6 96.3 98.6 62",
    "one past edition": f"237 {NOTHING} 62.9 88.2 94.9 96.2 98.7 94",
    "two or more": "246 59 63.4 83.7 92.3 96.3 98.4 36",
    "two or more, gap 1": f"61 {NOTHING} 72.1 82.0 90.2 95.1 98.4 26",
}
MISS_METHOD = {
    "calls, 80 % of all misses": "38 47 53 57 61 60 73 73",
    "film festivals, median miss": "2 2 6 5 5 15 5 15",
}

Series: TypeAlias = dict[str, tuple[PastEdition, ...]]
"""Editions by the name of their series, oldest first; a festival's series is named "festival tier"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One deadline and what had been forecast: `error` is actual minus expected, in days."""

    festival: str
    known: int
    gap: int
    error: int
    answer: Forecast

    def within(self, half_width: int) -> bool:
        """Whether the deadline lay in that range."""
        return abs(self.error) <= half_width

    def safe(self, alert: int) -> bool:
        """Whether an alert so many days before the forecast did not come too late."""
        return self.error >= -alert


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of scores with the method's figures; `scored` ones must agree on the method's data."""

    name: str
    columns: tuple[str, ...]
    rows: dict[str, tuple[str, ...]]
    method: dict[str, tuple[str, ...]]
    scored: bool = True

    @property
    def agrees(self) -> bool:
        """Whether every figure that the method states came out alike."""
        return all(
            theirs in (ours, NOTHING)
            for name, row in self.rows.items()
            for ours, theirs in zip(row, self.method[name], strict=True)
        )


def outcomes(
    series: Series, gaps: Sequence[int], calibration: Calibration, *, event: bool = False, until: date = date.max
) -> list[Outcome]:
    """Every deadline up to `until`, forecast from each earlier edition in turn as the last known one."""
    found = []
    for name, editions in series.items():
        for place, actual in enumerate(editions):
            for known in range(1, place + 1):
                gap = actual.year - editions[known - 1].year
                if gap not in gaps or actual.deadline > until:
                    continue
                starts = actual.starts if event else None
                answer = forecast(editions[:known], actual.year, starts, calibration=calibration)
                if isinstance(answer, Forecast) and (answer.lead_days is not None or not event):
                    error = (actual.deadline - answer.expected).days
                    festival = name.rsplit(" ", 1)[0]
                    found.append(Outcome(festival=festival, known=known, gap=gap, error=error, answer=answer))
    return found


def tables(calls: Series, festivals: Series) -> list[Table]:
    """All tables of the method."""
    with_event = outcomes(calls, (1,), CALLS_EVENT_KNOWN, event=True, until=SETTLED_UNTIL)
    without = outcomes(calls, CALL_GAPS, CALLS_EVENT_UNKNOWN, until=SETTLED_UNTIL)
    by_gap = [[each for each in without if each.gap == gap] for gap in CALL_GAPS]
    films = outcomes(festivals, FESTIVAL_GAPS, FILM_FESTIVALS)
    several = [each for each in films if each.known > 1]
    film_rows = {
        "all": films,
        "one past edition": [each for each in films if each.known == 1],
        "two or more": several,
        "two or more, gap 1": [each for each in several if each.gap == 1],
    }
    gap_rows = {"targets": _each(by_gap, _count), "80 % range covers": _each(by_gap, _covers80)}
    film_misses = _each([[each for each in films if each.gap == gap] for gap in CALL_GAPS], _median_miss)
    miss_rows = {"calls, 80 % of all misses": _each(by_gap, _miss80), "film festivals, median miss": film_misses}
    event_rows = {"event known": _event_row(with_event), "event not used": _event_row(by_gap[0])}
    festival_rows = {name: _festival_row(found) for name, found in film_rows.items()}
    return [
        _table("calls for papers, consecutive editions", EVENT_COLUMNS, event_rows, EVENT_METHOD),
        _table("calls for papers, by gap in years, event not used", GAP_COLUMNS, gap_rows, GAP_METHOD),
        _table("film festivals, gaps of 1 to 9 years", FESTIVAL_COLUMNS, festival_rows, FESTIVAL_METHOD),
        _table("misses of the last date alone, by gap in years", GAP_COLUMNS, miss_rows, MISS_METHOD, scored=False),
    ]


def _table(
    name: str,
    columns: tuple[str, ...],
    rows: dict[str, tuple[str, ...]],
    method: dict[str, str],
    *,
    scored: bool = True,
) -> Table:
    stated = {row: tuple(figures.split()) for row, figures in method.items()}
    return Table(name=name, columns=columns, rows=rows, method=stated, scored=scored)


def _event_row(found: list[Outcome]) -> tuple[str, ...]:
    if not found:
        return ("0", *[NOTHING] * (len(EVENT_COLUMNS) - 1))
    near = [f"{100 * sum(each.within(days) for each in found) / len(found):.0f}" for days in (3, 7, 14, 30)]
    return (_count(found), f"{fmean(abs(each.error) for each in found):.1f}", _median_miss(found), *near, *_kept(found))


def _festival_row(found: list[Outcome]) -> tuple[str, ...]:
    if not found:
        return ("0", "0", *[NOTHING] * (len(FESTIVAL_COLUMNS) - 2))
    width = f"{median(2 * each.answer.spread.half80 for each in found):g}"
    return (_count(found), str(len({each.festival for each in found})), *_kept(found), width)


def _kept(found: list[Outcome]) -> tuple[str, ...]:
    """How often the three ranges and the two alerts kept their promise."""
    promises: tuple[Callable[[Outcome], bool], ...] = (
        lambda each: each.within(each.answer.spread.half50),
        lambda each: each.within(each.answer.spread.half80),
        lambda each: each.within(each.answer.spread.half90),
        lambda each: each.safe(each.answer.spread.alert95),
        lambda each: each.safe(each.answer.spread.alert99),
    )
    return tuple(_percent(found, kept) for kept in promises)


def _percent(found: list[Outcome], kept: Callable[[Outcome], bool]) -> str:
    return f"{100 * sum(map(kept, found)) / len(found):.1f}"


def _each(groups: list[list[Outcome]], figure: Callable[[list[Outcome]], str]) -> tuple[str, ...]:
    return tuple(figure(found) if found else NOTHING for found in groups)


def _count(found: list[Outcome]) -> str:
    return str(len(found))


def _covers80(found: list[Outcome]) -> str:
    return _percent(found, lambda each: each.within(each.answer.spread.half80))


def _median_miss(found: list[Outcome]) -> str:
    return f"{median(abs(each.error) for each in found):g}"


def _miss80(found: list[Outcome]) -> str:
    """The miss that four of five do not exceed (the lower of two neighbours)."""
    return str(sorted(abs(each.error) for each in found)[int(0.8 * (len(found) - 1))])
