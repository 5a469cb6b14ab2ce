"""The year as bars: each festival with its call, closing days, answers and events; announced ones are told apart."""

import datetime as dt
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo

from filmtrack.domain.entry import Entry
from filmtrack.domain.entry import Status as EntryStatus
from filmtrack.domain.festival import Festival
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import occasions
from filmtrack.reports.rows import Days, Status
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One closing day: its tier, whether it is announced or expected, and the days between which it is likely."""

    date: dt.date
    tier: str | None
    status: Status
    range80: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """The year of one festival: when calls open and close, answers come, it is held; `entry` is how a film stands."""

    festival: str
    name: str
    country: str | None
    opens: tuple[date, ...]
    closings: tuple[Closing, ...]
    answers: tuple[date, ...]
    events: tuple[Days, ...]
    entry: str | None = None

    @property
    def first(self) -> date:
        """The first closing day, else the first other day."""
        days = [each.date for each in self.closings] or [
            *self.answers,
            *(first for first, _ in self.events),
            *self.opens,
        ]
        return min(days)

    @property
    def calls(self) -> tuple[Days, ...]:
        """From each opening day to the last closing day before the next one."""
        begins = sorted(self.opens)
        found = []
        for opens, until in zip(begins, [*begins[1:], date.max][: len(begins)], strict=True):
            if closes := [each.date for each in self.closings if opens <= each.date < until]:
                found.append((opens, max(closes)))
        return tuple(found)


def timeline(
    festivals: Iterable[Festival],
    days: Days,
    *,
    now: datetime,
    zone: tzinfo,
    entries: Mapping[str, str] | None = None,
) -> tuple[TimelineRow, ...]:
    """The festivals with anything within these days, by their next closing day; with `entries` only those in it.

    After those that close come those that only begin, open or answer, and last those of which all is past.
    """
    wanted = (each for each in festivals if entries is None or each.id in entries)
    rows = (_row(each, days, now, zone, (entries or {}).get(each.id)) for each in wanted)
    today = now.astimezone(zone).date()
    return tuple(sorted((row for row in rows if row), key=lambda row: _place(row, today)))


def _place(row: TimelineRow, today: date) -> tuple[int, date, str]:
    closes = [each.date for each in row.closings if each.date >= today]
    if closes:
        return 0, min(closes), row.name
    likely = [each.range80[1] for each in row.closings if each.range80 and each.range80[1] >= today]
    if likely:
        return 0, today, row.name
    others = [*row.answers, *row.opens, *(last for _, last in row.events)]
    ahead = [each for each in others if each >= today]
    return (1, min(ahead), row.name) if ahead else (2, row.first, row.name)


def _row(festival: Festival, days: Days, now: datetime, zone: tzinfo, entry: str | None) -> TimelineRow | None:
    found = [each for each in occasions(festival, now=now, zone=zone) if each.date]
    row = TimelineRow(
        festival=festival.id,
        name=festival.name,
        country=festival.country,
        opens=tuple(each.date for each in found if each.what == "opens" and each.date and _within(each.date, days)),
        closings=tuple(_closing(each, each.date) for each in found if each.date and _is_shown(each, each.date, days)),
        answers=tuple(each.notifies for each in festival.editions if each.notifies and _within(each.notifies, days)),
        events=tuple(
            (each.date, each.ends or each.date)
            for each in found
            if each.what == "event" and each.date and each.date <= days[1] and (each.ends or each.date) >= days[0]
        ),
        entry=entry,
    )
    return row if row.opens or row.closings or row.answers or row.events else None


def _is_shown(occasion: Occasion, day: date, days: Days) -> bool:
    return occasion.what == "deadline" and occasion.status in {"announced", "expected"} and _within(day, days)


def _closing(occasion: Occasion, day: date) -> Closing:
    likely = occasion.forecast.range80 if occasion.forecast else None
    return Closing(date=day, tier=occasion.tier, status=occasion.status, range80=likely)


def _within(day: date, days: Days) -> bool:
    return days[0] <= day <= days[1]


def standings(entries: Iterable[Entry]) -> dict[str, EntryStatus]:
    """How the entries stand, by festival; the last edition's where there are several."""
    return {each.festival: each.status for each in sorted(entries, key=lambda each: each.edition)}
