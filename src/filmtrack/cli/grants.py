"""What `budget` tells of the money that schemes grant."""

from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions
from filmtrack.cli.options import FormatOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.money import Money
    from filmtrack.reports.grants import GrantSum


def show_grants(context: Context, named: list[str], wanted: FilterOptions, how: FormatOptions) -> None:
    """What the rounds of these schemes granted, against their pots."""
    from filmtrack.cli.entry_question import question_of
    from filmtrack.cli.output import Shown, show
    from filmtrack.render.grants_view import COLUMNS, cells
    from filmtrack.reports.grants import GrantSum
    from filmtrack.reports.schemes import find_scheme

    if wanted != wanted.only("film", "festival", "edition", "tag", "scheme"):
        raise WrongUsageError(message("with --scheme, only --film, --festival, --edition and --tag narrow the budget"))
    schemes = tuple(dict.fromkeys(find_scheme(context.schemes, each).id for each in named))
    with context.ledger.reading() as ledger:
        rows = grants_of(context, ledger, question_of(context, ledger, wanted).wanted, schemes)
    shown = Shown(
        report="budget",
        row_type=GrantSum,
        columns=COLUMNS,
        cells=cells,
        empty=message("Nothing was applied for: filmtrack apply FILM FESTIVAL --scheme {scheme}", scheme=schemes[0]),
    )
    show(context, shown, rows, how)


def grants_of(
    context: Context, ledger: "LedgerReader", wanted: "EntryFilter", schemes: tuple[str, ...] | None = None
) -> "tuple[GrantSum, ...]":
    """The sums of the applications that fit; the schemes are read only where there are any."""
    from filmtrack.domain.application import ApplicationFilter
    from filmtrack.reports.grants import grant_sums

    asked = ApplicationFilter(
        films=wanted.films,
        festivals=wanted.festivals,
        editions=wanted.editions,
        schemes=schemes,
    )

    def pot(of: str, round_: str | None) -> "Money | None":
        known = context.schemes.scheme(of)
        found = known.round(round_ or "") if known else None
        return found.pot if found else None

    return grant_sums(ledger.applications(asked), pot)
