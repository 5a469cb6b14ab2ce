"""The lines of a checklist as cells and as a page to print, and what is missing across all of them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from filmtrack.domain.items import STAGES, Stage
from filmtrack.message import Message, counted, message, spoken, together
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.moments import instant as instant_text
from filmtrack.render.safe import one_line
from filmtrack.render.sources import seen
from filmtrack.reports.checklist import Checklist, ChecklistRow
from filmtrack.reports.missing import MissingRow

COLUMNS = (
    Column(heading=""),
    Column(heading="What", flexible=True),
    Column(heading="When"),
    Column(heading="Due"),
    Column(heading="Note", flexible=True),
)
MISSING_COLUMNS = (
    Column(heading="Film", flexible=True),
    Column(heading="Missing", flexible=True),
    Column(heading="Needed by", flexible=True),
    Column(heading="First"),
)
_STAGES: dict[Stage, Message] = {
    "entry": message("with the entry"),
    "selection": message("after selection"),
    "application": message("with the application"),
    "claim": message("with the claim"),
}
_MOST_NAMED = 4
_SITE = re.compile(r"https?://(?:www\.)?([^/\s]+)")


def heading(found: Checklist) -> Message:
    """Whose list it is, and how much of what is due now is ready."""
    case = found.case
    section = message(", {section}", section=case.section.name) if case.section else ""
    place = message(
        "{film} → {festival} {year}{section}",
        film=case.film.title,
        festival=case.festival.name,
        year=str(case.edition.year),
        section=section,
    )
    if not found.stages:
        return message("{place}: nothing to hand in now", place=place)
    stages = tuple(_STAGES[each] for each in found.stages)
    return message(
        "{place}: {ready}/{total} ready {stages}", place=place, ready=found.ready, total=found.total, stages=stages
    )


def cells(rows: Sequence[ChecklistRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `COLUMNS`."""
    return [
        (
            cell(_mark(row), style=_style(row)),
            cell(str(row.label), _second(row), style=_style(row)),
            cell(str(_STAGES[row.stage])),
            cell(_due(row, today)),
            cell(*(str(each) for each in _remarks(row)), _briefly(_source(row))),
        )
        for row in rows
    ]


def missing_cells(rows: Sequence[MissingRow], *, today: date) -> list[tuple[Cell, ...]]:
    """One tuple of cells a row, for `MISSING_COLUMNS`."""
    return [
        (
            cell(row.title),
            cell(str(row.label), _also(row.label_zh, row.item)),
            cell(str(counted("{count} entry", "{count} entries", count=row.needed_by)), _named(row)),
            cell(_about(row.due_on, expected=row.due_expected, today=today)),
        )
        for row in rows
    ]


def page_text(found: Checklist, *, zone: tzinfo) -> str:
    """The list as a page: plain text with boxes to tick, which Markdown sets as well."""
    lines = [f"# {_plain(str(heading(found)))}", ""]
    for stage in STAGES:
        rows = [each for each in found.rows if each.stage == stage]
        if rows:
            title = str(_STAGES[stage])
            lines += [
                f"## {title[0].upper()}{title[1:]}",
                "",
                *(line for row in rows for line in _entry(row, zone)),
                "",
            ]
    asked = instant_text(found.case.now, zone, near=date.min)
    lines.append(str(message("As of {moment}.", moment=asked)))
    return "".join(line + "\n" for line in lines)


def _entry(row: ChecklistRow, zone: tzinfo) -> Iterator[str]:
    chinese = f" {row.label_zh}" if row.label_zh and not spoken() else ""
    box = "[x]" if row.ready else "[ ]"
    due = _printed_due(row, zone)
    thing = f"**{_plain(str(row.label))}**{_plain(chinese)}"
    if row.item is None:
        yield f"- {_plain(str(row.label))}"
    else:
        yield f"- {box} {message('{thing}, {due}', thing=thing, due=due) if due else thing}"
    for each in (*map(str, _remarks(row)), _briefly(_source(row))):
        if each:
            yield f"  {_plain(each)}"


def _printed_due(row: ChecklistRow, zone: tzinfo) -> str:
    if row.due_on is None:
        return ""
    if row.due_expected:
        return str(message("due about {day}", day=row.due_on))
    if row.due_at and row.hour_known:
        return str(
            message("due {day} ({moment})", day=row.due_on, moment=instant_text(row.due_at, zone, near=row.due_on))
        )
    return str(message("due {day}", day=row.due_on))


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{each}" if each in "\\`*[]<>|" else each for each in one_line(text))


def _mark(row: ChecklistRow) -> str:
    if row.ready is None:
        return "?"
    return "[x]" if row.ready else "[ ]"


def _style(row: ChecklistRow) -> str:
    if row.warnings:
        return "yellow"
    if row.ready:
        return "green"
    return "bold" if row.missing else ""


def _second(row: ChecklistRow) -> str:
    return _also(row.label_zh, row.item)


def _also(chinese: str | None, item: str | None) -> str:
    """What it is called in Chinese, which a Chinese label says already, and the word for `tick`."""
    return " ".join(each for each in (None if spoken() else chinese, f"[{item}]" if item else None) if each)


def _due(row: ChecklistRow, today: date) -> str:
    return _about(row.due_on, expected=row.due_expected, today=today)


def _about(due: date | None, *, expected: bool, today: date) -> str:
    if due is None:
        return ""
    shown = day(due, near=today, weekday=False)
    return str(message("about {day}", day=shown)) if expected else shown


def _remarks(row: ChecklistRow) -> Iterator[Message]:
    """What is said of a line: what to look at, why it is ready, what is asked for."""
    yield from row.warnings
    if row.how:
        yield row.how
    if row.note:
        yield row.note


def _source(row: ChecklistRow) -> Message | None:
    """Who says that it is asked for, and when that was seen."""
    source = (row.source,) if row.source else ()
    return together((*source, *seen(row.checked_on, row.as_of)))


def _briefly(source: Message | None) -> str:
    """Addresses by the names of their sites, each once."""
    sites: dict[str, None] = {}
    for each in str(source or "").split("; "):
        found = _SITE.match(each)
        sites[found[1] if found else each] = None
    return f"({'; '.join(sites)})" if source else ""


def _named(row: MissingRow) -> str:
    needs = row.needs[:_MOST_NAMED]
    names = [" ".join(str(part) for part in (each.name, each.edition, each.section) if part) for each in needs]
    more = len(row.needs) - len(names)
    return ", ".join((*names, str(message("and {more} more", more=more))) if more else names)
