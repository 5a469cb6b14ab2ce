"""A ledger's standing without a ledger: what facts add up to, for decisions that only read."""

from dataclasses import replace

from filmtrack.domain.application import EVERY_APPLICATION, Application, ApplicationFilter
from filmtrack.domain.entry import Entry
from filmtrack.domain.entry_filter import EVERY_ENTRY, EntryFilter
from filmtrack.domain.events import OPENING_KINDS, Fact, film_added
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import Entries
from filmtrack.domain.standing import standing_of
from ledgers import TODAY, told


class Stood:
    """What stands after the facts; new entries are numbered from 1."""

    def __init__(self, *facts: Fact):
        self.facts: list[Fact] = []
        self.after(*facts)

    def after(self, *facts: Fact) -> "Stood":
        for fact in facts:
            known = [each.entry for each in self.facts if each.kind in OPENING_KINDS]
            if fact.kind in OPENING_KINDS and fact.entry not in known:
                self.facts.append(replace(fact, body={**fact.body, "number": len(dict.fromkeys(known)) + 1}))
            else:
                self.facts.append(fact)
        standing = standing_of(told(*self.facts))
        self._films, self._entries, self._applications = standing.films, standing.entries, standing.applications
        return self

    def films(self) -> tuple[Film, ...]:
        return tuple(self._films.values())

    def film(self, id: str) -> Film | None:
        return self._films.get(id)

    def film_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((each.id, each.names) for each in self.films())

    def entry(self, id: str) -> Entry | None:
        return self._entries.get(id)

    def entry_numbered(self, number: int) -> Entry | None:
        return next((each for each in self._entries.values() if each.number == number), None)

    def entries(self, wanted: EntryFilter = EVERY_ENTRY, **_: object) -> Entries:
        rows = tuple(each for each in self._entries.values() if wanted.fits(each))
        return Entries(rows=rows, total=len(rows))

    def applications(self, wanted: ApplicationFilter = EVERY_APPLICATION) -> tuple[Application, ...]:
        return tuple(each for each in self._applications.values() if wanted.fits(each))

    def count(self, wanted: EntryFilter = EVERY_ENTRY) -> int:
        return self.entries(wanted).total


def stood(*films: Film) -> Stood:
    return Stood(*(film_added(each, on=TODAY) for each in films))
