"""What `instant` answers from: every row of the days ahead, for each stretch of time in which it reads alike.

What is expected or listed reads differently from one day to the next only where a festival's own calendar passes an
expected day or the end of its range.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from json.encoder import encode_basestring
from zoneinfo import ZoneInfo

from filmtrack.cli.instant import DAY_SECONDS
from filmtrack.domain.festival import Festival
from filmtrack.domain.zones import resolve
from filmtrack.render.columns import Cell
from filmtrack.render.safe import width
from filmtrack.render.upcoming_view import cells
from filmtrack.render.values import plain_value
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.occasions import standing
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.upcoming_row import row_of
from filmtrack.values import dataclass, fields, replace

HORIZON_DAYS = 45
NEAR_DAYS = 2
_HOLE = -987_654_321
_EPOCH_DAY = date(1970, 1, 1).toordinal()

_NAMES = tuple(each.name for each in fields(UpcomingRow))
_quoted = json.JSONEncoder(ensure_ascii=False).encode

Stored = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The user's clock, and the time for which rows are prepared, as seconds since 1970: from `since` until `until`."""

    zone: ZoneInfo
    since: int
    until: int
    covered: int


def stored_rows(festivals: Iterable[Festival], stretch: Stretch) -> Iterator[Stored]:
    """What the database holds of each festival: stretches of time, the row's place in a window, its texts."""
    for festival in festivals:
        waiting: dict[tuple[int, Stored], int] = {}
        reached = stretch.since
        for since, found in _states(festival, stretch):
            now = set(found)
            for (number, row), began in list(waiting.items()):
                if (number, row) not in now:
                    yield festival.id, began, since, *row
                    del waiting[number, row]
            for each in found:
                waiting.setdefault(each, since)
            reached = stretch.until
        yield from ((festival.id, began, reached, *row) for (_, row), began in waiting.items())


def _states(festival: Festival, stretch: Stretch) -> Iterator[tuple[int, list[tuple[int, Stored]]]]:
    """Each moment from which on the festival reads differently, with its rows from then on."""
    clock = resolve(festival.timezone, user=stretch.zone) or stretch.zone
    moment: int | None = stretch.since
    while moment is not None:
        now = datetime.fromtimestamp(moment, UTC)
        found = standing(festival, now=now, zone=stretch.zone, until=date.fromordinal(stretch.covered))
        yield moment, list(enumerate(_stored(found.occasions, stretch, now)))
        moment = _next_change(found.turns, moment, stretch, clock)


def _next_change(turns: Iterable[date], moment: int, stretch: Stretch, clock: tzinfo) -> int | None:
    """The next midnight at the festival after which something else is expected."""
    days = [day + timedelta(days=1) for day in turns if _is_near(day, moment)]
    changes = sorted(int(datetime.combine(day, time(), clock).timestamp()) for day in days)
    return next((each for each in changes if moment < each < stretch.until), None)


def _is_near(day: date, moment: int) -> bool:
    ahead = day.toordinal() - _EPOCH_DAY - moment // DAY_SECONDS
    return -NEAR_DAYS <= ahead <= HORIZON_DAYS + NEAR_DAYS


def _stored(found: Sequence[Occasion], stretch: Stretch, now: datetime) -> list[Stored]:
    today = now.astimezone(stretch.zone).date()
    kept = []
    for occasion in found:
        if occasion.what != "deadline" or occasion.date is None or _is_beyond(occasion, stretch):
            continue
        if occasion.closing and occasion.closing.closes_at.timestamp() <= stretch.since:
            continue
        kept.append(_one(occasion, row_of(occasion, now=now, today=today), today, stretch.zone))
    return kept


def _is_beyond(occasion: Occasion, stretch: Stretch) -> bool:
    """Whether neither its day nor any day of its range can be asked for."""
    if occasion.date is not None and occasion.date.toordinal() <= stretch.covered:
        return False
    return occasion.forecast is None or occasion.forecast.range80[0].toordinal() > stretch.covered


def _one(occasion: Occasion, row: UpcomingRow, today: date, zone: ZoneInfo) -> Stored:
    closing_, forecast = occasion.closing, occasion.forecast
    kind = "closing" if closing_ else "overdue" if row.status == "overdue" else "expected" if forecast else "dated"
    ((first, left, name, what),) = cells([replace(row, days_left=None)], zone=zone, today=today)
    before, _, after = _as_json(row).partition(f'"days_left": {_HOLE}')
    when, festival = _text(first), _text(name)
    return (
        kind,
        occasion.date.toordinal() if occasion.date else None,
        int(closing_.closes_at.timestamp()) if closing_ else None,
        int(closing_.warn_from_at.timestamp()) if closing_ else None,
        int(row.status == "expected"),
        forecast.range80[0].toordinal() if forecast else None,
        forecast.range80[1].toordinal() if forecast else None,
        row.name,
        row.tier or "",
        row.key or "",
        when,
        width(when),
        _text(left),
        festival,
        width(festival),
        _text(what),
        f'{before}"days_left": ',
        after,
        json.dumps([[first.style, *first.lines], [*left.lines], [*name.lines], [*what.lines]], ensure_ascii=False),
    )


def _as_json(row: UpcomingRow) -> str:
    """The row as it stands in the list of rows, two steps indented."""
    told = {name: _indented(getattr(row, name)) for name in _NAMES} | {"days_left": str(_HOLE)}
    lines = ",\n".join(f'   "{name}": {each}' for name, each in told.items())
    return f"  {{\n{lines}\n  }}"


def _indented(value: object) -> str:
    """A value of the row; what is plain and has no parts, as most is, is written without the encoder."""
    if value is None:
        return "null"
    kind = type(value)
    if kind is str:
        return encode_basestring(str(value))
    if kind is bool or kind is int:
        return str(value).lower()
    plain = plain_value(value)
    if isinstance(plain, (list, dict)) and plain:
        return json.dumps(plain, ensure_ascii=False, indent=1).replace("\n", "\n   ")
    return _quoted(plain)


def _text(cell: Cell) -> str:
    return " ".join(cell.lines)
