"""Answers for which every festival was looked at, kept in the cache folder for as long as they stay the same.

An answer is found again only under a seal that names all it was made from (the program, the catalogue, the ledger's
last step, the user's day and zone, the question), and only in the stretch of time in which nothing in it turns.
"""

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmtrack.catalogue.cache_files import tidy
from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import program, stamp
from filmtrack.catalogue.kept import seal_up, unsealed
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.cli.context import Context
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from filmtrack.domain.film import Film
    from filmtrack.ledger.records import Records
    from filmtrack.reports.unchanged import Unchanged

_MOST_ROWS = 1_000
"""Of a longer answer only the first page is kept."""
_PAGE = 60
_MOST_ANSWERS = 16
_NAME = "answer-"
_FORMAT = 1
_PARTS = 6
_ROOMS = (".", "cli", "reports", "rules")
"""The rooms whose code decides what an answer is, besides those that the catalogue's seal names."""
_FEW = 20
"""The entries of so many films are read again each time, so that what is damaged in them is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was kept: as many rows as were asked for or more, how many there are, and what was counted beside them."""

    rows: tuple[Any, ...]
    total: int
    beside: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The place where the answer to one question is kept, and the seal of all that it would be made from now."""

    place: Path
    seal: bytes

    def find(self, now: "datetime", *, most: int | None, before: "datetime | None" = None) -> Found | None:
        """What was kept, if it holds at this moment (for a window that ends at `before`) and has so many rows."""
        kept = unsealed(self.place, self.seal)
        if not isinstance(kept, tuple) or len(kept) != _PARTS:
            return None
        unchanged, first, others, kept_rows, total, beside = kept
        wanted = total if most is None else min(most, total)
        if wanted > kept_rows or not unchanged.holds(now, before):
            return None
        rest = pickle.loads(others) if wanted > len(first) else ()  # noqa: S301 - our own, its digest checked
        return Found(rows=(*first, *rest), total=total, beside=beside)

    def keep(self, unchanged: "Unchanged", rows: tuple[Any, ...], *, total: int, beside: tuple[Any, ...]) -> None:
        """Keep it for the next time, and as many of the others as were kept last."""
        kept = rows if len(rows) <= _MOST_ROWS else rows[:_PAGE]
        others = pickle.dumps(kept[_PAGE:], protocol=5)
        seal_up(self.place, self.seal, (unchanged, kept[:_PAGE], others, len(kept), total, beside))
        tidy(self.place.parent, _NAME, _MOST_ANSWERS)


def shelf_of(context: Context, *question: object) -> Shelf | None:
    """Where the answer to a question is kept; None where it cannot be told what it is made from.

    The parts of the question say by `repr` all that the answer depends on besides catalogue, day and zone.
    """
    return _shelf(context, question, None)


def shelf_for(context: Context, ledger: "Records", films: "Sequence[Film]", *question: object) -> Shelf | None:
    """The same for a question about films of a ledger, which need not be in the question.

    Raises:
        LedgerError: when what the ledger says last, or of a few films, is damaged.
    """
    ids = tuple(each.id for each in films)
    entries = ledger.entries(EntryFilter(films=ids)).rows if len(films) <= _FEW else None
    place = context.ledger.name
    return _shelf(context, (*question, ids, place), (films, entries, ledger.head(), _state(Path(place))))


def _shelf(context: Context, question: tuple[object, ...], of_ledger: object) -> Shelf | None:
    catalogue, materials = context.catalogue, stamp((shipped_file("materials.toml"),))
    if not catalogue.seal or materials is None or not context.zone.key:
        return None
    files = [str(each) for each in context.layer_places]
    about = repr((question, context.language, context.zone.key, files))
    made_from = (_FORMAT, program(*_ROOMS), catalogue.seal, materials, context.today, of_ledger)
    place = context.folders.cache.absolute() / f"{_NAME}{digest(about.encode()).hex()[:16]}"
    return Shelf(place=place, seal=digest(repr((about, made_from)).encode("utf-8", "backslashreplace")))


def _state(place: Path) -> tuple[int, ...] | None:
    """What differs once another file stands there; None of a ledger that is no file."""
    try:
        seen = place.stat()
    except (OSError, ValueError):
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
