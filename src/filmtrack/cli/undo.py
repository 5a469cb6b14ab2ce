"""`filmtrack undo`: take back the last step."""

from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Option, takes
from filmtrack.cli.shared_options import WriteOptions

if TYPE_CHECKING:
    from filmtrack.changes.undo import Undo

_MOST_TOLD = 3


@takes(how=WriteOptions)
def undo(
    context: Context,
    count: Annotated[int, Argument(metavar="[N]", least=1, most=10_000, help="How many steps")] = 1,
    anyone: Annotated[bool, Option("--anyone", help="Also what others wrote")] = False,
    *,
    how: WriteOptions,
) -> None:
    """Take back your own last step, or the last N: one command is one step, a bulk change or an import too.

    What it takes back is listed first. It stays in the history of the ledger, and cannot be brought back by undo.

    Examples: filmtrack undo · filmtrack undo 3 --dry-run
    """
    from filmtrack.changes.undo import undo as decide
    from filmtrack.cli.asking import agreed, can_ask
    from filmtrack.cli.output import say
    from filmtrack.errors import RefusedError
    from filmtrack.message import counted, message

    by = None if anyone else context.by
    with context.ledger.reading() as ledger:
        found = decide(ledger, count, by=by, today=context.today)
    _list(context, found)
    if how.dry_run:
        return
    strangers = any(each.step.by != context.by for each in found.steps)
    if strangers:
        agreed(message("Some of it was written by others. Take it back?"), yes=how.yes)
    elif can_ask():
        agreed(message("Take this back?"), yes=how.yes)
    with context.ledger.writing(at=context.now, by=context.by) as recorder:
        if decide(recorder, count, by=by, today=context.today) != found:
            raise RefusedError(message("the ledger changed meanwhile; nothing was taken back"))
        recorder.append(found.facts)
    say(context, counted("{count} step taken back", "{count} steps taken back", count=len(found.steps)))
    _tell_what_stays(context, found)


def _list(context: Context, found: "Undo") -> None:
    """One line for each thing that is taken back, the latest step first."""
    from filmtrack.cli.output import tell
    from filmtrack.message import message
    from filmtrack.render.moments import instant
    from filmtrack.reports.told import told

    for each in found.steps:
        at = instant(each.step.at, context.zone, near=context.today)
        for event in each.first:
            line = message(
                "{step}  {at}  {by}  {told}", step=each.step.number, at=at, by=each.step.by, told=told(event)
            )
            tell(line)
        more = each.size - len(each.first)
        if more > 0:
            tell(message("{step}  and {more} more of this step", step=each.step.number, more=more))


def _tell_what_stays(context: Context, found: "Undo") -> None:
    """A festival that came with an entry went into a file: the ledger cannot take it back, so say where it is."""
    from filmtrack.catalogue.toml_file import read_toml
    from filmtrack.cli.output import say
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.message import message

    gone = {festival for each in found.steps for festival in each.festivals}
    if not gone or not context.folders.own_catalogue.exists():
        return
    own = read_toml(context.folders.own_catalogue)
    with context.ledger.reading() as ledger:
        stay = [
            (each["name"], line)
            for line, each in own.named("festival")
            if "name" in each and each["id"] in gone
            if not ledger.count(EntryFilter(festivals=(each["id"],)))
        ]
    for name, line in stay[:_MOST_TOLD]:
        said = message(
            "{file}:{line}: {festival} stays among your own festivals; take its table out there if it is not needed",
            file=own.name,
            line=line,
            festival=name,
        )
        say(context, said)
    if (more := len(stay) - _MOST_TOLD) > 0:
        say(context, message("and {more} more", more=more))
