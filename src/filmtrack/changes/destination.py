"""Which scheme, and which trip, an application is about."""

from filmtrack.domain.application import ApplicationFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.scheme import Scheme
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.schemes import SchemeReader, find_scheme
from filmtrack.reports.trips import Travel, Trip
from filmtrack.values import replace


def scheme_meant(
    schemes: SchemeReader, ledger: LedgerReader, film: Film, festival: Festival | None, words: str | None
) -> Scheme:
    """The scheme that was named, else the only one to which the film applied.

    Raises:
        WrongUsageError: when none was named and it applied to none, or to several.
        UnknownNameError: when there is no such scheme.
    """
    if words is not None:
        return find_scheme(schemes, words)
    places = (festival.id,) if festival else None
    made = ledger.applications(ApplicationFilter(films=(film.id,), festivals=places))
    known = sorted({each.scheme for each in made})
    if len(known) == 1:
        return find_scheme(schemes, known[0])
    said = message("{film} applied to several schemes", film=film.title) if known else message("to which scheme?")
    hint = message("one of {known}: --scheme {first}", known=tuple(known), first=known[0]) if known else None
    raise WrongUsageError(said, hint=hint or message("name it, like --scheme nae; filmtrack scheme list shows them"))


def trip_to(travel: Travel, film: Film, festival: Festival | None, year: int | None, round_: str | None) -> Trip:
    """The one trip that is meant; an application to another round than a named one does not count.

    Raises:
        UnknownNameError: when it may be several, which the message lists.
    """
    found = travel.to(film, festival, year) if festival else travel.of(film)
    wanted = [each for each in found if year is None or (each.edition is not None and each.edition.year == year)]
    trips = [_for_round(each, round_) for each in wanted]
    applied = [each for each in trips if each.application]
    candidates = applied or trips
    if not candidates:
        return Trip(film=film)
    places = {
        (each.festival.id if each.festival else "", each.edition.year if each.edition else 0) for each in candidates
    }
    if len(places) == 1:
        return candidates[-1]
    said = message("{film} has {count} trips that this may mean", film=film.title, count=len(places))
    listed = tuple(_named(each) for each in candidates)
    raise UnknownNameError(said, hint=message("say which, by the festival and --edition: {listed}", listed=listed))


def _for_round(trip: Trip, round_: str | None) -> Trip:
    made = trip.application
    return replace(trip, application=None) if made and round_ is not None and made.round != round_ else trip


def _named(trip: Trip) -> Message:
    return message(
        "{festival} {year}",
        festival=trip.festival.id if trip.festival else "–",
        year=str(trip.edition.year) if trip.edition else "",
    )
