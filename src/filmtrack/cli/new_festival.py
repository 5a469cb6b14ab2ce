"""The options of a festival that nobody lists, and its way into the user's own catalogue."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option
from filmtrack.cli.shared_options import Country, ShortName, Website
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.changes.new_festival import Introduced


@dataclass(frozen=True, kw_only=True)
class NewFestivalOptions:
    """What is said of a festival that nobody lists."""

    new: Annotated[str | None, Option("--new", help="A festival that nobody lists, by its name")] = None
    id: ShortName = None
    country: Country = None
    website: Website = None
    deadline: Annotated[str | None, Option("--deadline", help="The new festival's closing day")] = None


def new_festival(context: Context, given: NewFestivalOptions, edition: int | None) -> "Introduced | None":
    """The festival that the options introduce; None where they introduce none."""
    from filmtrack.changes.add_festival import NewFestival
    from filmtrack.changes.new_festival import introduce
    from filmtrack.cli.sending_options import day_of
    from filmtrack.domain.places import country_code

    if given.new is None:
        if given != NewFestivalOptions():
            said = message("--id, --country, --website and --deadline are said of a festival that --new adds")
            raise WrongUsageError(said)
        return None
    country = country_code(given.country) if given.country else None
    wish = NewFestival(name=given.new, id=given.id, country=country, website=given.website)
    closing = day_of(context, given.deadline)
    return introduce(context.catalogue, wish, deadline=closing, edition=edition, today=context.today)


def adding(context: Context, new: "Introduced", *, dry_run: bool) -> Callable[[], Callable[[], None]]:
    """What puts a new festival into the user's own catalogue, or with `--dry-run` shows the lines."""
    from filmtrack.catalogue.own import with_deadline, with_festival
    from filmtrack.cli.own_file import edit_own_catalogue

    def edit(text: str) -> str:
        added = with_festival(text, new.table)
        if new.deadline is None or new.year is None:
            return added
        return with_deadline(added, new.festival.id, new.year, new.key, new.deadline)

    def add() -> Callable[[], None]:
        return edit_own_catalogue(context, edit, dry_run=dry_run)

    return add
