"""Files of other programs as records: a CSV table, a JSON list, an .ics calendar; each record is names and texts."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from filmtrack.errors import BadInputError
from filmtrack.message import message
from filmtrack.values import dataclass

LARGEST: Final = 20_000_000
MOST_RECORDS: Final = 100_000
_DEEPEST: Final = 20
_MONEY: Final = {"amount", "currency"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a file says of one festival or one of its dates; `line` counts from 1, of JSON and .ics the record does."""

    line: int
    texts: Mapping[str, str]


def read_records(path: Path) -> tuple[Record, ...]:
    """The records of a file, told by its ending.

    Raises:
        BadInputError: when it cannot be read, or is none of these.
    """
    readers = {".csv": _of_csv, ".tsv": _of_csv, ".txt": _of_csv, ".json": _of_json, ".ics": _of_ics}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        said = message("{file} is of no known kind", file=str(path))
        raise BadInputError(said, hint=message("festivals come from .toml, .csv, .json and .ics"))
    found = []
    for record in reader(path):
        found.append(record)
        if len(found) > MOST_RECORDS:
            raise BadInputError(message("{file} has more than {most} records", file=str(path), most=MOST_RECORDS))
    return tuple(found)


def _of_csv(path: Path) -> Iterator[Record]:
    from filmtrack.catalogue.csv_file import read_csv  # noqa: PLC0415 - each kind needs its own reader

    file = read_csv(path)
    for row in file.rows():
        yield Record(line=row.line, texts=dict(zip(file.header, map(str.strip, row.cells), strict=True)))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise BadInputError(message("{file} cannot be read: {reason}", file=str(path), reason=reason)) from None
    if len(raw) > LARGEST:
        raise BadInputError(message("{file} is larger than {most} MB", file=str(path), most=LARGEST // 1_000_000))
    return raw


def _of_json(path: Path) -> Iterator[Record]:
    """Every object of the list; lists of objects inside one make a record for each of theirs."""
    try:
        whole = json.loads(_bytes(path).decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        raise BadInputError(message("{file} is not UTF-8 text", file=str(path))) from None
    except (ValueError, RecursionError) as failure:
        said = message("{file} is not valid JSON: {reason}", file=str(path), reason=str(failure))
        raise BadInputError(said) from None
    if isinstance(whole, dict):
        whole = next((each for each in whole.values() if _is_table(each)), None)
    if not _is_table(whole):
        raise BadInputError(message("{file} holds no list of objects", file=str(path)))
    for number, each in enumerate(whole, 1):
        yield from (Record(line=number, texts=texts) for texts in _flat(each, "", 0))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _flat(table: Mapping[str, Any], prefix: str, depth: int) -> Iterator[dict[str, str]]:
    plain: dict[str, str] = {}
    inner: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict) and value.keys() == _MONEY:
            plain[prefix + name] = f"{value['amount']} {value['currency']}"
        elif isinstance(value, dict):
            inner.append((name, [value]))
        elif _is_table(value):
            inner.append((name, value))
        elif (text := _text(value)) is not None:
            plain[prefix + name] = text
    if not inner or depth >= _DEEPEST:
        yield plain
    for name, tables in inner if depth < _DEEPEST else ():
        for each in tables:
            yield from (plain | more for more in _flat(each, f"{prefix}{name}.", depth + 1))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return "; ".join(text for each in value if (text := _text(each)) is not None)
    return None if value is None or isinstance(value, dict | bool) else str(value).strip()


def _of_ics(path: Path) -> Iterator[Record]:
    """Every event: its start, which is the deadline, its summary, address and words."""
    from icalendar import Calendar  # noqa: PLC0415 - the same

    raw = _bytes(path)
    try:
        events: Any = [event for each in Calendar.from_ical(raw, multiple=True) for event in each.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, UnicodeDecodeError) as failure:
        said = message("{file} is no valid calendar: {reason}", file=str(path), reason=str(failure)[:200])
        raise BadInputError(said) from None
    for number, event in enumerate(events, 1):
        texts = {
            name: str(event[name]).strip() for name in ("summary", "location", "url", "description") if name in event
        }
        for name in ("dtstart", "dtend"):
            if (moment := getattr(event.get(name), "dt", None)) is not None:
                texts[name] = moment.isoformat()
                zone = getattr(moment, "tzinfo", None)
                if name == "dtstart" and zone is not None:
                    texts["timezone"] = str(zone)
        yield Record(line=number, texts=texts)
