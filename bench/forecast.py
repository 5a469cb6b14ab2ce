"""Score filmtrack's own forecast on real deadlines and print every table beside the figures of the written method.

    python bench/forecast.py [--data DIR or CSV] [--facts DIR] [--json]

The data are a file with the columns of dev.csv, or a folder that holds dev.csv; the facts a folder with the festival
histories, by default the neighbour "facts" of the data's folder. docs/forecast.md explains the tables. A figure that
differs from the method's is marked with *: on the method's own data none of the scored ones may, on others all may.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from forecast_scores import NOTHING, Series, Table, tables

from filmtrack.domain.series import PastEdition

DATA = Path(__file__).parents[2] / "shared" / "forecast"
CALLS_FILE = "dev.csv"
FESTIVAL_FILES = ("deadline-history.csv", "deadline-history-asia.csv", "deadline-history-qualifying.csv")
FESTIVAL_TIERS = ("regular", "final", "early", "late")


def read_calls(path: Path) -> Series:
    """The series of a CSV with the columns series_id, edition_year, deadline, event_start."""
    rows = _rows(path)
    return _series((row["series_id"], row["edition_year"], row["deadline"], row["event_start"]) for row in rows)


def read_festivals(folder: Path) -> Series:
    """The series of the festival histories that lie in a folder: one per festival and tier."""
    rows = [row for name in FESTIVAL_FILES if (folder / name).exists() for row in _rows(folder / name)]
    return _series(
        (f"{row['festival_slug']} {row['deadline_kind']}", row["edition_year"], row["deadline_date"], "")
        for row in rows
        if row["deadline_kind"] in FESTIVAL_TIERS
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _series(rows: Iterable[tuple[str, str, str, str]]) -> Series:
    """Per series the first dated row of each edition year, oldest first."""
    found: dict[str, dict[int, PastEdition]] = {}
    for name, year, deadline, starts in rows:
        if not year or not deadline:
            continue
        edition = PastEdition(
            year=int(year),
            deadline=date.fromisoformat(deadline),
            starts=date.fromisoformat(starts) if starts else None,
        )
        found.setdefault(name, {}).setdefault(edition.year, edition)
    return {name: tuple(years[year] for year in sorted(years)) for name, years in found.items()}


def as_json(found: list[Table]) -> str:
    """The tables as one JSON document, figures as numbers, null where there is none."""
    agrees = all(table.agrees for table in found if table.scored)
    return json.dumps({"agrees": agrees, "tables": [_table_json(table) for table in found]}, ensure_ascii=False)


def _table_json(table: Table) -> dict[str, object]:
    rows = [
        {"name": name, "scores": _numbers(table.columns, row), "method": _numbers(table.columns, table.method[name])}
        for name, row in table.rows.items()
    ]
    return {"name": table.name, "scored": table.scored, "agrees": table.agrees, "rows": rows}


def _numbers(columns: tuple[str, ...], figures: tuple[str, ...]) -> dict[str, float | int | None]:
    return {column: _number(figure) for column, figure in zip(columns, figures, strict=True)}


def _number(figure: str) -> float | int | None:
    if figure == NOTHING:
        return None
    return float(figure) if "." in figure else int(figure)


def as_text(found: list[Table]) -> str:
    """The tables for reading: a line with the scores, below it one with the method's figures."""
    scored = [table for table in found if table.scored]
    verdict = "every scored figure equals the method's" if all(table.agrees for table in scored) else "* differs"
    return "\n\n".join([*(_table_text(table) for table in found), verdict])


def _table_text(table: Table) -> str:
    lines = [(table.name if table.scored else f"{table.name} (not scored)", table.columns)]
    for name, row in table.rows.items():
        method = table.method[name]
        marked = (own if stated in (own, NOTHING) else f"{own}*" for own, stated in zip(row, method, strict=True))
        lines += [(name, tuple(marked)), ("  method", method)]
    first = max(len(name) for name, _ in lines)
    widths = [max(len(row[place]) for _, row in lines) for place in range(len(table.columns))]
    return "\n".join(
        "  ".join([name.ljust(first), *(cell.rjust(width) for cell, width in zip(row, widths, strict=True))])
        for name, row in lines
    )


def main() -> int:
    """Read the data, score, print."""
    parser = argparse.ArgumentParser(description="Score the forecast on real deadlines, beside the method's figures.")
    parser.add_argument("--data", type=Path, default=DATA, help="a folder with dev.csv, or a CSV with its columns")
    parser.add_argument("--facts", type=Path, help="the folder of the festival histories (default: ../facts)")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    asked = parser.parse_args()
    calls = asked.data / CALLS_FILE if asked.data.is_dir() else asked.data
    facts = asked.facts or calls.absolute().parents[1] / "facts"
    if not calls.is_file():
        parser.error(f"no such file: {calls} (say where the data are with --data)")
    festivals = read_festivals(facts)
    if not festivals:
        print(f"no festival histories in {facts} (say where they are with --facts)", file=sys.stderr)
    try:
        found = tables(read_calls(calls), festivals)
    except KeyError as missing:
        parser.error(f"{calls} has no column {missing}")
    print(as_json(found) if asked.json else as_text(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
