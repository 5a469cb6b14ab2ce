"""Which entries and films the filters ask for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import DAYS, FilterOptions
from filmtrack.errors import UnknownNameError
from filmtrack.message import message
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.films import FilmQuestion
    from filmtrack.reports.log import LogQuestion

T = TypeVar("T")
_OF_ENTRIES = ("festival", "section", "edition", "status", "platform")


def question_of(context: Context, ledger: "LedgerReader", given: FilterOptions) -> "LogQuestion":
    """The question that the filters make, without their days and schemes.

    The catalogue is read only where a filter is about festivals and not about what entries say themselves.
    """
    from filmtrack.cli.option_values import among, money
    from filmtrack.domain.entry import STATUSES
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.log import LogQuestion

    wanted = EntryFilter(
        films=_films(ledger, given),
        festivals=_festivals(context, ledger, given),
        editions=_or_none(given.edition),
        sections=_or_none(given.section),
        statuses=among("--status", given.status, STATUSES) or None,
    )
    return LogQuestion(
        wanted=wanted,
        platforms=tuple(given.platform or ()),
        free=given.free,
        most=money("--max-fee", given.max_fee) if given.max_fee is not None else None,
    )


def sent_and_answered(
    context: Context, ledger: "LedgerReader", question: "LogQuestion", given: FilterOptions
) -> "LogQuestion":
    """The question narrowed to what was sent on the days, whose answer is due within the time, or put to the schemes.

    `--month`, `--from` and `--to` are days on which something was sent.
    """
    if given.only(*DAYS, "scheme") == FilterOptions():
        return question
    from filmtrack.cli.days import past_days_asked
    from filmtrack.domain.periods import add_span
    from filmtrack.reports.log import awaiting_of, put_to
    from filmtrack.reports.schemes import find_scheme

    days = past_days_asked(context, given.without("within"))
    if given.within is not None:
        last = add_span(context.today, given.within)
        due = replace(awaiting_of(question.wanted), answer_due_from=context.today, answer_due_to=last)
        question = replace(question, wanted=due)
    if days:
        sent = replace(question.wanted, submitted_from=days.first, submitted_to=days.last)
        question = replace(question, wanted=sent)
    if given.scheme:
        schemes = tuple(find_scheme(context.schemes, each).id for each in given.scheme)
        question = put_to(schemes, question, ledger)
    return question


def films_asked(ledger: "LedgerReader", given: FilterOptions) -> "tuple[Film, ...]":
    """The films that `--film` and `--tag` name; none where neither was given.

    Raises:
        UnknownNameError: when no film fits.
    """
    if not (given.film or given.tag):
        return ()
    from filmtrack.reports.films import film_fits

    question = _film_question(ledger, given.only("film", "tag"))
    found = tuple(each for each in ledger.films() if film_fits(each, question))
    if not found:
        hint = message("filmtrack film list shows the tags of all films")
        raise UnknownNameError(message("no film fits --film and --tag"), hint=hint)
    return found


def films_wanted(context: Context, ledger: "LedgerReader", given: FilterOptions) -> "tuple[Film, ...]":
    """The films that are so themselves, and have such an entry where one is asked for."""
    from filmtrack.reports.films import film_fits

    of_entries = given.only(*_OF_ENTRIES)
    question = _film_question(ledger, given)
    if of_entries != FilterOptions():
        from filmtrack.reports.log import wanted_entries

        entries, _ = wanted_entries(ledger, question_of(context, ledger, of_entries))
        there = frozenset(each.film for each in entries)
        question = replace(question, ids=there if question.ids is None else question.ids & there)
    return tuple(each for each in ledger.films() if film_fits(each, question))


def _film_question(ledger: "LedgerReader", given: FilterOptions) -> "FilmQuestion":
    from filmtrack.domain.places import country_code
    from filmtrack.reports.entry_names import find_film_id
    from filmtrack.reports.films import FilmQuestion

    return FilmQuestion(
        ids=frozenset(find_film_id(ledger, each) for each in given.film) if given.film else None,
        tags=tuple(given.tag or ()),
        genres=tuple(given.genre or ()),
        countries=tuple(country_code(each) for each in given.country or ()),
        student=given.student,
    )


def _films(ledger: "LedgerReader", given: FilterOptions) -> tuple[str, ...] | None:
    """The films that are wanted; None when any is."""
    if given.film is None and not (given.genre or given.tag or given.student):
        return None
    from filmtrack.reports.films import film_fits

    question = _film_question(ledger, replace(given, country=None))  # which is the festival's
    if not (given.genre or given.tag or given.student):
        return tuple(sorted(question.ids or ()))
    return tuple(each.id for each in ledger.films() if film_fits(each, question))


def _festivals(context: Context, ledger: "LedgerReader", given: FilterOptions) -> tuple[str, ...] | None:
    """The festivals that are wanted; None when any is."""
    if not (given.festival or given.kind or given.country or given.qualifying):
        return None
    from filmtrack.reports.entry_names import find_festival_id

    def known() -> "Iterable[Festival]":
        return context.catalogue.festivals()

    named = [find_festival_id(ledger, each, known) for each in given.festival or ()]
    if not (given.kind or given.country or given.qualifying):
        return _or_none(named)
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.filters import festival_fits

    filters = filters_of(context, given.only("kind", "country", "qualifying"))
    fitting = (each.id for each in known() if festival_fits(each, filters))
    return tuple(each for each in fitting if not named or each in named)


def _or_none(given: "Sequence[T] | None") -> "tuple[T, ...] | None":
    return tuple(given) if given else None
