"""Let several people write to one ledger on PostgreSQL at once, and count what they recorded.

    python bench/team.py [--url URL] [--writers 8] [--seconds 60] [--log ENTRIES] [--json]

Each writer is a process of its own that records one film with one entry at a time, opening the ledger anew for each as
a command does. At the end what every writer was told is compared with what the ledger holds: entries a second, how
long one waits, refusals, entries lost, doubled, or with a number that another has, and what `filmtrack doctor` finds.
The exit code is 1 unless all of that is nothing. Without --url a server is started for it (Debian package postgresql),
with its settings as they come. The URL must lead to an empty database. --log also fills the ledger up to so many
entries and times what `filmtrack log` asks.
"""

import argparse
import importlib
import json
import multiprocessing
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from pathlib import Path

from filmtrack.domain.entry import Entry
from filmtrack.domain.events import Fact, entry_submitted, film_added
from filmtrack.domain.film import Film
from filmtrack.errors import FilmtrackError
from filmtrack.ledger.examining import examine
from filmtrack.ledger.opening import Ledger, open_ledger

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
BULK = 5000


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What all writers together did, and what the ledger holds of it."""

    writers: int
    seconds: float
    recorded: int
    a_second: float
    median_ms: float
    slowest_ms: float
    refused: int
    lost: int
    doubled: int
    unexplained: int
    same_number: int
    damage: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not any((self.refused, self.lost, self.doubled, self.unexplained, self.same_number, self.damage))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one writer was told: entries recorded, refusals, and how long each took."""

    entries: list[str]
    refusals: list[str]
    times: list[float]


def opened(url: str) -> Ledger:
    """The ledger at the URL, remembered nowhere."""
    return open_ledger(url, state_folder=None)


def facts(name: str) -> tuple[Fact, Fact]:
    """A film and its entry."""
    film = Film(id=name, title=name)
    entry = Entry(id=f"{name}/uppsala/2027", film=name, festival="uppsala", edition=2027)
    return film_added(film, on=TODAY), entry_submitted(entry, on=TODAY)


def write(url: str, name: str, seconds: float, told: "Queue[Told]") -> None:
    """Record one entry after the other until the time is over."""
    result = Told(entries=[], refusals=[], times=[])
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        count += 1
        film = f"{name}-{count}"
        began = time.perf_counter()
        try:
            with opened(url).writing(at=NOW, by=name) as recorder:
                recorder.append(facts(film))
            result.entries.append(f"{film}/uppsala/2027")
        except FilmtrackError as failure:
            result.refusals.append(str(failure))
        result.times.append(time.perf_counter() - began)
    told.put(result)


def measure(url: str, writers: int, seconds: float) -> Outcome:
    """Let the writers write, and compare what they were told with what there is."""
    told: Queue[Told] = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=write, args=(url, f"writer-{number}", seconds, told))
        for number in range(writers)
    ]
    began = time.monotonic()
    for each in processes:
        each.start()
    results = [told.get(timeout=seconds + 120) for _ in processes]
    for each in processes:
        each.join()
    return _compared(opened(url), results, time.monotonic() - began)


def _compared(ledger: Ledger, results: list[Told], seconds: float) -> Outcome:
    acknowledged = Counter(each for result in results for each in result.entries)
    with ledger.reading() as records:
        rows = records.entries().rows
    there = Counter(each.id for each in rows)
    times = sorted(each for result in results for each in result.times)
    for each in {said for result in results for said in result.refusals}:
        print(each, file=sys.stderr)
    return Outcome(
        writers=len(results),
        seconds=round(seconds, 1),
        recorded=len(rows),
        a_second=round(len(rows) / seconds, 1),
        median_ms=round(times[len(times) // 2] * 1000, 1),
        slowest_ms=round(times[-1] * 1000, 1),
        refused=sum(len(result.refusals) for result in results),
        lost=(acknowledged - there).total(),
        doubled=sum(each - 1 for each in there.values()),
        unexplained=len(there.keys() - acknowledged.keys()),
        same_number=len(rows) - len({each.number for each in rows}),
        damage=len(examine(ledger)),
    )


def time_log(url: str, entries: int) -> tuple[int, float]:
    """Fill the ledger up to so many entries; how many there are, and the milliseconds of the first page of `log`."""
    ledger = opened(url)
    with ledger.reading() as records:
        there = records.count()
    for first in range(there, entries, BULK):
        with ledger.writing(at=NOW, by="bulk") as recorder:
            for number in range(first, min(first + BULK, entries)):
                recorder.append(facts(f"bulk-{number}"))
    times = []
    for _ in range(15):
        began = time.perf_counter()
        with ledger.reading() as records:
            there = records.entries(order="open-first", limit=30).total
        times.append(time.perf_counter() - began)
    return there, sorted(times)[len(times) // 2] * 1000


def main() -> int:
    """Measure, print, and say whether anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", help="an empty database (else a server is started)")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--log", type=int, metavar="ENTRIES", help="also time the log of so many entries")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    url = given.url or _own_server()
    outcome = measure(url, given.writers, given.seconds)
    log = time_log(url, given.log) if given.log else None
    if given.json:
        print(json.dumps(asdict(outcome) | ({"log_entries": log[0], "log_ms": round(log[1], 1)} if log else {})))
    else:
        for name, value in asdict(outcome).items():
            print(f"{name.replace('_', ' '):12} {value}")
        if log:
            print(f"{'log':12} {log[1]:.1f} ms for the first page of {log[0]:,} entries")
    return 0 if outcome.is_clean else 1


def _own_server() -> str:
    """A server that is started here and removed in the end; every commit reaches the disk, as in an office."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    servers = importlib.import_module("servers")  # the tests' own way to start one
    if servers.programs() is None:
        sys.exit("no PostgreSQL is installed (Debian package postgresql); name a server with --url")
    return str(servers.Server.for_this_run(fsync=True).clean_url())


if __name__ == "__main__":
    sys.exit(main())
