"""How old a statement is, in the same words wherever one is shown."""

from collections.abc import Iterator
from datetime import date

from filmtrack.message import Message, message


def seen(checked_on: date | None, as_of: int | None) -> Iterator[Message]:
    """The day on which somebody looked at its source; else about when the page was archived that still says it."""
    if checked_on:
        yield message("seen {day}", day=checked_on)
    elif as_of:
        yield message("archived page, about {year}", year=str(as_of))
