"""May this film enter? One row a section, with every rule's answer; against one festival, or against all of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.instants import Closing
from filmtrack.message import Message, together
from filmtrack.reports.check_row import Checked, CheckRow
from filmtrack.reports.conflicts import endangered_by
from filmtrack.reports.facts import Asked, facts_of
from filmtrack.reports.fees import FeeAnswer, fee_answer
from filmtrack.reports.filters import Filters, festival_fits, may_fit
from filmtrack.reports.next_edition import edition_in, next_edition
from filmtrack.reports.occasions import occasions
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.rule_rows import rule_row
from filmtrack.reports.unchanged import Unchanged
from filmtrack.rules.call import Tier
from filmtrack.rules.facts import Facts
from filmtrack.rules.judging import judge_sections
from filmtrack.rules.verdict import ANSWERS, Answer, Verdict, combined
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The facts of one section, what the rules say of them, the one answer for all, and how many do not pass."""

    facts: Facts
    verdicts: tuple[Verdict, ...]
    answer: Answer
    against: int


def check(
    asked: Asked,
    festival: Festival,
    catalogue: CatalogueReader,
    *,
    sections: tuple[str, ...] = (),
    year: int | None = None,
) -> tuple[CheckRow, ...]:
    """The film against every section of a festival (of the edition to come, unless a year is named), best first.

    What of the film's other entries this one would endanger, and when a call that nobody announced is expected to
    close, is told beside the rules.
    """
    edition = edition_in(festival, year) if year is not None else next_edition(festival, asked.today)
    judged = judged_sections(asked, festival, edition, sections)
    return tuple(
        replace(check_row(asked, each), conflicts=_conflicts(asked, each.facts, catalogue))
        for each in best_first(judged)
    )


def check_all(
    asked: Asked, catalogue: CatalogueReader, filters: Filters, unchanged: Unchanged | None = None
) -> list[Judged]:
    """The film's best section at every festival that fits the filters: open calls first, by the day they close.

    `checked` makes the rows of those that are shown; `unchanged` is told what the answers rest on.
    """
    found = (_best(asked, festival, filters, unchanged) for festival in _wanted(catalogue, filters))
    return sorted((each for each in found if each), key=_open_first)


def check_films(
    films: Iterable[Asked], catalogue: CatalogueReader, filters: Filters, unchanged: Unchanged | None = None
) -> list[Judged]:
    """Every film's best section at every festival that fits the filters, in the order of `check_all`."""
    found = [each for asked in films for each in check_all(asked, catalogue, filters, unchanged)]
    return sorted(found, key=_open_first)


def checked(
    asked: Asked,
    judged: Sequence[Judged],
    *,
    why_not: bool,
    most: int | None = None,
    unchanged: Unchanged | None = None,
) -> Checked:
    """The list of what was judged, at most so many rows of it; what fails is counted, and listed with `why_not`."""
    listed = [each for each in judged if why_not or each.answer != "fail"]
    return Checked(
        rows=tuple(check_row(asked, each, unchanged) for each in listed[:most]),
        total=len(listed),
        failed=len(judged) - len(listed),
        answers=frozenset(each.answer for each in judged),
    )


def judged_sections(asked: Asked, festival: Festival, edition: Edition, sections: tuple[str, ...] = ()) -> list[Judged]:
    """Every section of an edition (or those named) with what the rules say of the film there."""
    facts = facts_of(asked, festival, edition, sections)
    return [_judged(each, said) for each, said in zip(facts, judge_sections(facts), strict=True)]


def _judged(facts: Facts, verdicts: tuple[Verdict, ...]) -> Judged:
    against = [each.answer for each in verdicts if each.answer != "pass"]
    return Judged(facts=facts, verdicts=verdicts, answer=combined(against), against=len(against))


def best_first(judged: Iterable[Judged]) -> list[Judged]:
    """Sections by their answers, then by how few rules stand in the way, then as the catalogue has them."""
    return sorted(judged, key=_obstacles)


def left_open(catalogue: CatalogueReader, filters: Filters) -> int:
    """How many festivals do not say what is filtered by, and are therefore left out."""
    return sum(festival_fits(each, filters) is None for each in may_fit(catalogue, filters))


def _wanted(catalogue: CatalogueReader, filters: Filters) -> Iterator[Festival]:
    any_ = filters == Filters()
    return (each for each in may_fit(catalogue, filters) if any_ or festival_fits(each, filters))


def _best(asked: Asked, festival: Festival, filters: Filters, unchanged: Unchanged | None) -> Judged | None:
    years = filters.editions or (None,)
    edition = edition_in(festival, years[0]) if years[0] is not None else next_edition(festival, asked.today)
    judged = judged_sections(asked, festival, edition, filters.sections)
    if unchanged:
        unchanged.rests_on_closings(tier.closing for each in judged for tier in each.facts.call.tiers)
    return min(judged, key=_obstacles, default=None)


def _obstacles(judged: Judged) -> tuple[int, int]:
    return -ANSWERS.index(judged.answer), judged.against


def _open_first(judged: Judged) -> tuple[bool, bool, date, str]:
    facts, last = judged.facts, judged.facts.call.last
    closes = (last.deadline.date if last else None) or date.max
    return judged.answer == "fail", not _is_open(facts), closes, facts.festival.name.casefold()


def _is_open(facts: Facts) -> bool:
    """Whether the call takes this film now."""
    opens = facts.edition.opens
    return facts.call.current is not None and (opens is None or opens <= facts.today)


def check_row(asked: Asked, judged: Judged, unchanged: Unchanged | None = None) -> CheckRow:
    """The row of one section; `unchanged` is told what it rests on besides what was judged."""
    facts = judged.facts
    last, current = facts.call.last, facts.call.current
    paid = _fee(asked, facts, current)
    return CheckRow(
        film=facts.film.id,
        festival=facts.festival.id,
        name=facts.festival.name,
        edition=facts.edition.year,
        section=facts.section.id if facts.section else None,
        section_name=facts.section.name if facts.section else None,
        verdict=judged.answer,
        rules=tuple(rule_row(each, facts.edition.year) for each in judged.verdicts),
        opens_on=facts.edition.opens,
        closes_at=last.closing.closes_at if last and last.closing else None,
        closes_on=last.deadline.date if last else None,
        hour_known=bool(last and last.closing and _is_one_instant(last.closing)),
        open=_is_open(facts),
        tier=current.deadline.tier if current else None,
        fee=paid.fee.money if paid.fee else None,
        free=paid.fee.money is None if paid.fee else None,
        fee_note=paid.note,
        entry=entry_mark(facts),
        notes=facts.section.notes if facts.section else (),
        expected_on=_expected_on(asked, facts, unchanged),
    )


def _is_one_instant(closing: Closing) -> bool:
    """Whether it is known to the minute; an hour of nobody knows which zone is not."""
    return closing.hour_known and closing.warn_from_at == closing.closes_at


def _expected_on(asked: Asked, facts: Facts, unchanged: Unchanged | None) -> date | None:
    """The last day that is expected to close this section, where nothing is announced."""
    if facts.call.tiers:
        return None
    section = facts.section.id if facts.section else None
    days = [
        each.date
        for each in occasions(facts.festival, now=asked.now, zone=asked.zone, unchanged=unchanged)
        if each.status == "expected" and each.date and each.edition == facts.edition.year
        if not each.sections or section in each.sections
    ]
    return max(days, default=None)


def _conflicts(asked: Asked, facts: Facts, catalogue: CatalogueReader) -> tuple[Message, ...]:
    """What stands against an entry here among those that the film has elsewhere."""
    if not asked.record.entries:
        return ()
    section = facts.section.id if facts.section else None
    own = (each for each in asked.record.entries if is_entry_of(each, facts))
    wished = Entry(id="", film=facts.film.id, festival=facts.festival.id, edition=facts.edition.year, section=section)
    found = endangered_by(asked.record, next(own, wished), catalogue, today=asked.today)
    return tuple(together((each.told, *each.advice)) or each.reason for each in found)


def entry_mark(facts: Facts) -> str | None:
    """The status of the film's entry in this section of this edition; one without a section stands for all."""
    return next((each.status for each in facts.history.entries if is_entry_of(each, facts)), None)


def is_entry_of(entry: Entry, facts: Facts) -> bool:
    """Whether an entry is in this section of this edition, or in one that nobody named."""
    section = facts.section.id if facts.section else None
    here = entry.festival == facts.festival.id and entry.edition == facts.edition.year
    return here and (entry.section is None or section is None or entry.section == section)


def _fee(asked: Asked, facts: Facts, current: Tier | None) -> FeeAnswer:
    if current is None:
        return FeeAnswer()
    section = facts.section.id if facts.section else None
    return fee_answer(current.deadline, facts.film, section=section, platform=asked.platform)
