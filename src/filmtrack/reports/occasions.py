"""Everything dated that is known or expected of one festival, as it stands at a moment.

`upcoming`, `festival show`, the calendar and the reminders all read these; whatever they leave out is their own choice.
"""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from filmtrack.domain.festival import Festival
from filmtrack.domain.forecast import Forecast, listed
from filmtrack.domain.instants import closing
from filmtrack.domain.requirements import Provenance
from filmtrack.domain.target import Expectation
from filmtrack.domain.zones import resolve
from filmtrack.message import message
from filmtrack.reports.expected import expectations_of, expected_of
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.unchanged import Unchanged
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A festival's occasions at a moment, and the days at the festival after which others are expected."""

    occasions: tuple[Occasion, ...]
    turns: tuple[date, ...]


def occasions(
    festival: Festival, *, now: datetime, zone: tzinfo, unchanged: Unchanged | None = None
) -> tuple[Occasion, ...]:
    """All occasions of a festival at the moment `now`, for a user in `zone`; what has closed is among them.

    `unchanged` is told of them.
    """
    if unchanged is None:
        return _dated(festival, now, zone)[0]
    found = standing(festival, now=now, zone=zone)
    unchanged.rests_on_festival(festival, found)
    return found.occasions


def standing(festival: Festival, *, now: datetime, zone: tzinfo, until: date | None = None) -> Standing:
    """The same, with the days after which others are expected than now; what is expected after `until` may lack."""
    dated, expectations = _dated(festival, now, zone, until)
    answers = [each for expected in expectations for each in (expected.target, expected.following)]
    forecasts = [*answers, *(each.forecast for each in dated if each.status == "listed")]
    turns = {day for each in forecasts if isinstance(each, Forecast) for day in (each.expected, each.range80[1])}
    return Standing(occasions=dated, turns=tuple(sorted(turns)))


def _dated(
    festival: Festival, now: datetime, zone: tzinfo, until: date | None = None
) -> tuple[tuple[Occasion, ...], list[Expectation]]:
    """Everything that has a day, or the one thing that has none, and what the days that are expected rest on."""
    asked_on = now.astimezone(resolve(festival.timezone, user=zone) or zone).date()
    expectations = expectations_of(festival, asked_on, until=until)
    dated = (
        *_announced(festival, zone),
        *(each for series, expected in expectations for each in expected_of(festival, series, expected, asked_on)),
        *_listed(festival, asked_on),
        *_days(festival),
    )
    if not any(each.what == "deadline" and _is_open(each, now, asked_on) for each in dated):
        dated = (*dated, _unknown(festival))
    return dated, [expected for _, expected in expectations]


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
    return Occasion(festival=festival, what="deadline", status="unknown", provenance=festival.provenance, notes=(why,))
