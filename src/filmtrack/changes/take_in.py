"""What an import decides: which events are new, and how much of the ledger they would change."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from filmtrack.domain.events import Event, touched
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.standing import standing_of_live
from filmtrack.message import Message, counted, message, together
from filmtrack.values import dataclass


class KnowingReader(LedgerReader, Protocol):
    """A ledger that can also tell which events it holds."""

    def known(self, ids: Iterable[str], /) -> set[str]:
        """Those of the ids that events here have which count."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """The events that are new here, how many are known, and how many films and entries they add or change.

    `most` says that they would change most of the films and entries that stand here.
    """

    new: tuple[Event, ...]
    known: int
    films_added: int
    entries_added: int
    changed: int
    standing: int

    @property
    def most(self) -> bool:
        """Whether most of the films and entries that stand here would be changed."""
        return self.changed * 2 > self.standing

    @property
    def told(self) -> tuple[Message, ...]:
        """What an import does, one line for the events and one for the films and entries."""
        events = message(
            "{new}, {known}",
            new=counted("{count} event is new", "{count} events are new", count=len(self.new)),
            known=counted("{count} is known already", "{count} are known already", count=self.known),
        )
        things = together(
            tuple(
                said
                for said in (
                    counted("{count} film is added", "{count} films are added", count=self.films_added),
                    counted("{count} entry is added", "{count} entries are added", count=self.entries_added),
                    counted(
                        "{count} film or entry that stands here is changed",
                        "{count} films and entries that stand here are changed",
                        count=self.changed,
                    ),
                )
                if dict(said.values)["count"]
            )
        )
        return (events, things) if things else (events,)


def take_in(events: Sequence[Event], ledger: KnowingReader) -> TakeIn:
    """Which events of another ledger are new here, and what they do to what stands.

    Raises:
        BadInputError: when one of them cannot be read.
    """
    standing_of_live(events)
    known = ledger.known(each.id for each in events)
    new = tuple(each for each in events if each.id not in known)
    there: dict[str, Callable[[str], object]] = {"film": ledger.film, "entry": ledger.entry}
    named = {about for event in new for about in touched(event)}
    standing = len(ledger.film_names()) + ledger.count()
    changed = {(what, id_) for what, id_ in named if standing and there[what](id_) is not None}
    added = named - changed
    return TakeIn(
        new=new,
        known=len(events) - len(new),
        films_added=sum(what == "film" for what, _ in added),
        entries_added=sum(what == "entry" for what, _ in added),
        changed=len(changed),
        standing=standing,
    )
