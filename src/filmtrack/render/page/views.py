"""The rows of the page as the texts that its template places: the same cells that a terminal shows, and the chart."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from filmtrack.domain.entry import STATUSES
from filmtrack.message import spoken
from filmtrack.render import budget_view, checklist_view, log_view, premiere_view, sponsor_view, upcoming_view
from filmtrack.render.columns import Cell, Column
from filmtrack.render.moments import day, span
from filmtrack.render.page.chart import Mark, held, strip
from filmtrack.render.safe import one_line
from filmtrack.render.terms import named, said, term
from filmtrack.reports.page import FilmPremieres, Page
from filmtrack.reports.rows import UpcomingRow
from filmtrack.reports.timeline import Closing, TimelineRow
from filmtrack.values import dataclass

MOST_SOURCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: its cells, what it can be filtered by, a word for its colour, and what one click shows."""

    cells: tuple[tuple[str, ...], ...]
    filters: dict[str, str]
    tone: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its headings; `right` are the places of columns of figures."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One strip of the year: whose it is, the same in words, and what is drawn."""

    name: str
    about: str
    words: str
    marks: tuple[Mark, ...]
    filters: dict[str, str]
    own: bool = False


def due_table(page: Page, zone: tzinfo) -> Table:
    """What is due, each with its source one click away."""
    rows = page.due.rows
    cells = upcoming_view.cells(rows, zone=zone, today=page.today)
    lines = (_due_line(row, told) for row, told in zip(rows, cells, strict=True))
    return _table(upcoming_view.COLUMNS, lines)


def year_bars(page: Page) -> tuple[Bar, ...]:
    """The year of each festival; what the film promised stands on top."""
    return (*_promises(page), *(_bar(row, page) for row in page.year.rows))


def boards(page: Page) -> tuple[tuple[str, Table], ...]:
    """The entries by how they stand, in the order of an entry's life."""
    today = page.today
    found = []
    for status in STATUSES:
        rows = [each for each in page.entries.rows if each.status == status]
        if rows:
            lines = (_line(each) for each in log_view.cells(rows, today=today))
            found.append((log_view.status_word(status), _table(log_view.COLUMNS, lines)))
    return tuple(found)


def money_table(page: Page) -> tuple[Table, tuple[str, ...]] | None:
    """What was planned, spent and earned, by festival and altogether, and what must be said beside it."""
    if page.budget is None or not page.budget.rows:
        return None
    totals = [each for each in page.budget.totals if each.entries]
    cells = [*budget_view.cells(page.budget.rows, by="festival"), *budget_view.cells(totals, by=None)]
    beside = tuple(one_line(str(each)) for each in budget_view.beside(page.budget, page.cap))
    return _table(budget_view.COLUMNS, map(_line, cells)), beside


def premiere_tables(page: Page) -> tuple[tuple[str, Table, tuple[str, ...]], ...]:
    """Each film's premieres by territory, and which entries cannot all come true."""
    return tuple(_premieres(each, page.today) for each in page.premieres.rows)


def missing_table(page: Page) -> Table:
    """What is missing, by material: one piece of work may serve several entries."""
    cells = checklist_view.missing_cells(page.missing.rows, today=page.today)
    return _table(checklist_view.MISSING_COLUMNS, map(_line, cells))


def trips_table(page: Page) -> Table:
    """Who pays for which trip."""
    cells = sponsor_view.cells(page.trips.rows, today=page.today)
    return _table(sponsor_view.COLUMNS, map(_line, cells))


def months_named(days: Sequence[date]) -> tuple[tuple[str, str], ...]:
    """Each month as a filter knows it, ``2027-10``, and as people say it."""
    voice = spoken()
    names = (voice.month(each.month) if voice else f"{each:%b}" for each in days)
    return tuple((f"{each:%Y-%m}", name) for each, name in zip(days, names, strict=True))


def _premieres(each: FilmPremieres, today: date) -> tuple[str, Table, tuple[str, ...]]:
    rows = _table(premiere_view.COLUMNS, map(_line, premiere_view.cells(each.rows, today=today)))
    return each.film.title, rows, tuple(premiere_view.conflict_lines(each.outlook))


def _due_line(row: UpcomingRow, cells: tuple[Cell, ...]) -> Line:
    filters = {
        "month": f"{row.date:%Y-%m}" if row.date else "",
        "country": row.country or "",
        "kind": row.kind,
        "status": row.status,
    }
    return Line(cells=_texts(cells), filters=filters, tone=row.status, more=tuple(_sources(row)))


def _sources(row: UpcomingRow) -> Iterator[str]:
    """Where the date was read and when somebody looked, and what is known beside it."""
    if row.checked_on:
        yield said("checked on {day}", day=row.checked_on)
    elif row.as_of:
        yield said("archived page, about {year}", year=str(row.as_of))
    if row.stated:
        yield said("as the festival says it: {stated}", stated=row.stated)
    if row.note:
        yield one_line(str(row.note))
    yield from [one_line(each) for each in (row.source or "").split("; ") if each][:MOST_SOURCES]
    if row.website:
        yield one_line(row.website)


def _bar(row: TimelineRow, page: Page) -> Bar:
    days = [*(each.date for each in row.closings), *row.opens, *row.answers, *(first for first, _ in row.events)]
    filters = {
        "month": " ".join(sorted({f"{each:%Y-%m}" for each in days})),
        "country": row.country or "",
        "kind": page.kinds.get(row.festival, ""),
        "status": " ".join(sorted({each.status for each in row.closings})),
    }
    entry = log_view.status_word(row.entry) if row.entry else ""
    return Bar(
        name=one_line(named(row.name)),
        about=" · ".join(each for each in (row.country or "", entry) if each),
        words="; ".join(_words(row, page.today)),
        marks=strip(row, page.days, page.today),
        filters=filters,
        own=row.entry is not None,
    )


def _words(row: TimelineRow, today: date) -> Iterator[str]:
    """The strip in words, for whoever hears the page, and as a tip."""
    for opens in row.opens:
        yield said("call opens {day}", day=day(opens, near=today, weekday=False))
    for each in row.closings:
        yield _closing(each, today)
    for answer in row.answers:
        yield said("answer {day}", day=day(answer, near=today, weekday=False))
    for first, last in row.events:
        yield said("festival {days}", days=span(first, last, near=today))


def _closing(each: Closing, today: date) -> str:
    tier = term(each.tier or "deadline")
    when = day(each.date, near=today, weekday=False)
    if each.range80 is None:
        return said("{tier} closes {day}", tier=tier, day=when)
    likely = span(*each.range80, near=today)
    return said("{tier} expected about {day}, likely {days}", tier=tier, day=when, days=likely)


def _promises(page: Page) -> Iterator[Bar]:
    """The premieres that are promised to somebody until a day, as strips of their own."""
    for film in page.premieres.rows:
        for row in film.rows:
            if row.held_by and row.until:
                until = day(row.until, near=page.today, weekday=False)
                place = f"{term(row.level)} {row.territory or ''}".strip()
                words = said("{premiere}: held by {event} until {day}", premiere=place, event=row.held_by, day=until)
                marks = held(page.today, row.until, page.days, page.today)
                yield Bar(name=film.film.title, about=words, words=words, marks=marks, filters={}, own=True)


def _table(columns: Sequence[Column], lines: Iterator[Line]) -> Table:
    return Table(
        headings=tuple(_heading(each.heading) for each in columns),
        lines=tuple(lines),
        right=frozenset(place for place, each in enumerate(columns) if each.right),
    )


def _heading(heading: str) -> str:
    """A heading in the language of this run."""
    voice = spoken()
    return voice.text(heading) if voice else heading


def _line(cells: tuple[Cell, ...]) -> Line:
    return Line(cells=_texts(cells), filters={})


def _texts(cells: tuple[Cell, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(each.lines for each in cells)


def options(bars: Sequence[Bar], lines: Sequence[Line], key: str) -> tuple[str, ...]:
    """Every value that a filter can take on this page."""
    every = [*(each.filters for each in bars), *(each.filters for each in lines)]
    return tuple(sorted({word for each in every for word in each.get(key, "").split()}))
