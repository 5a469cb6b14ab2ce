"""Days with their times as foreign files write them; what could be two days is not guessed."""

import re
from datetime import date
from typing import Final

from filmtrack.changes.importing.cells import day_in
from filmtrack.changes.importing.mapping import DateOrder

_NONE: Final = frozenset({"", "-", "–", "tba", "tbd", "tbc", "n/a", "?", "none", "rolling"})
_TIME: Final = re.compile(r".+?[T ](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)


def day_and_time(text: str, order: DateOrder | None) -> tuple[date | None, str | None]:
    """The day that a text states, and the time of day behind it; None where it says that there is none.

    Raises:
        CellError: when it states no day, or could state two.
    """
    bare = text.strip()
    if bare.casefold() in _NONE:
        return None, None
    time = _TIME.fullmatch(bare)
    return day_in(bare, order), time[1].rjust(5, "0") if time else None
