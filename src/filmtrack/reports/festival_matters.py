"""What is due at the festivals that somebody cares about: closing dates, opening calls, announcements to look for."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from filmtrack.domain.festival import Edition
from filmtrack.message import Message, message
from filmtrack.reports.deadline_matters import Due, deadline_matter, matter_id
from filmtrack.reports.interests import Interest
from filmtrack.reports.matters import Fold, Matter
from filmtrack.reports.moment import Moment
from filmtrack.reports.names import edition_name
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.rules.frame import takes_entries

DaysOf = Callable[[str], tuple[int, ...]]
"""The days before the dates of a festival on which somebody wants to be told, by its id."""

LOOK = Fold(
    id="look",
    heading=message("look for the announcement"),
    command="filmtrack upcoming --status expected",
)
"""The one line that names every festival whose announcement is to be looked for."""

_PAST = timedelta(days=20)
_ZONES = timedelta(days=2)
_OPEN_FOR = timedelta(days=30)


def festival_matters(interests: Iterable[Interest], days_of: DaysOf, moment: Moment) -> Iterator[Matter]:
    """Every matter of the festivals that somebody cares about."""
    for interest in interests:
        days = days_of(interest.festival.id)
        last = moment.today + timedelta(days=max(days, default=0)) + _ZONES
        found = occasions(interest.festival, now=moment.now, zone=moment.zone)
        for occasion in found:
            if due := _due(interest, occasion, moment, last):
                yield deadline_matter(due, days)
            elif opening := _opening(interest, occasion, moment, last):
                yield opening
        yield from _look(interest, found, days, moment)


def _due(interest: Interest, occasion: Occasion, moment: Moment, last: date) -> Due | None:
    """A closing date that is near, with why it matters; None when it does not."""
    day, deadline, closing = occasion.date, occasion.deadline, occasion.closing
    if deadline is None or closing is None or day is None or not moment.today - _PAST <= day <= last:
        return None
    if not takes_entries(deadline) or (occasion.known and occasion.known.cancelled):
        return None
    concern = interest.concern(occasion, moment)
    if concern is None:
        return None
    return Due(interest=interest, occasion=occasion, deadline=deadline, closing=closing, concern=concern)


def _opening(interest: Interest, occasion: Occasion, moment: Moment, last: date) -> Matter | None:
    """A call that opened, as long as none of its closing dates is near."""
    day, edition = occasion.date, occasion.known
    if occasion.what != "opens" or day is None or edition is None:
        return None
    if not moment.today - _OPEN_FOR <= day <= moment.today or _closes_before(edition, last):
        return None
    concern = interest.concern(occasion, moment)
    if concern is None:
        return None
    festival = interest.festival
    heading = edition_name(festival, edition.year)
    return Matter(
        id=matter_id(occasion),
        kind="opens",
        text=message("{festival}: the call opens", festival=heading),
        past=message("{festival}: the call is open", festival=heading),
        command=f"filmtrack festival show {festival.id}",
        films=concern.films,
        festival=festival.id,
        name=festival.name,
        edition=edition.year,
        due_on=day,
        festival_timezone=festival.timezone,
        stages=(0,),
        lapses_after=_OPEN_FOR.days,
    )


def _look(interest: Interest, found: Iterable[Occasion], days: tuple[int, ...], moment: Moment) -> Iterator[Matter]:
    """One matter for each edition whose announcement is to be looked for, with its first expected day."""
    films: dict[int | None, tuple[str, ...]] = {}
    dated: dict[int | None, list[tuple[date, str]]] = {}
    for occasion in found:
        if occasion.date and _is_to_be_looked_for(occasion, moment.today):
            concern = interest.concern(occasion, moment)
            if concern:
                dated.setdefault(occasion.edition, []).append((occasion.date, matter_id(occasion)))
                films[occasion.edition] = (*films.get(occasion.edition, ()), *concern.films)
    festival = interest.festival
    for year, expected in dated.items():
        first = min(expected)[0]
        yield Matter(
            id=f"{festival.id}/{year or '-'}/look",
            kind="look",
            text=_about(interest, year, first),
            command=f"filmtrack announce {festival.id} YYYY-MM-DD" + (f" --edition {year}" if year else ""),
            films=tuple(dict.fromkeys(films[year])),
            festival=festival.id,
            name=festival.name,
            edition=year,
            due_on=first,
            stages=days,
            weekly=True,
            stands_for=tuple((id_, day) for day, id_ in expected),
            fold=LOOK,
        )


def _about(interest: Interest, year: int | None, day: date) -> Message:
    festival = edition_name(interest.festival, year)
    if year is None:
        return message("{festival} (a list says {day})", festival=festival, day=day)
    return message("{festival} (expected about {day})", festival=festival, day=day)


def _is_to_be_looked_for(occasion: Occasion, today: date) -> bool:
    """Whether a date is only expected, its alert day has come, and nothing was announced for the same sections."""
    if occasion.status not in {"expected", "listed"} or occasion.superseded_by or occasion.forecast is None:
        return False
    if occasion.forecast.alert95_on > today:
        return False
    known = occasion.festival.edition(occasion.edition) if occasion.edition else None
    return not any(
        takes_entries(each) and (not each.sections or not occasion.sections or {*each.sections} & {*occasion.sections})
        for each in (known.deadlines if known else ())
    )


def _closes_before(edition: Edition, last: date) -> bool:
    return any(each.date and each.date <= last and takes_entries(each) for each in edition.deadlines)
