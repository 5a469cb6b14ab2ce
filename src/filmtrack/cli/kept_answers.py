"""Answers for which every festival was looked at, kept in the cache folder for as long as they stay the same.

An answer is found again only under a seal that names all it was made from (the program, the catalogue, the ledger's
last step, the user's day and zone, the question), and only in the stretch of time in which nothing in it turns.
"""

import pickle
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import program, stamp
from filmtrack.catalogue.kept import seal_up, sealed
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.cli.context import Context
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from filmtrack.ledger.records import Records
    from filmtrack.reports.unchanged import Unchanged

_MOST_ROWS = 1_000
"""Of a longer answer only the first page is kept."""
_PAGE = 60
_MOST_ANSWERS = 16
_NAME = "answer-"


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
        kept = sealed(self.place, self.seal)
        if kept is None:
            return None
        unchanged, first, others, kept_rows, total, beside = pickle.loads(kept)  # noqa: S301 - our own, digest checked
        wanted = total if most is None else min(most, total)
        if wanted > kept_rows or not unchanged.holds(now, before):
            return None
        rest = pickle.loads(others) if wanted > len(first) else ()  # noqa: S301 - the same
        return Found(rows=(*first, *rest), total=total, beside=beside)

    def keep(self, unchanged: "Unchanged", rows: tuple[Any, ...], *, total: int, beside: tuple[Any, ...]) -> None:
        """Keep it for the next time, and as many of the others as were kept last."""
        kept = rows if len(rows) <= _MOST_ROWS else rows[:_PAGE]
        others = pickle.dumps(kept[_PAGE:], protocol=5)
        seal_up(self.place, self.seal, (unchanged, kept[:_PAGE], others, len(kept), total, beside))
        with suppress(OSError):
            all_ = sorted(self.place.parent.glob(f"{_NAME}*"), key=lambda each: each.stat().st_mtime_ns)
            for each in all_[:-_MOST_ANSWERS]:
                each.unlink(missing_ok=True)


def shelf_of(context: Context, ledger: "Records | None", *question: object) -> Shelf | None:
    """Where the answer to a question is kept; None where it cannot be told what it is made from.

    The parts of the question say by `repr` all that the answer depends on besides catalogue, day and zone, and besides
    the ledger where it is made from one.
    """
    catalogue, materials = context.catalogue, stamp((shipped_file("materials.toml"),))
    if not catalogue.seal or materials is None or not context.zone.key:
        return None
    files = [str(each) for each in context.layer_places]
    about = repr((question, context.language, context.zone.key, files, ledger and context.ledger.name))
    made_from = (program("rules", "reports"), catalogue.seal, materials, ledger and ledger.head(), context.today)
    place = context.folders.cache.absolute() / f"{_NAME}{digest(about.encode()).hex()[:16]}"
    return Shelf(place=place, seal=digest(repr((about, made_from)).encode("utf-8", "backslashreplace")))
