"""Days and times as foreign files write them; what could be two days is not guessed."""

import re
from datetime import date
from typing import Final

from filmtrack.catalogue.festival_map import DateOrder
from filmtrack.domain.written_dates import DateNotUnderstoodError, written_day
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

_NONE: Final = frozenset({"", "-", "–", "tba", "tbd", "tbc", "n/a", "?", "none", "rolling"})
_TIMED: Final = re.compile(r"(.+?)[T ]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_NUMBERS: Final = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})[.]?", re.ASCII)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_and_time(text: str, order: DateOrder | None) -> tuple[date | None, str | None]:
    """The day that a text states, and the time of day behind it; None where it says that there is none.

    Raises:
        WrongUsageError: when it states no day, or could state two.
    """
    if text.strip().casefold() in _NONE:
        return None, None
    timed = _TIMED.fullmatch(text.strip())
    day = timed[1] if timed else text.strip()
    time = timed[2].rjust(5, "0") if timed else None
    return _day(day, order), time


def _day(text: str, order: DateOrder | None) -> date:
    numbers = _NUMBERS.fullmatch(text)
    if order and numbers and not _ISO.fullmatch(text):
        parts = dict(zip(order, map(int, numbers.groups()), strict=True))
        try:
            return date(parts["y"], parts["m"], parts["d"])
        except ValueError:
            raise DateNotUnderstoodError(message('there is no day "{given}"', given=text)) from None
    try:
        return written_day(text)
    except DateNotUnderstoodError as failure:
        if numbers and failure.hint:
            hint = message("say what comes first: --dates dmy, mdy or ymd")
            raise WrongUsageError(failure.message, hint=hint) from None
        raise
