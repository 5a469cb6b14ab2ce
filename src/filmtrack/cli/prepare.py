"""Prepares the rows that `instant` answers from: every row of the days ahead, for each stretch in which it reads alike.

What is expected or listed reads differently from one day to the next only where a festival's own calendar passes an
expected day or the end of its range; a run that is asked again after the last such stretch prepares anew.
"""

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import filmtrack
from filmtrack.catalogue.uncollected import uncollected
from filmtrack.cli import instant, seal
from filmtrack.cli.context import Context
from filmtrack.domain.festival import Festival
from filmtrack.domain.zones import resolve
from filmtrack.render.columns import Cell
from filmtrack.render.machine import json_document
from filmtrack.render.safe import width
from filmtrack.render.upcoming_view import cells
from filmtrack.render.values import plain_value
from filmtrack.reports.occasions import Occasion, standing
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.upcoming_row import row_of

HORIZON_DAYS = 45
FEW = 2_000
"""So many festivals are prepared for all days that can be asked for; of more, only the days that were asked for."""

_SPARE_DAYS = 31
_NEAR_DAYS = 2
_HOLE = -987_654_321
_NOW_HOLE = "\x1f"
_EPOCH_DAY = date(1970, 1, 1).toordinal()

Stored = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The user's clock, and the time for which rows are prepared, as seconds since 1970: from `since` until `until`."""

    zone: ZoneInfo
    since: int
    until: int
    covered: int


def prepare(context: Context, wanted: instant.Asked) -> bool:
    """Prepare what is asked for; False where that is impossible, and the ordinary path has to answer."""
    folder = seal.cache_folder()
    if folder != str(context.folders.cache) or context.language != "en" or context.catalogue.problems:
        return False
    files = _made_from(context)
    states = [seal.state_of(file) for file in files]
    stretch = _stretch(context, wanted)
    made_in = seal.surroundings()
    place = seal.seal_file(folder, made_in)
    with suppress(OSError, sqlite3.Error):
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        with uncollected():
            state = _write(Path(f"{place}.db"), stretch, context)
        if state and states == [seal.state_of(file) for file in files]:
            lines = [made_in, state, *(f"{file}\t{seen}" for file, seen in zip(files, states, strict=True)), "sealed"]
            _replace(Path(place), "\n".join(lines).encode("utf-8", "surrogateescape"))
            return True
    return False


def _made_from(context: Context) -> list[str]:
    """Every file that an answer depends on, whether it is there or not."""
    from filmtrack.catalogue.shipped import shipped_file

    here = Path(filmtrack.__file__).parent
    is_checkout = "site-packages" not in here.parts
    code: Iterable[Path] = here.rglob("*.py") if is_checkout else (here / "__init__.py",)
    zones = [Path(folder) / "tzdata.zi" for folder in ("/usr/share/zoneinfo", "/usr/lib/zoneinfo")]
    named = [
        shipped_file("festivals.toml"),
        context.folders.own_catalogue,
        context.folders.settings,
        Path("/etc/timezone"),
        *context.named_layers,
    ]
    package = [Path(each) / "tzdata" / "__init__.py" for each in sys.path if each.endswith("site-packages")]
    return [str(each) for each in (*named, *zones, *package, *sorted(code)) if "\n" not in str(each)]


def _stretch(context: Context, wanted: instant.Asked) -> Stretch:
    zone, now = context.zone, wanted.now
    today = now.astimezone(zone).date()
    new_year = datetime(today.year + 1, 1, 1, tzinfo=zone)
    last = min(now + timedelta(days=HORIZON_DAYS), new_year.astimezone(UTC))
    are_few = len(list(context.catalogue.festivals())) <= FEW
    days = instant.MOST_DAYS if are_few else _asked_days(today, wanted)
    covered = today.toordinal() + days + HORIZON_DAYS + _NEAR_DAYS
    return Stretch(zone=zone, since=wanted.seconds, until=int(last.timestamp()), covered=covered)


def _asked_days(today: date, wanted: instant.Asked) -> int:
    """How many days ahead the window of this line reaches."""
    if wanted.month is None:
        return (wanted.days or instant.USUAL_DAYS) + _SPARE_DAYS
    return (wanted.month - today.month) % 12 * _SPARE_DAYS + 2 * _SPARE_DAYS


def _write(place: Path, stretch: Stretch, context: Context) -> str | None:
    """Write the database whole or not at all; its state, or None when another process was quicker."""
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".upcoming.")
    os.close(descriptor)
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as database:
            _fill(database, stretch, context)
        made = Path(name).stat().st_ino
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)
    return seal.own_state(str(place)) if place.stat().st_ino == made else None


def _replace(place: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".seal.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, stretch: Stretch, context: Context) -> None:
    database.execute("pragma synchronous = off")
    database.execute("pragma journal_mode = off")
    database.execute("begin")
    database.execute(
        "create table row (id integer primary key, since int, until int, kind text, day int, closes int, warn int, "
        "likely int, first80 int, last80 int, name text, tier text, key text, text text, width int, word text, "
        "more text, more_width int, rest text, before text, after text, lines text)"
    )
    database.execute("create table page (name text primary key, value text) without rowid")
    marks = ", ".join("?" * 21)
    database.executemany(
        f"insert into row values (null, {marks})",  # noqa: S608 - so many question marks
        stored_rows(context.catalogue.festivals(), stretch),
    )
    database.executemany("insert into page values (?, ?)", _pages(stretch).items())
    database.execute("create index shown on row (day, name, tier, key, id)")
    database.execute("create index counted on row (day, kind, closes, warn, likely, last80, since, until)")
    database.execute("create index perhaps on row (kind, first80, last80, day, likely, since, until)")
    database.execute("commit")


def _pages(stretch: Stretch) -> dict[str, str]:
    whole = json_document("upcoming", [], now=datetime(1970, 1, 1, tzinfo=UTC), timezone=str(stretch.zone))
    head, _, foot = whole.replace("1970-01-01T00:00:00Z", _NOW_HOLE).partition('"rows": [')
    return {
        "from": str(stretch.since),
        "until": str(stretch.until),
        "covered": str(stretch.covered),
        "clock": ";".join(f"{since} {ahead}" for since, ahead in _clock(stretch)),
        "head": f'{head}"rows": ',
        "foot": foot,
    }


def _clock(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """From when on the user's clock is how many seconds ahead of UTC, over all days that can be asked for."""
    before = None
    last = stretch.until + (instant.MOST_DAYS + 2) * instant.DAY_SECONDS
    for moment in range(stretch.since - stretch.since % 900 - 900, last, 900):
        ahead = datetime.fromtimestamp(moment, stretch.zone).utcoffset() or timedelta()
        if ahead != before:
            yield moment, int(ahead.total_seconds())
        before = ahead


def stored_rows(festivals: Iterable[Festival], stretch: Stretch) -> Iterator[Stored]:
    """What the database holds of each festival: stretches of time, the row's place in a window, its texts."""
    for festival in festivals:
        waiting: dict[tuple[int, Stored], int] = {}
        reached = stretch.since
        for since, found in _states(festival, stretch):
            now = set(found)
            for (number, row), began in list(waiting.items()):
                if (number, row) not in now:
                    yield began, since, *row
                    del waiting[number, row]
            for each in found:
                waiting.setdefault(each, since)
            reached = stretch.until
        yield from ((began, reached, *row) for (_, row), began in waiting.items())


def _states(festival: Festival, stretch: Stretch) -> Iterator[tuple[int, list[tuple[int, Stored]]]]:
    """Each moment from which on the festival reads differently, with its rows from then on."""
    clock = resolve(festival.timezone, user=stretch.zone) or stretch.zone
    moment: int | None = stretch.since
    while moment is not None:
        now = datetime.fromtimestamp(moment, UTC)
        found = standing(festival, now=now, zone=stretch.zone)
        yield moment, list(enumerate(_stored(found.occasions, stretch, now)))
        moment = _next_change(found.turns, moment, stretch, clock)


def _next_change(turns: Iterable[date], moment: int, stretch: Stretch, clock: tzinfo) -> int | None:
    """The next midnight at the festival after which something else is expected."""
    days = [day + timedelta(days=1) for day in turns if _is_near(day, moment)]
    changes = sorted(int(datetime.combine(day, time(), clock).timestamp()) for day in days)
    return next((each for each in changes if moment < each < stretch.until), None)


def _is_near(day: date, moment: int) -> bool:
    ahead = day.toordinal() - _EPOCH_DAY - moment // instant.DAY_SECONDS
    return -_NEAR_DAYS <= ahead <= HORIZON_DAYS + _NEAR_DAYS


def _stored(found: Sequence[Occasion], stretch: Stretch, now: datetime) -> list[Stored]:
    today = now.astimezone(stretch.zone).date()
    kept = []
    for occasion in found:
        if occasion.what != "deadline" or occasion.date is None or _is_beyond(occasion, stretch):
            continue
        if occasion.closing and occasion.closing.closes_at.timestamp() <= stretch.since:
            continue
        row = row_of(occasion, now=now, today=today)
        kept.append(_one(occasion, replace(row, days_left=_HOLE), today, stretch.zone))
    return kept


def _is_beyond(occasion: Occasion, stretch: Stretch) -> bool:
    """Whether neither its day nor any day of its range can be asked for."""
    first = occasion.forecast.range80[0] if occasion.forecast else occasion.date
    return all(day is None or day.toordinal() > stretch.covered for day in (first, occasion.date))


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
    return "  " + json.dumps(plain_value(row), ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _text(cell: Cell) -> str:
    return " ".join(cell.lines)
