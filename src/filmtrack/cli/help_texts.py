"""What the help of a command is made of: its sentences, its examples, what its options say."""

import inspect
from collections.abc import Iterator
from typing import Any

_EXAMPLES = "Examples: "


def paragraphs(command: Any) -> tuple[str, ...]:  # noqa: ANN401 - Typer exports no name for what it builds
    """What a command says of itself, a paragraph each, without its examples."""
    return tuple(each for each in _blocks(command) if not each.startswith(_EXAMPLES))


def examples(command: Any) -> tuple[str, ...]:  # noqa: ANN401 - the same
    """The lines that a command's help gives as examples."""
    found = next((each for each in _blocks(command) if each.startswith(_EXAMPLES)), "")
    return tuple(each.strip() for each in found.removeprefix(_EXAMPLES).split(" · ") if each.strip())


def texts_of(command: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    """Every text of a command's help that has a translation: its paragraphs, and what its parameters say."""
    yield from paragraphs(command)
    yield from (each.help for each in command.params if getattr(each, "help", None))


def _blocks(command: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    for each in inspect.cleandoc(command.help or "").split("\n\n"):
        if text := " ".join(each.split()):
            yield text
