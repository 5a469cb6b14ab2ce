"""The record of entries: what was sent where, what came back, and who still owes an answer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from filmtrack.domain.application import Application, ApplicationFilter, ApplicationStatus
from filmtrack.domain.entry import AWAITING, Entry, Missing, Status
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter, EntryOrder
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.money import Money, costs_at_most
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry as it stands on a day; `festival_name` is the name that it was entered under.

    `application` is how the last application for the money of this trip stands, `scheme` whom it went to.
    """

    number: int
    film: str
    film_title: str | None
    festival: str
    festival_name: str | None
    edition: int
    section: str | None
    status: Status
    awaiting_answer: bool
    missing: tuple[Missing, ...]
    planned_on: date | None
    submitted_on: date | None
    tier: str | None
    late: bool
    announced: bool | None
    closes_at: datetime | None
    fee: Money | None
    charge: Money | None
    platform: str | None
    reference: str | None
    answer_due_on: date | None
    answer_overdue: bool
    waiting_days: int | None
    updated_at: datetime | None
    by: str | None
    application: ApplicationStatus | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuestion:
    """Which entries are wanted; what the ledger's own filter cannot say is looked at entry by entry.

    Platforms are compared as people write them, without case; `free` wants what is known to have cost
    nothing, `most` what is known to have cost at most so much; `trips` are film, festival and edition of those wanted.
    """

    wanted: EntryFilter = EVERY_ENTRY
    platforms: tuple[str, ...] = ()
    free: bool = False
    most: Money | None = None
    trips: frozenset[tuple[str, str, int | None]] | None = None

    @property
    def exact(self) -> bool:
        """Whether the ledger's own filter says it all."""
        return not (self.platforms or self.free or self.most) and self.trips is None

    def fits(self, entry: Entry) -> bool:
        """Whether an entry that the ledger's filter let through is wanted."""
        return (
            (not self.platforms or _spelt_alike(entry.platform, self.platforms))
            and (not self.free or (entry.fee is not None and not entry.fee.amount))
            and (self.most is None or costs_at_most(entry.fee, self.most))
            and (self.trips is None or (entry.film, entry.festival, entry.edition) in self.trips)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The rows that were asked for, and how many there are in all."""

    rows: tuple[LogRow, ...]
    total: int


def log(
    ledger: LedgerReader,
    question: LogQuestion,
    *,
    today: date,
    order: EntryOrder = "open-first",
    descending: bool = False,
    limit: int | None = None,
) -> Log:
    """The entries that fit; by themselves the open ones come first, the one whose answer was due longest on top."""
    found, total = wanted_entries(ledger, question, order=order, descending=descending, limit=limit)
    return Log(rows=log_rows(ledger, found, today=today), total=total)


def wanted_entries(
    ledger: LedgerReader,
    question: LogQuestion,
    *,
    order: EntryOrder = "number",
    descending: bool = False,
    limit: int | None = None,
) -> tuple[tuple[Entry, ...], int]:
    """The entries that a question asks for, at most `limit` of them, and how many fit in all."""
    asked = limit if question.exact else None
    entries = ledger.entries(question.wanted, order=order, descending=descending, limit=asked)
    if question.exact:
        return entries.rows, entries.total
    fitting = tuple(filter(question.fits, entries.rows))
    return fitting[:limit], len(fitting)


def log_rows(ledger: LedgerReader, entries: Sequence[Entry], *, today: date) -> tuple[LogRow, ...]:
    """The rows of entries; of the films only those that they name are looked up."""
    titles = ledger.titles(dict.fromkeys(each.film for each in entries))
    made = ledger.applications(ApplicationFilter(films=tuple(titles))) if titles else ()
    applied = {(each.film, each.festival, each.edition): each for each in made}
    return tuple(
        row_of(
            each, titles.get(each.film), today=today, application=applied.get((each.film, each.festival, each.edition))
        )
        for each in entries
    )


def applications_alone(ledger: LedgerReader, question: LogQuestion) -> int:
    """How many applications stand where the film has no entry, among those of the films and festivals asked for."""
    films, festivals = question.wanted.films, question.wanted.festivals
    if question != LogQuestion(wanted=EntryFilter(films=films, festivals=festivals)):
        return 0
    made = ledger.applications(ApplicationFilter(films=films, festivals=festivals))
    if not made:
        return 0
    entries = ledger.entries(EntryFilter(films=tuple({each.film for each in made}), festivals=festivals)).rows
    entered = {(each.film, each.festival, each.edition) for each in entries}
    return sum((each.film, each.festival, each.edition) not in entered for each in made)


def put_to(schemes: tuple[str, ...], question: LogQuestion, ledger: LedgerReader) -> LogQuestion:
    """The question narrowed to entries whose trip was put to one of these schemes."""
    made = ledger.applications(ApplicationFilter(schemes=schemes))
    return replace(question, trips=frozenset((each.film, each.festival, each.edition) for each in made))


def row_of(entry: Entry, title: str | None, *, today: date, application: Application | None = None) -> LogRow:
    """The row of one entry."""
    waits = entry.awaits_answer
    since = entry.submitted_on
    return LogRow(
        number=entry.number,
        film=entry.film,
        film_title=title,
        festival=entry.festival,
        festival_name=entry.terms.festival_name if entry.terms else None,
        edition=entry.edition,
        section=entry.section,
        status=entry.status,
        awaiting_answer=waits,
        missing=entry.missing,
        planned_on=entry.planned_on,
        submitted_on=since,
        tier=entry.tier,
        late=bool(entry.terms and entry.terms.late),
        announced=entry.terms.announced if entry.terms else None,
        closes_at=entry.terms.closes_at if entry.terms else None,
        fee=entry.fee,
        charge=entry.charge,
        platform=entry.platform,
        reference=entry.reference,
        answer_due_on=entry.answer_due_on,
        answer_overdue=waits and entry.answer_due_on is not None and entry.answer_due_on < today,
        waiting_days=max((today - since).days, 0) if waits and since else None,
        updated_at=entry.updated_at,
        by=entry.by,
        application=application.status if application else None,
        scheme=application.scheme if application else None,
    )


def something_is_due(ledger: LedgerReader, question: LogQuestion, *, today: date) -> bool:
    """Whether an answer is overdue, or something is still to be sent, among the entries that a question asks for."""
    wanted = question.wanted
    overdue = overdue_of(wanted, today=today)
    lacking = replace(wanted, missing=True) if wanted.missing is not False else None
    if question.exact:
        return any(each is not None and ledger.count(each) > 0 for each in (overdue, lacking))
    return any(
        question.fits(entry) for each in (overdue, lacking) if each is not None for entry in ledger.entries(each).rows
    )


def overdue_of(wanted: EntryFilter, *, today: date) -> EntryFilter:
    """The filter narrowed to what still waits for an answer that was due before today."""
    yesterday = today - timedelta(days=1)
    last = wanted.answer_due_to
    return replace(awaiting_of(wanted), answer_due_to=yesterday if last is None or last > yesterday else last)


def awaiting_of(wanted: EntryFilter) -> EntryFilter:
    """The filter narrowed to what still waits for an answer."""
    asked = wanted.statuses
    statuses = tuple(sorted(each for each in AWAITING if asked is None or each in asked))
    return replace(wanted, statuses=statuses, open=True if wanted.open is None else wanted.open)


def _spelt_alike(platform: str | None, wanted: tuple[str, ...]) -> bool:
    from filmtrack.domain.spelling import plain_name  # noqa: PLC0415 - the list itself needs no names of festivals

    return plain_name(platform or "") in {plain_name(each) for each in wanted}
