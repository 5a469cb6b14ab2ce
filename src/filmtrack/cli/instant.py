"""The `upcoming` of everyday, answered from rows that an earlier run prepared: in a pipe nothing heavy is imported.

Every other line, and whatever is unusual about this one, is left to the ordinary path, whose answer this one equals
byte for byte. `prepare` writes what is read here: a database of rows, and beside it a seal that names everything
the rows were made from. A row is stored once for each stretch of time in which it reads the same.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words only

import os
import sys

from filmtrack.cli import seal
from filmtrack.cli.cores import UTC, Connection, Error, connect, date, datetime, timedelta

USUAL_DAYS = 60
USUAL_LIMIT = 30
MOST_DAYS = 400
FIRST_YEAR, LAST_YEAR = 1900, 9000
"""Between these may the moment of a run be: from there every zone and every forecast stays a date that there is."""
DAY_SECONDS = 86_400
_MONTHS = "january february march april may june july august september october november december".split()
_DECEMBER = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_VALUED = ("--within", "--month", "--limit", "--now")
_PLAIN = ("--json", "-q", "--quiet")
Row = tuple[object, ...]


class Asked:
    """A line that can be answered here: its window, its limit, and how it is shown."""

    __slots__ = ("days", "json", "limit", "month", "now", "quiet", "terminal")

    def __init__(self, values: dict[str, str], now: datetime) -> None:
        """From the options given, each at most once."""
        self.now = now
        self.terminal = sys.stdout.isatty()
        self.json = "--json" in values
        self.quiet = "-q" in values or "--quiet" in values
        self.days = _days(values["--within"]) if "--within" in values else None
        self.month = _month(values["--month"]) if "--month" in values else None
        self.limit = _whole(values["--limit"]) if "--limit" in values else None if self.json else USUAL_LIMIT

    @property
    def seconds(self) -> int:
        """The whole seconds since 1970 that have passed at `now`."""
        return (self.now - _EPOCH) // timedelta(seconds=1)


def asked(arguments: list[str]) -> Asked | None:
    """What a line asks for; None when it is for the ordinary path."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        return None
    values: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        name, has_value, value = argument.partition("=")
        if argument in _PLAIN or (argument == "upcoming" and not values.keys() - _PLAIN):
            value = ""
        elif name in _VALUED:
            value = value if has_value else next(waiting, "")
        else:
            return None
        if name in values:
            return None
        values[name] = value
    if "upcoming" not in values or {"--within", "--month"} <= values.keys():
        return None
    if sys.stdout.isatty() and "--json" in values:
        return None
    try:
        return Asked(values, _now(values.get("--now") or os.environ.get("FILMTRACK_NOW")))
    except (ValueError, OverflowError):
        return None


class Found:
    """The rows that a line asks for, and what stands beside them."""

    __slots__ = ("maybe", "pages", "rows", "today", "total")

    def __init__(self, pages: dict[str, str], today: date, total: int, rows: list[Row], maybe: int) -> None:
        """`total` rows there are, of which `rows` are shown; `maybe` more may fall into the window."""
        self.pages = pages
        self.today = today
        self.total = total
        self.rows = rows
        self.maybe = maybe


def find(wanted: Asked) -> Found | None:
    """The rows; None when no sealed ones cover what is asked for."""
    place = seal.sealed()
    if place is None:
        return None
    try:
        database = connect(f"file:{place}?mode=ro&immutable=1", uri=True)
        try:
            return find_in(database, wanted)
        finally:
            database.close()
    except (Error, ValueError, TypeError, OverflowError):
        return None


def shown(found: Found, wanted: Asked) -> tuple[str, str]:
    """What goes to standard output and what to standard error in a pipe."""
    if wanted.json:
        return _json(found, wanted), ""
    return _table(found, wanted), more(found, wanted)


def more(found: Found, wanted: Asked) -> str:
    """The line that says how many rows were not shown."""
    left_out = found.total - len(found.rows)
    return f"{left_out} more: --limit {found.total} shows them\n" if left_out and not wanted.quiet else ""


def left(row: Row, found: Found, wanted: Asked) -> str:
    """How long there is still time, in words."""
    if row[0]:
        return "any day now"
    days = _days_left(row, found, wanted)
    if days > 1:
        return f"in {days} days"
    return {1: "in 1 day", 0: "today"}.get(days, f"{-days} days ago" if days < -1 else "1 day ago")


def find_in(database: Connection, wanted: Asked) -> Found | None:
    """The rows of a database; None when they do not cover what is asked for."""
    pages = dict(database.execute("select name, value from page"))
    now = wanted.seconds
    if not int(pages["from"]) <= now < int(pages["until"]):
        return None
    clock = [tuple(map(int, pair.split())) for pair in pages["clock"].split(";")]
    today = (_EPOCH + timedelta(seconds=now + _offset(clock, now))).date()
    window = _window(wanted, clock, today)
    if window["last"] > int(pages["covered"]):
        return None
    total, rows = _rows(database, wanted, window)
    maybe = database.execute(_MAYBE, window).fetchone()[0] if wanted.terminal else 0
    return Found(pages, today, total, rows, maybe)


def _window(wanted: Asked, clock: list[tuple[int, ...]], today: date) -> dict[str, int]:
    """The values of the query: a month's days, or the instant before which something closes."""
    now, here = wanted.seconds, today.toordinal()
    if wanted.month:
        year = today.year + (wanted.month < today.month)
        first = date(year, wanted.month, 1).toordinal()
        last = date(year + wanted.month // _DECEMBER, wanted.month % _DECEMBER + 1, 1).toordinal() - 1
        return {"month": 1, "now": now, "today": here, "first": first, "last": last, "before": 0, "here": first <= here}
    if wanted.days is None:
        before = now + USUAL_DAYS * DAY_SECONDS
    else:
        wall = now + _offset(clock, now) + wanted.days * DAY_SECONDS
        before = wall - _offset_on_the_wall(clock, wall)
    last = _EPOCH.toordinal() + before // DAY_SECONDS
    before += bool(wanted.now.microsecond)
    return {"month": 0, "now": now, "today": here, "first": here, "last": last, "before": before, "here": 1}


_READS_SO = "since <= :now and until > :now"
_CLOSES = "closes > :now and iif(:month, day between :first and :last, warn < :before)"
_MEANT = "day between :first and :last"
_COMING = f"""{_READS_SO} and day between max(:today, :first) and :last + 2
    and case kind when 'closing' then {_CLOSES} when 'overdue' then :here else {_MEANT} end"""
_OPEN = f"{_READS_SO} and day between :today - 3 and :today - 1 and kind = 'closing' and {_CLOSES}"
_PASSED = f"""{_READS_SO} and day < :today and kind in ('expected', 'overdue')
    and case kind when 'overdue' then :here else {_MEANT} or (likely and last80 >= :today and :here) end"""
_SHOWN = (
    "select likely and day < :today, day, closes, text, width, word, more, more_width, rest, before, after, lines "
    "from row where"
)
_MAYBE = f"""select count(*) from row where kind = 'expected' and {_READS_SO}
    and not ({_MEANT}) and not (likely and day < :today and last80 >= :today)
    and first80 <= :last and last80 >= :first"""
_ORDER = "order by day, name, tier, key, festival, id"


def _rows(database: Connection, wanted: Asked, window: dict[str, int]) -> tuple[int, list[Row]]:
    """How many rows there are, and those that are shown: what is past its day first unless it is due any day now.

    What closes on a day is over everywhere on earth three days later.
    """
    most = -1 if wanted.limit is None else wanted.limit
    gone = f"id in (select id from row where {_OPEN} union all select id from row where {_PASSED})"
    past = database.execute(f"{_SHOWN} {gone} {_ORDER}", window).fetchall()
    found = database.execute(f"{_SHOWN} {_COMING} {_ORDER} limit {most}", window).fetchall()
    ((count,),) = database.execute(f"select total(rows) from tally where {_COMING}", window).fetchall()
    rows = [*(row for row in past if not row[0]), *found, *(row for row in past if row[0])]
    return len(past) + int(count), rows if most < 0 else rows[:most]


def _table(found: Found, wanted: Asked) -> str:
    """Aligned text, one line a row."""
    rows = found.rows
    counted = [f"{left(row, found, wanted)} {row[5]}" for row in rows]
    texts = max((int(str(row[4])) for row in rows), default=0)
    lefts = max((len(each) for each in counted), default=0)
    names = max((int(str(row[7])) for row in rows), default=0)
    lines = [
        "  ".join(
            (
                f"{row[3]}{' ' * (texts - int(str(row[4])))}",
                text.ljust(lefts),
                f"{row[6]}{' ' * (names - int(str(row[7])))}",
                str(row[8]),
            )
        ).rstrip()
        for row, text in zip(rows, counted, strict=True)
    ]
    return "".join(line + "\n" for line in lines)


def _json(found: Found, wanted: Asked) -> str:
    """The envelope with the rows in it."""
    body = ",\n".join(f"{row[9]}{_days_left(row, found, wanted)}{row[10]}" for row in found.rows)
    head = found.pages["head"].replace("\x1f", wanted.now.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return f"{head}{f'[{chr(10)}{body}{chr(10)} ' if body else '['}{found.pages['foot']}"


def _days_left(row: Row, found: Found, wanted: Asked) -> int:
    if isinstance(row[2], int):
        return (_EPOCH + timedelta(seconds=row[2]) - wanted.now) // timedelta(days=1)
    return int(str(row[1])) - found.today.toordinal()


def _offset(clock: list[tuple[int, ...]], now: int) -> int:
    """How many seconds the user's clock is ahead of UTC."""
    return [ahead for since, ahead in clock if since <= now][-1]


def _offset_on_the_wall(clock: list[tuple[int, ...]], wall: int) -> int:
    """The same for a time on the wall; one that is skipped or comes twice counts as before the change."""
    ahead = clock[0][1]
    for since, after in clock[1:]:
        if wall >= since + max(ahead, after):
            ahead = after
    return ahead


def _now(given: str | None) -> datetime:
    if not given:
        return datetime.now(UTC)  # noqa: TID251 - the other place: what asks this does not reach cli/context.py
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError
    return moment.astimezone(UTC)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _days(text: str) -> int:
    """The days of ``30d`` or ``2w``."""
    days = _whole(text[:-1]) * {"d": 1, "w": 7}.get(text[-1:], MOST_DAYS + 1)
    if days > MOST_DAYS:
        raise ValueError
    return days


def _month(text: str) -> int:
    """The number of ``sep``, ``September`` or ``9``."""
    if text.isdigit():
        number = _whole(text)
    else:
        number = [name for month in _MONTHS for name in (month[:3], month)].index(text.lower()) // 2 + 1
    if not 1 <= number <= _DECEMBER:
        raise ValueError
    return number
