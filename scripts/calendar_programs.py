"""The calendar programs that `calendar_readers.py` asks: each is given a feed and tells what it understood."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

SECONDS = 600
"""How long a program may take."""

_DAY = timedelta(days=1)
_IN_FUTURE = "2030-01-01"
CALCURSE_BYTES = 8_000
"""calcurse cuts a note, and forgets the place at its end, before it has 8,192 bytes."""


class NotInstalledError(Exception):
    """The program is not there."""


class FailedError(Exception):
    """The program stopped, or did what it should not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An empty folder to work in, and the feed."""

    folder: Path
    feed: bytes

    def file(self, name: str, content: str | bytes) -> Path:
        """A file in the folder with that content."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One item as understood: instants as ``2026-12-02T22:59Z``, days as ``2026-12-02``, the last day included."""

    uid: str | None
    kind: str
    start: str | None
    end: str
    summary: str
    description: str
    location: str
    status: str | None


def written(moment: date) -> str:
    """An instant or a day as `Seen` writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if isinstance(moment, datetime) else moment.isoformat()


def khal(place: Place) -> tuple[str, Iterable[Seen]]:
    """khal: the feed imported, then listed as JSON."""
    program = found("khal")
    (place.folder / "calendar").mkdir()
    formats = "\n".join(f"{kind}dateformat = %Y-%m-%d" for kind in ("", "long"))
    formats += "\n" + "\n".join(f"{kind}datetimeformat = %Y-%m-%dT%H:%MZ" for kind in ("", "long"))
    settings = (
        f"[calendars]\n[[feed]]\npath = {place.folder}/calendar\n[sqlite]\npath = {place.folder}/khal.db\n"
        f"[locale]\ntimeformat = %H:%M\n{formats}\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
    )
    command = [program, "--config", str(place.file("khal.conf", settings))]
    run([*command, "import", "--batch", str(place.file("feed.ics", place.feed))])
    names = ("uid", "start-long-full", "end-long-full", "all-day", "title", "description", "location", "status")
    asked = [word for name in names for word in ("--json", name)]
    listed = run([*command, "list", "--once", *asked, "2026-01-01", _IN_FUTURE])
    rows = {row["uid"]: row for line in listed.splitlines() if line.startswith("[") for row in json.loads(line)}
    return version(program), [_of_khal(row) for row in rows.values()]


def _of_khal(row: dict[str, str]) -> Seen:
    cut = len(_IN_FUTURE) if row["all-day"] == "True" else None
    return Seen(
        uid=row["uid"],
        kind="event",
        start=row["start-long-full"][:cut],
        end=row["end-long-full"][:cut],
        summary=row["title"],
        description=row["description"],
        location=row["location"],
        status=row["status"],
    )


_APPOINTMENT = re.compile(r"(\S+) @ (\S+) -> (\S+) @ (\S+?)(?:>(\w+))? [|!](.*)")
_WHOLE_DAY = re.compile(r"(\S+) \[1\] (?:\{1D -> (\S+)\} )?(?:>(\w+) )?(.*)")


def calcurse(place: Place) -> tuple[str, Iterable[Seen]]:
    """calcurse: the feed imported into its own files, which hold description and place as a note."""
    program = found("calcurse")
    data = place.folder / "calcurse"
    data.mkdir()
    said = run([program, "-q", "-D", str(data), "-i", str(place.file("feed.ics", place.feed))])
    if "skipped" in said and " 0 skipped" not in said:
        raise FailedError(said.strip().splitlines()[-1])
    lines = (data / "apts").read_text(encoding="utf-8").splitlines()
    return version(program), [_of_calcurse(line, data) for line in lines]


def _of_calcurse(line: str, data: Path) -> Seen:
    if found := _APPOINTMENT.fullmatch(line):
        start, end = (f"{_american(found[at])}T{found[at + 1]}Z" for at in (1, 3))
        note, summary = found[5], found[6]
    elif found := _WHOLE_DAY.fullmatch(line):
        start, end = _american(found[1]), _american(found[2] or found[1])
        note, summary = found[3], found[4]
    else:
        raise FailedError("not understood", line[:80])
    text = (data / "notes" / note).read_text(encoding="utf-8", errors="replace") if note else ""
    description, _, rest = text.rpartition("-- \n")
    place = re.search(r"^Location: (.*)$", rest, re.MULTILINE)
    return Seen(
        uid=None,
        kind="event",
        start=start,
        end=end,
        summary=summary,
        description=description.removesuffix("\n") if place else text.removesuffix("\n"),
        location=place[1] if place else "",
        status=None,
    )


def _american(text: str) -> str:
    month, day, year = text.split("/")
    return f"{year}-{month}-{day}"


def todoman(place: Place) -> tuple[str, Iterable[Seen]]:
    """todoman: one file a task, listed as JSON."""
    program = found("todo")
    tasks = re.findall(rb"BEGIN:VTODO\r\n.*?END:VTODO\r\n", place.feed, re.DOTALL)
    for number, task in enumerate(tasks):
        whole = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" + task + b"END:VCALENDAR\r\n"
        place.file(f"lists/tasks/{number}.ics", whole)
    settings = (
        f'path = "{place.folder}/lists/*"\ncache_path = "{place.folder}/cache.db"\n'
        'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
    )
    listed = run([program, "--config", str(place.file("todoman.py", settings)), "--porcelain", "list"])
    return version(program), [_of_todoman(row) for row in json.loads(listed)]


def _of_todoman(row: dict[str, str]) -> Seen:
    return Seen(
        uid=None,
        kind="task",
        start=None,
        end=written(datetime.fromtimestamp(float(row["due"]), UTC)),
        summary=row["summary"],
        description=row["description"],
        location=row["location"],
        status=None,
    )


def ical_js(place: Place) -> tuple[str, Iterable[Seen]]:
    """ical.js, by a few lines of JavaScript."""
    program = found("node")
    script = Path(__file__).with_name("calendar_reader.cjs")
    said = run([program, str(script), str(place.file("feed.ics", place.feed))], missing=3)
    answer = json.loads(said)
    return answer["version"], [whole(Seen(**row)) for row in answer["items"]]


def whole(item: Seen) -> Seen:
    """The item with the last day that belongs to it, where iCalendar gives the first that does not."""
    if item.kind == "task" or "T" in item.end:
        return item
    return replace(item, end=(date.fromisoformat(item.end) - _DAY).isoformat())


def found(program: str) -> str:
    """Where a program is.

    Raises:
        NotInstalledError: when it is nowhere.
    """
    path = shutil.which(program)
    if path is None:
        raise NotInstalledError
    return path


def version(program: str) -> str:
    """A program's name and version, as it says itself."""
    words = run([program, "--version"]).split()
    number = next((word for word in words if re.match(r"\d+\.\d", word)), words[0] if words else "?")
    return f"{Path(program).name} {number.strip(',')}"


def run(command: list[str], *, missing: int | None = None) -> str:
    """What a program said on both outputs; `missing` is its exit status when something is not installed."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    said = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode == missing:
        raise NotInstalledError
    if done.returncode:
        raise FailedError(Path(command[0]).name, f"ended with {done.returncode}", said.strip()[-300:])
    return said
