"""What is watched, one row each, with the next date of a festival."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from filmtrack.domain.attention import Attended, Attention
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.reports.festivals import next_occasion
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rows import Status
from filmtrack.reports.schemes import SchemeReader
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRow:
    """One festival, film or scheme that is watched; `name` is None where nobody knows it any more."""

    what: Attended
    id: str
    name: str | None = None
    next_on: date | None = None
    status: Status | None = None
    since: date
    by: str


def watch_rows(
    attention: Iterable[Attention],
    catalogue: CatalogueReader,
    ledger: LedgerReader,
    schemes: SchemeReader,
    *,
    now: datetime,
    zone: tzinfo,
) -> tuple[WatchRow, ...]:
    """All that is watched: festivals, films, schemes, each by its id."""
    rows = []
    for each in attention:
        row = WatchRow(what=each.what, id=each.id, since=each.on, by=each.by)
        if each.what == "festival" and (festival := catalogue.festival(each.id)):
            following = next_occasion(festival, now=now, zone=zone)
            row = replace(row, name=festival.name, next_on=following.date, status=following.status)
        if each.what == "film" and (film := ledger.film(each.id)):
            row = replace(row, name=film.title)
        if each.what == "scheme" and (scheme := schemes.scheme(each.id)):
            row = replace(row, name=scheme.name)
        if each.what != "reminder":
            rows.append(row)
    return tuple(rows)
