"""`filmtrack submit` and `plan`: a film was sent to a festival, or is meant for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.new_festival import NewFestivalOptions, adding, new_festival
from filmtrack.cli.sending_options import DetailOptions
from filmtrack.cli.shared_options import Edition, Section, WriteOptions
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass, replace

if TYPE_CHECKING:
    from filmtrack.changes.change import Change
    from filmtrack.changes.naming import Meant
    from filmtrack.domain.entry import Missing
    from filmtrack.domain.ledger_reader import LedgerReader

Names = Annotated[
    list[str] | None, Argument(metavar="[FILM] [FESTIVAL]", help="A film and a festival, or an entry's number")
]


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What the options say of the entries, whatever films and festival they are of."""

    details: DetailOptions
    section: str | None
    edition: int | None
    missing: "tuple[Missing, ...]" = ()
    intention: bool = False


@takes(new=NewFestivalOptions, details=DetailOptions, how=WriteOptions)
def submit(
    context: Context,
    names: Names = None,
    to: Annotated[str | None, Option("--to", help="The festival; all names are then films")] = None,
    section: Section = None,
    edition: Edition = None,
    form_only: Annotated[bool, Option("--form-only", help="The film itself is still to send")] = False,
    film_only: Annotated[bool, Option("--film-only", help="The form is still to send")] = False,
    *,
    new: NewFestivalOptions,
    details: DetailOptions,
    how: WriteOptions,
) -> None:
    """Record that a film was sent to a festival: which tier it met, what it cost, when they answer.

    Examples: filmtrack submit night-bus clermont --fee "13 EUR" · filmtrack submit --to clermont night-bus tin-moon
    """
    if (form_only and film_only) or (to is not None and new.new is not None):
        raise WrongUsageError(message("give only one of --form-only and --film-only, and one of --to and --new"))
    said = _Said(
        details=details,
        section=section,
        edition=edition,
        missing=("film",) if form_only else ("form",) if film_only else (),
    )
    _enter(context, tuple(names or ()), to, new, said, how)


@takes(new=NewFestivalOptions, details=DetailOptions, how=WriteOptions)
def plan(
    context: Context,
    names: Names = None,
    section: Section = None,
    edition: Edition = None,
    *,
    new: NewFestivalOptions,
    details: DetailOptions,
    how: WriteOptions,
) -> None:
    """Record that a film is meant for a festival; `submit` turns the plan into an entry.

    Examples: filmtrack plan night-bus clermont · filmtrack plan night-bus palm-springs --section student
    """
    said = _Said(details=details, section=section, edition=edition, intention=True)
    _enter(context, tuple(names or ()), None, new, said, how)


def _enter(
    context: Context,
    names: tuple[str, ...],
    to: str | None,
    new: NewFestivalOptions,
    said: _Said,
    how: WriteOptions,
) -> None:
    """Find films and festival, which may be a new one, and record what is said of them."""
    from filmtrack.changes.naming import Meant, festival_named, films_named, meant_by

    introduced = new_festival(context, new, said.edition)
    festival = introduced.festival if introduced else festival_named(context.catalogue, to) if to is not None else None
    add = adding(context, introduced, dry_run=how.dry_run) if introduced else None
    if introduced and said.edition is None:
        said = replace(said, edition=introduced.year)
    if add and how.dry_run:
        add()

    def find(ledger: "LedgerReader") -> Meant:
        if festival is None:
            return meant_by(names, context.catalogue, ledger)
        return Meant(films=films_named(names, ledger), festival=festival)

    _send(context, find, said, how, add)


def _send(
    context: Context,
    find: "Callable[[LedgerReader], Meant]",
    said: _Said,
    how: WriteOptions,
    before: "Callable[[], Callable[[], None]] | None" = None,
) -> None:
    from filmtrack.changes.editions import moment_of
    from filmtrack.changes.judging import judged_by
    from filmtrack.changes.submit import Sending, send
    from filmtrack.cli.recording import record
    from filmtrack.cli.sending_options import day_of, details_of

    details = said.details
    moment = moment_of(day_of(context, details.on), now=context.now, zone=context.zone)
    values = details_of(context, details)

    def decide(ledger: "LedgerReader", chosen: int | None) -> "Change":
        meant = find(ledger)
        wish = Sending(
            films=meant.films,
            festival=meant.festival,
            entry=meant.entry,
            section=said.section,
            edition=chosen if said.edition is None else said.edition,
            moment=moment,
            today=context.today,
            intention=said.intention,
            details=values,
            missing=said.missing,
            note=details.note,
            word=details.word,
            zone_data=context.zone_data,
        )
        return send(wish, ledger, judge=judged_by(context.catalogue, ledger, moment))

    record(context, decide, how, before=before)
