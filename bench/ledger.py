"""Time `submit` and `log` in ledgers of very different sizes, beside a bare interpreter and Taskwarrior.

    python bench/ledger.py [--sizes 10,10000,1000000] [--task-sizes 10,10000,100000] [--runs 15] [--work DIR] [--json]

Each ledger is filled by the same door as `filmtrack import`. Whole processes and calls in this process are timed in
turn, size by size, so that a drift of the machine hits all alike; what is printed are medians in milliseconds, their
ratio to `python -c pass`, and their growth from the smallest size; in process, where each row counts, the growth of 30
rows is taken from the smallest ledger that has so many. With --work, filled ledgers are kept and used again.
Taskwarrior is left out, and said to be, where there is no program `task` (Debian package taskwarrior).
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from homes import environment

from filmtrack.domain.entry import Entry, Status
from filmtrack.domain.events import Event, Fact, entry_submitted, entry_updated, film_added
from filmtrack.domain.film import Film
from filmtrack.domain.money import parse_money
from filmtrack.ledger.opening import Ledger, open_ledger
from filmtrack.reports.log import LogQuestion, log

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
PROGRAM = Path(sys.executable).with_name("filmtrack")
SHOWN = 30
LEAST_FILMS = 100
ENTRIES_OF_A_FILM = 25
FESTIVALS = 2_000
ANSWERS: tuple[Status, ...] = ("selected", "not-selected", "not-selected", "no-answer")
LONGEST_GROWTH = 1.3
QUICK = 10
LOG_30 = "log --limit 30, in process"


@dataclass(frozen=True, kw_only=True)
class Timed:
    """One thing that is timed: what it is, in a store of which size, and how to do it once."""

    what: str
    size: int
    run: Callable[[int], None]
    often: int = 1
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.times) * 1000


def events(size: int) -> Iterator[Event]:
    """The films and entries of a ledger with so many entries: nine of ten answered, spread over ten years."""
    films = max(LEAST_FILMS, size // ENTRIES_OF_A_FILM)
    seq = 0
    for number in range(films):
        seq += 1
        yield _event(film_added(Film(id=f"film-{number:06}", title=f"Film {number}"), on=TODAY), seq)
    for number in range(size):
        for fact in _entry(number, films):
            seq += 1
            yield _event(fact, seq)


def _entry(number: int, films: int) -> Iterator[Fact]:
    film, festival = f"film-{number % films:06}", f"fest-{number // films * 7 % FESTIVALS:04}"
    sent = TODAY - timedelta(days=number * 7919 % 3650)
    entry = Entry(
        id=f"{film}/{festival}/{number}",
        film=film,
        festival=festival,
        edition=sent.year + 1,
        fee=parse_money("13 EUR"),
        platform="FilmFreeway",
        answer_due_on=sent + timedelta(days=120),
    )
    yield entry_submitted(entry, on=sent)
    if number % 10:
        yield entry_updated(entry, on=sent + timedelta(days=90), status=ANSWERS[number % len(ANSWERS)])


def _event(fact: Fact, seq: int) -> Event:
    at = datetime(2016, 1, 1, tzinfo=UTC) + timedelta(seconds=seq)
    return Event(kind=fact.kind, on=fact.on, body=fact.body, id=str(uuid.UUID(int=seq)), at=at, by="bench")


def filled(work: Path, size: int) -> Path:
    """The home with a ledger of that size, filled unless it is there already."""
    home = work / f"filmtrack-{size}"
    if not (home / "full").exists():
        shutil.rmtree(home, ignore_errors=True)
        started = time.perf_counter()
        with ledger_of(home).writing(at=NOW, by="bench") as recorder:
            recorder.take_in(events(size))
        print(f"filled with {size} entries in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        (home / "full").touch()
    return home


def ledger_of(home: Path) -> Ledger:
    """The ledger in a home."""
    return open_ledger(home / "data" / "filmtrack" / "ledger.db", state_folder=home / "state" / "filmtrack")


def process(command: list[str], home: Path) -> None:
    """One whole run, refused when it fails."""
    subprocess.run(
        command,
        env=environment(home, TZ="Asia/Hong_Kong", FILMTRACK_NOW=NOW.isoformat()),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=home,
    )


def measured(work: Path, size: int) -> list[Timed]:
    """What is timed in a ledger of that size; each submission is of another film."""
    home = filled(work, size)
    ledger = ledger_of(home)
    festival = f"bench-{uuid.uuid4().hex[:8]}"  # so that a kept ledger can be used again
    own = home / "config" / "filmtrack" / "festivals.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(_festival(festival), encoding="utf-8")
    program = str(PROGRAM)

    def submit_in_process(run: int) -> None:
        entry = Entry(id=f"{festival}-{run}", film=f"film-{run:06}", festival=festival, edition=2027)
        with ledger.writing(at=NOW, by="bench") as recorder:
            recorder.append([entry_submitted(entry, on=TODAY)])

    def log_in_process(limit: int) -> None:
        with ledger.reading() as records:
            log(records, LogQuestion(), today=TODAY, limit=limit)

    submit = [program, "-q", "submit", "--edition", "2027"]
    return [
        Timed(what="submit", size=size, run=lambda run: process([*submit, f"film-{run:06}", festival], home)),
        Timed(
            what="log --limit 30", size=size, run=lambda _: process([program, "-q", "log", "--limit", str(SHOWN)], home)
        ),
        Timed(what="submit, in process", size=size, run=lambda run: submit_in_process(run + LEAST_FILMS // 2)),
        Timed(what=LOG_30, size=size, often=QUICK, run=lambda _: log_in_process(SHOWN)),
        Timed(what="log --limit 10, in process", size=size, often=QUICK, run=lambda _: log_in_process(10)),
    ]


def _festival(id_: str) -> str:
    closes = date(2027, 3, 1)
    return (
        f'[[festival]]\nid = "{id_}"\nname = "Bench {id_}"\ncountry = "FR"\ntimezone = "Europe/Paris"\n'
        f'[[festival.edition]]\nyear = 2027\n[[festival.edition.deadline]]\ntier = "regular"\ndate = {closes}\n'
        'source = "https://example.org/bench"\n'
    )


def taskwarrior(work: Path, size: int) -> list[Timed]:
    """The same two questions to Taskwarrior."""
    home = work / f"task-{size}"
    if not home.exists():
        (home / "t").mkdir(parents=True)
        (home / ".taskrc").write_text(
            f"data.location={home}/t\nconfirmation=off\nverbose=nothing\ndefaultwidth=200\ndefaultheight=0\nhooks=0\n"
        )
        entered = int(NOW.timestamp())
        lines = (
            f'[description:"Film {each} at festival {each % FESTIVALS}" due:"{entered + each * 7919 % 400 * 86400}" '
            f'entry:"{entered}" modified:"{entered}" status:"pending" uuid:"{uuid.UUID(int=each + 1)}"]\n'
            for each in range(size)
        )
        (home / "t" / "pending.data").write_text("".join(lines))
    add = ["task", "add", "due:tomorrow"]
    return [
        Timed(what="task add", size=size, run=lambda run: process([*add, f"thing {run}"], home)),
        Timed(what="task list", size=size, run=lambda _: process(["task", f"limit:{SHOWN}", "list"], home)),
    ]


def timed(things: list[Timed], runs: int) -> None:
    """Do everything in turn, so often, after once for warmth."""
    for run in range(-1, runs):
        for each in things:
            for _ in range(each.often):
                started = time.perf_counter()
                each.run(run + 1)
                if run >= 0:
                    each.times.append(time.perf_counter() - started)


def table(things: list[Timed], bare: float) -> str:
    """The medians as a Markdown table: one row a thing, one column a size."""
    sizes = sorted({each.size for each in things if each.size})
    lines = [
        "| | " + " | ".join(f"{size:,}" for size in sizes) + " | growth |",
        "|---|" + "---|" * (len(sizes) + 1),
        f"| `python -c pass` | {bare:.1f} |" + " |" * len(sizes),
    ]
    for what in dict.fromkeys(each.what for each in things if each.size):
        found = {each.size: each.median for each in things if each.what == what}
        cells = [f"{found[size]:.1f} ({found[size] / bare:.1f})" if size in found else "" for size in sizes]
        lines.append(f"| `{what}` | " + " | ".join(cells) + f" | {growth(what, found):.2f} |")
    return "\n".join(lines)


def growth(what: str, found: dict[int, float]) -> float:
    """How much longer it takes at the largest size than at the smallest that has as many rows to show."""
    comparable = [size for size in found if what != LOG_30 or size >= SHOWN] or [max(found)]
    return found[max(comparable)] / found[min(comparable)]


def main() -> int:
    """Fill, time, print; 1 when something grows by more than 1.3."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,10000,1000000")
    parser.add_argument("--task-sizes", default="10,10000,100000")
    parser.add_argument("--runs", type=int, default=15, help=f"at most {LEAST_FILMS // 2 - 2}")
    parser.add_argument("--work", type=Path, help="where ledgers are kept between runs")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = (asked.work or Path(scratch)).absolute()
        work.mkdir(parents=True, exist_ok=True)
        bare = Timed(what="bare", size=0, run=lambda _: process([sys.executable, "-c", "pass"], work))
        things = [bare]
        for size in map(int, asked.sizes.split(",")):
            things += measured(work, size)
        if shutil.which("task"):
            for size in map(int, asked.task_sizes.split(",")):
                things += taskwarrior(work, size)
        else:
            print("Taskwarrior is left out: there is no program task (Debian package taskwarrior)", file=sys.stderr)
        timed(things, min(asked.runs, LEAST_FILMS // 2 - 2))
    return report(things, as_json=asked.json)


def report(things: list[Timed], *, as_json: bool) -> int:
    """Print the medians and say whether every command of filmtrack stayed within the growth that was promised."""
    bare, rest = things[0].median, things[1:]
    own = {each.what for each in rest if not each.what.startswith("task")}
    grown = {
        what: growth(what, {each.size: each.median for each in rest if each.what == what})
        for what in dict.fromkeys(each.what for each in rest)
    }
    if as_json:
        rows = [{"what": each.what, "size": each.size, "ms": each.median, "ratio": each.median / bare} for each in rest]
        print(json.dumps({"bare_ms": bare, "rows": rows, "growth": grown}, indent=1))
    else:
        print(f"medians of {len(things[0].times)} runs in ms, in brackets as multiples of a bare interpreter\n")
        print(table(rest, bare))
    return int(any(grown[what] > LONGEST_GROWTH for what in own))


if __name__ == "__main__":
    sys.exit(main())
