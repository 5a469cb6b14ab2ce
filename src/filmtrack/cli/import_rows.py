"""The rows of a table on their way: read in batches with a progress bar, decided events and rejects kept in files."""

import marshal
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.progress import bar
from filmtrack.message import Message, english, message
from filmtrack.render.safe import one_line, shortened

if TYPE_CHECKING:
    from filmtrack.catalogue.csv_file import CsvFile, CsvRow
    from filmtrack.changes.importing.surroundings import Row
    from filmtrack.domain.events import Event

_MOST_REMEMBERED = 100
_MOST_NAME = 40


def _bar(context: Context, path: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """A bar that names a file or a ledger."""
    name = shortened(one_line(Path(path).name), _MOST_NAME)
    return bar(message("{name}", name=name), total, quiet=context.options.quiet)


def batches(context: Context, table: "CsvFile") -> "Generator[list[CsvRow], None, None]":
    """The rows in batches, with a bar on a terminal while a long table is read."""
    from filmtrack.changes.importing.importer import BATCH

    rows = table.rows()
    with _bar(context, table.name, table.count_lines()) as tell:
        while batch := list(islice(rows, BATCH)):
            yield batch
            tell(batch[-1].line)


class Spool:
    """Events of this run on their way into the ledger, in a temporary file that is gone when `kept` ends.

    They lie there as tuples of what differs between them, which are written and read in a third of the time.
    """

    def __init__(self, kept: ExitStack) -> None:
        self._file = kept.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - kept closes it
        self._sizes: list[int] = []
        self._count = 0

    def __bool__(self) -> bool:
        return self._count > 0

    def add(self, events: "tuple[Event, ...]") -> None:
        """Keep some more."""
        if events:
            plain = [(each.kind, each.on.toordinal(), each.body, each.id) for each in events]
            self._sizes.append(self._file.write(marshal.dumps(plain)))
            self._count += len(events)

    def events(self, context: Context) -> "Generator[Event, None, None]":
        """All of them, in order, with a bar on a terminal while many are recorded."""
        from datetime import date

        from filmtrack.domain.events import Event

        at, by = context.now, context.by
        self._file.seek(0)
        left = self._count
        with _bar(context, context.ledger.name, self._count) as tell:
            for size in self._sizes:
                batch = marshal.loads(self._file.read(size))  # noqa: S302 - what this run wrote itself
                for kind, on, body, id_ in batch:
                    yield Event(kind=kind, on=date.fromordinal(on), body=body, id=id_, at=at, by=by)
                left -= len(batch)
                tell(self._count - left)


class Rejects:
    """Rows that were left out, as a table that can be corrected and imported again; gone when `kept` ends."""

    def __init__(self, kept: ExitStack, *, header: tuple[str, ...], separator: str) -> None:
        from filmtrack.changes.importing.mapping import REASON

        self._separator = separator
        self._kept = [place for place, name in enumerate(header) if name != REASON]
        self._file = kept.enter_context(
            tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - kept closes it
        )
        self._first: list[Message] = []
        self.count = 0
        self._put([*(header[place] for place in self._kept), REASON])

    def add(self, row: "Row", reason: Message) -> None:
        """Leave out a row; cells that were too many stand behind the reason."""
        from filmtrack.changes.importing.told import left_out

        self._put([*(row.cells[place] for place in self._kept), english(reason), *row.extra])
        self.count += 1
        if len(self._first) < _MOST_REMEMBERED:
            self._first.append(left_out(row.line, reason))

    def first(self, most: int) -> list[Message]:
        """The first rows that were left out, and why."""
        return self._first[:most]

    def place_beside(self, file: str) -> Path:
        """A name beside a table that is free, or whose file holds these very rows; the working folder for a pipe."""
        path = Path("import.csv") if file == "-" else Path(file).expanduser()
        stem = path.stem.partition(".rejects")[0]
        ends = chain(("",), (f"-{number}" for number in count(2)))
        places = (path.with_name(f"{stem}.rejects{end}.csv") for end in ends)
        return next(each for each in places if not each.exists() or (each != path and self.stand_in(each)))

    def stand_in(self, path: Path) -> bool:
        """Whether a file holds exactly these rows already."""
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return all(piece == file.read(len(piece)) for piece in self._pieces()) and not file.read(1)

    def write(self, path: Path) -> None:
        """Put the table into a file, whole or not at all.

        Raises:
            OutsideError: when it cannot be written, or holds something else.
        """
        from filmtrack.cli.files import write_pieces

        write_pieces(path, chain(("\ufeff",), self._pieces()), over=("\ufeff".encode(),))

    def _pieces(self) -> Iterator[str]:
        self._file.seek(0)
        return iter(lambda: self._file.read(1 << 16), "")

    def _put(self, cells: Iterable[str]) -> None:
        import csv

        from filmtrack.domain.formula_cells import harmless_cell

        csv.writer(self._file, delimiter=self._separator, lineterminator="\r\n").writerow(map(harmless_cell, cells))
