"""Who cares about a festival: whoever watches it, plans to enter it, or watches a film that may enter it."""

from collections.abc import Iterable, Iterator, Mapping

from filmtrack.domain.attention import Attention
from filmtrack.domain.entry import Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.reports.due_window import Mark
from filmtrack.reports.moment import Moment
from filmtrack.reports.occasion import Occasion
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.upcoming_row import row_of
from filmtrack.values import dataclass, field

_YEARS_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Why a date still matters: entries that are planned for it, watched films that may enter, or neither."""

    planned: tuple[Entry, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def films(self) -> tuple[str, ...]:
        """The ids of the films that it is about."""
        return tuple(dict.fromkeys((*(each.film for each in self.planned), *self.candidates)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One festival with everybody's interest in it: `may_enter` says of each watched film what it may still enter.

    `films` are all films that are named here, by their ids.
    """

    festival: Festival
    watched: bool = False
    entries: tuple[Entry, ...] = ()
    may_enter: Mapping[str, Mark] = field(default_factory=dict)
    films: Mapping[str, Film] = field(default_factory=dict)

    def concern(self, occasion: Occasion, moment: Moment) -> Concern | None:
        """Why a date still matters; None when it does not: the film was sent in, or nobody asked."""
        concern = Concern(planned=self._planned(occasion), candidates=self._candidates(occasion, moment))
        return concern if concern.films or (self.watched and not self._is_entered(occasion)) else None

    def _planned(self, occasion: Occasion) -> tuple[Entry, ...]:
        return tuple(each for each in self.entries if each.status == "planned" and is_for(each, occasion))

    def _is_entered(self, occasion: Occasion) -> bool:
        return any(each.status != "planned" and is_for(each, occasion) for each in self.entries)

    def _candidates(self, occasion: Occasion, moment: Moment) -> tuple[str, ...]:
        """The watched films that may enter and have no entry there."""
        if not self.may_enter:
            return ()
        row = row_of(occasion, now=moment.now, today=moment.today)
        marked = ((film, mark(row)) for film, mark in self.may_enter.items())
        return tuple(film for film, found in marked if found and found.entry is None)


def is_for(entry: Entry, occasion: Occasion) -> bool:
    """Whether an entry is for the edition, section and platform of a deadline, as far as it says."""
    return (
        occasion.edition in {entry.edition, None}
        and (entry.section is None or not occasion.sections or entry.section in occasion.sections)
        and (entry.platform is None or not occasion.platforms or entry.platform in occasion.platforms)
    )


def interests(
    catalogue: CatalogueReader, ledger: LedgerReader, attention: Iterable[Attention], moment: Moment
) -> Iterator[Interest]:
    """Every festival that anybody cares about, by the order of the catalogue."""
    watched: dict[str, set[str]] = {"festival": set(), "film": set()}
    for each in attention:
        watched.setdefault(each.what, set()).add(each.id)
    entries = _entries(ledger, moment)
    films = [film for id_ in sorted(watched["film"]) if (film := ledger.film(id_))]
    marks = {film.id: _mark(film, catalogue, ledger, moment) for film in films}
    known = {film.id: film for film in films}
    for festival in _festivals(catalogue, watched["festival"] | entries.keys(), everything=bool(marks)):
        own = entries.get(festival.id, ())
        yield Interest(
            festival=festival,
            watched=festival.id in watched["festival"],
            entries=own,
            may_enter=marks,
            films={**known, **_named(own, ledger)} if own else known,
        )


def _mark(film: Film, catalogue: CatalogueReader, ledger: LedgerReader, moment: Moment) -> Mark:
    """What a watched film may still enter; few are watched, and only for those the rules are loaded."""
    from filmtrack.reports.facts import Asked  # noqa: PLC0415 - see above
    from filmtrack.reports.record import record_of  # noqa: PLC0415 - see above
    from filmtrack.reports.upcoming_film import mark_for  # noqa: PLC0415 - see above

    record = record_of(film, catalogue, ledger)
    return mark_for(Asked(record=record, now=moment.now, today=moment.today, zone=moment.zone), catalogue)


def _festivals(catalogue: CatalogueReader, ids: set[str], *, everything: bool) -> Iterable[Festival]:
    if everything:
        return catalogue.festivals()
    found = (catalogue.festival(id_) for id_ in sorted(ids))
    return (each for each in found if each)


def _entries(ledger: LedgerReader, moment: Moment) -> dict[str, tuple[Entry, ...]]:
    """The entries of this and the coming editions, by festival."""
    year = moment.today.year
    wanted = EntryFilter(editions=tuple(range(year - 1, year + _YEARS_AHEAD + 1)))
    found: dict[str, list[Entry]] = {}
    for entry in ledger.entries(wanted).rows:
        found.setdefault(entry.festival, []).append(entry)
    return {festival: tuple(each) for festival, each in found.items()}


def _named(entries: tuple[Entry, ...], ledger: LedgerReader) -> dict[str, Film]:
    found = (ledger.film(id_) for id_ in sorted({each.film for each in entries}))
    return {film.id: film for film in found if film}
