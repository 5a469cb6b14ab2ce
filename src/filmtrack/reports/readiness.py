"""Whether one thing is ready: by a tick, by the film's own record, or because the entry has been sent."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.file_formats import accepts
from filmtrack.domain.film import Link
from filmtrack.domain.items import Item, Items
from filmtrack.domain.languages import speaks
from filmtrack.domain.spelling import plain_name
from filmtrack.domain.ticks import Tick
from filmtrack.message import Message, message
from filmtrack.reports.asked_by_rules import SUBTITLES
from filmtrack.reports.asked_fee import FEE
from filmtrack.reports.case import Case, Due, Wanted
from filmtrack.reports.file_findings import findings
from filmtrack.reports.lasting import lasts_until
from filmtrack.values import dataclass, field, replace

FileState: TypeAlias = Literal["there", "gone", "changed", "perhaps-changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is ticked of one film or of many, how their files stand by their paths, and the list of items."""

    items: Items
    ticks: tuple[Tick, ...] = ()
    files: Mapping[str, FileState] = field(default_factory=dict, compare=False)

    def of(self, film: str) -> "Papers":
        """Those of one film, by its id."""
        return replace(self, ticks=tuple(each for each in self.ticks if each.film == film))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether something is ready (None: not known whether it is asked for), why, and what to look at all the same."""

    ready: bool | None
    how: Message | None = None
    warnings: tuple[Message, ...] = ()
    file: str | None = None
    expires_on: date | None = None


def readiness(wanted: Wanted, case: Case, due: Due, papers: Papers) -> Readiness:
    """How one thing stands for the film at that edition."""
    answers = [
        *_by_ticks(wanted, case, due, papers),
        *_by_film(wanted, case, due, papers.items.item(wanted.item)),
        *_by_entry(wanted, case),
    ]
    ready = next((each for each in answers if each.ready), None)
    if ready:
        return ready
    missing = next(iter(answers), Readiness(ready=False))
    return missing if wanted.sure else Readiness(ready=None, how=missing.how, warnings=missing.warnings)


def fitting_ticks(wanted: Wanted, case: Case, papers: Papers) -> tuple[Tick, ...]:
    """The ticks that are about it, those of this very place before those that count everywhere."""
    item = papers.items.item(wanted.item)
    section = case.section.id if case.section else None
    found = [
        each
        for each in papers.ticks
        if each.serves(case.festival.id, case.edition.year, section)
        and (item.scope == "film" or each.festival is not None)
        and _is_it(each, wanted, papers.items)
    ]
    return tuple(sorted(found, key=lambda each: each.festival is None))


def _is_it(tick: Tick, wanted: Wanted, items: Items) -> bool:
    if tick.material != wanted.item:
        other = items.item(tick.material)
        return wanted.item in other.instead_of and other.format is not None and _accepted(wanted, other.format)
    languages = wanted.material.languages
    return tick.language is None or not languages or any(speaks(tick.language, each) for each in languages)


def _accepted(wanted: Wanted, format_: str) -> bool:
    return accepts(wanted.material.formats, format_) is not False


def _by_ticks(wanted: Wanted, case: Case, due: Due, papers: Papers) -> Iterator[Readiness]:
    item = papers.items.item(wanted.item)
    for tick in fitting_ticks(wanted, case, papers):
        warnings = list(_file_warnings(tick, item, wanted, case, papers))
        over = tick.expires_on is not None and tick.expires_on < case.today
        how = _ticked(tick)
        if over:
            how = message("{how}; it expired on {day}", how=how, day=tick.expires_on)
        elif tick.expires_on:
            warnings += _expiry(tick.expires_on, wanted, case, due)
        yield Readiness(
            ready=not over,
            how=how,
            warnings=tuple(warnings),
            file=tick.file.path if tick.file else None,
            expires_on=tick.expires_on,
        )


def _ticked(tick: Tick) -> Message:
    who = message("ticked on {day} by {by}", day=tick.on, by=tick.by)
    return message("{who}: {note}", who=who, note=tick.note) if tick.note else who


def _file_warnings(tick: Tick, item: Item, wanted: Wanted, case: Case, papers: Papers) -> Iterator[Message]:
    if tick.file is None:
        return
    state = papers.files.get(tick.file.path, "there")
    if state == "gone":
        yield message("the file is gone from here: {path}", path=tick.file.path)
    elif state == "changed":
        yield message("the file has changed since it was ticked: {path}", path=tick.file.path)
    elif state == "perhaps-changed":
        yield message("the file may have changed since it was ticked: {path}", path=tick.file.path)
    if tick.material == item.id:
        yield from findings(tick.file, item, wanted.material, case.film)


def _expiry(ends: date, wanted: Wanted, case: Case, due: Due) -> Iterator[Message]:
    until = lasts_until(wanted.material.until, case.edition, due.on or case.today) if wanted.material.until else None
    if due.on and ends < due.on:
        yield message("it expires on {day}, before it is due", day=ends)
    elif until and ends < until:
        yield message("it expires on {day}; it must stay available until {until}", day=ends, until=until)


def _by_film(wanted: Wanted, case: Case, due: Due, item: Item) -> Iterator[Readiness]:
    """What the film's own record says: its subtitles, its formats, its synopsis, its links."""
    film, languages = case.film, wanted.material.languages
    if item.id == SUBTITLES and any(
        speaks(own, each) for own in film.subtitles or () for each in languages or film.subtitles or ()
    ):
        yield _recorded()
    if item.format and any(plain_name(item.format) in plain_name(each).split() for each in film.formats):
        yield _recorded()
    asked = wanted.material.formats
    if item.id == "file" and any(not asked or accepts(asked, each) for each in film.formats):
        yield _recorded()
    if item.id == "synopsis" and film.synopsis:
        count = len(film.synopsis.split())
        most = wanted.material.words
        long = (
            (message("{words} words; at most {most} are taken", words=count, most=most),)
            if most and count > most
            else ()
        )
        yield Readiness(ready=True, how=_RECORDED, warnings=long)
    names = {plain_name(each) for each in (item.id, *item.all_names)} if film.links else set()
    for link in film.links:
        if plain_name(link.what) in names:
            yield _linked(link, wanted, case, due)


def _linked(link: Link, wanted: Wanted, case: Case, due: Due) -> Readiness:
    if link.until and link.until < case.today:
        return Readiness(ready=False, how=message("the film's link ended on {day}", day=link.until))
    warnings = tuple(_expiry(link.until, wanted, case, due)) if link.until else ()
    return Readiness(ready=True, how=_RECORDED, warnings=warnings, expires_on=link.until)


_RECORDED = message("the film's own record says so")


def _recorded() -> Readiness:
    return Readiness(ready=True, how=_RECORDED)


def _by_entry(wanted: Wanted, case: Case) -> Iterator[Readiness]:
    """What was sent with the entry: the form and the fee, and the film unless it is noted as missing."""
    entry = case.entry
    part = _SENT.get(wanted.item)
    if entry is None or entry.status == "planned" or wanted.stage != "entry" or part is None:
        return
    if part in entry.missing:
        yield Readiness(ready=False)
    elif entry.submitted_on:
        how = message("sent on {day}, entry {number}", day=entry.submitted_on, number=entry.number)
        yield Readiness(ready=True, how=how)
    else:
        yield Readiness(ready=True, how=message("sent, entry {number}", number=entry.number))


_SENT: Mapping[str, str] = {"entry-form": "form", FEE: "form", "screener": "film", "file": "film"}
"""Which part of an entry each of these is sent with."""
