"""What stands in the ledger, and its history, as seen in one moment."""

# ruff: noqa: S608 - the SQL is put together from this package's own words only

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from filmtrack.domain.application import EVERY_APPLICATION, Application, ApplicationFilter
from filmtrack.domain.attention import Attention
from filmtrack.domain.entry import OPEN, STATUSES, Entry
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter, EntryOrder
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import Entries
from filmtrack.domain.ticks import Tick
from filmtrack.ledger.applications import standing_applications
from filmtrack.ledger.attention import standing_attention
from filmtrack.ledger.deliveries import Deliveries
from filmtrack.ledger.entry_query import Conditions, conditions, queries
from filmtrack.ledger.history import MOST_IDS, History
from filmtrack.ledger.session import Row
from filmtrack.ledger.ticks import standing_ticks
from filmtrack.ledger.written import entry_of, film_of, names_of


class Records(History):
    """A reader of the ledger; it lasts as long as the transaction that it was made in."""

    def films(self) -> tuple[Film, ...]:
        """Every film, in the order in which they came into the ledger."""
        return tuple(map(self._film, self._rows("select id, document from film order by opened")))

    def film(self, id: str) -> Film | None:  # noqa: A002 - the film's own word
        """The film with that id."""
        found = self._row("select id, document from film where id = ?", (id,))
        return self._film(found) if found else None

    def film_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The id of every film with all its titles, without reading the films themselves."""
        rows = self._rows("select id, names from film order by opened")
        return tuple(names_of(each, self._session.name) for each in rows)

    def titles(self, films: Iterable[str]) -> dict[str, str]:
        """The main titles of these films, by their ids, without reading the films themselves."""
        found: dict[str, str] = {}
        wanted = iter(films)
        while batch := tuple(islice(wanted, MOST_IDS)):
            rows = self._rows(f"select id, names from film where id in ({', '.join('?' * len(batch))})", batch)
            named = (names_of(each, self._session.name) for each in rows)
            found.update((id_, names[0]) for id_, names in named)
        return found

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the entry's own word
        """The entry with that id."""
        found = self._row("select number, document from entry where id = ?", (id,))
        return self._entry(found) if found else None

    def entry_numbered(self, number: int) -> Entry | None:
        """The entry with that number."""
        if not 0 < number < 1 << 63:
            return None
        found = self._row("select number, document from entry where number = ?", (number,))
        return self._entry(found) if found else None

    def entries(
        self,
        wanted: EntryFilter = EVERY_ENTRY,
        *,
        order: EntryOrder = "number",
        descending: bool = False,
        limit: int | None = None,
    ) -> Entries:
        """The entries that fit, in an order, at most `limit` of them, and how many fit in all."""
        asked = conditions(wanted)
        statements = queries(asked, order=order, descending=descending, limit=limit)
        found = chain.from_iterable(map(self._entry, self._rows(each.sql, each.values)) for each in statements)
        fitting = found if asked.exact else filter(wanted.fits, found)
        rows = tuple(islice(fitting, limit))
        whole = limit is None or len(rows) < limit
        return Entries(rows=rows, total=len(rows) if whole else self.count(wanted))

    def count(self, wanted: EntryFilter = EVERY_ENTRY) -> int:
        """How many entries fit; what asks for nothing but statuses is answered from counters."""
        if wanted == EntryFilter(statuses=wanted.statuses, open=wanted.open):
            return self._counted(wanted)
        asked = conditions(wanted)
        if asked.exact:
            return int(self._first(f"select count(*) from entry where {asked.where}", asked.values)[0])
        return sum(1 for _ in filter(wanted.fits, self._all(asked)))

    def ticks(self, film: str | None = None) -> tuple[Tick, ...]:
        """What is ready, of one film or of all, by film, item and place."""
        return standing_ticks(self._session, film)

    def applications(self, wanted: ApplicationFilter = EVERY_APPLICATION) -> tuple[Application, ...]:
        """The applications for money that fit, in the order in which they came into the ledger."""
        return standing_applications(self._session, wanted)

    def attention(self) -> tuple[Attention, ...]:
        """What is watched, and which reminders were dealt with."""
        return standing_attention(self._session)

    @property
    def deliveries(self) -> Deliveries:
        """What reminders told to whom."""
        return Deliveries(self._session)

    def _counted(self, wanted: EntryFilter) -> int:
        counters: dict[str, int] = dict(self._rows("select name, value from counter"))
        return sum(
            counters.get(each, 0)
            for each in STATUSES
            if (wanted.statuses is None or each in wanted.statuses) and wanted.open in {None, each in OPEN}
        )

    def _all(self, asked: Conditions) -> Iterator[Entry]:
        return map(self._entry, self._rows(f"select number, document from entry where {asked.where}", asked.values))

    def _film(self, row: Row) -> Film:
        return film_of(row, self._session.name)

    def _entry(self, row: Row) -> Entry:
        return entry_of(row, self._session.name)
