"""The rows of the page as the texts that its template places: the same cells that a terminal shows, and the chart."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from itertools import groupby

from filmtrack.domain.entry import STATUSES
from filmtrack.render import budget_view, checklist_view, log_view, premiere_view, sponsor_view, upcoming_view
from filmtrack.render.columns import MOST_IN_CELL, Cell, Column
from filmtrack.render.moments import month
from filmtrack.render.page.bars import Bar
from filmtrack.render.safe import one_line
from filmtrack.render.sources import seen
from filmtrack.render.terms import said, term, translated
from filmtrack.reports.page import FilmPremieres, Page
from filmtrack.reports.rows import UpcomingRow
from filmtrack.values import dataclass, replace

MOST_SOURCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: its cells, what it can be filtered by, a word for its colour, and what one click shows.

    Lines that follow one another under the same `group` stand under it as a heading.
    """

    cells: tuple[tuple[str, ...], ...]
    filters: dict[str, str]
    tone: str = ""
    more: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its headings; `right` are the places of columns of figures."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    right: frozenset[int] = frozenset()

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The lines under their headings, in their order."""
        return [(group, list(lines)) for group, lines in groupby(self.lines, key=lambda each: each.group)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Premieres:
    """The premieres of one film: those of which something is to be said, the others in a line, and conflicts."""

    film: str
    table: Table
    free: str
    conflicts: tuple[str, ...]


def due_table(page: Page, zone: tzinfo) -> Table:
    """What is due, each with its source one click away."""
    rows = page.due.rows
    cells = upcoming_view.cells(rows, zone=zone, today=page.today)
    months = {row.date.replace(day=1) for row in rows if row.date}
    names = {key: month_of(key, name) for key, name in months_named(sorted(months))}
    lines = (_due_line(row, told, names) for row, told in zip(rows, cells, strict=True))
    return _table(upcoming_view.COLUMNS, lines)


def boards(page: Page) -> tuple[tuple[str, Table], ...]:
    """The entries by how they stand, in the order of an entry's life."""
    today = page.today
    found = []
    for status in STATUSES:
        rows = [each for each in page.entries.rows if each.status == status]
        if rows:
            lines = (_line(_card(each)) for each in log_view.cells(rows, today=today))
            found.append((log_view.status_word(status), _table([*log_view.COLUMNS[:3], *log_view.COLUMNS[4:]], lines)))
    return tuple(found)


def _card(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A line of the log without its status, above which it stands; what else the status says goes to the day."""
    number, film, festival, status, when, fee = cells
    return number, film, festival, replace(when, lines=(*when.lines, *status.lines[1:])), fee


def money_table(page: Page) -> tuple[Table, tuple[str, ...]] | None:
    """What was planned, spent and earned, by festival and altogether, and what must be said beside it."""
    if page.budget is None or not page.budget.rows:
        return None
    totals = [each for each in page.budget.totals if each.entries]
    own = page.budget.currency
    cells = [*budget_view.cells(page.budget.rows, by="festival", own=own), *budget_view.cells(totals, by=None, own=own)]
    beside = tuple(one_line(str(each)) for each in budget_view.beside(page.budget, page.cap))
    festival, *others = budget_view.COLUMNS
    return _table((replace(festival, heading="Festival"), *others), map(_line, cells)), beside


def premiere_tables(page: Page) -> tuple[Premieres, ...]:
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
    return tuple((f"{each:%Y-%m}", month(each.month)) for each in days)


def month_of(key: str, name: str) -> str:
    """A month with its year, such as ``Oct 2027``, from ``2027-10`` and its name."""
    return said("{month} {year}", month=name, year=key[:4])


def _premieres(each: FilmPremieres, today: date) -> Premieres:
    told = [row for row in each.rows if row.left != "yes" or row.spent_by or row.why]
    free = [row for row in each.rows if row not in told]
    names = tuple(f"{term(row.level)} {row.territory or ''}".strip() for row in free)
    return Premieres(
        film=one_line(each.film.title, MOST_IN_CELL),
        table=_table(premiere_view.COLUMNS, map(_line, premiere_view.cells(told, today=today))),
        free=one_line(said("Still to give: {premieres}", premieres=names)) if names else "",
        conflicts=tuple(premiere_view.conflict_lines(each.outlook)),
    )


def _due_line(row: UpcomingRow, cells: tuple[Cell, ...], months: dict[str, str]) -> Line:
    filters = {
        "month": f"{row.date:%Y-%m}" if row.date else "",
        "country": row.country or "",
        "kind": row.kind,
        "status": row.status,
    }
    group = said("any day now") if row.due_now else months.get(filters["month"], "")
    return Line(cells=_texts(cells), filters=filters, tone=row.status, more=tuple(_sources(row)), group=group)


def _sources(row: UpcomingRow) -> Iterator[str]:
    """Where the date was read and when somebody looked, and what is known beside it."""
    yield from map(str, seen(row.checked_on, row.as_of))
    if row.stated:
        yield one_line(said("as the festival says it: {stated}", stated=row.stated))
    if row.note:
        yield one_line(str(row.note))
    yield from [one_line(each) for each in (row.source or "").split("; ") if each][:MOST_SOURCES]
    if row.website:
        yield one_line(row.website)


def _table(columns: Sequence[Column], lines: Iterator[Line]) -> Table:
    return Table(
        headings=tuple(translated(each.heading) for each in columns),
        lines=tuple(lines),
        right=frozenset(place for place, each in enumerate(columns) if each.right),
    )


def _line(cells: tuple[Cell, ...]) -> Line:
    return Line(cells=_texts(cells), filters={})


def _texts(cells: tuple[Cell, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(each.lines for each in cells)


def options(bars: Sequence[Bar], lines: Sequence[Line], key: str) -> tuple[str, ...]:
    """Every value that a filter can take on this page."""
    every = [*(each.filters for each in bars), *(each.filters for each in lines)]
    return tuple(sorted({word for each in every for word in each.get(key, "").split()}))
