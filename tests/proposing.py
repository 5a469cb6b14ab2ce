"""Questions for a plan, from made-up festivals: what a test is about is all that it names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.domain.days import day_range
from filmtrack.domain.entry import Entry, Status, StatusChange
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film, Person
from filmtrack.domain.money import parse_money
from filmtrack.domain.rates import Quotes
from filmtrack.domain.requirements import PremiereDemand, Requirements
from filmtrack.reports.facts import Asked
from filmtrack.reports.proposal import Proposal, Values, Wishes
from filmtrack.reports.propose import Question, propose
from filmtrack.reports.record import record_of
from ledgers import an_entry

FILM = Film(
    id="night-bus",
    title="Night Bus",
    runtime_seconds=600,
    completed=day_range("2026-05-01"),
    countries=("HK",),
    people=(Person(name="Chan Tai-man"),),
)
RATES = Quotes(base="HKD", source="table", quotes={"EUR": ((date(2026, 1, 1), Decimal(9)),)})
WORLD = Requirements(premiere=PremiereDemand(level="world"))


def open_until(
    day: str = "2027-01-15",
    id: str = "lamma",
    fee: str | None = "10 EUR",
    *,
    starts: str | None = "2027-06-01",
    notifies: str | None = None,
    more: Iterable[Any] = (),
    **known: Any,
) -> Festival:
    """A festival whose call of 2027 closes on a day, in one tier unless there are more."""
    edition = an_edition(
        2027,
        a_deadline(day, fee=fee),
        *more,
        starts=starts,
        notifies=date.fromisoformat(notifies) if notifies else None,
    )
    sections = known.pop("sections", ())
    made = a_festival(edition, id=id, name=known.pop("name", id.title()), **known)
    return replace(made, sections=tuple(sections))


def entered(festival: str, status: Status, **known: Any) -> Entry:
    """The film's entry at the festival of 2027, in a status."""
    change = StatusChange(status=status, on=TODAY, at=NOW, by="ann", seq=1)
    return replace(an_entry(festival=festival, edition=2027), history=(change,), **known)


def question(
    *festivals: Festival,
    film: Film = FILM,
    entries: tuple[Entry, ...] = (),
    listed: Mapping[str, tuple[str, ...]] | None = None,
    values: Values | None = None,
    record: Mapping[str, Any] | None = None,
    every: tuple[Entry, ...] = (),
    **wishes: Any,
) -> Question:
    catalogue = Catalogue(*festivals)
    money = parse_money(wishes.pop("budget")) if "budget" in wishes else None
    known = replace(record_of(film, catalogue), entries=entries, **(record or {}))
    return Question(
        asked=Asked(record=known, now=NOW, today=TODAY, zone=HONG_KONG),
        catalogue=catalogue,
        wishes=Wishes(currency=wishes.pop("currency", "HKD"), budget=money, **wishes),
        values=values or Values(),
        rates=RATES,
        listed=listed or {},
        every=every,
    )


def planned(*festivals: Festival, **known: Any) -> Proposal:
    """The plan for the film among these festivals."""
    return propose(question(*festivals, **known))


def names(proposal: Proposal) -> list[str]:
    """The festivals of a plan, by the days on which they are to be entered."""
    return [each.festival for each in proposal.rows]
