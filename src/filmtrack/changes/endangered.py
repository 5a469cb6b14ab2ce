"""Which other entries of a film one endangers by being accepted."""

from datetime import date

from filmtrack.domain.entry import Entry
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.message import Message, message, together
from filmtrack.reports.conflicts import Conflict, endangered_by
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import record_of


def endangered(entry: Entry, catalogue: CatalogueReader, ledger: LedgerReader, *, today: date) -> tuple[Message, ...]:
    """One sentence for every entry that cannot come true, or may not, once this one is accepted."""
    film = ledger.film(entry.film)
    if film is None:
        return ()
    record = record_of(film, catalogue, ledger, rivals=False)
    found = endangered_by(record, entry, catalogue, today=today, accepted=True)
    return tuple(_said(each) for each in found)


def _said(conflict: Conflict) -> Message:
    advice = together(conflict.advice)
    if conflict.certain:
        return message("{reason}: {advice}", reason=conflict.reason, advice=advice)
    return message("perhaps: {reason}; if so: {advice}", reason=conflict.reason, advice=advice)
