"""What is due for one film: only what it may still enter, marked with what is not certain and what it has entered."""

from collections.abc import Mapping

from filmtrack.domain.festival import Deadline
from filmtrack.message import Message, together
from filmtrack.reports.check import Judged, is_entry_of, judged_sections
from filmtrack.reports.due_window import Mark
from filmtrack.reports.facts import Asked
from filmtrack.reports.fees import fee_answer
from filmtrack.reports.next_edition import edition_in, next_edition
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.ready_count import Counter
from filmtrack.reports.rows import UpcomingRow
from filmtrack.rules.frame import takes_entries
from filmtrack.rules.open_call import RULE as OPEN
from filmtrack.rules.verdict import ANSWERS, Answer, Verdict, combined
from filmtrack.values import replace


def mark_for(asked: Asked, catalogue: CatalogueReader, count: Counter | None = None) -> Mark:
    """What leaves out the rows that a film cannot enter, and marks the others, with how much is ready by `count`."""
    judged: dict[tuple[str, int], list[Judged]] = {}

    def mark(row: UpcomingRow) -> UpcomingRow | None:
        festival = catalogue.festival(row.festival)
        if festival is None:
            return None
        edition = edition_in(festival, row.edition) if row.edition else next_edition(festival, asked.today)
        place = (festival.id, edition.year)
        if place not in judged:
            judged[place] = judged_sections(asked, festival, edition)
        deadline = next((each for each in edition.deadlines if each.key == row.key), None)
        possible = [each for each in judged[place] if _concerns(each, row, deadline)]
        return _marked(asked, row, deadline, possible, count)

    return mark


def mark_for_any(marks: Mapping[str, Mark]) -> Mark:
    """What leaves out the rows that none of these films can enter; the others stand as for the film that may soonest.

    Of several films, a row says which of them may enter.
    """
    if len(marks) == 1:
        return next(iter(marks.values()))

    def mark(row: UpcomingRow) -> UpcomingRow | None:
        found = {film: marked for film, each in marks.items() if (marked := each(row))}
        best = max(found.values(), key=lambda each: ANSWERS.index(each.verdict or "fail"), default=None)
        return replace(best, films=tuple(found)) if best else None

    return mark


def _concerns(judged: Judged, row: UpcomingRow, deadline: Deadline | None) -> bool:
    """Whether a row is about a section: it names it or none, and its date is one that binds the film there."""
    section = judged.facts.section
    if row.sections and (section is None or section.id not in row.sections):
        return False
    if deadline is None or row.status != "announced" or not takes_entries(deadline):
        return True
    return any(each.deadline.key == deadline.key for each in judged.facts.call.tiers)


def _marked(
    asked: Asked, row: UpcomingRow, deadline: Deadline | None, possible: list[Judged], count: Counter | None
) -> UpcomingRow | None:
    best = min(possible, key=_obstacles, default=None)
    if best is None:
        return None
    entry = next((entry for each in possible for entry in asked.record.entries if is_entry_of(entry, each.facts)), None)
    answer = _answer(best)
    if entry is None and (answer == "fail" or (deadline and not takes_entries(deadline))):
        return None
    section = best.facts.section.id if best.facts.section else None
    paid = fee_answer(deadline, asked.record.film, section=section, platform=asked.platform).fee if deadline else None
    ready = count(best.facts, entry) if count and row.what == "deadline" else None
    return replace(
        row,
        verdict=answer,
        why=_why(best, answer),
        entry=entry.status if entry else None,
        fee=paid.money if paid else row.fee,
        free=paid.money is None if paid else row.free,
        ready=ready[0] if ready else None,
        ready_of=ready[1] if ready else None,
    )


def _obstacles(judged: Judged) -> tuple[int, int]:
    rules = _rules(judged)
    return -ANSWERS.index(_answer(judged)), sum(each.answer != "pass" for each in rules)


def _answer(judged: Judged) -> Answer:
    """What the rules say of the film; the row itself says whether the call is open."""
    return combined(each.answer for each in _rules(judged))


def _rules(judged: Judged) -> list[Verdict]:
    return [each for each in judged.verdicts if each.rule != OPEN]


def _why(judged: Judged, answer: Answer) -> Message | None:
    if answer == "pass":
        return None
    return together(tuple(each.reason for each in _rules(judged) if each.answer == answer))
