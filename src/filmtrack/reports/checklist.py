"""What must be handed in: each thing that an edition asks of a film, by its due date, ready or not, with its source."""

import datetime as dt
from collections.abc import Iterator
from datetime import date

from filmtrack.domain.items import ANYWHERE, STAGES, Item, Items, Scope, Stage
from filmtrack.domain.ticks import item_in
from filmtrack.message import Message, message, together
from filmtrack.reports.asked import everything_asked
from filmtrack.reports.case import Case, Due, Wanted
from filmtrack.reports.due import due_of, entry_due
from filmtrack.reports.readiness import Papers, readiness
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """One line: `item` is what `tick` takes (None where all that is known is that nothing is known).

    `ready` is None where it is not known whether it is asked for; `optional` is what need not be there, or only for
    some sections; `due_on` is the festival's day, `due_at` the first instant that is too late, where one is known.
    """

    item: str | None
    label: Message
    label_zh: str | None = None
    stage: Stage
    scope: Scope | None = None
    ready: bool | None = None
    optional: bool = False
    due_on: dt.date | None = None
    due_at: dt.datetime | None = None
    due_expected: bool = False
    hour_known: bool = False
    source: Message | None = None
    note: Message | None = None
    how: Message | None = None
    warnings: tuple[Message, ...] = ()
    count: int | None = None
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    usual_on: tuple[str, ...] = ()
    file: str | None = None
    expires_on: dt.date | None = None
    checked_on: dt.date | None = None
    as_of: int | None = None
    film: str
    festival: str
    edition: int
    section: str | None = None
    entry: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it must be there, as far as is known."""
        return self.ready is not None and not self.optional

    @property
    def missing(self) -> bool:
        """Whether it must be there and is not."""
        return self.counts and not self.ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The lines of one film at one edition, and the stages that are to be handed in now."""

    case: Case
    rows: tuple[ChecklistRow, ...]
    stages: tuple[Stage, ...]

    @property
    def due_now(self) -> tuple[ChecklistRow, ...]:
        """The lines of the stages that are to be handed in now."""
        return tuple(each for each in self.rows if each.stage in self.stages)

    @property
    def ready(self) -> int:
        """How many of the things that must be there now are."""
        return sum(1 for each in self.due_now if each.counts and each.ready)

    @property
    def total(self) -> int:
        """How many things must be there now."""
        return sum(1 for each in self.due_now if each.counts)


def checklist(
    case: Case, papers: Papers, *, more: tuple[Wanted, ...] = (), stages: tuple[Stage, ...] = ()
) -> Checklist:
    """Every line of a case by stage and due date; `more` is what a scheme wants besides, now at those `stages`."""
    call, papers = case.call(), papers.of(case.film.id)
    entry = entry_due(case, call)
    asked = (*everything_asked(case, papers.items, call), *more)
    rows = [*(_row(each, case, entry, papers) for each in asked), *_unknown(case)]
    rows.sort(key=lambda row: _order(row, papers.items))
    return Checklist(case=case, rows=tuple(rows), stages=(*stages_now(case), *stages))


def stages_now(case: Case) -> tuple[Stage, ...]:
    """What is to be handed in now: with a plan the entry, with a selection what the festival then asks for.

    Once the festival is over, nothing is.
    """
    last = case.edition.last_day
    if last and last < case.today:
        return ()
    status = case.entry.status if case.entry else "planned"
    if status == "planned" or (case.entry and case.entry.is_open and case.entry.missing):
        return ("entry",)
    return ("selection",) if status == "selected" else ()


def _order(row: ChecklistRow, items: Items) -> tuple[int, bool, bool, date, bool, int]:
    """By stage and due day; what may be left out stands last of its day, what is not known last of all."""
    place = items.place(row.item.partition(":")[0]) if row.item else 0
    return STAGES.index(row.stage), row.item is None, row.due_on is None, row.due_on or date.max, row.optional, place


def _row(wanted: Wanted, case: Case, entry: Due, papers: Papers) -> ChecklistRow:
    material = wanted.material
    item = papers.items.item(wanted.item)
    due = due_of(wanted, case, entry)
    state = readiness(wanted, case, due, papers)
    return ChecklistRow(
        item=_typed(item, material.languages),
        label=_label(wanted, item),
        label_zh=item.chinese,
        stage=material.stage,
        scope=item.scope,
        ready=state.ready,
        optional=is_optional(wanted, item, case),
        due_on=due.on,
        due_at=due.at,
        due_expected=due.expected,
        hour_known=due.hour_known,
        source=_source(wanted),
        note=together(tuple(_notes(wanted, item, due, partly=_is_partly(wanted, case)))),
        how=state.how,
        warnings=state.warnings,
        count=material.count,
        languages=material.languages,
        formats=material.formats,
        sections=material.sections,
        usual_on=wanted.usual_on,
        file=state.file,
        expires_on=state.expires_on,
        checked_on=material.provenance.checked,
        as_of=material.provenance.as_of,
        film=case.film.id,
        festival=case.festival.id,
        edition=case.edition.year,
        section=case.section.id if case.section else None,
        entry=case.entry.number if case.entry else None,
    )


def is_optional(wanted: Wanted, item: Item, case: Case) -> bool:
    """Whether it need not be there: where there is one, or only in sections that nobody named."""
    usually = item.optional and bool(wanted.usual_on)
    return wanted.material.optional or usually or _is_partly(wanted, case)


def _is_partly(wanted: Wanted, case: Case) -> bool:
    return case.section is None and bool(wanted.material.sections)


def _typed(item: Item, languages: tuple[str, ...]) -> str:
    """What `tick` takes for it; of several languages that would do, each is named."""
    if not item.per_language or not languages:
        return item.id
    return item_in(item.id, languages[0]) + "".join(f"/{each}" for each in languages[1:])


def _label(wanted: Wanted, item: Item) -> Message:
    name = wanted.name or item.name
    count, languages = wanted.material.count, wanted.material.languages
    what = message("{name} × {count}", name=name, count=count) if count and count > 1 else message("{name}", name=name)
    if not languages:
        return what
    listed = message("{language}", language=languages[0])
    for each in languages[1:]:
        listed = message("{one} or {other}", one=listed, other=each)
    return message("{what}: {languages}", what=what, languages=listed)


def _source(wanted: Wanted) -> Message | None:
    if wanted.usual_on and wanted.stage in {"application", "claim"}:
        return message("usual, not stated by the scheme")
    if wanted.usual_on == (ANYWHERE,):
        return message("usual, not stated by the festival")
    if wanted.usual_on:
        return message("usual on {platforms}, not stated by the festival", platforms=wanted.usual_on)
    sources = wanted.material.provenance.sources
    return message("{source}", source="; ".join(sources)) if sources else None


def _notes(wanted: Wanted, item: Item, due: Due, *, partly: bool) -> Iterator[Message]:
    material = wanted.material
    if partly:
        yield message("only for: {sections}", sections=material.sections)
    if (material.optional or (item.optional and wanted.usual_on)) and not material.note:
        yield message("where there is one")
    if wanted.note:
        yield wanted.note
    if material.formats:
        yield message("format: {formats}", formats=material.formats)
    if material.until:
        yield message("must stay available until {until}", until=material.until)
    if material.note:
        yield message("{note}", note=material.note)
    if due.note and not (wanted.usual_on and material.stage != "entry"):
        yield due.note
    if not item.known:
        yield message("not on the list of materials, so it counts for this entry only")


def _unknown(case: Case) -> Iterator[ChecklistRow]:
    """The stages of which nobody knows what the festival itself asks for."""
    stated = {each.stage for each in case.festival.materials}
    said: dict[Stage, Message] = {
        "entry": message("what else the festival itself asks for with the entry is not known"),
        "selection": message("what the festival itself asks for after a selection is not known"),
    }
    where = case.festival.submit_url or case.festival.website
    for stage, label in said.items():
        if stage not in stated:
            yield ChecklistRow(
                item=None,
                label=label,
                stage=stage,
                note=message("look at {where}", where=where) if where else None,
                film=case.film.id,
                festival=case.festival.id,
                edition=case.edition.year,
                section=case.section.id if case.section else None,
                entry=case.entry.number if case.entry else None,
            )
