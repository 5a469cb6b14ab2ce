"""A film was shown, or will be: what `film screened` decides, and what an entry's screening says."""

from datetime import date

from filmtrack.changes.change import Change, Said
from filmtrack.domain.days import DayRange, one_day
from filmtrack.domain.entry import Entry
from filmtrack.domain.events import film_edited, film_screened
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film, Screening, Showing
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.spelling import plain_name
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.films import find_film
from filmtrack.reports.names import Named, festival_names, matching
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass, replace

_DETAILS = ("country", "city", "on", "festival", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Showed:
    """What the user says of a screening; None where he says nothing."""

    film: str
    event: str
    country: str | None = None
    city: str | None = None
    on: DayRange | None = None
    showing: Showing = "public"
    note: str | None = None


def screen_film(wish: Showed, catalogue: CatalogueReader, ledger: LedgerReader, *, today: date) -> Change:
    """One showing of a film; an event that the catalogue has by this very name or id brings its place along.

    What was not known of a screening that stands in the record completes that one.

    Raises:
        UnknownNameError: when there is no such film.
        WrongUsageError: when the event has no name.
    """
    if not wish.event.strip():
        raise WrongUsageError(message("an event needs a name"))
    film = find_film(ledger, wish.film)
    festival = _named(catalogue, wish.event)
    screening = Screening(
        event=festival.name if festival else wish.event,
        country=wish.country or (festival.country if festival else None),
        city=wish.city or (festival.city if festival and wish.country in {None, festival.country} else None),
        on=wish.on,
        showing=wish.showing,
        festival=festival.id if festival else None,
        note=wish.note,
    )
    if completed := _completed(film, screening):
        return _completing(film, completed, today)
    return Change(
        facts=(film_screened(film.id, screening, on=_known_day(wish.on, today)),),
        said=(Said(message=_told(film, screening)),),
        warnings=(*_still_unknown(screening), *(() if festival else _perhaps(catalogue, wish))),
        questions=tuple(_doubles(film, screening)),
    )


def _completed(film: Film, said: Screening) -> dict[Screening, Screening]:
    """The one screening of the record that may be this one and says less, and the same with what is said now."""
    alike = [each for each in film.screenings if _may_be(each, said)]
    if len(alike) != 1:
        return {}
    known = alike[0]
    news = {name: getattr(said, name) for name in _DETAILS if getattr(said, name) is not None}
    whole = replace(known, **news)
    return {known: whole} if whole != known else {}


def _may_be(known: Screening, said: Screening) -> bool:
    """Whether nothing speaks against one screening being the other, with more or as much known of it."""
    if known.entry or known.showing != said.showing or plain_name(known.event) != plain_name(said.event):
        return False
    if known.on and said.on and not known.on.first <= said.on.first <= said.on.last <= known.on.last:
        return False
    places = (name for name in _DETAILS if name != "on")
    return all(getattr(known, name) in {None, getattr(said, name)} or getattr(said, name) is None for name in places)


def _completing(film: Film, completed: dict[Screening, Screening], today: date) -> Change:
    (whole,) = completed.values()
    screenings = tuple(completed.get(each, each) for each in film.screenings)
    told = message("{told}: what stood there is completed", told=_told(film, whole))
    return Change(
        facts=(film_edited(film.id, on=today, values={"screenings": screenings}),),
        said=(Said(message=told),),
        warnings=_still_unknown(whole),
    )


def screening_of(entry: Entry, festival: Festival | None, on: date | None, *, today: date) -> Screening:
    """The screening of an accepted film: on the day that was said, else within the edition's days up to today."""
    name = (entry.terms and entry.terms.festival_name) or (festival and festival.name) or entry.festival
    return Screening(
        event=name,
        country=festival.country if festival else None,
        city=festival.city if festival else None,
        on=one_day(on) if on else _days_of_edition(festival, entry.edition, today),
        showing="market" if festival and festival.kind == "market" else "public",
        festival=entry.festival,
        entry=entry.id,
    )


def is_recorded(film: Film, screening: Screening) -> bool:
    """Whether a screening stands in the film's record: the entry's own, or one of that festival around that time."""
    for known in film.screenings:
        if known.entry and known.entry == screening.entry:
            return True
        if known.entry or known.festival != screening.festival or screening.festival is None:
            continue
        if known.on is None or screening.on is None or _meet(known.on, screening.on):
            return True
    return False


def unknowns(screening: Screening) -> tuple[Message, ...]:
    """What is not known of a screening, though premieres hang on it."""
    lacks = [
        *([message("the country of {event} is not known", event=screening.event)] if screening.country is None else []),
        *(
            [message("the day at {event} is not known: say --on", event=screening.event)]
            if screening.on is None
            else []
        ),
    ]
    return tuple(message("{lack}; premieres depend on it", lack=each) for each in lacks)


def _still_unknown(screening: Screening) -> tuple[Message, ...]:
    """The same, and how it is told later."""
    said = unknowns(screening)
    return (*said, message("the same again with --country and --on completes what stands there")) if said else ()


def _meet(one: DayRange, other: DayRange) -> bool:
    return one.first <= other.last and other.first <= one.last


def _days_of_edition(festival: Festival | None, year: int, today: date) -> DayRange | None:
    edition = festival.edition(year) if festival else None
    if edition is None or edition.starts is None or edition.starts > today:
        return None
    return DayRange(first=edition.starts, last=min(edition.ends or today, today))


def _named(catalogue: CatalogueReader, event: str) -> Festival | None:
    wanted = plain_name(event)
    found = [
        each
        for each in catalogue.festivals()
        if each.id == event.strip() or (wanted and wanted in map(plain_name, festival_names(each)))
    ]
    return found[0] if len(found) == 1 else None


def _perhaps(catalogue: CatalogueReader, wish: Showed) -> tuple[Message, ...]:
    """The one festival that a part of a name may mean, where nothing else says where the event was."""
    if wish.country:
        return ()
    named = [Named(id=each.id, names=festival_names(each), thing=each) for each in catalogue.festivals()]
    found = matching(named, wish.event)
    if len(found) != 1:
        return ()
    known = found[0]
    return (message("if {name} is meant, take it back and name it: {id}", name=known.names[0], id=known.id),)


def _known_day(on: DayRange | None, today: date) -> date:
    return (on.known_day if on else None) or today


def _told(film: Film, screening: Screening) -> Message:
    place = ", ".join(each for each in (screening.city, screening.country) if each)
    return message(
        "{film}: {showing} screening at {event}{place}{day}",
        film=film.id,
        showing=screening.showing,
        event=screening.event,
        place=f", {place}" if place else "",
        day=f", {screening.on}" if screening.on else "",
    )


def _doubles(film: Film, screening: Screening) -> list[Message]:
    wanted = plain_name(screening.event)
    same = [
        each
        for each in film.screenings
        if plain_name(each.event) == wanted and (each.on, each.showing) == (screening.on, screening.showing)
    ]
    return (
        [message("{film}: this screening at {event} is recorded already", film=film.id, event=same[0].event)]
        if same
        else []
    )
