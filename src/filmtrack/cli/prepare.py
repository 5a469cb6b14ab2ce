"""Prepares the rows that `instant` answers from, all of them or only those of the festivals that changed.

A run that is asked again after the last stretch of time for which rows are prepared prepares all anew.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words only

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import filmtrack
from filmtrack.catalogue.cache_files import new_file, put
from filmtrack.catalogue.index import packed, unpacked
from filmtrack.catalogue.uncollected import uncollected
from filmtrack.cli import instant, seal
from filmtrack.cli.context import Context
from filmtrack.cli.prepared_rows import HORIZON_DAYS, NEAR_DAYS, Stretch, stored_rows
from filmtrack.cli.progress import Progress
from filmtrack.render.machine import json_document

FEW = 2_000
"""So many festivals are prepared for all days that can be asked for; of more, only the days that were asked for."""
MANY_HORIZON_DAYS = 14
"""So long the rows of more festivals serve before they are prepared anew: more days cost the first run more."""
MOST_CHANGED = 500
"""With more changed festivals than this, preparing all anew is as quick."""

_SPARE_DAYS = 7
_MONTH_DAYS = 31
_NOW_HOLE = "\x1f"
_COLUMNS = (
    "festival text, since int, until int, kind text, day int, closes int, warn int, likely int, first80 int, "
    "last80 int, name text, tier text, key text, text text, width int, word text, more text, more_width int, "
    "rest text, before text, after text, lines text"
)
_TOLD_APART = "day, kind, closes, warn, since, until"
_TALLY = (
    f"create table tally as select {_TOLD_APART}, count(*) as rows from row group by {_TOLD_APART}",
    "create index tallied on tally (day)",
    *(
        f"create trigger tally_{after} after {after} on row begin insert into tally values "
        f"({', '.join(f'{row}.{each}' for each in _TOLD_APART.split(', '))}, {many}); end"
        for after, row, many in (("insert", "new", 1), ("delete", "old", -1))
    ),
)
"""How many rows are alike in all that decides whether they are counted: a count over them reads no row."""
_INSERT = f"insert into row values (null, {', '.join('?' * (_COLUMNS.count(',') + 1))})"


def prepare(context: Context, wanted: instant.Asked) -> bool:
    """Prepare what is asked for; False where that is impossible, and the ordinary path has to answer."""
    folder = seal.cache_folder()
    if folder != str(context.folders.cache) or context.language != "en" or context.users_zone.doubt:
        return False
    files = _made_from(context)
    states = [seal.state_of(file) for file in files]
    made_in = seal.surroundings()
    place = seal.seal_file(folder, made_in)
    with suppress(OSError, sqlite3.Error), uncollected():
        if (state := _mended(context, wanted, place, files)) is None:
            if context.catalogue.problems:
                return False
            Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
            state = _written(Path(f"{place}.db"), lambda database: _fill(database, context, wanted))
        if state and states == [seal.state_of(file) for file in files]:
            made = seal.written(made_in, state, list(zip(files, states, strict=True)))
            put(Path(place), made.encode("utf-8", "surrogateescape"))
            return True
    return False


def _made_from(context: Context) -> list[str]:
    """Every file that an answer depends on, whether it is there or not."""
    here = Path(filmtrack.__file__).parent
    is_checkout = "site-packages" not in here.parts
    code: Iterable[Path] = here.rglob("*.py") if is_checkout else (here / "__init__.py",)
    zones = [Path(folder) / "tzdata.zi" for folder in ("/usr/share/zoneinfo", "/usr/lib/zoneinfo")]
    named = [*context.layer_places, context.folders.settings, Path("/etc/timezone")]
    package = [Path(each) / "tzdata" / "__init__.py" for each in sys.path if each.endswith("site-packages")]
    return [str(each) for each in (*named, *zones, *package, *sorted(code)) if "\n" not in str(each)]


def _mended(context: Context, wanted: instant.Asked, place: str, files: list[str]) -> str | None:
    """The state of the rows prepared before, once those of changed festivals are new; None: prepare all anew."""
    old = Path(f"{place}.db")
    layers = {str(each) for each in context.layers}
    sealed = seal.state_but_for(place, files, layers)
    if sealed is None or (known := context.compiled) is None or known.made.problems:
        return None
    with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        if instant.find_in(database, wanted) is None:
            return None
        pages = dict(database.execute("select name, value from page"))
        before = unpacked(*database.execute("select ids, digests from made_of").fetchone())
    changed = {id_ for id_, made in known.made.festivals.items() if before.get(id_) != made}
    changed |= before.keys() - known.made.festivals.keys()
    festivals = known.festivals(changed) if len(changed) <= MOST_CHANGED else None
    if festivals is None:
        return None
    stretch = Stretch(
        zone=context.zone, since=int(pages["from"]), until=int(pages["until"]), covered=int(pages["covered"])
    )

    def mend(database: sqlite3.Connection) -> None:
        database.execute("pragma synchronous = off")
        database.execute("pragma journal_mode = off")
        database.execute("begin")
        database.execute("update made_of set ids = ?, digests = ?", packed(known.made.festivals))
        database.executemany("delete from row where festival = ?", [(id_,) for id_ in changed])
        database.executemany(_INSERT, stored_rows(festivals.values(), stretch))
        database.execute("commit")

    return _written(old, mend, copied_while=sealed)


def _stretch(context: Context, wanted: instant.Asked) -> Stretch:
    zone, now = context.zone, wanted.now
    today = now.astimezone(zone).date()
    new_year = datetime(today.year + 1, 1, 1, tzinfo=zone)
    are_few = len(context.catalogue.by_id) <= FEW
    horizon = HORIZON_DAYS if are_few else MANY_HORIZON_DAYS
    last = min(now + timedelta(days=horizon), new_year.astimezone(UTC))
    days = instant.MOST_DAYS if are_few else _asked_days(today, wanted)
    covered = today.toordinal() + days + horizon + NEAR_DAYS
    return Stretch(zone=zone, since=wanted.seconds, until=int(last.timestamp()), covered=covered)


def _asked_days(today: date, wanted: instant.Asked) -> int:
    """How many days ahead the window of this line reaches."""
    if wanted.month is None:
        return (wanted.days or instant.USUAL_DAYS) + _SPARE_DAYS
    return ((wanted.month - today.month) % 12 + 1) * _MONTH_DAYS + _SPARE_DAYS


def _written(place: Path, work: Callable[[sqlite3.Connection], None], *, copied_while: str | None = None) -> str | None:
    """The state of the database once it is written whole, anew or over a copy of what it was in a state.

    None when another process was quicker.
    """
    descriptor, name = new_file(place.parent)
    os.close(descriptor)
    try:
        if copied_while:
            shutil.copyfile(place, name)
            if seal.own_state(str(place)) != copied_while:
                return None
        with closing(sqlite3.connect(name, isolation_level=None)) as database:
            work(database)
        made = Path(name).stat().st_ino
        place.unlink(missing_ok=True)  # who replaces a file waits on ext4 until the new one is on the disk
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)
    return seal.own_state(str(place)) if place.stat().st_ino == made else None


def _fill(database: sqlite3.Connection, context: Context, wanted: instant.Asked) -> None:
    stretch = _stretch(context, wanted)
    by_id = context.catalogue.by_id
    festivals = Progress(quiet=wanted.quiet)(by_id.values(), len(by_id))
    database.execute("pragma synchronous = off")
    database.execute("pragma journal_mode = off")
    database.execute("begin")
    database.execute(f"create table row (id integer primary key, {_COLUMNS})")
    database.execute("create table page (name text primary key, value text) without rowid")
    database.execute("create table made_of (ids text, digests blob)")
    database.executemany(_INSERT, stored_rows(festivals, stretch))
    database.executemany("insert into page values (?, ?)", _pages(stretch).items())
    kept = context.compiled
    known = kept.made.festivals if kept and kept.made.festivals.keys() == by_id.keys() else {}
    database.execute("insert into made_of values (?, ?)", packed(known))
    database.execute("create index shown on row (day, name, tier, key, festival, id)")
    database.execute("create index passed on row (day) where kind in ('expected', 'overdue')")
    database.execute("create index still_open on row (day, closes) where kind = 'closing'")
    database.execute("create index perhaps on row (first80, last80, day, likely, since, until) where kind = 'expected'")
    database.execute("create index changed on row (festival)")
    for statement in _TALLY:
        database.execute(statement)
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
