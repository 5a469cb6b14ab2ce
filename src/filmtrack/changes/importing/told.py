"""What an import of a table tells the user: what it adds, what it changes, and what it could not know."""

from filmtrack.changes.importing.films import MOST_TOLD
from filmtrack.changes.importing.importer import Importer
from filmtrack.changes.importing.surroundings import Counts
from filmtrack.domain.events import (
    APPLICATION_MADE,
    APPLICATION_PLANNED,
    ENTRY_PLANNED,
    ENTRY_SUBMITTED,
    FILM_ADDED,
)
from filmtrack.domain.spelling import shortened
from filmtrack.message import Message, counted, message, together


def told(done: Importer) -> tuple[Message, ...]:
    """What was read, and what it adds to the ledger."""
    counts = done.counts
    read = counted("{count} row read", "{count} rows read", count=counts.rows)
    passed = [
        *_some(counted("{count} is known already", "{count} are known already", count=counts.known)),
        *_some(counted("{count} is left out", "{count} are left out", count=counts.rejected)),
    ]
    first = together((read, *passed)) or read
    added = together(tuple(said for each in _added(done) for said in _some(each)))
    return (first, added) if added else (first,)


def changes_most(counts: Counts, standing: int) -> bool:
    """Whether rows change most of the films and entries that stand in the ledger."""
    return standing > 0 and counts.changed * 2 > standing


def remarks(done: Importer) -> tuple[Message, ...]:
    """What an import had to work out, and where the ledger kept what it had."""
    counts = done.counts
    return (
        *_films(done),
        *_some(
            counted(
                "{count} entry: the edition was worked out from a day; a column edition would say it",
                "{count} entries: the edition was worked out from a day; a column edition would say it",
                count=counts.worked_out,
            )
        ),
        *_some(
            counted(
                "{count} entry has no day on which it was sent in; the nearest day is taken, and noted so",
                "{count} entries have no day on which they were sent in; the nearest day is taken, and noted so",
                count=counts.undated,
            )
        ),
        *counts.kept,
    )


def _films(done: Importer) -> tuple[Message, ...]:
    """The new films by their titles, where they are few, and those that may be meant for others."""
    films = done.films
    named = (message("new films: {titles}", titles=tuple(films.titles)),) if 0 < films.added <= MOST_TOLD else ()
    doubts = (
        message(
            "{title} is a new film: is {film} meant, which stands in the ledger?", title=shortened(title), film=film
        )
        for title, film in films.doubtful
    )
    return (*named, *doubts)


def _added(done: Importer) -> tuple[Message, ...]:
    kinds = done.counts.told
    entries = kinds[ENTRY_PLANNED] + kinds[ENTRY_SUBMITTED]
    applications = kinds[APPLICATION_PLANNED] + kinds[APPLICATION_MADE]
    return (
        counted("{count} film is new", "{count} films are new", count=kinds[FILM_ADDED]),
        counted("{count} entry is new", "{count} entries are new", count=entries),
        counted("{count} application is new", "{count} applications are new", count=applications),
        counted("{count} festival is new", "{count} festivals are new", count=len(done.festivals.added)),
        counted(
            "{count} entry that stands here is changed",
            "{count} entries that stand here are changed",
            count=done.counts.changed,
        ),
    )


def left_out(line: int, reason: Message) -> Message:
    """One row that was left out, and why."""
    return message("line {line}: {reason}", line=line, reason=reason)


def _some(said: Message) -> tuple[Message, ...]:
    """The sentence, unless it counts nothing."""
    return (said,) if dict(said.values)["count"] else ()
