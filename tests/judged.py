"""Facts for rules: one film, what a festival asks of it, and what has happened to it; and the answer of a rule."""

from collections.abc import Callable
from datetime import date
from typing import Any

from factories import HONG_KONG, NOW, TODAY, a_festival, an_edition
from filmtrack.domain.days import DayRange, day_range
from filmtrack.domain.entry import Entry, Status, StatusChange
from filmtrack.domain.festival import Edition, Festival, Section
from filmtrack.domain.film import Film, Person
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.requirements import Provenance, Requirements
from filmtrack.rules.call import Caller, call_for
from filmtrack.rules.facts import Facts, History
from filmtrack.rules.verdict import Verdict
from ledgers import a_film

SOURCE = Provenance(sources=("https://lamma.example/rules",), as_of=2026)
YEAR = 2027


def days(text: str) -> DayRange:
    return day_range(text)


def director(name: str = "Chan Tai-man", **known: Any) -> Person:
    return Person(name=name, **known)


def seen(event: str = "Elsewhere", on: str | None = None, country: str | None = None, **more: Any) -> Appearance:
    """A showing of the film."""
    return Appearance(event=event, on=days(on) if on else None, country=country, **more)


def entered(
    festival: str = "lamma", *statuses: Status, edition: int = YEAR, film: str = "night-bus", section: str | None = None
) -> Entry:
    """An entry that came to these statuses, a day after another; merely planned without any."""
    history = tuple(
        StatusChange(status=each, on=date(2026, 1, place + 1), at=NOW, by="ann", seq=place)
        for place, each in enumerate(statuses)
    )
    id_ = "/".join(str(each) for each in (film, festival, edition, section) if each)
    return Entry(id=id_, film=film, festival=festival, edition=edition, section=section, history=history)


def facts(
    film: Film | None = None,
    *,
    edition: Edition | None = None,
    festival: Festival | None = None,
    section: Section | None = None,
    previous: Edition | None = None,
    entries: tuple[Entry, ...] = (),
    appearances: tuple[Appearance, ...] = (),
    same_director: tuple[Entry, ...] = (),
    same_ledger: tuple[Entry, ...] = (),
    **asked: Any,
) -> Facts:
    """What a rule is told; what is `asked` are conditions by their names."""
    film = film or a_film()
    edition = edition or an_edition(YEAR)
    festival = festival or a_festival(edition)
    caller = Caller(film=film, now=NOW, today=TODAY, zone=HONG_KONG)
    return Facts(
        film=film,
        festival=festival,
        edition=edition,
        section=section,
        requirements=Requirements(**asked),
        previous=previous,
        call=call_for(caller, festival, edition, section),
        history=History(entries=entries, appearances=appearances, same_director=same_director, same_ledger=same_ledger),
        now=NOW,
        today=TODAY,
        zone=HONG_KONG,
    )


def answer(rule: Callable[[Facts], Verdict | None], told: Facts) -> str:
    """The rule's answer in a word; a dash where it is not stated."""
    verdict = rule(told)
    return verdict.answer if verdict else "-"
