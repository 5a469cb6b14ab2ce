"""One TOML file read with care: whatever is wrong with it becomes a Problem that names the file and the line."""

import re
from pathlib import Path
from typing import Any

import tomli

from filmtrack.catalogue.lines import table_lines, without_texts
from filmtrack.errors import Problem
from filmtrack.message import Message, message
from filmtrack.values import dataclass, field

MOST_KEY_PARTS = 30
MOST_NESTING = 100
_KEY_RUN = re.compile(r'[\w".-]+')
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """A file as read: its name, its text, what it holds (empty when it could not be read) and what is wrong with it."""

    name: str
    text: str = ""
    tables: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def lines(self) -> dict[tuple[str | int, ...], int]:
        """The line of every table; computed anew at each call, since only problems need it."""
        return table_lines(self.text)

    def named(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        """The tables of one kind that have an id, each with its line, whatever else is wrong in the file."""
        found = self.tables.get(kind)
        tables = enumerate(found) if isinstance(found, list) else ()
        named = [(at, each) for at, each in tables if isinstance(each, dict) and isinstance(each.get("id"), str)]
        lines = self.lines() if named else {}
        return [(lines.get((kind, at), 1), each) for at, each in named]


def read_toml(path: Path) -> TomlFile:
    """The file at `path`, or the one problem that kept it from being read."""
    name = str(path)
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as failure:
        return _refused(name, _unreadable(failure), None)
    return parse_toml(raw, name)


def parse_toml(raw: bytes, name: str) -> TomlFile:
    """The same from bytes already at hand; `name` is what problems call the file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        return _refused(name, _not_utf8(raw), raw.count(b"\n", 0, failure.start) + 1)
    if wrong := _too_deep(text):
        return _refused(name, *wrong)
    try:
        return TomlFile(name=name, text=text, tables=tomli.loads(text))
    except tomli.TOMLDecodeError as failure:
        said = str(failure)
        place = _PLACE.search(said)
        line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
        what = _PLACE.sub("", said)
        return _refused(name, message("this is not valid TOML: {what}", what=what[0].lower() + what[1:]), line)
    except (RecursionError, ValueError, OverflowError):
        return _refused(name, message("this is not valid TOML: a value is nested too deeply or out of range"), None)


def _refused(name: str, what: Message, line: int | None) -> TomlFile:
    return TomlFile(name=name, problems=(Problem(file=name, line=line, message=what),))


def _unreadable(failure: Exception) -> Message:
    if isinstance(failure, FileNotFoundError):
        return message("there is no such file")
    if isinstance(failure, IsADirectoryError):
        return message("this is a folder; name a TOML file in it")
    if isinstance(failure, PermissionError):
        return message("this file may not be read (permission denied)")
    return message("this file cannot be read: {reason}", reason=getattr(failure, "strerror", None) or str(failure))


def _not_utf8(raw: bytes) -> Message:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in raw[:200]:
        return message("this file is not UTF-8 text but looks like UTF-16; save it as UTF-8")
    return message("this file is not UTF-8 text; save it as UTF-8")


def _too_deep(text: str) -> tuple[Message, int] | None:
    """A key of thousands of parts, or thousands of brackets, would keep the parser busy for minutes or break it."""
    least = min(MOST_KEY_PARTS, MOST_NESTING)
    if not any(len(line) > least and _suspicious(line) for line in text.split("\n")):
        return None
    for number, line in enumerate(without_texts(text).split("\n"), 1):
        if not _suspicious(line):
            continue
        compact = line.replace(" ", "").replace("\t", "")
        if any(run.count(".") > MOST_KEY_PARTS for run in _KEY_RUN.findall(compact)):
            return message("a key has more than {most} parts", most=MOST_KEY_PARTS), number
        if "[" * MOST_NESTING in compact:
            return message("more than {most} brackets are nested", most=MOST_NESTING), number
    return None


def _suspicious(line: str) -> bool:
    return line.count(".") > MOST_KEY_PARTS or line.count("[") > MOST_NESTING
