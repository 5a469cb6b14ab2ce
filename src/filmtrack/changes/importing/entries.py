"""What a row tells of an entry, as facts with the ids that they have in every import of that row."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from filmtrack.changes.importing.cells import CellError
from filmtrack.changes.importing.identity import told_id
from filmtrack.changes.importing.mapping import key_of
from filmtrack.changes.importing.said import EntrySaid, RowSaid
from filmtrack.changes.screened import screening_of
from filmtrack.domain.entry import Entry
from filmtrack.domain.events import (
    Fact,
    cost_noted,
    entry_planned,
    entry_submitted,
    entry_updated,
    film_screened,
    income_noted,
)
from filmtrack.domain.festival import Festival
from filmtrack.message import english, message
from filmtrack.values import dataclass

Told = tuple[str, Fact]
"""A fact, and the id that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When it was sent in and when the answer came; a day that no row says is the nearest known one, and noted so."""

    opened: date
    answered: date
    opened_known: bool
    answered_known: bool


def days_of(said: RowSaid, entry: EntrySaid, *, today: date) -> Days:
    """The days of an entry's events.

    Raises:
        CellError: when one is still to come, or the answer came before it was sent in.
    """
    for day in (entry.submitted_on, entry.answered_on):
        if day and day > today:
            raise CellError(message("{day} is still to come; is the order of day and month right?", day=day))
    if entry.submitted_on and entry.answered_on and entry.answered_on < entry.submitted_on:
        before, after = entry.answered_on, entry.submitted_on
        raise CellError(
            message("the answer of {before} came before it was sent in, {after}", before=before, after=after)
        )
    if entry.submitted_on and entry.answered_on:
        return Days(opened=entry.submitted_on, answered=entry.answered_on, opened_known=True, answered_known=True)
    due = entry.details.get("answer_due_on")
    past = [each for each in (entry.answered_on, due, said.festival_on) if each and each <= today]
    opened = entry.submitted_on or (min(past) if past and not entry.planned else today)
    later = [each for each in (due, said.festival_on) if each and opened <= each <= today]
    return Days(
        opened=opened,
        answered=entry.answered_on or (max(later) if later else today),
        opened_known=entry.planned or entry.submitted_on is not None,
        answered_known=entry.answered_on is not None,
    )


def opening_id(said: RowSaid, entry: EntrySaid) -> str:
    """The id of the fact that opens an entry: all that the row says of it but what became of it."""
    film = said.film.id or key_of(said.film.title or "")
    festival = key_of(said.festival or "")
    sent = ("planned" if entry.planned else "submitted", entry.submitted_on, entry.tier)
    where = (film, festival, said.edition, said.festival_on if said.edition is None else None, entry.section)
    return told_id("entry", *where, *sent, entry.details, entry.note)


def opened(entry: Entry, told: EntrySaid, days: Days, id_: str) -> Told:
    """The fact that opens an entry, or carries out the plan of it."""
    if told.planned:
        return id_, entry_planned(entry, on=days.opened, note=told.note)
    note = told.note
    if not days.opened_known:
        unknown = english(message("the imported table does not say on which day it was sent in"))
        note = f"{note}\n{unknown}" if note else unknown
    return id_, entry_submitted(entry, on=days.opened, note=note, word=None if told.status else told.word)


def entry_of(id_: str, film: str, festival: str, year: int, section: str | None, **more: Any) -> Entry:  # noqa: ANN401 - fields of Entry
    """An entry of which only `more` is known."""
    return Entry(id=id_, film=film, festival=festival, edition=year, section=section, **more)


def filled(entry: Entry, told: EntrySaid, on: date, id_: str) -> Iterator[Told]:
    """What a row adds to an entry that stands already: what is not known of it, and a note that it does not have."""
    blank: dict[str, Any] = {name: value for name, value in told.details.items() if getattr(entry, name) is None}
    note = told.note if told.note and all(each.text != told.note for each in entry.notes) else None
    if blank or note:
        yield id_, entry_updated(entry, on=on, note=note, values=blank)


def kept(entry: Entry, told: EntrySaid) -> tuple[str, ...]:
    """The details in which an entry that stands already differs from its row; the entry keeps its own."""
    return tuple(
        name
        for name, value in told.details.items()
        if getattr(entry, name) is not None and getattr(entry, name) != value
    )


def news(entry: Entry, told: EntrySaid, days: Days) -> Iterator[Told]:
    """What became of an entry: its status, and money beside the fee."""
    if told.status:
        note = None
        if not days.answered_known:
            note = english(message("the imported table does not say on which day"))
        id_ = told_id("status", entry.id, told.status, told.answered_on)
        yield id_, entry_updated(entry, on=days.answered, status=told.status, word=told.word, note=note)
    if told.cost:
        id_ = told_id("cost", entry.id, told.cost)
        yield id_, cost_noted(entry, on=days.opened, money=told.cost, what="import")
    if told.income:
        id_ = told_id("income", entry.id, told.income)
        yield id_, income_noted(entry, on=days.answered, money=told.income, what="import")


def is_news(entry: Entry, fact: Fact) -> bool:
    """Whether a standing entry does not say already what a fact tells of it."""
    status = fact.body.get("status")
    if status is not None:
        return all(each.status != status for each in entry.history)
    payments = {"cost-noted": entry.costs, "income-noted": entry.income}.get(fact.kind, ())
    return all(str(fact.body.get("money")) != f"{each.money.plain} {each.money.currency}" for each in payments)


def screening(entry: Entry, said: RowSaid, festival: Festival, days: Days, *, today: date) -> Told:
    """The screening that the status `screened` brings along."""
    on = said.festival_on if said.festival_on and said.festival_on <= today else None
    known = on or (days.answered if days.answered_known else None)
    shown = screening_of(entry, festival, known, today=today)
    return told_id("screening", entry.id), film_screened(entry.film, shown, on=known or today)
