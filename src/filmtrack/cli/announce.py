"""`filmtrack announce`: a date became known, or moved."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.shared_options import Edition, WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from filmtrack.domain.festival import Festival
    from filmtrack.message import Message


@dataclass(frozen=True, kw_only=True)
class AnnounceOptions:
    """What is said of a closing day, or of the days on which an edition is held."""

    starts: Annotated[str | None, Option("--starts", help="The first day on which it is held")] = None
    ends: Annotated[str | None, Option("--ends", help="The last day on which it is held")] = None
    tier: Annotated[str | None, Option("--tier", help="early, regular, late, final … (else the expected one)")] = None
    edition: Edition = None
    section: Annotated[list[str] | None, Option("--section", help="Only this section")] = None
    time: Annotated[str | None, Option("--time", help='The hour, like "23:59"')] = None
    fee: Annotated[str | None, Option("--fee", help='The fee, like "13 EUR" or "free"')] = None
    source: Annotated[str | None, Option("--source", help="Where you read it (else the festival's website)")] = None
    extended: Annotated[bool, Option("--extended", help="The festival extended an earlier date")] = False


@takes(given=AnnounceOptions, how=WriteOptions)
def announce(
    context: Context,
    festival: Annotated[str, Argument(help="The festival: its id, or words of its name")],
    date: Annotated[str | None, Argument(help="The closing day that the festival prints")] = None,
    *,
    given: AnnounceOptions,
    how: WriteOptions,
) -> None:
    """Write down a date that a festival announced, moved or extended, in your own catalogue.

    It is a closing day, or with --starts and --ends the days on which an edition is held.

    Examples: filmtrack announce clermont 2027-09-23 · filmtrack announce mecal 2027-03-07 --tier late --extended ·
    filmtrack announce clermont --edition 2028 --starts 2028-01-28 --ends 2028-02-05
    """
    from filmtrack.cli.output import say
    from filmtrack.cli.own_file import edit_own_catalogue
    from filmtrack.reports.names import find_festival

    held = given.starts is not None or given.ends is not None
    if date is None:
        _refuse_without_day(given, held=held)
    met = find_festival(context.catalogue, festival)
    closing, edit = _closing(context, met, date, given) if date is not None else ((), _unchanged)
    event, edit_event = _event(context, met, given) if held else ((), _unchanged)
    edit_own_catalogue(context, lambda text: edit_event(edit(text)), dry_run=how.dry_run)
    for said in (*closing, *event):
        say(context, said)


def _refuse_without_day(given: AnnounceOptions, *, held: bool) -> None:
    if not held:
        said = message("which day was announced?")
        raise WrongUsageError(said, hint=message("give the closing day, or --starts DATE and --ends DATE"))
    if given.tier or given.section or given.time or given.fee or given.extended:
        said = message("--tier, --section, --time, --fee and --extended are said of a closing day")
        raise WrongUsageError(said, hint=message("give the closing day too, behind the festival"))


def _closing(
    context: Context, festival: "Festival", date: str, given: AnnounceOptions
) -> "tuple[tuple[Message, ...], Callable[[str], str]]":
    """What is told of the closing day, and the edit that writes it down."""
    from filmtrack.catalogue.own import with_deadline
    from filmtrack.changes.announce import Announcement
    from filmtrack.changes.announce import announce as decide
    from filmtrack.domain.periods import parse_day

    wish = Announcement(
        day=parse_day(date, context.today),
        tier=given.tier,
        edition=given.edition,
        sections=tuple(given.section or ()),
        time=given.time,
        fee=given.fee,
        source=given.source,
        extended=given.extended,
    )
    patch = decide(festival, wish, now=context.now, zone=context.zone, today=context.today)
    return patch.said, lambda text: with_deadline(text, patch.festival, patch.year, patch.key, patch.deadline)


def _event(
    context: Context, festival: "Festival", given: AnnounceOptions
) -> "tuple[tuple[Message, ...], Callable[[str], str]]":
    """What is told of the days on which it is held, and the edit that writes them down."""
    from filmtrack.catalogue.own import with_patches
    from filmtrack.changes.announce_event import Held, announce_event
    from filmtrack.domain.periods import parse_day

    wish = Held(
        starts=parse_day(given.starts, context.today) if given.starts else None,
        ends=parse_day(given.ends, context.today) if given.ends else None,
        edition=given.edition,
        source=given.source,
    )
    patch = announce_event(festival, wish, today=context.today)
    return patch.said, lambda text: with_patches(text, [{"id": patch.festival, "edition": [patch.edition]}])


def _unchanged(text: str) -> str:
    return text
