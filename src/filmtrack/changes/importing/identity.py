"""The ids of what a table tells: the same row gives the same ids, today, next year and on another machine.

That is what makes a second import of a file change nothing, whatever the user told of the entry since.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from filmtrack.domain.money import Money

_TABLES: Final = UUID("6d6f1d0e-3d0c-5c8e-9a55-0c5be8b0a7f1")


def told_id(what: str, *parts: object) -> str:
    """The id of one thing that a table tells, from all that makes it what it is; None is nothing said."""
    return str(uuid5(_TABLES, "\x1f".join((what, *map(_text, parts)))))


def _text(part: object) -> str:
    match part:
        case None:
            return ""
        case date():
            return part.isoformat()
        case Money():
            return f"{part.plain} {part.currency}"
        case Mapping():
            return "\x1e".join(f"{name}={_text(part[name])}" for name in sorted(part))
    return str(part)
