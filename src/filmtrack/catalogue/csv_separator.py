"""What stands between the cells of a CSV file: as its first line says, else what cuts its rows alike."""

import csv
import io
import re
from collections.abc import Callable
from typing import BinaryIO, Final

STATED = re.compile(r"sep=(.)[\r\n]+", re.IGNORECASE)
"""The line by which Excel says it."""
_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 1 << 16
_SAMPLED_ROWS: Final = 20


def separator_of(opened: Callable[[], BinaryIO], encoding: str) -> str:
    """What stands between the cells: as stated, else what cuts the first rows into the most columns alike."""
    with opened() as file:
        sample = file.read(_SAMPLE).decode(encoding, "ignore")
    if stated := STATED.match(sample.removeprefix("\ufeff")):
        return stated[1]
    return max(_SEPARATORS, key=lambda each: _evenness(sample, each))


def _evenness(sample: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have as many cells as the header, if it has several, and how many those are."""
    counts = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            counts.append(len(record))
            if len(counts) > _SAMPLED_ROWS:
                break
    except csv.Error:
        return 0, 0
    if not counts or counts[0] < 2:  # noqa: PLR2004 - one column is no sign of a separator
        return 0, 0
    return sum(each == counts[0] for each in counts), counts[0]
