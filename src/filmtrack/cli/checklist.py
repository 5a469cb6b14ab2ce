"""`filmtrack checklist`: what must be sent."""

import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument, Exit, Option, takes
from filmtrack.cli.filter_options import DAYS, FilterOptions, filters_of_command
from filmtrack.cli.options import FormatOptions
from filmtrack.cli.papers import moment_of, papers_of
from filmtrack.cli.shared_options import ExitCode
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass, replace

if TYPE_CHECKING:
    from filmtrack.domain.items import Stage
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.case import Wanted
    from filmtrack.reports.checklist import Checklist
    from filmtrack.reports.log import LogQuestion
    from filmtrack.reports.missing import Due


@dataclass(frozen=True, kw_only=True)
class _Where:
    """What the options say of the entry, and which scheme is asked besides."""

    section: str | None
    edition: int | None
    schemes: tuple[str, ...]


@takes(across=filters_of_command("checklist"), how=FormatOptions)
def checklist(
    context: Context,
    names: Annotated[
        list[str] | None,
        Argument(metavar="[FILM] [FESTIVAL]", help="A film and a festival, or an entry's number"),
    ] = None,
    missing: Annotated[bool, Option("--missing", help="What is missing across all that is due")] = False,
    page: Annotated[bool, Option("--page", help="A page to print, or to send round (Markdown)")] = False,
    exit_code: ExitCode = False,
    *,
    across: FilterOptions,
    how: FormatOptions,
) -> None:
    """What must I send? Everything that one festival asks for, by its due dates, ready or not.

    --section and --edition say which entry is meant, --scheme adds what that scheme wants. With --missing all filters
    narrow what it looks at; --month, --within, --from and --to are then days on which something is due.

    Examples: filmtrack checklist night-bus clermont · filmtrack checklist --missing --within 30d
    """
    given = tuple(names or ())
    if page and (how.json or how.csv or how.markdown):
        raise WrongUsageError(message("give only one of --page, --json, --csv and --markdown"))
    if missing:
        if page:
            raise WrongUsageError(message("--page is about one festival, --missing about all"))
        found = _missing(context, given, across, how)
    else:
        found = _one(context, given, _where(across), how, page=page)
    from filmtrack.cli.problems import left_out

    status = left_out(context, say_them=not how.json)
    raise Exit(status or (1 if exit_code and found else 0))


def _where(given: FilterOptions) -> "_Where":
    """What the filters say of the one entry that is asked about.

    Raises:
        WrongUsageError: when they say more than that.
    """
    several = [
        name for name, each in (("--section", given.section), ("--edition", given.edition)) if len(each or ()) > 1
    ]
    if given != given.only("section", "edition", "scheme") or several:
        said = message("of one festival, a checklist takes one --section, one --edition, and --scheme")
        raise WrongUsageError(said, hint=message("--missing looks at all entries, and takes every filter"))
    return _Where(
        section=given.section[0] if given.section else None,
        edition=given.edition[0] if given.edition else None,
        schemes=tuple(given.scheme or ()),
    )


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
    if not where.schemes:
        return report(case, papers)
    from filmtrack.reports.asked_by_scheme import asked_by_scheme, stages_now
    from filmtrack.reports.schemes import find_scheme
    from filmtrack.reports.sponsor import Asking, sponsor_row
    from filmtrack.reports.trips import Travel

    more: tuple[Wanted, ...] = ()
    stages: tuple[Stage, ...] = ()
    for each in where.schemes:
        scheme = find_scheme(context.schemes, each)
        travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
        trip = travel.to(film, case.festival, case.edition.year)[0]
        row = sponsor_row(trip, scheme, scheme.latest, Asking(now=context.now, zone=context.zone))
        more += asked_by_scheme(row, papers.items)
        stages += stages_now(row)
    return report(case, papers, more=more, stages=stages)


def _missing(context: Context, names: tuple[str, ...], across: FilterOptions, how: FormatOptions) -> bool:
    """Print what is missing across all entries; whether anything is."""
    from filmtrack.cli.output import Shown, say, show
    from filmtrack.cli.unknown_words import say_unknown
    from filmtrack.message import counted
    from filmtrack.render.checklist_view import MISSING_COLUMNS, missing_cells
    from filmtrack.reports.cases import open_cases
    from filmtrack.reports.checklist import checklist as report
    from filmtrack.reports.missing import MissingRow
    from filmtrack.reports.missing import missing as missing_of

    if len(names) > 1:
        raise WrongUsageError(message("--missing takes one film, or none for all"))
    say_unknown(context, across.only("section"))
    due = _due(context, across)
    with context.ledger.reading() as ledger:
        question = _question(context, ledger, names, across)
        films = question.wanted.films or ()
        papers = papers_of(context, ledger, films[0] if len(films) == 1 else None)
        cases = open_cases(ledger, context.catalogue, moment_of(context), wanted=question.wanted)
        lists = [report(each, papers) for each in cases if each.entry and question.fits(each.entry)]
    found = missing_of(lists, due)
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
            "{count} more is missing without a known day: --missing without days shows it",
            "{count} more are missing without a known day: --missing without days shows them",
            count=found.undated,
        )
        say(context, said)
    return bool(found.rows)


def _due(context: Context, given: FilterOptions) -> "Due | None":
    """When something has to be due to be wanted: within a time as an instant, else by its day."""
    from datetime import UTC

    from filmtrack.cli.days import days_asked
    from filmtrack.domain.periods import add_span
    from filmtrack.reports.missing import Due

    days = days_asked(context, given)
    if given.within is not None:
        return Due(before=add_span(context.now.astimezone(context.zone), given.within).astimezone(UTC))
    return Due(first=days[0], last=days[1]) if days else None


def _question(context: Context, ledger: "LedgerReader", names: tuple[str, ...], across: FilterOptions) -> "LogQuestion":
    """Which entries the names and filters narrow the question to."""
    from filmtrack.cli.entry_question import question_of, sent_and_answered

    films = [*names, *(across.film or ())] or None
    given = replace(across.without(*DAYS), film=films)  # days are those on which something is due, not was sent
    return sent_and_answered(context, ledger, question_of(context, ledger, given), given)
