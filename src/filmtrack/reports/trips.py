"""Which trips a film may be paid for: where it was selected, where an application stands, or where somebody asks."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from filmtrack.domain.application import Application, ApplicationFilter
from filmtrack.domain.entry import ACCEPTED, Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.film import Film, Owner
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.domain.spelling import plain_name
from filmtrack.reports.next_edition import edition_in, next_edition
from filmtrack.reports.readers import CatalogueReader
from filmtrack.rules.sponsorship.facts import SponsorFacts
from filmtrack.values import dataclass, replace

T = TypeVar("T", Entry, Application)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A film's way to one edition of a festival (None: nowhere yet), with its entries and its application there."""

    film: Film
    festival: Festival | None = None
    edition: Edition | None = None
    entries: tuple[Entry, ...] = ()
    application: Application | None = None

    @property
    def entry(self) -> Entry | None:
        """The entry that matters most: one that was accepted, else the first."""
        accepted = (each for each in self.entries if each.status in ACCEPTED)
        return next(accepted, self.entries[0] if self.entries else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """What is known of trips: the catalogue, the ledger, the scheme that may pay, and the user's day."""

    catalogue: CatalogueReader
    ledger: LedgerReader
    scheme: Scheme
    today: date

    def to(self, film: Film, festival: Festival, year: int | None) -> tuple[Trip, ...]:
        """The film's trips to a festival: in a named year, else where an application or entry is, else the next."""
        entries = self.ledger.entries(EntryFilter(films=(film.id,), festivals=(festival.id,))).rows
        made = self.ledger.applications(
            ApplicationFilter(films=(film.id,), festivals=(festival.id,), schemes=(self.scheme.id,))
        )
        years = [year] if year is not None else _years(entries, made)
        if not years:
            return (Trip(film=film, festival=festival, edition=next_edition(festival, self.today)),)
        return tuple(trip for each in years for trip in self._trips(film, festival, each, entries, made))

    def of(self, film: Film) -> tuple[Trip, ...]:
        """The film's trips to wherever it was selected or has an application; without any, one to nowhere yet."""
        entries = self.ledger.entries(EntryFilter(films=(film.id,))).rows
        made = self.ledger.applications(ApplicationFilter(films=(film.id,), schemes=(self.scheme.id,)))
        return self._known(film, entries, made) or (Trip(film=film),)

    def all(self) -> tuple[Trip, ...]:
        """Every trip of every film that was selected somewhere or has an application to the scheme."""
        entries = self.ledger.entries(EntryFilter(statuses=tuple(sorted(ACCEPTED)))).rows
        made = self.ledger.applications(ApplicationFilter(schemes=(self.scheme.id,)))
        named = {*(each.film for each in entries), *(each.film for each in made)}
        films = [each for each in self.ledger.films() if each.id in named]
        return tuple(trip for each in films for trip in self._known(each, _of(each, entries), _of(each, made)))

    def _known(self, film: Film, entries: tuple[Entry, ...], made: tuple[Application, ...]) -> tuple[Trip, ...]:
        places = {(each.festival, each.edition): None for each in entries if each.status in ACCEPTED}
        places |= {(each.festival, each.edition or 0): None for each in made}
        found = []
        for id_, year in sorted(places, key=lambda each: (each[1], each[0])):
            festival = self.catalogue.festival(id_) or _stub(id_, entries, made)
            found += self._trips(film, festival, year, entries, made)
        return tuple(found)

    def _trips(
        self, film: Film, festival: Festival, year: int, entries: Iterable[Entry], made: Iterable[Application]
    ) -> list[Trip]:
        edition = edition_in(festival, year) if year else None
        there = tuple(each for each in entries if each.festival == festival.id and each.edition == year)
        trip = Trip(film=film, festival=festival, edition=edition, entries=there)
        standing = [each for each in made if each.festival == festival.id and (each.edition or 0) == year]
        return [replace(trip, application=each) for each in standing] or [trip]


def facts_of(
    trip: Trip, scheme: Scheme, round_: Round, *, applicants: tuple[Owner, ...], if_selected: bool, today: date
) -> SponsorFacts:
    """What the rules are told of a trip; those named here or in its application apply, else all who own the film."""
    named = applicants or (trip.application.applicants if trip.application else ())
    return SponsorFacts(
        film=trip.film,
        scheme=scheme,
        round=round_,
        festival=trip.festival,
        edition=trip.edition,
        entries=trip.entries,
        applicants=tuple(known_of(each, trip.film.owners) for each in named) or trip.film.owners,
        named=bool(named),
        if_selected=if_selected,
        today=today,
    )


def known_of(applicant: Owner, owners: Iterable[Owner]) -> Owner:
    """An applicant with what the film's record knows of the owner of that name, where he himself does not say."""
    for owner in owners:
        if owner.name and applicant.name and plain_name(owner.name) == plain_name(applicant.name):
            said = applicant.kind != "person" or applicant.permanent_id is not None
            return replace(
                applicant,
                kind=applicant.kind if said else owner.kind,
                permanent_id=owner.permanent_id if applicant.permanent_id is None else applicant.permanent_id,
                right_of_abode=owner.right_of_abode if applicant.right_of_abode is None else applicant.right_of_abode,
                age=owner.age if applicant.age is None else applicant.age,
                age_on=owner.age_on if applicant.age is None else applicant.age_on,
            )
    return applicant


def _years(entries: Iterable[Entry], made: Iterable[Application]) -> list[int]:
    """The years that are meant where none is named: those applied for, else the last selected or entered."""
    applied = {each.edition or 0 for each in made}
    if applied:
        return sorted(applied)
    selected = [each.edition for each in entries if each.status in ACCEPTED]
    entered = [each.edition for each in entries]
    return [max(selected or entered)] if entered else []


def _of(film: Film, things: Iterable[T]) -> tuple[T, ...]:
    return tuple(each for each in things if each.film == film.id)


def _stub(id_: str, entries: Iterable[Entry], made: Iterable[Application]) -> Festival:
    """A festival that the catalogue does not have, by the name under which it was recorded."""
    names = [each.terms.festival_name for each in entries if each.festival == id_ and each.terms]
    names += [each.festival_name for each in made if each.festival == id_]
    return Festival(id=id_, name=next((each for each in names if each), id_))
