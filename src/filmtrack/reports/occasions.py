"""Everything dated that is known or expected of one festival, as it stands at a moment.

`upcoming`, `festival show`, the calendar and the reminders all read these; whatever they leave out is their own choice.
"""

import datetime as dt
from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import NOT_STATED, Deadline, Edition, Festival
from filmtrack.domain.forecast import Forecast, listed
from filmtrack.domain.instants import Closing, closing
from filmtrack.domain.requirements import Provenance
from filmtrack.domain.series import PastEdition
from filmtrack.domain.target import Expectation, expect
from filmtrack.domain.zones import resolve
from filmtrack.message import Message, message
from filmtrack.reports.rows import Status, What
from filmtrack.values import dataclass

_TIER_ORDER = ("early", "regular", "late", "final", "extended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One deadline, opening day or event of a festival: announced, expected, overdue, listed or unknown."""

    festival: Festival
    what: What
    status: Status
    key: str | None = None
    edition: int | None = None
    tier: str | None = None
    sections: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    date: dt.date | None = None
    ends: dt.date | None = None
    deadline: Deadline | None = None
    known: Edition | None = None
    closing: Closing | None = None
    forecast: Forecast | None = None
    following: Forecast | None = None
    superseded_by: str | None = None
    provenance: Provenance = Provenance()
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A festival's occasions at a moment, and the days at the festival after which others are expected."""

    occasions: tuple[Occasion, ...]
    turns: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The deadlines of one key over a festival's editions, newest last."""

    key: str
    newest: Deadline
    past: tuple[PastEdition, ...]


def occasions(festival: Festival, *, now: datetime, zone: tzinfo) -> tuple[Occasion, ...]:
    """All occasions of a festival at the moment `now`, for a user in `zone`; what has closed is among them."""
    return standing(festival, now=now, zone=zone).occasions


def standing(festival: Festival, *, now: datetime, zone: tzinfo) -> Standing:
    """The same, with the days after which other things are expected than now."""
    asked_on = now.astimezone(resolve(festival.timezone, user=zone) or zone).date()
    expectations = _expectations(festival, asked_on)
    dated = (
        *_announced(festival, zone),
        *(each for series, expected in expectations for each in _of_series(festival, series, expected, asked_on)),
        *_listed(festival, asked_on),
        *_days(festival),
    )
    answers = [each for _, expected in expectations for each in (expected.target, expected.following)]
    forecasts = [*answers, *(each.forecast for each in dated if each.status == "listed")]
    turns = {day for each in forecasts if isinstance(each, Forecast) for day in (each.expected, each.range80[1])}
    if not any(each.what == "deadline" and _is_open(each, now, asked_on) for each in dated):
        dated = (*dated, _unknown(festival))
    return Standing(occasions=dated, turns=tuple(sorted(turns)))


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


def _announced(festival: Festival, zone: tzinfo) -> Iterator[Occasion]:
    for edition in festival.editions:
        for deadline in edition.deadlines:
            place = resolve(deadline.timezone or festival.timezone, user=zone)
            yield Occasion(
                festival=festival,
                what="deadline",
                status="announced",
                key=deadline.key,
                edition=edition.year,
                tier=deadline.tier,
                sections=deadline.sections,
                platforms=deadline.platforms,
                date=deadline.date,
                deadline=deadline,
                known=edition,
                provenance=deadline.provenance,
                closing=closing(deadline.date, deadline.time, place, strict=False)
                if deadline.date and not deadline.rolling
                else None,
            )


def _expectations(festival: Festival, asked_on: date) -> list[tuple[Series, Expectation]]:
    starts = {each.year: each.starts for each in festival.editions if each.starts and not each.cancelled}
    looked = {each.year: each.looked_on for each in festival.editions if each.looked_on and not each.deadlines}
    return [(series, expect(series.past, asked_on, starts=starts, looked=looked)) for series in series_of(festival)]


def _of_series(festival: Festival, series: Series, expectation: Expectation, asked_on: date) -> Iterator[Occasion]:
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
        reasons=(*_bound(series.newest), *forecast.reasons, *expectation.reasons),
    )


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


def _listed(festival: Festival, asked_on: date) -> Iterator[Occasion]:
    if festival.listed is None:
        return
    day = festival.listed
    forecast = listed(day.month, day.day, asked_on=asked_on, source=day.source)
    yield Occasion(
        festival=festival,
        what="deadline",
        status="listed",
        key="listed",
        date=forecast.expected,
        forecast=forecast,
        provenance=Provenance(sources=(day.source,), as_of=day.as_of),
        superseded_by=_newer_than_list(festival, day.as_of),
        reasons=forecast.reasons,
    )


def _newer_than_list(festival: Festival, as_of: int | None) -> str | None:
    newer = [
        (edition.year, deadline.tier)
        for edition in festival.editions
        for deadline in edition.deadlines
        if deadline.closes == "entry" and edition.year > (as_of or 0)
    ]
    return f"{max(newer)[0]} {max(newer)[1]}" if newer else None


def _days(festival: Festival) -> Iterator[Occasion]:
    for edition in festival.editions:
        if edition.cancelled:
            continue
        for what, first, last in (("opens", edition.opens, None), ("event", edition.starts, edition.ends)):
            if first:
                yield Occasion(
                    festival=festival,
                    what="opens" if what == "opens" else "event",
                    status="announced",
                    key=what,
                    edition=edition.year,
                    date=first,
                    ends=last,
                    known=edition,
                    provenance=edition.provenance,
                )


def _is_open(occasion: Occasion, now: datetime, asked_on: date) -> bool:
    if occasion.closing:
        return occasion.closing.closes_at > now
    if occasion.deadline and occasion.deadline.rolling:
        return True
    if occasion.superseded_by:
        return False
    return occasion.forecast is not None and (occasion.status == "overdue" or occasion.forecast.range80[1] >= asked_on)


def _unknown(festival: Festival) -> Occasion:
    last = max((each.year for each in festival.editions if each.deadlines), default=None)
    if last is not None:
        why = message("no date: the last known deadline is of {year}", year=str(last))
    elif festival.editions:
        held = festival.editions[-1].year
        why = message("no deadline is known; the last known edition is {year}", year=str(held))
    else:
        why = message("no deadline and no edition is known")
    return Occasion(
        festival=festival, what="deadline", status="unknown", provenance=festival.provenance, reasons=(why,)
    )
