"""At which festivals films stand, or may stand: what `--film` and `--tag` mean where rows are festivals."""

from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.facts import Asked
    from filmtrack.reports.unchanged import Unchanged


def festivals_of_films(context: Context, given: FilterOptions) -> frozenset[str] | None:
    """Where the films that are asked for were entered, or may be; None when none is asked for."""
    if not (given.film or given.tag):
        return None
    from filmtrack.cli.entry_question import films_asked
    from filmtrack.cli.kept_answers import shelf_for
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.reports.unchanged import Unchanged

    with context.ledger.reading() as ledger:
        films = films_asked(ledger, given)
        entered = ledger.entries(EntryFilter(films=tuple(each.id for each in films))).rows
        shelf = shelf_for(context, ledger, films, "festivals of films", given.platform)
        kept = shelf.find(context.now, most=0) if shelf else None
        if kept:
            (may,) = kept.beside
        else:
            unchanged = Unchanged(now=context.now, zone=context.zone)
            may = _may_take(context, ledger, films, given, unchanged)
            if shelf:
                shelf.keep(unchanged, (), total=0, beside=(may,))
    return frozenset([*may, *(each.festival for each in entered)])


def _may_take(
    context: Context, ledger: "LedgerReader", films: "Iterable[Film]", given: FilterOptions, unchanged: "Unchanged"
) -> frozenset[str]:
    """The festivals that may take one of the films."""
    from filmtrack.reports.check import check_films
    from filmtrack.reports.filters import Filters

    asked = [asked_of(context, ledger, each, given) for each in films]
    judged = check_films(asked, context.catalogue, Filters(), unchanged)
    return frozenset(each.facts.festival.id for each in judged if each.answer != "fail")


def asked_of(context: Context, ledger: "LedgerReader", film: "Film", given: FilterOptions | None = None) -> "Asked":
    """A film with its record, as it is judged now; through the platform that was named first."""
    from filmtrack.reports.facts import Asked
    from filmtrack.reports.record import record_of

    return Asked(
        record=record_of(film, context.catalogue, ledger),
        now=context.now,
        today=context.today,
        zone=context.zone,
        platform=given.platform[0] if given and given.platform else None,
    )
