"""Have real calendar programs read filmtrack's feed, and compare what they understood with what was meant.

    python scripts/calendar_readers.py [--readers DIRECTORY…]

Read by whichever of these is installed: khal, calcurse, todoman, vdirsyncer with Radicale (a CalDAV server), ical.js
(what Thunderbird reads with; an npm package) and libical. Nothing is installed, and nothing outside a temporary
folder is written; servers listen on the loopback address only. `--readers` names folders with more programs, or with
node_modules. Prints a Markdown table; the exit status is 1 when a reader understood something else.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent))

import calendar_programs as programs
from calendar_libical import libical
from calendar_programs import NotInstalledError, Seen
from calendar_servers import radicale

from filmtrack.catalogue.load import load_catalogue
from filmtrack.catalogue.schemes import load_schemes
from filmtrack.config.zonedata import use_newest
from filmtrack.message import english
from filmtrack.render.calendar import LENGTH, calendar_bytes
from filmtrack.reports.calendar import CalendarQuestion, calendar
from filmtrack.reports.calendar_item import CalendarItem

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUESTION = CalendarQuestion(first=date(2026, 10, 23), last=date(2027, 11, 22), holds="catalogue")
MOST_SHOWN = 3
LONG_NAME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as bytes, and what every reader should understand."""

    content: bytes
    meant: tuple[Seen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A program, what it reads of a feed, and which fields of it the program tells."""

    name: str
    read: Callable[[programs.Place], tuple[str, Iterable[Seen]]]
    todo: bool = False
    kinds: frozenset[str] = frozenset({"event"})
    tells: frozenset[str] = frozenset(each.name for each in fields(Seen))
    knows_days: bool = True
    most_bytes: int | None = None


BOTH = frozenset({"event", "task"})
NO_STATUS = frozenset({"uid", "kind", "start", "end", "summary", "description", "location"})
READERS = (
    Reader(name="khal", read=programs.khal),
    Reader(name="calcurse", read=programs.calcurse, tells=NO_STATUS - {"uid"}, most_bytes=programs.CALCURSE_BYTES),
    Reader(
        name="todoman",
        read=programs.todoman,
        todo=True,
        kinds=frozenset({"task"}),
        tells=NO_STATUS - {"uid"},
        knows_days=False,
    ),
    Reader(name="vdirsyncer → Radicale", read=radicale),
    Reader(name="vdirsyncer → Radicale, tasks", read=radicale, todo=True, kinds=BOTH),
    Reader(name="ical.js", read=programs.ical_js),
    Reader(name="ical.js, tasks", read=programs.ical_js, todo=True, kinds=BOTH),
    Reader(name="libical", read=libical),
    Reader(name="libical, tasks", read=libical, todo=True, kinds=BOTH),
)


def main() -> int:
    """Ask every reader; print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readers", nargs="*", type=Path, default=[], help="folders with more programs")
    searched = [path.resolve() for path in parser.parse_args().readers]
    os.environ["PATH"] = os.pathsep.join([*map(str, searched), os.environ["PATH"]])
    os.environ["NODE_PATH"] = os.pathsep.join(str(path) for path in searched if path.name == "node_modules")
    os.environ["TZ"] = "UTC"
    failed = False
    print("| reader | version | items | what it understood |\n|---|---|---|---|")
    for reader in READERS:
        feed = made(todo=reader.todo)
        with tempfile.TemporaryDirectory() as folder:
            verdict, version, count = judged(reader, feed, programs.Place(folder=Path(folder), feed=feed.content))
        failed |= verdict not in {"the same", "not installed"}
        print(f"| {reader.name} | {version} | {count} | {verdict} |", flush=True)
    return int(failed)


@cache
def made(*, todo: bool) -> Feed:
    """The feed of the shipped catalogue and of a festival whose texts are as hard as texts get."""
    use_newest()
    with tempfile.TemporaryDirectory() as folder:
        hard = Path(folder) / "hard.toml"
        hard.write_text(hard_catalogue(), encoding="utf-8")
        known = load_catalogue((ROOT / "data" / "festivals.toml", hard))
    schemes = load_schemes((ROOT / "data" / "schemes.toml",)).schemes()
    if known.problems:
        sys.exit(f"the hard catalogue is not valid: {known.problems[0].message}")
    zone = ZoneInfo("Asia/Hong_Kong")
    found = calendar(known, None, QUESTION, now=NOW, zone=zone, today=NOW.date(), schemes=schemes)
    content = calendar_bytes(found.items, name="Film festivals", todo=todo, alarms=True)
    return Feed(content=content, meant=tuple(seen(each, todo=todo) for each in found.items))


def seen(item: CalendarItem, *, todo: bool) -> Seen:
    """What a reader should understand of an item, worked out without any iCalendar library."""
    task = todo and item.what == "deadline"
    end = item.closes_at or item.last
    start = None if task else item.closes_at - LENGTH if item.closes_at else item.first
    return Seen(
        uid=item.uid,
        kind="task" if task else "event",
        start=programs.written(start) if start else None,
        end=programs.written(end),
        summary=english(item.title),
        description="\n".join(english(each) for each in item.lines),
        location=item.place or "",
        status="NEEDS-ACTION" if task else "CONFIRMED" if item.sure else "TENTATIVE",
    )


HARD_TEXTS = (
    "夜車 🎬👩‍🎬🏴󠁧󠁢󠁥󠁮󠁧󠁿 短片節",
    r"back\slash \n \, \; \\ C:\new end\ ".strip(),
    "commas, semicolons; colons: \"quotes\" 'and' ^n ^^ %d {braces} <b>&amp;</b>",
    "first\nsecond\n\nfourth, after an empty one",
    "many     spaces " + " ".join("word" for _ in range(40)),
    "BEGIN:VEVENT\nEND:VEVENT\nUID:not-a-uid\nEND:VCALENDAR",
    "é" * 300 + "́" * 50,
    "𝄞" * 100,
    "短" * 10_000,
    "x" * 10_000,
    "\\" * 300,
    ",;" * 150,
    *(f"{'a' * count}短片🎬{'é' * count}\\,;" for count in range(40, 90)),
    *("\n".join("line " + "b" * count for count in range(first, first + 12)) for first in (1, 20, 40, 60)),
)


def hard_catalogue() -> str:
    """A festival with a deadline for each hard text: in its name or its note, at all kinds of hours and days."""
    hours = ["", 'time = "00:00"', 'time = "24:00"', 'time = "23:59"', 'time = "12:00"\ntimezone = "AoE"']
    hours += ['time = "02:30"\ntimezone = "Asia/Kathmandu"', 'time = "23:59"\ntimezone = "submitter"']
    tables = []
    for number, text in enumerate(HARD_TEXTS):
        day = date(2026, 12, 1) + timedelta(days=number * 5)
        name = text if len(text) < LONG_NAME and "\n" not in text else f"Hard {number}"
        tables.append(
            f'[[festival]]\nid = "hard-{number}"\nname = {quoted(name)}\ncity = {quoted(name[:80])}\ncountry = "HK"\n'
            f'timezone = "America/New_York"\nwebsite = "https://example.org/{number}?a=1;b=2,3#é"\n'
            f"[[festival.edition]]\nyear = 2027\n"
            f"starts = {day + timedelta(days=20)}\nends = {day + timedelta(days=27)}\n"
            f'[[festival.edition.deadline]]\ntier = "regular"\ndate = {day}\n{hours[number % len(hours)]}\n'
            f"checked = 2026-11-20\nnote = {quoted(text)}\n"
        )
    return "\n".join(tables)


def quoted(text: str) -> str:
    """The text as a TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def judged(reader: Reader, feed: Feed, place: programs.Place) -> tuple[str, str, int | str]:
    """The verdict on a reader, its version, and how many items it was asked for."""
    try:
        version, answer = reader.read(place)
        understood = Counter(told(each, reader) for each in answer if each.kind in reader.kinds)
    except NotInstalledError:
        return "not installed", "–", "–"
    except programs.FailedError as failure:
        return f"failed: {failure}", "?", "–"
    meant = Counter(told(each, reader) for each in feed.meant if each.kind in reader.kinds)
    if understood == meant:
        return "the same", version, meant.total()
    for heading, odd in (("meant", meant - understood), ("understood", understood - meant)):
        for each in sorted(odd, key=repr)[:MOST_SHOWN]:
            print(f"{reader.name}: {heading} {each!r:.700}", file=sys.stderr)
    return f"{(meant - understood).total()} items otherwise", version, meant.total()


def told(item: Seen, reader: Reader) -> tuple[object, ...]:
    """As much of an item as the reader tells; one that knows no days takes their midnight."""
    text = item.description.encode()
    if reader.most_bytes and len(text) > reader.most_bytes:
        item = replace(item, description=text[: reader.most_bytes].decode(errors="ignore"), location="")
    if not reader.knows_days and "T" not in item.end:
        item = replace(item, end=f"{item.end}T00:00Z")
    return tuple(getattr(item, each.name) for each in fields(Seen) if each.name in reader.tells)


if __name__ == "__main__":
    if shutil.which("filmtrack") is None and not (ROOT / "src").exists():
        sys.exit("run this with the Python of filmtrack's environment")
    sys.exit(main())
