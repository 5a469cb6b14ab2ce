"""A film goes to a festival that nobody lists: the smallest tables for it, and the festival that they make."""

from collections.abc import Mapping
from datetime import date, timedelta

from filmtrack.changes.add_festival import NewFestival, add_festival
from filmtrack.domain.festival import Deadline, Edition, Festival, deadline_key
from filmtrack.domain.requirements import Provenance
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass, replace

TIER = "regular"
_USUAL_LEAD = timedelta(days=90)
"""So long before it begins the last call of a festival usually closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A new festival: its `table` for the user's catalogue, the table and year of its closing day if one was said."""

    festival: Festival
    table: Mapping[str, object]
    year: int | None = None
    key: str = deadline_key(None, TIER, (), ())
    deadline: Mapping[str, object] | None = None


def introduce(
    catalogue: CatalogueReader, wish: NewFestival, *, deadline: date | None, edition: int | None, today: date
) -> Introduced:
    """What to add to the user's own catalogue, and the festival as it will stand there.

    Raises:
        WrongUsageError: when no id can be made from its name.
        RefusedError: when there is a festival of that id or name.
    """
    table = add_festival(catalogue, wish, today=today)
    bare = Festival(
        id=str(table["id"]),
        name=wish.name,
        country=wish.country.upper() if wish.country else None,
        city=wish.city,
        website=wish.website,
    )
    if deadline is None:
        return Introduced(festival=bare, table=table)
    source = str(table["source"])
    year = edition or (deadline + min(_USUAL_LEAD, date.max - deadline)).year
    closing = {"tier": TIER, "date": deadline, "source": source, "checked": today}
    known = Deadline(
        key=deadline_key(None, TIER, (), ()),
        tier=TIER,
        date=deadline,
        provenance=Provenance(sources=(source,), checked=today),
    )
    return Introduced(
        festival=replace(bare, editions=(Edition(year=year, deadlines=(known,)),)),
        table=table,
        year=year,
        deadline=closing,
    )
