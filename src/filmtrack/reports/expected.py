"""The deadlines that a festival's earlier ones let expect, and what announced dates rule out."""

import datetime as dt
from collections.abc import Iterator, Mapping
from datetime import date

from filmtrack.domain.festival import NOT_STATED, Deadline, Festival
from filmtrack.domain.forecast import Forecast, is_surely_after
from filmtrack.domain.series import PastEdition
from filmtrack.domain.target import LOOK, Expectation, expect
from filmtrack.message import Message, message
from filmtrack.reports.occasion import Occasion
from filmtrack.values import dataclass

_TIER_ORDER = ("early", "regular", "late", "final", "extended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The deadlines of one key over a festival's editions, newest last."""

    key: str
    newest: Deadline
    past: tuple[PastEdition, ...]


def series_of(festival: Festival) -> tuple[Series, ...]:
    """The entry deadlines that may feed a forecast, one series a key; original dates, no cancelled edition."""
    past: dict[str, list[PastEdition]] = {}
    newest: dict[str, Deadline] = {}
    for edition in festival.editions:
        for deadline in () if edition.cancelled else edition.deadlines:
            original = deadline.original_date
            if original and deadline.forecasts and not deadline.rolling and deadline.closes == "entry":
                past.setdefault(deadline.key, []).append(
                    PastEdition(year=edition.year, deadline=original, starts=edition.starts)
                )
                newest[deadline.key] = deadline
    return tuple(Series(key=key, newest=newest[key], past=tuple(past[key])) for key in past)


def expectations_of(
    festival: Festival, asked_on: date, *, until: date | None = None
) -> list[tuple[Series, Expectation]]:
    """What to expect of each series of a festival's deadlines, seen from a day there.

    Series of which nothing can be expected `until` a day may be left out.
    """
    starts = {each.year: each.starts for each in festival.editions if each.starts and not each.cancelled}
    looked = {each.year: each.looked_on for each in festival.editions if each.looked_on and not each.deadlines}
    return [
        (series, expect(series.past, asked_on, starts=starts, looked=looked))
        for series in series_of(festival)
        if until is None or _may_come(series, starts, until)
    ]


def _may_come(series: Series, starts: Mapping[int, date], until: date) -> bool:
    last = max(each.year for each in series.past)
    return any(year > last for year in starts) or not is_surely_after(series.past, until)


def expected_of(festival: Festival, series: Series, expectation: Expectation, asked_on: date) -> Iterator[Occasion]:
    """The occasions that a series lets expect, but for those that something announced rules out."""
    for overdue in expectation.overdue:
        yield _expected_one(festival, series, overdue, expectation, None)
    target = expectation.target
    if not isinstance(target, Forecast):
        return
    following = expectation.following if isinstance(expectation.following, Forecast) else None
    for forecast in (target, *((following,) if following else ())):
        if not _contradicted(festival, series, forecast):
            after = following if forecast is target and target.expected < asked_on else None
            yield _expected_one(festival, series, forecast, expectation, after)


def _expected_one(
    festival: Festival, series: Series, forecast: Forecast, expectation: Expectation, following: Forecast | None
) -> Occasion:
    return Occasion(
        festival=festival,
        what="deadline",
        status="overdue" if forecast in expectation.overdue else "expected",
        key=series.key,
        edition=forecast.year,
        tier=series.newest.tier,
        sections=series.newest.sections,
        platforms=series.newest.platforms,
        date=forecast.expected,
        forecast=forecast,
        following=following,
        provenance=series.newest.provenance,
        bound=_bound(series.newest),
        notes=expectation.reasons if forecast is expectation.target else _of_others(expectation.reasons),
    )


def _of_others(reasons: tuple[Message, ...]) -> tuple[Message, ...]:
    """What is said of a target, as far as it is true of the editions before and after it."""
    return tuple(each for each in reasons if each != LOOK)


def _bound(newest: Deadline) -> tuple[Message, ...]:
    """Which films alone a series of deadlines binds, where it does not bind all."""
    note = newest.completed.note if newest.completed else None
    return (message("binds only: {note}", note=note),) if note else ()


def _contradicted(festival: Festival, series: Series, forecast: Forecast) -> bool:
    """Whether something announced for the same edition rules the expected date out."""
    edition = festival.edition(forecast.year) if forecast.year else None
    if edition is None:
        return False
    if edition.cancelled or (edition.starts and forecast.expected > edition.starts):
        return True
    return any(
        _replaces(deadline, deadline.date, series, forecast)
        for deadline in edition.deadlines
        if deadline.date and deadline.closes == "entry"
    )


def _replaces(deadline: Deadline, day: dt.date, series: Series, forecast: Forecast) -> bool:
    """Whether an announced date leaves no room for the expected one: an early tier after a later one, or the reverse.

    A date whose tier nobody stated is taken for the expected one when it lies within its 80 % range.
    """
    if deadline.tier == NOT_STATED:
        return forecast.range80[0] <= day <= forecast.range80[1]
    rank, other = _rank(series.newest.tier), _rank(deadline.tier)
    if rank is None or other is None or rank == other or deadline.sections != series.newest.sections:
        return False
    return forecast.expected >= day if rank < other else forecast.expected <= day


def _rank(tier: str) -> int | None:
    return _TIER_ORDER.index(tier) if tier in _TIER_ORDER else None
