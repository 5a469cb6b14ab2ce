"""What stands on the page of `report`, asked of each report in turn."""

from typing import TYPE_CHECKING, Any

from filmtrack.cli.context import Context
from filmtrack.cli.filter_options import DAYS, FilterOptions
from filmtrack.cli.papers import moment_of, papers_of
from filmtrack.reports.page import MOST_FILMS, FilmPremieres, Page, Part, part
from filmtrack.reports.page_money import without_money
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.ticks import Tick
    from filmtrack.reports.due_window import Mark
    from filmtrack.reports.log import LogQuestion, LogRow
    from filmtrack.reports.missing import MissingRow
    from filmtrack.reports.rows import Days, UpcomingRow
    from filmtrack.reports.sponsor import SponsorRow
    from filmtrack.reports.timeline import TimelineRow


def page_of(context: Context, filters: FilterOptions, *, money: bool) -> Page:
    """The page about the films that are asked for, or about everything."""
    from filmtrack.cli.entry_question import films_asked
    from filmtrack.cli.timeline import days_drawn
    from filmtrack.render.timeline_view import last_day

    drawn, months = days_drawn(context, filters)
    days = drawn[0].replace(day=1), last_day(drawn[0], months)
    with context.ledger.reading() as ledger:
        films = films_asked(ledger, filters)
        question = _question(context, ledger, filters)
        page = Page(
            now=context.now,
            today=context.today,
            films=films,
            days=days,
            due=_due(context, ledger, films, filters),
            year=_year(context, ledger, question, days, filters),
            kinds={},
            entries=_entries(context, ledger, question),
            premieres=_premieres(context, ledger, films),
            missing=_missing(context, ledger, question),
            trips=_trips(context, ledger, films, filters),
        )
        counted = _budget(context, ledger, question) if money else {}
    page = replace(page, kinds={each.festival: _kind(context, each.festival) for each in page.year.rows})
    return replace(page, **counted) if money else without_money(page)


def _question(context: Context, ledger: "LedgerReader", filters: FilterOptions) -> "LogQuestion":
    """Which entries the filters ask for; a status that only dates have narrows no entries, and neither do days."""
    from filmtrack.cli.entry_question import question_of, sent_and_answered

    given = replace(filters.without("free", "max_fee", *DAYS), status=_of_entries(filters))
    return sent_and_answered(context, ledger, question_of(context, ledger, given), given)


def _of_entries(filters: FilterOptions) -> list[str] | None:
    """The statuses among those asked for that entries have."""
    from filmtrack.domain.entry import STATUSES

    return [each for each in filters.status or () if each in STATUSES] or None


def _of_dates(filters: FilterOptions) -> FilterOptions:
    """The filters as far as festivals and their dates go; a status that only entries have narrows no dates."""
    from filmtrack.domain.entry import STATUSES

    return replace(filters, status=[each for each in filters.status or () if each not in STATUSES] or None)


def _kind(context: Context, festival: str) -> str:
    found = context.catalogue.festival(festival)
    return found.kind if found else "festival"


def _due(
    context: Context, ledger: "LedgerReader", films: "tuple[Film, ...]", filters: FilterOptions
) -> "Part[UpcomingRow]":
    """The deadlines of a year ahead, or of the days that were named; for films, those that they may still meet."""
    from filmtrack.cli.days import days_asked
    from filmtrack.cli.windows import filters_of, window_of
    from filmtrack.domain.periods import add_span
    from filmtrack.reports.due_window import Window
    from filmtrack.reports.upcoming import upcoming
    from filmtrack.reports.upcoming_film import mark_for_any

    window = Window(before=add_span(context.now, "1y"))
    if days_asked(context, filters):
        window = window_of(context, filters, closed=False, events=False, next_only=False, maybe=False, undated=False)
    mark = mark_for_any({each.id: _mark(context, ledger, each, filters) for each in films}) if films else None
    found = upcoming(
        context.catalogue,
        window,
        filters_of(context, _of_dates(filters)),
        now=context.now,
        zone=context.zone,
        today=context.today,
        mark=mark,
    )
    return part(found.rows)


def _mark(context: Context, ledger: "LedgerReader", film: "Film", filters: FilterOptions) -> "Mark":
    from filmtrack.cli.films_at import asked_of
    from filmtrack.reports.ready_count import counter_of
    from filmtrack.reports.upcoming_film import mark_for

    papers = papers_of(context, ledger, film.id)
    return mark_for(asked_of(context, ledger, film, filters), context.catalogue, counter_of(papers))


def _year(
    context: Context, ledger: "LedgerReader", question: "LogQuestion", days: "Days", filters: FilterOptions
) -> "Part[TimelineRow]":
    """The festivals of the year: those with entries first, then by their first closing day."""
    from filmtrack.cli.windows import filters_by_dates
    from filmtrack.reports.due_window import Window
    from filmtrack.reports.filters import festival_fits
    from filmtrack.reports.log import wanted_entries
    from filmtrack.reports.timeline import standings, timeline

    window = Window(first=days[0], last=days[1], closed=True, maybe=True)
    given = filters_by_dates(context, _of_dates(filters), window)
    entered, _ = wanted_entries(ledger, question)
    entries = standings(entered)
    festivals = [each for each in context.catalogue.festivals() if festival_fits(each, given) or each.id in entries]
    rows = timeline(festivals, days, now=context.now, zone=context.zone)
    marked = [replace(each, entry=entries.get(each.festival)) for each in rows]
    return part(sorted(marked, key=lambda row: row.entry is None))


def _entries(context: Context, ledger: "LedgerReader", question: "LogQuestion") -> "Part[LogRow]":
    from filmtrack.reports.log import log
    from filmtrack.reports.page import MOST_ROWS

    found = log(ledger, question, today=context.today, limit=MOST_ROWS)
    return Part(rows=tuple(found.rows), total=found.total)


def _premieres(context: Context, ledger: "LedgerReader", asked: "tuple[Film, ...]") -> "Part[FilmPremieres]":
    """What each film still has to give; where many are known, of the first ones."""
    from filmtrack.reports.conflicts import outlook
    from filmtrack.reports.premiere import premiere_rows
    from filmtrack.reports.promises import claims_of
    from filmtrack.reports.record import record_of
    from filmtrack.reports.windows import windows

    films = asked or tuple(ledger.films())
    shown = []
    for each in films[:MOST_FILMS]:
        record = record_of(each, context.catalogue, ledger)
        rows = premiere_rows(record, context.catalogue, today=context.today)
        kept = windows(claims_of(record, context.catalogue, context.today), context.today)
        seen = outlook(record, context.catalogue, today=context.today)
        shown.append(FilmPremieres(film=each, rows=tuple(rows), windows=kept, outlook=seen))
    return Part(rows=tuple(shown), total=len(films))


def _missing(context: Context, ledger: "LedgerReader", question: "LogQuestion") -> "Part[MissingRow]":
    from filmtrack.reports.cases import open_cases
    from filmtrack.reports.checklist import checklist
    from filmtrack.reports.missing import missing

    films = question.wanted.films or ()
    papers = papers_of(context, ledger, films[0] if len(films) == 1 else None)
    found = open_cases(ledger, context.catalogue, moment_of(context), wanted=question.wanted)
    cases = [each for each in found if each.entry and question.fits(each.entry)]
    ticks: dict[str, list[Tick]] = {}
    for tick in papers.ticks:
        ticks.setdefault(tick.film, []).append(tick)
    lists = (checklist(each, replace(papers, ticks=tuple(ticks.get(each.film.id, ())))) for each in cases)
    return part(missing(lists).rows)


def _trips(
    context: Context, ledger: "LedgerReader", films: "tuple[Film, ...]", filters: FilterOptions
) -> "Part[SponsorRow]":
    """Every selection and every application, judged by the schemes that pay for travel."""
    from filmtrack.cli.trip_filters import trips_that_fit
    from filmtrack.reports.schemes import travel_schemes
    from filmtrack.reports.sponsor import Asking, sponsor_rows
    from filmtrack.reports.trips import Travel

    asking = Asking(now=context.now, zone=context.zone)
    rows: list[SponsorRow] = []
    given = replace(filters.without(*DAYS), status=_of_entries(filters))
    for scheme in travel_schemes(context.schemes):
        travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
        trips = tuple(trip for each in films for trip in travel.of(each)) if films else travel.all()
        rows += sponsor_rows(trips_that_fit(context, ledger, trips, given), scheme, None, asking, every=True)
    return part(rows)


def _budget(context: Context, ledger: "LedgerReader", question: "LogQuestion") -> dict[str, Any]:
    """The money of the film, or of all: the fields of the page that hold it."""
    from filmtrack.config.currency import budget_cap
    from filmtrack.config.rates import conversion_of
    from filmtrack.reports.budget import budget, cap_left
    from filmtrack.reports.log import LogQuestion, wanted_entries

    conversion, cap = conversion_of(context.settings), budget_cap(context.settings)
    every, whole = ledger.entries().rows, question == LogQuestion()
    wanted, _ = wanted_entries(ledger, question)
    found = budget(wanted, by="festival", conversion=conversion, today=context.today)
    rates = conversion.rates if conversion and whole else None
    left = cap_left(every, cap, rates=rates, today=context.today) if cap and rates else None
    rows = part(found.rows)
    return {"budget": replace(found, rows=rows.rows), "budget_total": rows.total, "cap": left}
