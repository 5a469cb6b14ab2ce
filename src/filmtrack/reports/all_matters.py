"""Every matter that anybody is to be reminded of, wherever it comes from."""

from collections.abc import Iterator, Mapping

from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.reports.cases import open_cases
from filmtrack.reports.checklist import checklist
from filmtrack.reports.checklist_matters import checklist_matters
from filmtrack.reports.crowds import gathered
from filmtrack.reports.entry_matters import entry_matters
from filmtrack.reports.festival_matters import festival_matters
from filmtrack.reports.interests import interests
from filmtrack.reports.matters import USUAL_DAYS, Matter
from filmtrack.reports.moment import Moment
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.readiness import Papers
from filmtrack.reports.scheme_matters import Paying, scheme_matters
from filmtrack.reports.schemes import SchemeReader
from filmtrack.reports.tick_matters import tick_matters
from filmtrack.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many days before somebody wants to be told: everywhere, and by festival where that differs."""

    usual: tuple[int, ...] = USUAL_DAYS
    festivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, festival: str) -> tuple[int, ...]:
        """The days for a festival, by its id."""
        return self.festivals.get(festival, self.usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Whoever knows what may be due: festivals, schemes, the ledger, and how its papers stand."""

    catalogue: CatalogueReader
    schemes: SchemeReader
    ledger: LedgerReader
    papers: Papers


def all_matters(sources: Sources, days: Days, moment: Moment) -> Iterator[Matter]:
    """Everything that is due or will be, of what is watched, planned, sent in and ready."""
    return gathered(_one_by_one(sources, days, moment))


def _one_by_one(sources: Sources, days: Days, moment: Moment) -> Iterator[Matter]:
    """Each source adds its own."""
    catalogue, ledger = sources.catalogue, sources.ledger
    attention = ledger.attention()
    yield from festival_matters(interests(catalogue, ledger, attention, moment), days.of, moment)
    yield from entry_matters(catalogue, ledger, days.of, moment)
    lists = (checklist(each, sources.papers) for each in open_cases(ledger, catalogue, moment))
    yield from checklist_matters(lists, days.usual)
    yield from tick_matters(ledger, days.usual)
    paying = Paying(schemes=sources.schemes, catalogue=catalogue, ledger=ledger, days=days.usual, moment=moment)
    yield from scheme_matters(paying, attention)


def nothing_to_remind_of(ledger: LedgerReader) -> bool:
    """Whether nothing is watched, no entry is open and no money is on its way: nothing could ever be due."""
    watched = any(each.what != "reminder" for each in ledger.attention())
    return not (watched or ledger.count(EntryFilter(open=True)) or ledger.applications() or ledger.ticks())
