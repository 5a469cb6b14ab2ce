"""On which line a table of a TOML file begins, for problems that must name it."""

import re
from collections.abc import Iterator

TablePath = tuple[str | int, ...]

_OPAQUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''.*?'''" + r'|"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'" + r"|#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\[\]\n]+?)[ \t]*\]", re.MULTILINE)


def without_texts(toml: str) -> str:
    """The same text with every string and comment emptied, each line still where it was."""
    return _OPAQUE.sub(lambda found: '""' + "\n" * found[0].count("\n") if found[0][0] != "#" else "", toml)


def table_lines(toml: str) -> dict[TablePath, int]:
    """The line of every table header, by path: ``("festival", 2, "edition", 0)``."""
    lines: dict[TablePath, int] = {}
    counts: dict[TablePath, int] = {}
    for line, array, names in _headers(without_texts(toml)):
        path = _inside(counts, names[:-1])
        if array:
            here = (*path, names[-1])
            counts[here] = counts.get(here, -1) + 1
            lines[(*here, counts[here])] = line
        else:
            lines[(*path, names[-1])] = line
    return lines


def line_of(lines: dict[TablePath, int], path: TablePath) -> int | None:
    """The line of the innermost table that holds `path`."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)


def _headers(toml: str) -> Iterator[tuple[int, bool, list[str]]]:
    line, seen = 1, 0
    for found in _HEADER.finditer(toml):
        line += toml.count("\n", seen, found.start())
        seen = found.start()
        yield line, found[1] == "[[", [name.strip() for name in found[2].split(".")]


def _inside(counts: dict[TablePath, int], names: list[str]) -> TablePath:
    path: TablePath = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path
