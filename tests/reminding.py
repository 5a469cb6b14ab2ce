"""A ledger's standing with what is watched and ticked in it, and a year of reminders played through day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from factories import Catalogue
from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.domain.attention import Attention
from filmtrack.domain.events import ATTENTION_KINDS, Fact
from filmtrack.domain.items import Items
from filmtrack.domain.standing import standing_of
from filmtrack.domain.telling import Telling, TellingKey
from filmtrack.domain.ticks import Tick
from filmtrack.ledger.attention import standing_of_attention
from filmtrack.reports.all_matters import Days, Sources, all_matters
from filmtrack.reports.matters import Matter
from filmtrack.reports.moment import Moment
from filmtrack.reports.readiness import Papers
from filmtrack.reports.reminder_lines import Line
from filmtrack.reports.reminders import newly_due
from ledgers import told
from standings import Stood

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


class Kept(Stood):
    """What stands after facts about films, entries, ticks, watches and reminders."""

    def attention(self) -> tuple[Attention, ...]:
        events = (each for each in told(*self.facts) if each.kind in ATTENTION_KINDS)
        return tuple(standing_of_attention(events).values())

    def ticks(self, film: str | None = None) -> tuple[Tick, ...]:
        ticks = standing_of(told(*self.facts)).ticks.values()
        return tuple(each for each in ticks if film in {each.film, None})


def at(text: str, zone: ZoneInfo = HONG_KONG) -> Moment:
    """The moment when the clocks of a zone show this."""
    return Moment(now=datetime.fromisoformat(text).replace(tzinfo=zone), zone=zone)


@dataclass
class Told:
    """Somebody who is told what is newly due, and remembers it."""

    catalogue: Catalogue
    ledger: Kept
    days: Days = field(default_factory=Days)
    schemes: Schemes = field(default_factory=lambda: Schemes(by_id={}, problems=()))
    items: Items = field(default_factory=Items)
    tellings: dict[TellingKey, Telling] = field(default_factory=dict)
    heard: list[Telling] = field(default_factory=list)

    def matters(self, moment: Moment) -> Iterator[Matter]:
        papers = Papers(items=self.items, ticks=self.ledger.ticks())
        sources = Sources(catalogue=self.catalogue, schemes=self.schemes, ledger=self.ledger, papers=papers)
        return all_matters(sources, self.days, moment)

    def due(self, moment: Moment) -> tuple[Line, ...]:
        """What a run would say now."""
        return newly_due(self.matters(moment), self.ledger.attention(), self.tellings, moment)

    def hears(self, moment: Moment) -> tuple[Line, ...]:
        """What a run says now; it is told from then on."""
        lines = self.due(moment)
        for telling in (each for line in lines for each in line.tellings):
            self.heard.append(telling)
            self.tellings[telling.key] = telling
        return lines

    def after(self, *facts: Fact) -> None:
        self.ledger.after(*facts)


def texts(lines: Iterable[Line]) -> list[str]:
    return [str(each.reminder.text) for each in lines]


def ids(lines: Iterable[Line]) -> list[str]:
    return [each.reminder.id for each in lines]


def day(text: str) -> date:
    return date.fromisoformat(text)
