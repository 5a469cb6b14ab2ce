"""`filmtrack check --all`: which of all films may enter a festival, or any of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import FilterOptions
from filmtrack.cli.options import FormatOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.ledger.records import Records
    from filmtrack.reports.check_row import Checked
    from filmtrack.reports.filters import Filters


def check_every_film(
    context: Context,
    ledger: "Records",
    names: Sequence[str],
    filters: FilterOptions,
    how: FormatOptions,
    *,
    why_not: bool,
) -> "Checked | None":
    """Show what every film may enter; of one festival also the films that it does not take, and why; None: no film."""
    from filmtrack.cli.entry_question import films_asked
    from filmtrack.cli.judged_rows import listed, say_left_open, show_listed
    from filmtrack.cli.windows import filters_by_dates

    if len(names) > 1:
        said = message("--all, --film and --tag ask about several films: name one festival, or none")
        raise WrongUsageError(said, hint=message("for one film: filmtrack check FILM FESTIVAL"))
    wanted = _wanted(context, filters_by_dates(context, filters), names)
    films = films_asked(ledger, filters) or ledger.films()
    if not films:
        return None
    found = listed(context, ledger, films, filters, wanted, how, why_not=why_not or len(wanted.festivals) == 1)
    show_listed(context, found, how, by_film=True)
    say_left_open(context, wanted)
    return found


def _wanted(context: Context, filters: "Filters", names: Sequence[str]) -> "Filters":
    from filmtrack.reports.names import find_festival
    from filmtrack.values import replace

    if not names:
        return filters
    festival = find_festival(context.catalogue, names[0])
    return replace(filters, festivals=(festival.id,))
