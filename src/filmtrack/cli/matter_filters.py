"""Which reminders the filters ask for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import DAYS, FilterOptions

if TYPE_CHECKING:
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.matters import Matter

_OF_FESTIVALS = ("festival", "kind", "country", "platform", "qualifying")


def matters_asked(context: Context, ledger: "LedgerReader", given: FilterOptions) -> "Callable[[Matter], bool]":
    """Whether a matter is about one of the films and festivals that are asked for, and due on one of the days."""
    from filmtrack.cli.days import is_within
    from filmtrack.cli.entry_question import question_of
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.filters import festival_fits

    if given == FilterOptions():
        return lambda _: True
    films = question_of(context, ledger, given.without("platform", *DAYS)).wanted.films
    of_festivals = given.only(*_OF_FESTIVALS)
    filters = filters_of(context, of_festivals) if of_festivals != FilterOptions() else None

    def fits(matter: "Matter") -> bool:
        festival = context.catalogue.festival(matter.festival) if filters and matter.festival else None
        return (
            (films is None or bool(set(films).intersection(matter.films)))
            and (filters is None or (festival is not None and festival_fits(festival, filters) is True))
            and (not given.edition or matter.edition in given.edition)
            and is_within(context, matter.due_on, given)
        )

    return fits
