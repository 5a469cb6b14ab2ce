"""One CSV file read with care: any encoding, separator and line end that spreadsheets write, row by row.

Rows come one at a time, so that a file of any length needs little memory; the file is opened anew for each reading.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from filmtrack.catalogue.csv_encoding import encoding_of
from filmtrack.catalogue.csv_separator import STATED, separator_of
from filmtrack.domain.formula_cells import meant_cell
from filmtrack.errors import BadInputError
from filmtrack.message import message
from filmtrack.values import dataclass

LONGEST_CELL: Final = 131_072
LONGEST_LINE: Final = 1 << 24
MOST_COLUMNS: Final = 1_000
_CHUNK: Final = 1 << 20
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Opened = Callable[[], BinaryIO]
"""Opens the bytes of a file from their beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """A row below the header: the line on which it begins (from 1), a cell for each column, and what is too many."""

    line: int
    cells: tuple[str, ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """A CSV file whose header was read; `guessed` says that nothing in the file tells its encoding for certain."""

    name: str
    encoding: str
    guessed: bool
    separator: str
    header: tuple[str, ...]
    _opened: Opened

    def rows(self) -> Iterator[CsvRow]:
        """The rows below the header, empty ones left out, short ones filled up.

        Raises:
            BadInputError: when a quote is never closed, or only inside a cell of another line, a cell is beyond all
                measure or a byte is not of the encoding.
        """
        records = _records(self.name, self._opened, self.encoding, self.separator)
        next(records, None)
        count = len(self.header)
        for line, record in records:
            cells = tuple(map(meant_cell, record))
            beyond = tuple([each for each in cells[count:] if each.strip()])
            filled = cells[:count] if len(cells) >= count else cells + ("",) * (count - len(cells))
            yield CsvRow(line=line, cells=filled, extra=beyond)

    def count_lines(self) -> int:
        """About how many lines the file has, for whoever wants to know how far the rows have come."""
        feeds = returns = 0
        with self._opened() as file:
            while chunk := file.read(_CHUNK):
                feeds += chunk.count(b"\n")
                returns += chunk.count(b"\r")
        return max(feeds, returns)


def read_csv(path: Path, *, encoding: str | None = None, separator: str | None = None) -> CsvFile:
    """The CSV file at `path`; what is not said is found out.

    Raises:
        BadInputError: when it cannot be read, is no text, or has no header.
    """
    try:
        return csv_file(str(path), lambda: path.open("rb"), encoding=encoding, separator=separator)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise BadInputError(message("{file} cannot be read: {reason}", file=str(path), reason=reason)) from None


def csv_text_file(raw: bytes, name: str, *, encoding: str | None = None, separator: str | None = None) -> CsvFile:
    """The same from bytes already at hand; `name` is what problems call the file."""
    return csv_file(name, lambda: io.BytesIO(raw), encoding=encoding, separator=separator)


def csv_file(name: str, opened: Opened, *, encoding: str | None = None, separator: str | None = None) -> CsvFile:
    """The same from whatever can be opened more than once.

    Raises:
        BadInputError: when it is no text, or has no header.
    """
    with opened() as file:
        if file.read(4) in _WORKBOOKS:
            said = message("{file} is a workbook, not CSV", file=name)
            raise BadInputError(said, hint=message("save the sheet as CSV (UTF-8) and import that"))
    found = encoding_of(name, opened, encoding)
    between = separator or separator_of(opened, found.name)
    first = next(_records(name, opened, found.name, between), None)
    if first is None:
        raise BadInputError(message("{file} is empty: a CSV file begins with a row of column names", file=name))
    if len(first[1]) > MOST_COLUMNS:
        said = message("{file} has more than {most} columns", file=name, most=MOST_COLUMNS)
        raise BadInputError(said, hint=message("the separator may be another one than {found!r}", found=between))
    header = _header(first[1])
    return CsvFile(
        name=name, encoding=found.name, guessed=found.guessed, separator=between, header=header, _opened=opened
    )


def _header(cells: list[str]) -> tuple[str, ...]:
    """The columns' names, each once: one without a name is `column 3`, the second Status is `Status 2`."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        plain = " ".join(meant_cell(cell).split()) or f"column {place}"
        name, count = plain, 1
        while name in names:
            count += 1
            name = f"{plain} {count}"
        names.append(name)
    while len(names) > 1 and names[-1] == f"column {len(names)}" and not cells[len(names) - 1].strip():
        names.pop()
    return tuple(names)


def _records(name: str, opened: Opened, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record that is not blank, with the line on which it begins; a stated separator is no record."""
    csv.field_size_limit(LONGEST_CELL)
    with io.TextIOWrapper(opened(), encoding=encoding, newline="") as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=separator)
        begins = 1
        try:
            for record in reader:
                if lines.ended:
                    raise _unclosed(name, begins)
                if len(lines.held) > 1 and not _is_closed_well(lines.held, separator):
                    raise _closed_elsewhere(name, begins, reader.line_num)
                lines.held.clear()
                if any(map(str.strip, record)) and not (begins == 1 and STATED.fullmatch(lines.first)):
                    yield begins, record
                begins = reader.line_num + 1
        except csv.Error:  # for nothing else than a cell beyond the limit
            raise _too_long(name, begins) from None
        except _TooLongError:
            said = message(
                "{file}, line {line}: a line is longer than {most} characters",
                file=name,
                line=reader.line_num + 1,
                most=LONGEST_LINE,
            )
            raise BadInputError(said) from None
        except UnicodeError:
            said = message("{file} is not {encoding} text after line {line}", file=name, encoding=encoding, line=begins)
            raise BadInputError(said, hint=message("save it as CSV (UTF-8), or name its encoding")) from None


class _TooLongError(Exception):
    """A line that is beyond all measure: half of it would be taken for a row."""


class _Lines:
    """The lines of a text, which remember the first of them and whether somebody read beyond the last.

    `held` are those read since somebody emptied it.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.first = ""
        self.held: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE + 1)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) > LONGEST_LINE:
            raise _TooLongError
        self.first = self.first or line
        self.held.append(line)
        return line


def _unclosed(name: str, line: int) -> BadInputError:
    said = message("{file}, line {line}: a quote is opened there and never closed", file=name, line=line)
    return BadInputError(said, hint=message("close it, or write a quote inside a quoted cell twice"))


def _is_closed_well(lines: list[str], separator: str) -> bool:
    """Whether each quote of a record is closed where its cell ends: else it took in what follows it."""
    blanks = re.compile(rf'"[ \t]+(?=[\r\n{re.escape(separator)}]|$)')  # those behind a quoted cell do no harm
    try:
        return any(csv.reader((blanks.sub('"', each) for each in lines), delimiter=separator, strict=True))
    except csv.Error:
        return False


def _closed_elsewhere(name: str, line: int, last: int) -> BadInputError:
    said = message(
        "{file}, lines {line} to {last}: a quote is opened in this row and closed only inside a cell",
        file=name,
        line=line,
        last=last,
    )
    return BadInputError(said, hint=message("close it, or write a quote inside a quoted cell twice"))


def _too_long(name: str, line: int) -> BadInputError:
    said = message(
        "{file}, line {line}: a cell is longer than {most} characters", file=name, line=line, most=LONGEST_CELL
    )
    return BadInputError(said, hint=message("is a quote opened there and never closed? Then it holds all that follows"))
