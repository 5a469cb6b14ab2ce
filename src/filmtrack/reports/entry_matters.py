"""What is due of one's own entries: answers that are late, forms and films to send, codes and links that run out."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta, tzinfo

from filmtrack.domain.entry import AWAITING, Entry
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.instants import Closing, closing
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.typed import typed
from filmtrack.domain.zones import UnknownZoneError, is_zone, resolve
from filmtrack.message import Message, message
from filmtrack.reports.festival_matters import DaysOf
from filmtrack.reports.matters import Crowd, Fold, Matter
from filmtrack.reports.moment import Moment
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass, replace

ANSWER_STAGES = (-1, -30)
"""A late answer is told on the day after it was due, and once more a month later."""

MISSING_STAGES = (-1, -7)
"""What is still missing is told beside the usual days on the day after it was due, and a week later."""

LONGEST_LINK_DAYS = 7
"""A link that runs out is told at the usual days of the last week."""

_LONG = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What every matter of an entry is made from."""

    catalogue: CatalogueReader
    ledger: LedgerReader
    days_of: DaysOf
    moment: Moment

    def film(self, entry: Entry) -> Film | None:
        return self.ledger.film(entry.film)

    def festival(self, entry: Entry) -> Festival | None:
        return self.catalogue.festival(entry.festival)


def entry_matters(
    catalogue: CatalogueReader, ledger: LedgerReader, days_of: DaysOf, moment: Moment
) -> Iterator[Matter]:
    """Every matter of the entries that are planned or wait for an answer."""
    sources = _Sources(catalogue=catalogue, ledger=ledger, days_of=days_of, moment=moment)
    films: dict[str, Film] = {}
    for entry in ledger.entries(EntryFilter(statuses=("planned", *sorted(AWAITING)))).rows:
        for matter in (*_answer(entry, sources), *_missing(entry, sources), *_running_out(entry, sources)):
            yield _of(entry, matter, sources)
        if entry.awaits_answer and entry.film not in films and (film := sources.film(entry)):
            films[film.id] = film
    yield from _links(films.values(), days_of, moment)


def _answer(entry: Entry, sources: _Sources) -> Iterator[Matter]:
    due = entry.answer_due_on or _notifies(entry, sources)
    if not entry.awaits_answer or due is None or due >= sources.moment.today:
        return
    late = (sources.moment.today - due).days
    yield Matter(
        id=f"{entry.id}/answer",
        kind="answer",
        text=message("{entry}: the answer was due", entry=_name(entry, sources)),
        command=f"filmtrack update {entry.number} {'STATUS' if late < -ANSWER_STAGES[1] else 'no-answer'}",
        due_on=due,
        stages=ANSWER_STAGES,
        lapses_after=None,
        crowd=_answers(entry, due, sources),
    )


def _answers(entry: Entry, due: date, sources: _Sources) -> Crowd:
    """The line of all films that the festival should have answered by that day."""
    film, name = sources.film(entry), _festival_name(entry, sources.festival(entry))
    fold = Fold(
        id=f"{entry.festival}/{entry.edition}/answers/{due}",
        heading=message("{festival} {year}, answers were due for", festival=name, year=str(entry.edition)),
        command=f"filmtrack log --overdue --festival {typed(entry.festival)}",
    )
    return Crowd(fold=fold, name=message("{film}", film=film.title if film else entry.film), apart=f"{entry.id}/answer")


def _missing(entry: Entry, sources: _Sources) -> Iterator[Matter]:
    if not entry.missing or not entry.awaits_answer:
        return
    day, when = _closing_of(entry, sources)
    for what in entry.missing:
        said = message("the film is still to be sent") if what == "film" else message("the form is still to be sent")
        matter = Matter(
            id=f"{entry.id}/{what}",
            kind="missing",
            text=message("{entry}: {said}", entry=_name(entry, sources), said=said),
            command=f"filmtrack update {entry.number} --{what}-sent",
            due_on=day,
            stages=(*sources.days_of(entry.festival), *MISSING_STAGES),
            weekly=day is None,
        )
        yield _closing_at(matter, when, entry) if when else matter


def _running_out(entry: Entry, sources: _Sources) -> Iterator[Matter]:
    """A waiver or discount code of a plan, and the link that a festival was given."""
    days = sources.days_of(entry.festival)
    name = _name(entry, sources)
    if entry.status == "planned" and entry.code_expires_on:
        yield Matter(
            id=f"{entry.id}/code",
            kind="code",
            text=message("{entry}: the code expires", entry=name),
            past=message("{entry}: the code has expired", entry=name),
            command=f"filmtrack submit {typed(entry.film)} {typed(entry.festival)}",
            due_on=entry.code_expires_on,
            stages=(*days, -1),
        )
    if entry.awaits_answer and entry.link_until:
        yield Matter(
            id=f"{entry.id}/link",
            kind="link",
            text=message("{entry}: the link that they were given must work until then", entry=name),
            past=message("{entry}: the link that they were given need not work any longer", entry=name),
            command=f"filmtrack log {entry.number}",
            due_on=entry.link_until,
            stages=last_week(days),
        )


def _links(films: Iterable[Film], days_of: DaysOf, moment: Moment) -> Iterator[Matter]:
    """The links of films that festivals are looking at."""
    for film in films:
        for place, link in enumerate(film.links, 1):
            if link.until is None or link.until < moment.today - _LONG:
                continue
            yield Matter(
                id=f"{film.id}/{link.what}-link-{place}",
                kind="link",
                text=message("{film}: the {what} link ends", film=film.title, what=link.what),
                past=message("{film}: the {what} link has ended", film=film.title, what=link.what),
                command=f"filmtrack film edit {typed(film.id)}",
                films=(film.id,),
                due_on=link.until,
                stages=last_week(days_of("")),
            )


def _of(entry: Entry, matter: Matter, sources: _Sources) -> Matter:
    """The matter with the names of its entry."""
    name = _festival_name(entry, sources.festival(entry))
    return replace(
        matter, films=(entry.film,), festival=entry.festival, name=name, edition=entry.edition, tier=entry.tier
    )


def _closing_at(matter: Matter, when: Closing, entry: Entry) -> Matter:
    name = entry.terms.timezone if entry.terms else None
    return replace(
        matter,
        closes_at=when.closes_at,
        warn_from_at=when.warn_from_at,
        hour_known=when.hour_known,
        festival_timezone=name if name and is_zone(name) else None,
    )


def _name(entry: Entry, sources: _Sources) -> Message:
    film = sources.film(entry)
    return message(
        "{film} → {festival} {year}",
        film=film.title if film else entry.film,
        festival=_festival_name(entry, sources.festival(entry)),
        year=str(entry.edition),
    )


def _festival_name(entry: Entry, festival: Festival | None) -> str:
    then = entry.terms.festival_name if entry.terms else None
    return festival.name if festival else then or entry.festival


def _notifies(entry: Entry, sources: _Sources) -> date | None:
    festival = sources.festival(entry)
    edition = festival.edition(entry.edition) if festival else None
    return edition.notifies if edition else None


def _closing_of(entry: Entry, sources: _Sources) -> tuple[date | None, Closing | None]:
    """The day and instant on which the entry must be whole: as the catalogue has it now, else as it was then."""
    terms = entry.terms
    if terms is None or terms.day is None:
        return None, None
    zone = sources.moment.zone
    festival = sources.festival(entry)
    edition = festival.edition(entry.edition) if festival else None
    for deadline in edition.deadlines if edition else ():
        if deadline.key == terms.deadline and deadline.date and not deadline.rolling and festival:
            place = resolve(deadline.timezone or festival.timezone, user=zone)
            return deadline.date, closing(deadline.date, deadline.time, place, strict=False)
    return terms.day, closing(terms.day, terms.time, _place(terms.timezone, zone), strict=False)


def _place(name: str | None, zone: tzinfo) -> tzinfo | None:
    try:
        return resolve(name, user=zone)
    except UnknownZoneError:
        return None


def last_week(days: tuple[int, ...]) -> tuple[int, ...]:
    """The usual days of the last week, and the day after."""
    return (*(each for each in days if each <= LONGEST_LINK_DAYS), -1)
