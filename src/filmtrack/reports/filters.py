"""The filters that reading commands share: which festivals and rows are wanted, and which do not say."""

from collections.abc import Iterable
from decimal import Decimal

from filmtrack.domain.festival import Festival
from filmtrack.domain.money import Money
from filmtrack.domain.perhaps import every
from filmtrack.domain.spelling import plain_name
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rows import UpcomingRow
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is wanted; an empty field wants everything. Several values of one field: any of them will do.

    `listed` are the festivals on the lists of the schemes that were named, `dated` those with a date that is wanted;
    None where nothing of the kind was asked for.
    """

    festivals: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    editions: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    qualifying: tuple[str, ...] = ()
    student: bool = False
    free: bool = False
    max_fee: Money | None = None
    listed: tuple[str, ...] | None = None
    dated: frozenset[str] | None = None

    @property
    def ask_dates(self) -> bool:
        """Whether anything is asked of dates, and not only of festivals."""
        return bool(self.statuses or self.editions or self.sections or self.free or self.max_fee)

    def among(self, ids: Iterable[str]) -> "Filters":
        """The same, of these festivals alone."""
        kept = frozenset(ids)
        return replace(self, dated=kept if self.dated is None else self.dated & kept)


def may_fit(catalogue: CatalogueReader, filters: Filters) -> Iterable[Festival]:
    """The festivals among which those that fit are, by id: where some are named, nothing is read of any other."""
    named = [set(each) for each in (filters.festivals or None, filters.listed, filters.dated) if each is not None]
    if not named:
        return catalogue.festivals()
    found = map(catalogue.festival, sorted(set.intersection(*named)))
    return (each for each in found if each)


def festival_fits(festival: Festival, filters: Filters) -> bool | None:
    """Whether a festival is wanted; None when it might be, but does not say."""
    answers = (
        _any(filters.festivals, (festival.id,)),
        filters.listed is None or festival.id in filters.listed,
        filters.dated is None or festival.id in filters.dated,
        _any(filters.kinds, (festival.kind,)),
        _any(filters.countries, (festival.country,) if festival.country else None),
        _any(tuple(map(plain_name, filters.platforms)), tuple(map(plain_name, festival.platforms)) or None),
        _genres(festival, filters.genres) if filters.genres else True,
        _any(filters.qualifying, festival.qualifying),
        _student(festival) if filters.student else True,
    )
    return every(answers)


def _genres(festival: Festival, wanted: tuple[str, ...]) -> bool | None:
    from filmtrack.rules.genre import takes  # noqa: PLC0415 - few runs ask for a genre

    stated = festival.requirements.genres
    return takes(stated.values, wanted) if stated and stated.values else None


def row_fits(row: UpcomingRow, filters: Filters) -> bool | None:
    """Whether a row of a wanted festival is wanted; None when its fee is not known."""
    answers = (
        _any(filters.statuses, (row.status,)),
        _any(filters.editions, (row.edition,)),
        not filters.sections or not row.sections or any(each in row.sections for each in filters.sections),
        _costs_at_most(row, Money(amount=Decimal(0), currency="")) if filters.free else True,
        _costs_at_most(row, filters.max_fee) if filters.max_fee else True,
    )
    return every(answers)


def _any(wanted: tuple[object, ...], stated: tuple[object, ...] | None) -> bool | None:
    if not wanted:
        return True
    return None if stated is None else any(each in stated for each in wanted)


def _student(festival: Festival) -> bool:
    rules = (festival.requirements, *(section.requirements for section in festival.sections))
    return any(each.student is not None and each.student.value == "only" for each in rules)


def _costs_at_most(row: UpcomingRow, most: Money) -> bool | None:
    if row.free:
        return True
    if row.fee is None:
        return None
    if not most.amount:
        return False
    return row.fee.amount <= most.amount if row.fee.currency == most.currency else None
