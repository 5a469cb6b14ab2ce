"""The help of a command as text: what it does, what it takes, examples, exit codes; at any width, without rich."""

from collections.abc import Iterator, Sequence

from filmtrack.message import Message, message
from filmtrack.render.fold import folded
from filmtrack.render.safe import width
from filmtrack.render.terms import translated
from filmtrack.values import dataclass

_MOST_NAME = 26
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """All that one page of help says, its texts in English."""

    usage: str
    paragraphs: tuple[str, ...]
    arguments: Pairs = ()
    options: Pairs = ()
    commands: tuple[tuple[str, Pairs], ...] = ()
    examples: tuple[str, ...] = ()
    exits: tuple[tuple[int, Message], ...] = ()
    everywhere: str = ""


def help_text(page: HelpPage, columns: int) -> str:
    """The page, in the language of this run."""
    parts = [
        "".join(folded(f"{message('Usage: {line}', line=page.usage)}", columns, hang=7)),
        *("".join(folded(translated(each), columns, indent=2)) for each in page.paragraphs),
        _pairs(message("Arguments"), page.arguments, columns),
        _pairs(message("Options"), page.options, columns),
        *(_pairs(title, commands, columns, short=True) for title, commands in page.commands),
        _block(
            message("Examples"), (line for each in page.examples for line in folded(each, columns, indent=2, hang=4))
        ),
        _pairs(message("Exit codes"), [(str(code), str(said)) for code, said in page.exits], columns),
        "".join(folded(translated(page.everywhere), columns)),
    ]
    return "\n".join(part for part in parts if part)


def brief(text: str) -> str:
    """The first clause of a text: up to its first full stop, colon or semicolon."""
    said = translated(text)
    ends = [place for mark in (". ", ": ", "; ", "。", "：", "；") if (place := said.find(mark)) > 0]
    return said[: min(ends)] if ends else said.rstrip(".。")


def _pairs(title: object, pairs: Pairs, columns: int, *, short: bool = False) -> str:
    space = min(max((width(name) for name, _ in pairs), default=0), _MOST_NAME)
    return _block(title, (line for name, text in pairs for line in _pair(name, text, space, columns, short=short)))


def _pair(name: str, text: str, space: int, columns: int, *, short: bool) -> Iterator[str]:
    said = brief(text) if short else translated(text)
    lines = list(folded(said, columns, indent=space + 4))
    if width(name) > space or not lines:
        yield f"  {name}\n"
        yield from lines
        return
    yield f"  {name}{' ' * (space - width(name))}  {lines[0].lstrip()}"
    yield from lines[1:]


def _block(title: object, lines: Iterator[str]) -> str:
    text = "".join(lines)
    return f"{title}\n{text}" if text else ""
