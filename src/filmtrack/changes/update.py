"""News of entries: what `update` decides, for one entry or for many at once."""

from collections.abc import Iterator

from filmtrack.changes.change import Change, Said, joined
from filmtrack.changes.endangered import endangered
from filmtrack.changes.news import News
from filmtrack.changes.news_told import MOST_SAID, asked_of_many, news_told, told_of_many
from filmtrack.changes.screened import is_recorded, screening_of, unknowns
from filmtrack.domain.entry import ACCEPTED, Entry, Status
from filmtrack.domain.events import Fact, cost_noted, entry_updated, film_screened, income_noted
from filmtrack.domain.film import Film, Screening
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.errors import UnknownNameError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.readers import CatalogueReader
from filmtrack.values import replace


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
        change = replace(change, said=(Said(message=told_of_many(news, len(entries))),))
    return replace(change, questions=(asked_of_many(news, entries),)) if news.many else change


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
    told = news_told(news, entry, films.get(entry.film), status, screening, changed=changed, anything=bool(facts))
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
    later = news.overtaken_by(entry)
    if later:
        yield message(
            "entry {number} stays {standing}: that came later, on {day}",
            number=number,
            standing=later.status,
            day=later.on,
        )
    if news.day > news.today:
        yield message("{day} is still to come", day=news.day)
