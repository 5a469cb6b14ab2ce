"""Which trips the filters ask for: by film and festival, by how entry and application stand, by the day of a claim."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions

if TYPE_CHECKING:
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.sponsor import SponsorRow
    from filmtrack.reports.trips import Trip


def trips_that_fit(
    context: Context, ledger: "LedgerReader", trips: "Iterable[Trip]", given: FilterOptions
) -> "tuple[Trip, ...]":
    """The trips of the films, festivals, editions, sections and platforms that are asked for, as they stand."""
    from filmtrack.cli.entry_question import question_of

    question = question_of(context, ledger, given.without("status", "section", "free", "max_fee"))
    wanted = question.wanted
    statuses = _statuses(given)

    def fits(trip: "Trip") -> bool:
        festival = trip.festival.id if trip.festival else None
        edition = trip.edition.year if trip.edition else None
        return (
            (wanted.films is None or trip.film.id in wanted.films)
            and (wanted.festivals is None or festival in wanted.festivals)
            and (wanted.editions is None or edition in wanted.editions)
            and (not given.section or any(each.section in given.section for each in trip.entries))
            and (not given.platform or any(map(question.fits, trip.entries)))
            and (not statuses or bool(_standings(trip) & statuses))
        )

    return tuple(filter(fits, trips))


def rows_by_claim(context: Context, rows: "Iterable[SponsorRow]", given: FilterOptions) -> "tuple[SponsorRow, ...]":
    """The rows whose money has to be claimed on one of the days that are asked for."""
    from filmtrack.cli.days import is_within

    return tuple(each for each in rows if is_within(context, each.claim_due_on, given))


def _statuses(given: FilterOptions) -> frozenset[str]:
    from filmtrack.cli.option_values import among
    from filmtrack.domain.application import ApplicationStatus
    from filmtrack.domain.entry import STATUSES

    return frozenset(among("--status", given.status, (*STATUSES, *get_args(ApplicationStatus))))


def _standings(trip: "Trip") -> frozenset[str]:
    """How the entries of a trip and its application stand."""
    made = (trip.application.status,) if trip.application else ()
    return frozenset((*(each.status for each in trip.entries), *made))
