"""News of entries: what `update` decides, for one entry or for many at once."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from filmtrack.changes.change import Change, Said, joined
from filmtrack.changes.endangered import endangered
from filmtrack.changes.screened import is_recorded, screening_of, unknowns
from filmtrack.domain.entry import ACCEPTED, AWAITING, Entry, Missing, Status
from filmtrack.domain.events import Fact, cost_noted, entry_updated, film_screened, income_noted
from filmtrack.domain.film import Film, Screening
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.money import Money
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import Message, counted, message, together
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import dataclass

MOST_SAID = 12
"""So many entries are told one by one; of more only the number is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the user says of entries; None where he says nothing.

    `on` is None unless he named a day; `details` are fields of Entry by their names; `costs` and `income` are amounts,
    each with what for; `sent` is what need no longer be sent; `many` asks before anything is written.
    """

    status: Status | None = None
    on: date | None = None
    today: date
    note: str | None = None
    word: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    costs: tuple[tuple[Money, str], ...] = ()
    income: tuple[tuple[Money, str], ...] = ()
    sent: frozenset[Missing] = frozenset()
    many: bool = False

    @property
    def day(self) -> date:
        """The day on which it came true."""
        return self.on or self.today

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return not (self.status or self.note or self.word or self.details or self.costs or self.income or self.sent)


def update(news: News, entries: tuple[Entry, ...], catalogue: CatalogueReader, ledger: LedgerReader) -> Change:
    """The facts that tell the news of every entry, in one step.

    Raises:
        WrongUsageError: when nothing is said, or something that can only be said of one entry is said of several.
        UnknownNameError: when there is no entry.
    """
    if news.is_empty:
        hint = message("a status, or --note, --cost, --income, --film-sent, --answer-due")
        raise WrongUsageError(message("what is the news?"), hint=hint)
    if not entries:
        raise UnknownNameError(message("no entry fits"), hint=message("filmtrack log lists them"))
    if len(entries) > 1 and (news.costs or news.income or "reference" in news.details):
        raise WrongUsageError(
            message("--cost, --income and --ref are said of one entry, not of {count}", count=len(entries))
        )
    films = _films(entries, ledger)
    change = joined(tuple(_news_of(news, each, films, catalogue) for each in entries))
    if news.status in ACCEPTED:
        others = (each for entry in entries for each in endangered(entry, catalogue, ledger, today=news.today))
        change = replace(change, warnings=(*change.warnings, *dict.fromkeys(others)))
    if len(entries) > MOST_SAID:
        change = replace(change, said=(Said(message=_told_of_all(news, len(entries))),))
    return replace(change, questions=(_asked(news, entries),)) if news.many else change


def _films(entries: tuple[Entry, ...], ledger: LedgerReader) -> dict[str, Film]:
    """The films of the entries; screenings that this change records are added to them on the way."""
    found = ((id_, ledger.film(id_)) for id_ in dict.fromkeys(each.film for each in entries))
    return {id_: film for id_, film in found if film}


def _news_of(news: News, entry: Entry, films: dict[str, Film], catalogue: CatalogueReader) -> Change:
    missing = tuple(each for each in entry.missing if each not in news.sent)
    values = {**news.details, **({"missing": missing} if missing != entry.missing else {})}
    changed = {name: value for name, value in values.items() if getattr(entry, name) != value}
    repeated = news.status == entry.status and news.day == entry.reached(entry.status)
    status = None if repeated else news.status
    facts: list[Fact] = []
    if status or news.note or news.word or changed:
        facts.append(
            entry_updated(entry, on=news.day, status=status, word=news.word, note=news.note, values=changed),
        )
    facts += [cost_noted(entry, on=news.day, money=money, what=what) for money, what in news.costs]
    facts += [income_noted(entry, on=news.day, money=money, what=what) for money, what in news.income]
    screening = _screening(news, entry, films, catalogue)
    if screening:
        facts.append(film_screened(entry.film, screening, on=news.day))
    told = _told(news, entry, films.get(entry.film), status, screening, anything=bool(facts))
    return Change(
        facts=tuple(facts),
        said=(Said(message=told, number=entry.number),),
        warnings=(*_doubts(news, entry, status), *(unknowns(screening) if screening else ())),
    )


def _screening(news: News, entry: Entry, films: dict[str, Film], catalogue: CatalogueReader) -> Screening | None:
    """The screening that a status brings along, unless the film's record has it."""
    film = films.get(entry.film)
    if news.status != "screened" or film is None:
        return None
    screening = screening_of(entry, catalogue.festival(entry.festival), news.on, today=news.today)
    if is_recorded(film, screening):
        return None
    films[film.id] = replace(film, screenings=(*film.screenings, screening))
    return screening


def _doubts(news: News, entry: Entry, status: Status | None) -> Iterator[Message]:
    number = entry.number
    if news.status and not status:
        yield message("entry {number} is {status} since that day already", number=number, status=entry.status)
    for each in sorted(news.sent - {*entry.missing}):
        yield message("entry {number}: the {what} was not missing", number=number, what=each)
    if status is None:
        return
    if status == "submitted":
        yield message(
            "the tier it met is not recorded: filmtrack submit {number} does that, from a plan", number=number
        )
    elif entry.status == "planned" and status != "withdrawn":
        yield message("entry {number} was never recorded as submitted", number=number)
    last = entry.history[-1] if entry.history else None
    if last and (status == "planned" or last.on > news.day) and last.status not in {"planned", status}:
        yield message(
            "entry {number} stays {standing}: that came later, on {day}",
            number=number,
            standing=last.status,
            day=last.on,
        )
    if news.day > news.today:
        yield message("{day} is still to come", day=news.day)


def _told(
    news: News,
    entry: Entry,
    film: Film | None,
    status: Status | None,
    screening: Screening | None,
    *,
    anything: bool,
) -> Message:
    where = message(
        "{film} → {festival} {year}{section}",
        film=film.title if film else entry.film,
        festival=(entry.terms.festival_name if entry.terms else None) or entry.festival,
        year=str(entry.edition),
        section=message(", {section}", section=entry.section) if entry.section else "",
    )
    if not anything:
        return message("{where}: nothing changed", where=where)
    what = []
    if status:
        again = message("{status}, on {day} too", status=status, day=news.day)
        what.append(
            again if status == entry.status else message("{before} → {after}", before=entry.status, after=status)
        )
    what += [message("{money}, {what}", money=money, what=what) for money, what in (*news.costs, *news.income)]
    if screening:
        what.append(message("the screening is recorded too"))
    missing = tuple(each for each in entry.missing if each not in news.sent)
    if missing and (news.sent or (status or entry.status) in AWAITING):
        what.append(message("still missing: {missing}", missing=missing))
    return message("{where}: {what}", where=where, what=together(tuple(what)) or message("noted"))


def _asked(news: News, entries: tuple[Entry, ...]) -> Message:
    """How many entries change, and the first of them."""
    shown = tuple(
        message(
            "{number} ({film}, {festival} {year})",
            number=each.number,
            film=each.film,
            festival=each.festival,
            year=str(each.edition),
        )
        for each in entries[:MOST_SAID]
    )
    more = len(entries) - len(shown)
    listed = message("{shown} and {more} more", shown=shown, more=more) if more else message("{shown}", shown=shown)
    return message("{what}: {listed}", what=_told_of_all(news, len(entries)), listed=listed)


def _told_of_all(news: News, count: int) -> Message:
    if news.status:
        return counted("{count} entry → {status}", "{count} entries → {status}", count=count, status=news.status)
    return counted("news of {count} entry", "news of {count} entries", count=count)
