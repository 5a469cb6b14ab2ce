"""Options that say which entries are wanted, and the question that they make."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from filmtrack.cli.context import Context
from filmtrack.cli.options import FilterOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.domain.days import DayRange
    from filmtrack.domain.festival import Festival
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.log import LogQuestion

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class EntryOptions:
    """The contract's filters, as far as entries have something to say about them."""

    film: Annotated[list[str] | None, typer.Option("--film", help="Only this film (repeatable)")] = None
    festival: Annotated[list[str] | None, typer.Option("--festival", help="Only this festival (repeatable)")] = None
    section: Annotated[list[str] | None, typer.Option("--section", help="Only this section")] = None
    edition: Annotated[list[int] | None, typer.Option("--edition", help="Only the edition of this year")] = None
    status: Annotated[list[str] | None, typer.Option("--status", help="planned, submitted, selected …")] = None
    kind: Annotated[list[str] | None, typer.Option("--kind", help="festival, market, forum …")] = None
    country: Annotated[list[str] | None, typer.Option("--country", help="The festival's country, like FR")] = None
    platform: Annotated[list[str] | None, typer.Option("--platform", help="Entered through, like FilmFreeway")] = None
    genre: Annotated[list[str] | None, typer.Option("--genre", help="Films of this genre")] = None
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Films with this tag")] = None
    qualifying: Annotated[list[str] | None, typer.Option("--qualifying", help="academy, bafta, efa …")] = None
    student: Annotated[bool, typer.Option("--student", help="Only student films")] = False
    free: Annotated[bool, typer.Option("--free", help="Only what is known to have cost nothing")] = False
    max_fee: Annotated[str | None, typer.Option("--max-fee", help='At most this fee, like "20 EUR"')] = None
    month: Annotated[str | None, typer.Option("--month", help="Sent (for budget: paid) in sep, 九月 or 2027-09")] = None
    from_: Annotated[str | None, typer.Option("--from", help="Sent (paid) on this day or later")] = None
    to: Annotated[str | None, typer.Option("--to", help="Sent (paid) on this day or earlier")] = None


def question_of(context: Context, ledger: "LedgerReader", given: EntryOptions) -> "LogQuestion":
    """The question that the options make; their days are `days_of`.

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
        most=money("--max-fee", given.max_fee) if given.max_fee else None,
    )


def days_of(context: Context, given: EntryOptions) -> "DayRange | None":
    """The days that the options name, both ends included; None when they name none."""
    if not (given.month or given.from_ or given.to):
        return None
    from filmtrack.domain.days import DayRange
    from filmtrack.domain.periods import parse_day, parse_month

    if given.month and (given.from_ or given.to):
        raise WrongUsageError(message("give only one of --month and --from/--to"))
    if given.month:
        return parse_month(given.month, context.today)
    first = parse_day(given.from_, context.today) if given.from_ else date.min
    last = parse_day(given.to, context.today) if given.to else date.max
    if last < first:
        raise WrongUsageError(message("--to {last} is before --from {first}", last=last, first=first))
    return DayRange(first=first, last=last)


def _films(ledger: "LedgerReader", given: EntryOptions) -> tuple[str, ...] | None:
    """The films that are wanted; None when any is."""
    if given.film is None and not (given.genre or given.tag or given.student):
        return None
    from filmtrack.reports.entry_names import find_film_id

    named = {find_film_id(ledger, each) for each in given.film} if given.film else None
    if not (given.genre or given.tag or given.student):
        return tuple(sorted(named or ()))
    return tuple(film.id for film in ledger.films() if (named is None or film.id in named) and _film_fits(film, given))


def _film_fits(film: "Film", given: EntryOptions) -> bool:
    from filmtrack.domain.spelling import plain_name

    def has(wanted: Iterable[str] | None, there: Iterable[str]) -> bool:
        return not wanted or bool({plain_name(each) for each in wanted} & {plain_name(each) for each in there})

    return has(given.genre, film.genres) and has(given.tag, film.tags) and (not given.student or film.student is True)


def _festivals(context: Context, ledger: "LedgerReader", given: EntryOptions) -> tuple[str, ...] | None:
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

    filters = filters_of(context, FilterOptions(kind=given.kind, country=given.country, qualifying=given.qualifying))
    fitting = (each.id for each in known() if festival_fits(each, filters))
    return tuple(each for each in fitting if not named or each in named)


def _or_none(given: "Sequence[T] | None") -> "tuple[T, ...] | None":
    return tuple(given) if given else None
