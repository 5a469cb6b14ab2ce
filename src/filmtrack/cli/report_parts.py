"""What stands on the page of `report`, asked of each report in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from filmtrack.cli.checklist import moment_of, papers_of
from filmtrack.cli.context import Context
from filmtrack.cli.options import FilterOptions
from filmtrack.reports.page import MOST_FILMS, FilmPremieres, Page, Part, part
from filmtrack.reports.page_money import without_money

if TYPE_CHECKING:
    from filmtrack.domain.entry_filter import EntryFilter
    from filmtrack.domain.film import Film
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.domain.scheme import Scheme
    from filmtrack.domain.ticks import Tick
    from filmtrack.reports.log import LogRow
    from filmtrack.reports.missing import MissingRow
    from filmtrack.reports.rows import Days, UpcomingRow
    from filmtrack.reports.sponsor import SponsorRow
    from filmtrack.reports.timeline import TimelineRow
    from filmtrack.reports.upcoming import Mark

MONTHS = 12


def page_of(context: Context, film: str | None, filters: FilterOptions, *, money: bool) -> Page:
    """The page about one film, or about everything."""
    from filmtrack.render.timeline_view import last_day
    from filmtrack.reports.films import find_film

    first = context.today.replace(day=1)
    days = first, last_day(first, MONTHS)
    with context.ledger.reading() as ledger:
        found = find_film(ledger, film) if film else None
        page = Page(
            now=context.now,
            today=context.today,
            film=found,
            days=days,
            due=_due(context, ledger, found, filters),
            year=_year(context, ledger, found, days, filters),
            kinds={},
            entries=_entries(context, ledger, found),
            premieres=_premieres(context, ledger, found),
            missing=_missing(context, ledger, found),
            trips=_trips(context, ledger, found),
        )
        counted = _budget(context, ledger, found) if money else {}
    page = replace(page, kinds={each.festival: _kind(context, each.festival) for each in page.year.rows})
    return replace(page, **counted) if money else without_money(page)


def _kind(context: Context, festival: str) -> str:
    found = context.catalogue.festival(festival)
    return found.kind if found else "festival"


def _due(context: Context, ledger: "LedgerReader", film: "Film | None", filters: FilterOptions) -> "Part[UpcomingRow]":
    """The deadlines of a year ahead; for a film, those that it may still meet."""
    from filmtrack.cli.windows import filters_of
    from filmtrack.domain.periods import add_span
    from filmtrack.reports.upcoming import Window, upcoming

    before = add_span(context.now, "1y")
    given = filters_of(context, filters)
    mark = _mark(context, ledger, film) if film else None
    found = upcoming(
        context.catalogue,
        Window(before=before),
        given,
        now=context.now,
        zone=context.zone,
        today=context.today,
        mark=mark,
    )
    return part(found.rows)


def _mark(context: Context, ledger: "LedgerReader", film: "Film") -> "Mark":
    from filmtrack.reports.facts import Asked
    from filmtrack.reports.ready_count import counter_of
    from filmtrack.reports.record import record_of
    from filmtrack.reports.upcoming_film import mark_for

    record = record_of(film, context.catalogue, ledger)
    asked = Asked(record=record, now=context.now, today=context.today, zone=context.zone)
    return mark_for(asked, context.catalogue, counter_of(papers_of(context, ledger, film.id)))


def _year(
    context: Context, ledger: "LedgerReader", film: "Film | None", days: "Days", filters: FilterOptions
) -> "Part[TimelineRow]":
    """The festivals of the year: those with entries first, then by their first closing day."""
    from filmtrack.cli.windows import filters_of
    from filmtrack.reports.filters import festival_fits
    from filmtrack.reports.timeline import timeline

    given = filters_of(context, filters)
    entries = _standings(ledger, film)
    festivals = [each for each in context.catalogue.festivals() if festival_fits(each, given) or each.id in entries]
    rows = timeline(festivals, days, now=context.now, zone=context.zone)
    marked = [replace(each, entry=entries.get(each.festival)) for each in rows]
    return part(sorted(marked, key=lambda row: row.entry is None))


def _standings(ledger: "LedgerReader", film: "Film | None") -> dict[str, str]:
    """How the latest entry at each festival stands."""
    rows = ledger.entries(_wanted(film)).rows
    return {each.festival: each.status for each in sorted(rows, key=lambda each: each.edition)}


def _wanted(film: "Film | None") -> "EntryFilter":
    """The entries of the film, or all."""
    from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter

    return EntryFilter(films=(film.id,)) if film else EVERY_ENTRY


def _entries(context: Context, ledger: "LedgerReader", film: "Film | None") -> "Part[LogRow]":
    from filmtrack.reports.log import LogQuestion, log
    from filmtrack.reports.page import MOST_ROWS

    found = log(ledger, LogQuestion(wanted=_wanted(film)), today=context.today, limit=MOST_ROWS)
    return Part(rows=tuple(found.rows), total=found.total)


def _premieres(context: Context, ledger: "LedgerReader", film: "Film | None") -> "Part[FilmPremieres]":
    """What each film still has to give; where many are known, of the first ones."""
    from filmtrack.reports.conflicts import outlook
    from filmtrack.reports.premiere import premiere_rows
    from filmtrack.reports.promises import claims_of
    from filmtrack.reports.record import record_of
    from filmtrack.reports.windows import windows

    films: Sequence[Film] = [film] if film else tuple(ledger.films())
    shown = []
    for each in films[:MOST_FILMS]:
        record = record_of(each, context.catalogue, ledger)
        rows = premiere_rows(record, context.catalogue, today=context.today)
        kept = windows(claims_of(record, context.catalogue, context.today), context.today)
        seen = outlook(record, context.catalogue, today=context.today)
        shown.append(FilmPremieres(film=each, rows=tuple(rows), windows=kept, outlook=seen))
    return Part(rows=tuple(shown), total=len(films))


def _missing(context: Context, ledger: "LedgerReader", film: "Film | None") -> "Part[MissingRow]":
    from filmtrack.reports.cases import open_cases
    from filmtrack.reports.checklist import checklist
    from filmtrack.reports.missing import missing

    papers = papers_of(context, ledger, film.id if film else None)
    cases = open_cases(ledger, context.catalogue, moment_of(context), wanted=_wanted(film))
    ticks: dict[str, list[Tick]] = {}
    for tick in papers.ticks:
        ticks.setdefault(tick.film, []).append(tick)
    lists = (checklist(each, replace(papers, ticks=tuple(ticks.get(each.film.id, ())))) for each in cases)
    return part(missing(lists, before=None).rows)


def _trips(context: Context, ledger: "LedgerReader", film: "Film | None") -> "Part[SponsorRow]":
    """Every selection and every application, judged by the schemes that pay for travel."""
    from filmtrack.reports.sponsor import Asking, sponsor_rows
    from filmtrack.reports.trips import Travel

    asking = Asking(now=context.now, zone=context.zone)
    rows: list[SponsorRow] = []
    for scheme in _for_travel(context):
        travel = Travel(catalogue=context.catalogue, ledger=ledger, scheme=scheme, today=context.today)
        trips = travel.of(film) if film else travel.all()
        rows += sponsor_rows(trips, scheme, None, asking, every=True)
    return part(rows)


def _for_travel(context: Context) -> "Iterable[Scheme]":
    return (each for each in context.schemes.schemes() if each.pays_for == "travel")


def _budget(context: Context, ledger: "LedgerReader", film: "Film | None") -> dict[str, Any]:
    """The money of the film, or of all: the fields of the page that hold it."""
    from filmtrack.config.currency import budget_cap, own_currency
    from filmtrack.config.rates import rates_of
    from filmtrack.reports.budget import Conversion, budget, cap_left

    currency, cap = own_currency(context.settings), budget_cap(context.settings)
    rates = rates_of(context.settings, currency) if currency else None
    conversion = Conversion(into=currency, rates=rates) if currency and rates else None
    every = ledger.entries().rows
    wanted = ledger.entries(_wanted(film)).rows if film else every
    found = budget(wanted, by="festival", conversion=conversion, today=context.today)
    left = cap_left(every, cap, rates=rates, today=context.today) if cap and rates and not film else None
    rows = part(found.rows)
    return {"budget": replace(found, rows=rows.rows), "budget_total": rows.total, "cap": left}
