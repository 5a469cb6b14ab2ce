"""Lines folded by the columns that a terminal gives them, where Chinese takes two and breaks anywhere."""

import re
from collections.abc import Iterator

from filmtrack.render.safe import width

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECES = rf"[{_WIDE}][，。、；：！？）」』》”％]*|\s+|[^\s{_WIDE}]+"
"""What a line may break between: a wide character with what must not begin a line, space, a word.

To compile it takes as long as ten imports, and most output is not folded.
"""


def folded(text: str, columns: int, *, indent: int = 0, hang: int = 0) -> Iterator[str]:
    """The text as lines, none wider than `columns` unless a single word is; later ones stand `hang` deeper."""
    begin, line, most = " " * indent, "", max(columns - indent, 20)
    for piece in re.findall(_PIECES, text):
        if line and width(line + piece.rstrip()) > most:
            yield f"{begin}{line.rstrip()}\n"
            begin, line, most = " " * (indent + hang), "", max(columns - indent - hang, 20)
        if line or not piece.isspace():
            line += piece
    if line.rstrip():
        yield f"{begin}{line.rstrip()}\n"
