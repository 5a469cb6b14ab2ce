"""Import a made-up table of any length: how many rows a second, in how much memory.

    python bench/importing.py [--rows 100000] [--json]

The table is a distributor's: films with their makers, festivals that the catalogue knows and others, ten years of days,
answers to nine rows of ten. It is imported by a whole `filmtrack import` into an empty ledger, once as it is and once
more, which must change nothing; the rows a second count the processor's time in this process, and exit 1 says that they
are fewer than promised.
"""

import argparse
import csv
import json
import os
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from homes import environment

from filmtrack.cli.main import main as filmtrack

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAST = 5_000
"""So many rows a second are promised."""
HEADER = (
    "Film", "Director", "Runtime", "Festival", "Section", "Status", "Submitted on", "Result date", "Fee", "Platform",
    "Notes",
)  # fmt: skip
KNOWN = ("Tampere Film Festival", "Clermont-Ferrand", "華語紀錄片節", "interfilm Berlin")
ANSWERS = ("Accepted", "Rejected", "Rejected", "No response")


def write_table(path: Path, rows: int) -> None:
    """A table of so many rows, each a different entry."""
    films = max(1, rows // 50)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            film, turn = number % films, number // films
            sent = date(2016, 1, 1) + timedelta(days=number * 7919 % 3650)
            festival = KNOWN[turn] if turn < len(KNOWN) else f"{_town(turn)} Shorts"
            answer = ANSWERS[number % 4] if number % 10 else "Pending"
            told = sent + timedelta(days=90) if number % 10 else ""
            writer.writerow(
                (
                    f"Film {film}",
                    f"Maker {film}",
                    "14:30",
                    f"{festival} {sent.year + 1}",
                    "international",
                    answer,
                    sent,
                    told,
                    "13 EUR",
                    "FilmFreeway",
                    "sent by the sales agent" if number % 7 == 0 else "",
                )
            )


def _town(number: int) -> str:
    """A made-up town, none of them spelt nearly like another."""
    syllables = ("ba", "ko", "li", "mur", "sten", "vo", "xi", "zahr", "dun", "pel")
    return "".join(syllables[int(digit)] for digit in f"{number * 7919 % 9973:04}").capitalize()


def measured(rows: int, work: Path) -> dict[str, float]:
    """The seconds of processor time of a first and a second import, and the peak of memory in MB."""
    table = work / "table.csv"
    write_table(table, rows)
    os.environ |= environment(work, TZ="Asia/Hong_Kong", FILMTRACK_NOW=NOW.isoformat())
    found: dict[str, float] = {"rows": rows}
    for name in ("first", "second"):
        started, begun = time.process_time(), time.perf_counter()
        status = filmtrack(["import", str(table), "--add-festivals", "--yes"])
        found[name] = round(time.process_time() - started, 2)
        found[f"{name}_wall"] = round(time.perf_counter() - begun, 2)
        if status:
            raise SystemExit(status)
    found["rows_a_second"] = round(rows / found["first"])
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found


def main() -> int:
    """Measure, print, and say by the exit status whether the promise is kept."""
    asked = argparse.ArgumentParser(description="How many rows of a table are imported a second.")
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(given.rows, Path(folder))
    if given.json:
        print(json.dumps(found))
    else:
        print(f"{found['rows']} rows: {found['rows_a_second']} a second, {found['peak_mb']} MB at the most;")
        print(f"again: {found['second']} s, against {found['first']} s the first time")
    return 0 if found["rows_a_second"] >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
