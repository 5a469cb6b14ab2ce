"""Text in blocks: a heading, and lines below it, wrapped with their continuation indented where a width is known."""

from collections.abc import Iterable

from filmtrack.render.fold import folded
from filmtrack.render.safe import one_line

_LONGEST = 2_000


def block(title: object, lines: Iterable[object], columns: int | None = None, *, hang: int = 0) -> str:
    """A heading with indented lines, each made harmless; nothing of no lines. `hang` indents what is carried over."""
    shown = [wrapped(one_line(str(each), _LONGEST), columns, indent="  ", hang=hang) for each in lines]
    return f"{title}\n" + "".join(shown) if shown else ""


def wrapped(line: str, columns: int | None, *, indent: str = "", hang: int = 0) -> str:
    """One line, or as many as it takes in `columns`."""
    if columns is None:
        return f"{indent}{line}\n"
    own = len(line) - len(line.lstrip(" "))
    return "".join(folded(line.strip(), max(columns, 30), indent=len(indent) + own, hang=max(hang - own, 0)))
