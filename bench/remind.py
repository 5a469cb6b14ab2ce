"""Time `remind` with many watched deadlines beside one `upcoming` on the same catalogue.

    python bench/remind.py [--deadlines 10000] [--runs 5] [--json]

Every festival of a made-up catalogue is watched; their dates are spread over a year. Whole processes are timed in
turn, so that a drift of the machine hits all alike: an `upcoming` for the year that looks at every deadline (with a
filter, on a day on which it was not asked before), the same from prepared rows, a run of `remind` that finds much to
tell, and one that finds nothing new. What is printed are medians in milliseconds, and their ratio to the first. The
target: neither run of `remind` takes more than 3 times as long as the `upcoming` that looks; prepared rows answer in
little more than an empty interpreter, and `remind` has to look.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from homes import environment

from filmtrack.domain.attention import watched
from filmtrack.ledger.opening import open_ledger

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
PROGRAM = Path(sys.executable).with_name("filmtrack")
TIERS = ("early", "regular", "late", "final")
MOST_TIMES_UPCOMING = 3
_PREPARED = ("upcoming", "--within", "365d", "--limit", "20")
COMMANDS = {
    "upcoming": (*_PREPARED, "--kind", "festival"),
    "upcoming, prepared": _PREPARED,
    "remind, much new": ("remind", "--json"),
    "remind, nothing new": ("remind",),
}
"""What is timed, in this order; a filter makes `upcoming` look at every deadline, the first time on each day."""
_YEAR = 365


def festivals(count: int) -> list[str]:
    """The ids of so many festivals, four deadlines each."""
    return [f"festival-{number:05}" for number in range((count + len(TIERS) - 1) // len(TIERS))]


def catalogue(ids: Sequence[str]) -> str:
    """A catalogue of these festivals, their dates spread over the year that begins today."""
    return "".join(
        f'[[festival]]\nid = "{id_}"\nname = "Festival {place}"\ntimezone = "Europe/Paris"\nsource = "bench"\n'
        f"[[festival.edition]]\nyear = 2027\n" + "".join(map(_deadline, _days(place), TIERS))
        for place, id_ in enumerate(ids)
    )


def _days(place: int) -> list[date]:
    first = place * 7 % (_YEAR - 90)
    return [TODAY + timedelta(days=first + 30 * tier) for tier in range(len(TIERS))]


def _deadline(day: date, tier: str) -> str:
    return f'[[festival.edition.deadline]]\ntier = "{tier}"\ndate = {day}\ntime = "23:59"\n'


def watch_all(ids: Sequence[str], folder: Path) -> None:
    """Begin the ledger with a watch of every festival."""
    ledger = open_ledger(folder / "data" / "filmtrack" / "ledger.db", state_folder=folder / "state" / "filmtrack")
    with ledger.writing(at=NOW, by="bench") as recorder:
        recorder.append(watched("festival", id_, on=TODAY) for id_ in ids)


def surroundings(folder: Path, now: datetime) -> dict[str, str]:
    """A user's in that folder, at that moment."""
    return environment(folder, TZ="Asia/Hong_Kong", FILMTRACK_NOW=now.isoformat())


def seconds(arguments: Sequence[str], environ: Mapping[str, str]) -> float:
    """How long one whole process takes."""
    began = time.perf_counter()
    subprocess.run(
        [str(PROGRAM), *arguments], env=environ, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def measure(deadlines: int, runs: int) -> dict[str, float]:
    """The medians in milliseconds of each kind of run."""
    ids = festivals(deadlines)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        own = folder / "config" / "filmtrack" / "festivals.toml"
        own.parent.mkdir(parents=True)
        own.write_text(catalogue(ids), encoding="utf-8")
        watch_all(ids, folder)
        # The compiled catalogue is there from now on.
        seconds(["upcoming", "--within", "1d"], surroundings(folder, NOW))
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for run in range(runs):
            environ = surroundings(folder, NOW + timedelta(days=7 * run))
            seconds(_PREPARED, environ)  # prepares that day's rows
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, environ))
        return {name: statistics.median(each) * 1000 for name, each in times.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and fail when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deadlines", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    medians = measure(asked.deadlines, asked.runs)
    ratios = {name: each / medians["upcoming"] for name, each in medians.items()}
    kept = max(ratios.values()) <= MOST_TIMES_UPCOMING
    if asked.json:
        print(json.dumps({"deadlines": asked.deadlines, "ms": medians, "ratio": ratios, "kept": kept}))
    else:
        print(f"{asked.deadlines} watched deadlines, medians of {asked.runs} runs")
        for name, each in medians.items():
            print(f"{name:<22} {each:8.0f} ms  {ratios[name]:5.2f} × upcoming")
        print("target kept" if kept else f"target missed: at most {MOST_TIMES_UPCOMING} × upcoming")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
