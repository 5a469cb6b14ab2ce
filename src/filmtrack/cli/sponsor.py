"""`filmtrack sponsor`: who pays for the trip?"""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.shared_options import Round, Strict
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.scheme import Scheme
    from filmtrack.reports.sponsor import Asking, SponsorRow
    from filmtrack.reports.trips import Travel, Trip


@takes(filters=filters_of_command("sponsor"), how=FormatOptions)
def sponsor(
    context: Context,
    names: Annotated[
        list[str] | None, Argument(metavar="[FILM] [FESTIVAL]", help="A film; a festival, else its selections")
    ] = None,
    round_: Round = None,
    if_selected: Annotated[bool, Option("--if-selected", help="As if the festival had selected it")] = False,
    all_: Annotated[bool, Option("--all", help="Every application and every selection, a line each")] = False,
    strict: Strict = False,
    *,
    filters: FilterOptions,
    how: FormatOptions,
) -> None:
    """Who pays for the trip: the round's status, the verdict with every rule, what is paid, and what to ask.

    Without names the filters look through every application and every selection; --status is that of the entry or of
    the application, and days are the last ones to claim the money. --scheme asks one, else all that pay for trips.
    Exit 1 when the answer is no everywhere.

    Examples: filmtrack sponsor night-bus clermont --scheme nae · filmtrack sponsor --all --scheme nae --csv
    """
    from filmtrack.cli.problems import left_out, with_schemes
    from filmtrack.cli.trip_filters import rows_by_claim
    from filmtrack.reports.sponsor import Asking, by_answer, says_no

    given = tuple(names or ())
    if all_ and given:
        raise WrongUsageError(message("--all is about every film"), hint=message("leave the names out"))
    asking = Asking(now=context.now, zone=context.zone, if_selected=if_selected)
    every = all_ or (not given and filters != filters.only("scheme", "edition"))
    if given and filters != filters.only("scheme", "edition"):
        said = message("of one trip, only --scheme and --edition narrow the answer")
        raise WrongUsageError(said, hint=message("leave the names out to look through every trip"))
    schemes = _schemes(context, filters.scheme or [], round_)
    with context.ledger.reading() as ledger:
        find = _every_trip(context, ledger, filters) if every else _trips_of(context, ledger, given, filters.edition)
        found = (_rows(context, ledger, each, round_, find, asking, every=every) for each in schemes)
        rows = rows_by_claim(context, by_answer(row for some in found for row in some), filters)
    _show(context, rows, how, whole=not every)
    status = left_out(context, say_them=not how.json, found=with_schemes(context))
    raise Exit(status or (1 if rows and says_no(rows, strict=strict) else 0))


def _schemes(context: Context, named: list[str], round_: str | None) -> "tuple[Scheme, ...]":
    """The schemes that were named, else all that pay for travel."""
    from filmtrack.reports.schemes import find_scheme, travel_schemes

    if round_ and len(named) > 1:
        raise WrongUsageError(message("--round is one of a single scheme: name one --scheme"))
    if named:
        return tuple({each.id: each for each in (find_scheme(context.schemes, word) for word in named)}.values())
    if round_:
        said = message("of which scheme is the round {round}?", round=round_)
        raise WrongUsageError(said, hint=message("name it too: --scheme nae"))
    return travel_schemes(context.schemes)


def _every_trip(
    context: Context, ledger: "LedgerReader", filters: FilterOptions
) -> "Callable[[Travel], tuple[Trip, ...]]":
    """How to find every trip that the filters ask for."""
    from filmtrack.cli.trip_filters import trips_that_fit

    return lambda travel: trips_that_fit(context, ledger, travel.all(), filters)


def _trips_of(
    context: Context, ledger: "LedgerReader", names: tuple[str, ...], editions: list[int] | None
) -> "Callable[[Travel], tuple[Trip, ...]]":
    """How to find the trips of the film that the words name."""
    from filmtrack.cli.trip_names import trip_meant

    meant = trip_meant(context, ledger, names)
    if len(editions or ()) > 1:
        raise WrongUsageError(message("of one trip, give one --edition"))
    year = editions[0] if editions else meant.year

    def find(travel: "Travel") -> "tuple[Trip, ...]":
        if meant.festival:
            return travel.to(meant.film, meant.festival, year)
        return tuple(
            each for each in travel.of(meant.film) if year is None or (each.edition and each.edition.year == year)
        )

    return find


def _rows(
    context: Context,
    ledger: "LedgerReader",
    scheme: "Scheme",
    round_: str | None,
    find: "Callable[[Travel], tuple[Trip, ...]]",
    asking: "Asking",
    *,
    every: bool,
) -> "tuple[SponsorRow, ...]":
    from filmtrack.reports.schemes import find_round
    from filmtrack.reports.sponsor import sponsor_rows
    from filmtrack.reports.trips import Travel

    named = find_round(scheme, round_) if round_ else None
    travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
    return sponsor_rows(find(travel), scheme, named, asking, every=every)


def _show(context: Context, rows: "Sequence[SponsorRow]", how: FormatOptions, *, whole: bool) -> None:
    """One trip to people as a text, several as a line each; everything to programs."""
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.cli.problems import with_schemes
    from filmtrack.render.sponsor_view import COLUMNS, NARROW_COLUMNS, cells, narrow_cells, sponsor_text
    from filmtrack.reports.sponsor import SponsorRow

    if whole and len(rows) == 1 and not (how.json or how.csv or how.markdown):
        sys.stdout.write(sponsor_text(rows[0], zone=context.zone, today=context.today, columns=context.columns))
        return
    narrow = context.terminal and not how.markdown
    shown = Shown(
        report="sponsor",
        row_type=SponsorRow,
        columns=NARROW_COLUMNS if narrow else COLUMNS,
        cells=lambda rows: (narrow_cells if narrow else cells)(rows, today=context.today),
        empty=message("No film was selected anywhere, and nothing was applied for."),
    )
    show(context, shown, rows, how, with_schemes(context))
    if whole and rows and context.terminal:
        say(context, message("--scheme {scheme} and a festival show one whole, with every rule", scheme=rows[0].scheme))
