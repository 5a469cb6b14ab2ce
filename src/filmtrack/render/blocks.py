"""Text in blocks: a heading, and lines below it, wrapped with their continuation indented where a width is known."""

import re
import textwrap
from collections.abc import Iterable

from filmtrack.render.safe import one_line, width

_LONGEST = 2_000
_FILL = "\x00"
"""Follows a character that is two columns wide; `one_line` leaves no such character in a text."""
_PIECES = re.compile(r"\s+|(?:[^\s\x00]\x00(?:[，。：；、！？）」』》”]\x00?)*)|(?:[^\s\x00](?!\x00))+")


def block(title: object, lines: Iterable[object], columns: int | None = None, *, hang: int = 0) -> str:
    """A heading with indented lines, each made harmless; nothing of no lines. `hang` indents what is carried over."""
    shown = [wrapped(one_line(str(each), _LONGEST), columns, indent="  ", hang=hang) for each in lines]
    return f"{title}\n" + "".join(shown) if shown else ""


def wrapped(line: str, columns: int | None, *, indent: str = "", hang: int = 0) -> str:
    """One line, or as many as it takes in `columns`."""
    if columns is None:
        return f"{indent}{line}\n"
    folded = _Wrapper(
        max(columns, 30),
        initial_indent=indent,
        subsequent_indent=indent + " " * hang,
        break_long_words=False,
    ).wrap("".join(each + _FILL * (width(each) - 1) for each in line))
    return "".join(each.replace(_FILL, "") + "\n" for each in folded)


class _Wrapper(textwrap.TextWrapper):
    """Breaks at spaces, and between characters that are two columns wide, of which none but a word begins a line."""

    def _split(self, text: str) -> list[str]:
        return _PIECES.findall(text)
