"""`filmtrack checklist`: what must be sent."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions, takes
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.checklist import Checklist
    from filmtrack.reports.moment import Moment
    from filmtrack.reports.readiness import Papers


@dataclass(frozen=True, kw_only=True)
class _Where:
    """What the options say of the entry, and which scheme is asked besides."""

    section: str | None
    edition: int | None
    scheme: str | None


@dataclass(frozen=True, kw_only=True)
class AcrossOptions:
    """Which entries `--missing` looks at."""

    film: Annotated[list[str] | None, typer.Option("--film", help="With --missing: only this film (repeatable)")] = None
    festival: Annotated[
        list[str] | None, typer.Option("--festival", help="With --missing: only this festival (repeatable)")
    ] = None
    tag: Annotated[list[str] | None, typer.Option("--tag", help="With --missing: films with this tag")] = None
    within: Annotated[str | None, typer.Option("--within", help="With --missing: due within 30d, 2w or 3m")] = None


@takes(across=AcrossOptions, how=FormatOptions)
def checklist(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILM] [FESTIVAL]", help="A film and a festival, or an entry's number"),
    ] = None,
    section: Annotated[str | None, typer.Option("--section", help="The competition or programme")] = None,
    edition: Annotated[int | None, typer.Option("--edition", help="The year in which the edition takes place")] = None,
    scheme: Annotated[str | None, typer.Option("--scheme", help="Also what this scheme wants, like nae")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="What is missing across all that is due")] = False,
    page: Annotated[bool, typer.Option("--page", help="A page to print, or to send round (Markdown)")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when something is missing")] = False,
    *,
    across: AcrossOptions,
    how: FormatOptions,
) -> None:
    """What must I send? Everything that one festival asks for, by its due dates, ready or not.

    Examples: filmtrack checklist night-bus clermont · filmtrack checklist --missing --within 30d
    """
    context: Context = ctx.obj
    given = tuple(names or ())
    if page and (how.json or how.csv or how.markdown):
        raise WrongUsageError(message("give only one of --page, --json, --csv and --markdown"))
    if missing:
        if section or edition or scheme or page:
            said = message("--missing looks at every entry: only --film, --festival, --tag and --within narrow it")
            raise WrongUsageError(said)
        found = _missing(context, given, across, how)
    else:
        if across != AcrossOptions():
            raise WrongUsageError(message("--film, --festival, --tag and --within go with --missing"))
        where = _Where(section=section, edition=edition, scheme=scheme)
        found = _one(context, given, where, how, page=page)
    from filmtrack.cli.problems import left_out

    status = left_out(context, say_them=not how.json)
    raise typer.Exit(status or (1 if exit_code and found else 0))


def moment_of(context: Context) -> "Moment":
    """When and where this run asks."""
    from filmtrack.reports.moment import Moment

    return Moment(now=context.now, zone=context.zone)


def papers_of(context: Context, ledger: "LedgerReader", film: str | None = None) -> "Papers":
    """What is ticked of a film (or of all), and how its files stand."""
    from filmtrack.cli.material_files import states
    from filmtrack.reports.readiness import Papers

    ticks = ledger.ticks(film)
    return Papers(items=context.items, ticks=ticks, files=states(ticks))


def _one(context: Context, names: tuple[str, ...], where: "_Where", how: FormatOptions, *, page: bool) -> bool:
    """Print the checklist of one film at one festival; whether something is missing there now."""
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.render.checklist_view import COLUMNS, cells, heading, page_text
    from filmtrack.reports.checklist import ChecklistRow

    with context.ledger.reading() as ledger:
        found = _checklist(context, ledger, names, where)
    if page:
        sys.stdout.write(page_text(found, zone=context.zone))
        return any(each.missing for each in found.due_now)
    shown = Shown(
        report="checklist",
        row_type=ChecklistRow,
        columns=COLUMNS,
        cells=lambda rows: cells(rows, today=context.today),
        beside={
            "film": found.case.film.id,
            "festival": found.case.festival.id,
            "festival_name": found.case.festival.name,
            "edition": found.case.edition.year,
            "section": found.case.section.id if found.case.section else None,
            "stages": found.stages,
            "ready": found.ready,
            "total": found.total,
        },
    )
    if not (how.json or how.csv or how.markdown):
        say(context, heading(found))
    show(context, shown, found.rows, how, context.catalogue.problems)
    return any(each.missing for each in found.due_now)


def _checklist(context: Context, ledger: "LedgerReader", names: tuple[str, ...], where: "_Where") -> "Checklist":
    from filmtrack.changes.naming import meant_by
    from filmtrack.reports.cases import Place, case_for
    from filmtrack.reports.checklist import checklist as report

    meant = meant_by(names, context.catalogue, ledger)
    (film,) = meant.films
    place = Place(section=where.section, edition=where.edition, entry=meant.entry)
    case = case_for(film, meant.festival, place, ledger, moment_of(context))
    papers = papers_of(context, ledger, film.id)
    if where.scheme is None:
        return report(case, papers)
    from filmtrack.reports.asked_by_scheme import asked_by_scheme, stages_now
    from filmtrack.reports.schemes import find_scheme
    from filmtrack.reports.sponsor import Asking, sponsor_row
    from filmtrack.reports.trips import Travel

    scheme = find_scheme(context.schemes, where.scheme)
    travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
    trip = travel.to(film, case.festival, case.edition.year)[0]
    row = sponsor_row(trip, scheme, scheme.latest, Asking(now=context.now, zone=context.zone))
    return report(case, papers, more=asked_by_scheme(row, papers.items), stages=stages_now(row))


def _missing(context: Context, names: tuple[str, ...], across: AcrossOptions, how: FormatOptions) -> bool:
    """Print what is missing across all entries; whether anything is."""
    from datetime import UTC

    from filmtrack.cli.output import Shown, say, show
    from filmtrack.domain.periods import add_span
    from filmtrack.message import counted
    from filmtrack.render.checklist_view import MISSING_COLUMNS, missing_cells
    from filmtrack.reports.cases import open_cases
    from filmtrack.reports.checklist import checklist as report
    from filmtrack.reports.missing import MissingRow
    from filmtrack.reports.missing import missing as missing_of

    if len(names) > 1:
        raise WrongUsageError(message("--missing takes one film, or none for all"))
    within = across.within
    before = add_span(context.now.astimezone(context.zone), within).astimezone(UTC) if within else None
    with context.ledger.reading() as ledger:
        wanted = _wanted(context, ledger, names, across)
        papers = papers_of(context, ledger, wanted.films[0] if wanted.films and len(wanted.films) == 1 else None)
        cases = open_cases(ledger, context.catalogue, moment_of(context), wanted=wanted)
        lists = [report(each, papers) for each in cases]
    found = missing_of(lists, before=before)
    shown = Shown(
        report="checklist",
        row_type=MissingRow,
        columns=MISSING_COLUMNS,
        cells=lambda rows: missing_cells(rows, today=context.today),
        empty=message("Nothing is missing for what is planned or selected."),
    )
    show(context, shown, found.rows, how, context.catalogue.problems)
    if found.undated:
        said = counted(
            "{count} more is missing without a known day: --missing without --within shows it",
            "{count} more are missing without a known day: --missing without --within shows them",
            count=found.undated,
        )
        say(context, said)
    return bool(found.rows)


def _wanted(context: Context, ledger: "LedgerReader", names: tuple[str, ...], across: AcrossOptions) -> "EntryFilter":
    """Which entries the names and options narrow the question to."""
    from filmtrack.cli.entry_options import EntryOptions, question_of

    films = [*names, *(across.film or ())] or None
    given = EntryOptions(film=films, festival=across.festival, tag=across.tag)
    return question_of(context, ledger, given).wanted
