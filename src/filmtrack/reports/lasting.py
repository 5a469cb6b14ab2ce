"""How long something must stay available, where the festival says it in words that name a day."""

import re
from datetime import date

from filmtrack.domain.days import month_end
from filmtrack.domain.festival import Edition
from filmtrack.domain.periods import parse_month
from filmtrack.domain.written_dates import DateNotUnderstoodError

_MONTH = re.compile(r"(?:the )?(?:end of )?([a-z]+)", re.IGNORECASE)
_FESTIVAL = re.compile(r"(?:the )?end of the festival( month)?", re.IGNORECASE)


def lasts_until(words: str, edition: Edition, since: date) -> date | None:
    """The last day that the words mean for an edition: of a month, its first end on or after `since`; None if none."""
    text = " ".join(words.split())
    if found := _FESTIVAL.fullmatch(text):
        last = edition.last_day
        return month_end(last) if found[1] and last else last
    month = _MONTH.fullmatch(text)
    try:
        return parse_month(month[1], since).last if month else None
    except DateNotUnderstoodError:
        return None
