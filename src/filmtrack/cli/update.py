"""`filmtrack update`: what came back, for one entry or for many at once."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.sending_options import DetailOptions
from filmtrack.cli.shared_options import Awaiting, WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from filmtrack.changes.change import Change
    from filmtrack.changes.news import News
    from filmtrack.domain.entry import Entry, Missing, Status
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.money import Money


@takes(details=DetailOptions, wanted=filters_of_command("update"), how=WriteOptions)
def update(
    context: Context,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[FILM] [FESTIVAL] [STATUS]", help="A film and a festival, or entries' numbers; the news"),
    ] = None,
    cost: Annotated[list[str] | None, Option("--cost", help='Money spent, like "1200 HKD travel"')] = None,
    income: Annotated[list[str] | None, Option("--income", help='Money earned, like "500 EUR prize"')] = None,
    film_sent: Annotated[bool, Option("--film-sent", help="The film itself has been sent now")] = False,
    form_sent: Annotated[bool, Option("--form-sent", help="The form has been sent now")] = False,
    awaiting: Awaiting = False,
    *,
    details: DetailOptions,
    wanted: FilterOptions,
    how: WriteOptions,
) -> None:
    """Record what came back, for one entry, or for all that the filters find.

    Statuses: planned, submitted, shortlisted, selected, not-selected, withdrawn, disqualified, no-answer, screened,
    awarded.

    Examples: filmtrack update 17 selected · filmtrack update 5 7 9 not-selected ·
    filmtrack update --festival clermont --edition 2027 --awaiting not-selected
    """
    from filmtrack.changes.news import News
    from filmtrack.changes.statuses import split_status
    from filmtrack.changes.update import update as decide_news
    from filmtrack.cli.recording import record
    from filmtrack.cli.sending_options import day_of, details_of

    names, status = split_status(tuple(words or ()))
    sent: list[Missing] = [*(("film",) if film_sent else ()), *(("form",) if form_sent else ())]
    news = News(
        status=status,
        on=day_of(context, details.on),
        today=context.today,
        note=details.note,
        word=details.word,
        details=details_of(context, details),
        costs=_payments("--cost", cost),
        income=_payments("--income", income),
        sent=frozenset(sent),
        many=not names,
    )
    _refuse_unclear(names, news, wanted, awaiting=awaiting)

    catalogue = _Later(context)

    def decide(ledger: "LedgerReader", _: int | None) -> "Change":
        entries = _entries(context, ledger, names, status, wanted, awaiting=awaiting)
        return decide_news(news, entries, catalogue, ledger)

    record(context, decide, how)


class _Later:
    """The catalogue, read when something is asked of it: most news are told without it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def festivals(self) -> "Iterable[Festival]":
        return self._context.catalogue.festivals()

    def festival(self, id: str, /) -> "Festival | None":  # noqa: A002 - the catalogue's own word
        return self._context.catalogue.festival(id)


def _refuse_unclear(names: tuple[str, ...], news: "News", wanted: FilterOptions, *, awaiting: bool) -> None:
    """No news for entries that nobody named, and no word that is taken for a name though it was meant as a status."""
    from filmtrack.changes.statuses import unknown_status

    numbers = all(each.isdigit() for each in names)
    if names and news.is_empty and not numbers and len(names) > (1 if names[0].isdigit() else 2):
        raise unknown_status(names[-1])
    if names and (awaiting or wanted != wanted.only("section", "edition")):
        said = message("with names, only --section and --edition narrow an entry")
        raise WrongUsageError(said, hint=message("leave the names out to update all that the filters find"))
    if not names and not awaiting and wanted == FilterOptions():
        raise WrongUsageError(
            message("which entries?"), hint=message("name a film and a festival, an entry's number, or filters")
        )


def _entries(
    context: Context,
    ledger: "LedgerReader",
    names: tuple[str, ...],
    status: "Status | None",
    wanted: FilterOptions,
    *,
    awaiting: bool,
) -> "tuple[Entry, ...]":
    from filmtrack.changes.naming import entries_meant
    from filmtrack.cli.entry_question import question_of, sent_and_answered
    from filmtrack.reports.log import awaiting_of, wanted_entries

    if names:
        editions, sections = wanted.edition or (), wanted.section or ()
        return entries_meant(names, _Later(context), ledger, editions=editions, sections=sections, status=status)
    question = sent_and_answered(context, ledger, question_of(context, ledger, wanted), wanted)
    if awaiting:
        question = replace(question, wanted=awaiting_of(question.wanted))
    return wanted_entries(ledger, question)[0]


def _payments(option: str, texts: list[str] | None) -> "tuple[tuple[Money, str], ...]":
    from filmtrack.domain.money import NotMoneyError
    from filmtrack.domain.payments import parse_payment

    try:
        return tuple(parse_payment(each, otherwise=option.removeprefix("--")) for each in texts or ())
    except NotMoneyError as failure:
        raise WrongUsageError(message("{option}: {reason}", option=option, reason=failure.message)) from None
