"""Every matter that anybody is to be reminded of, wherever it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.reports.entry_matters import entry_matters
from filmtrack.reports.festival_matters import festival_matters
from filmtrack.reports.interests import interests
from filmtrack.reports.matters import USUAL_DAYS, Matter, Moment
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.tick_matters import tick_matters


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many days before somebody wants to be told: everywhere, and by festival where that differs."""

    usual: tuple[int, ...] = USUAL_DAYS
    festivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, festival: str) -> tuple[int, ...]:
        """The days for a festival, by its id."""
        return self.festivals.get(festival, self.usual)


def all_matters(catalogue: CatalogueReader, ledger: LedgerReader, days: Days, moment: Moment) -> Iterator[Matter]:
    """Everything that is due or will be, of what is watched, planned, sent in and ready; each source adds its own."""
    attention = ledger.attention()
    yield from festival_matters(interests(catalogue, ledger, attention, moment), days.of, moment)
    yield from entry_matters(catalogue, ledger, days.of, moment)
    yield from tick_matters(ledger, days.usual)


def nothing_to_remind_of(ledger: LedgerReader) -> bool:
    """Whether nothing is watched and no entry is open: there is nothing that could ever be due."""
    return not any(each.what != "reminder" for each in ledger.attention()) and not ledger.count(EntryFilter(open=True))
