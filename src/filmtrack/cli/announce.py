"""`filmtrack announce`: a date became known, or moved."""

from typing import Annotated

import typer

from filmtrack.cli.context import Context


def announce(
    ctx: typer.Context,
    festival: Annotated[str, typer.Argument(help="The festival: its id, or words of its name")],
    date: Annotated[str, typer.Argument(help="The closing day that the festival prints")],
    tier: Annotated[str | None, typer.Option(help="early, regular, late, final … (else the expected one)")] = None,
    edition: Annotated[int | None, typer.Option(help="The year of the edition (else the expected one)")] = None,
    section: Annotated[list[str] | None, typer.Option(help="Only this section (repeatable)")] = None,
    time: Annotated[str | None, typer.Option(help='The hour, like "23:59"')] = None,
    fee: Annotated[str | None, typer.Option(help='The fee, like "13 EUR" or "free"')] = None,
    source: Annotated[str | None, typer.Option(help="Where you read it (else the festival's website)")] = None,
    extended: Annotated[bool, typer.Option("--extended", help="The festival extended an earlier date")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the lines and write nothing")] = False,
) -> None:
    """Write down a date that a festival announced, moved or extended, in your own catalogue.

    Examples: filmtrack announce clermont 2027-09-23 · filmtrack announce mecal 2027-03-07 --tier late --extended
    """
    from filmtrack.catalogue.own import with_deadline
    from filmtrack.changes.announce import Announcement
    from filmtrack.changes.announce import announce as decide
    from filmtrack.cli.output import say
    from filmtrack.cli.own_file import edit_own_catalogue
    from filmtrack.domain.periods import parse_day
    from filmtrack.reports.names import find_festival

    context: Context = ctx.obj
    wish = Announcement(
        day=parse_day(date, context.today),
        tier=tier,
        edition=edition,
        sections=tuple(section or ()),
        time=time,
        fee=fee,
        source=source,
        extended=extended,
    )
    met = find_festival(context.catalogue.festivals(), festival)
    patch = decide(met, wish, now=context.now, zone=context.zone, today=context.today)
    for said in patch.said:
        say(context, said)
    edit_own_catalogue(
        context,
        lambda text: with_deadline(text, patch.festival, patch.year, patch.key, patch.deadline),
        dry_run=dry_run,
    )
