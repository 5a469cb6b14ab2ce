"""Rows of a table become events, batch by batch: what is known is passed over, what cannot be meant is left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from filmtrack.changes.importing.cells import AmbiguousDayError, CellError, order_wanted
from filmtrack.changes.importing.deciding import Decider, Meant
from filmtrack.changes.importing.entries import Told, is_news, opening_id
from filmtrack.changes.importing.festivals import FestivalFinder
from filmtrack.changes.importing.films import FilmFinder
from filmtrack.changes.importing.mapping import Layout
from filmtrack.changes.importing.row import CountryOf, RowReader
from filmtrack.changes.importing.said import RowSaid
from filmtrack.changes.importing.surroundings import Counts, Row, Surroundings, TableLedger
from filmtrack.domain.events import ENTRY_KINDS, Event, Fact
from filmtrack.message import Message, message
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

BATCH: Final = 500
"""So many rows are decided at a time."""
_MOST_KEPT: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What one batch came to: the events to record, and the rows left out, each with the reason."""

    events: tuple[Event, ...]
    rejected: tuple[tuple[Row, Message], ...]


class Importer:
    """Decides what rows tell that the ledger does not know; it remembers what earlier rows told."""

    def __init__(
        self, reader: RowReader, films: FilmFinder, festivals: FestivalFinder, ledger: TableLedger, around: Surroundings
    ) -> None:
        self._reader = reader
        self.films = films
        self.festivals = festivals
        self._ledger = ledger
        self._around = around
        self.file = around.file
        self._decider = Decider(films, festivals, ledger, around)
        self._opened: dict[int, tuple[int, int]] = {}
        self._given: set[int] = set()
        self.counts = Counts()

    def take(self, rows: Sequence[Row]) -> Decided:
        """What one batch of rows tells.

        Raises:
            BadInputError: when a day can be several and nobody said whether days or months come first.
        """
        rejected: list[tuple[Row, Message]] = []
        read = tuple(self._read(rows, rejected))
        openings = {said.line: opening_id(said, said.entry) for _, said in read if said.entry}
        told = self._ledger.entries_told(openings.values())
        facts: list[tuple[Meant, tuple[Told, ...]]] = []
        for row, said in read:
            opening = openings.get(said.line, "")
            try:
                each = self._decider.meant(said, opening, told.get(opening))
                self._refuse_second(each, opening)
            except CellError as wrong:
                rejected.append((row, wrong.message))
                continue
            facts.append((each, self._counted(each)))
        self.counts.rows += len(rows)
        self.counts.rejected += len(rejected)
        return Decided(events=tuple(self._new(facts)), rejected=tuple(rejected))

    def _read(self, rows: Iterable[Row], rejected: list[tuple[Row, Message]]) -> Iterator[tuple[Row, RowSaid]]:
        for row in rows:
            try:
                yield row, self._reader.read(row.line, row.cells, row.extra)
            except AmbiguousDayError as wrong:
                raise order_wanted(self._around.file, row.line, wrong) from None
            except CellError as wrong:
                rejected.append((row, wrong.message))

    def _refuse_second(self, meant: Meant, opening: str) -> None:
        """Two rows of one entry must say the same of it, or nobody knows which is right."""
        if meant.opens is None:
            return
        line, before = self._opened.setdefault(hash(meant.opens), (meant.said.line, hash(opening)))
        if before != hash(opening):
            raise CellError(message("line {line} is about the same entry and says something else", line=line))

    def _counted(self, meant: Meant) -> tuple[Told, ...]:
        """All facts of a good row: what it says of its film and of a new festival counts from now on."""
        if meant.festival:
            self.festivals.use(meant.festival)
        self.counts.worked_out += meant.worked_out and meant.opens is not None
        self.counts.undated += meant.undated
        self.counts.kept += meant.kept[: _MOST_KEPT - len(self.counts.kept)]
        film = self.films.tell(meant.film, meant.said.film)
        return meant.facts if film is None else (film, *meant.facts)

    def _new(self, rows: Sequence[tuple[Meant, tuple[Told, ...]]]) -> Iterator[Event]:
        known = self._ledger.known(id_ for _, facts in rows for id_, _ in facts)
        for meant, facts in rows:
            before = len(self._given)
            for id_, fact in facts:
                if id_ in known or hash(id_) in self._given or not self._is_news(meant, fact):
                    continue
                self._given.add(hash(id_))
                self.counts.told[fact.kind] += 1
                yield Event(kind=fact.kind, on=fact.on, body=fact.body, id=id_, at=self._around.now, by=self._around.by)
            nothing = len(self._given) == before
            self.counts.known += nothing
            self.counts.changed += not nothing and meant.standing is not None

    def _is_news(self, meant: Meant, fact: Fact) -> bool:
        """Whether an entry that stood before does not say it already."""
        if meant.standing is None or fact.kind not in ENTRY_KINDS:
            return True
        entry = self._ledger.entry(meant.standing)
        return entry is None or is_news(entry, fact)


def importer(
    layout: Layout,
    catalogue: CatalogueReader,
    ledger: TableLedger,
    around: Surroundings,
    *,
    add: bool,
    country_of: CountryOf,
) -> Importer:
    """An importer of tables of one layout; `add` makes festivals of names that nobody knows."""
    return Importer(
        RowReader(layout, country_of=country_of),
        FilmFinder(ledger, today=around.today),
        FestivalFinder(catalogue, layout.map.festivals, add=add, today=around.today),
        ledger,
        around,
    )
