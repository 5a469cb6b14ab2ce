"""What is missing across everything that is due, by material: one piece of work serves all entries that need it."""

import datetime as dt
from collections.abc import Iterable
from datetime import date

from filmtrack.domain.items import Scope, Stage
from filmtrack.message import Message, counted, message
from filmtrack.reports.case import Case
from filmtrack.reports.checklist import Checklist, ChecklistRow
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One entry that needs a thing, and when it is due there."""

    festival: str
    name: str
    edition: int
    section: str | None
    entry: int | None
    stage: Stage
    due_on: dt.date | None
    due_at: dt.datetime | None
    due_expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRow:
    """One thing of one film that is missing, with every entry that needs it, the soonest first."""

    item: str | None
    label: Message
    label_zh: str | None
    stage: Stage
    scope: Scope | None
    ready: bool
    due_on: dt.date | None
    due_at: dt.datetime | None
    due_expected: bool
    source: Message | None
    note: Message | None
    film: str
    title: str
    needed_by: int
    needs: tuple[Need, ...]

    @property
    def text(self) -> Message:
        """The whole of it in a sentence."""
        by = counted("needed by {count} entry", "needed by {count} entries", count=self.needed_by)
        said = message("{label} is missing, {by}", label=self.label, by=by)
        if self.due_on is None:
            return message("{said}, no day known", said=said)
        if self.due_expected:
            return message("{said}, first about {day}", said=said, day=self.due_on)
        return message("{said}, first on {day}", said=said, day=self.due_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something has to be due: on a day from `first` to `last`, or before an instant."""

    first: dt.date | None = None
    last: dt.date | None = None
    before: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is missing, soonest first, and how many more things have no known day where days were asked for."""

    rows: tuple[MissingRow, ...]
    undated: int = 0


def missing(lists: Iterable[Checklist], due: Due | None = None) -> Missing:
    """What the lists lack now; with `due`, only what is due then.

    A plan whose call has closed needs nothing any more.
    """
    groups: dict[tuple[str, str | None], list[tuple[Checklist, ChecklistRow]]] = {}
    undated = 0
    for each in lists:
        for row in each.due_now:
            if not row.missing or _is_over(row, each.case):
                continue
            if due is not None and row.due_on is None:
                undated += 1
            elif due is None or _is_due(row, due, each.case):
                groups.setdefault((row.film, row.item), []).append((each, row))
    rows = sorted((_grouped(found) for found in groups.values()), key=_soonest)
    return Missing(rows=tuple(rows), undated=undated)


def _is_over(row: ChecklistRow, case: Case) -> bool:
    if row.stage != "entry" or case.entry is None or case.entry.status != "planned" or row.due_expected:
        return False
    if row.due_at:
        return row.due_at <= case.now
    return row.due_on is not None and row.due_on < case.today


def _is_due(row: ChecklistRow, due: Due, case: Case) -> bool:
    if due.before is not None and row.due_at:
        return row.due_at <= due.before
    last = due.before.astimezone(case.zone).date() if due.before else due.last or date.max
    return row.due_on is not None and (due.first or date.min) <= row.due_on <= last


def _grouped(found: list[tuple[Checklist, ChecklistRow]]) -> MissingRow:
    found.sort(key=lambda each: (each[1].due_on or date.max, each[1].festival, each[1].section or ""))
    first, row = found[0]
    return MissingRow(
        item=row.item,
        label=row.label,
        label_zh=row.label_zh,
        stage=row.stage,
        scope=row.scope,
        ready=False,
        due_on=row.due_on,
        due_at=row.due_at,
        due_expected=row.due_expected,
        source=row.source,
        note=row.note,
        film=row.film,
        title=first.case.film.title,
        needed_by=len(found),
        needs=tuple(_need(each, line) for each, line in found),
    )


def _need(each: Checklist, row: ChecklistRow) -> Need:
    return Need(
        festival=row.festival,
        name=each.case.festival.name,
        edition=row.edition,
        section=row.section,
        entry=row.entry,
        stage=row.stage,
        due_on=row.due_on,
        due_at=row.due_at,
        due_expected=row.due_expected,
    )


def _soonest(row: MissingRow) -> tuple[date, int, str, str]:
    return row.due_on or date.max, -row.needed_by, row.film, row.item or ""
