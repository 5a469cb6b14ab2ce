"""The ```console sessions of a Markdown page: the commands that a reader is shown, and what follows each of them."""

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass

_FENCE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```\w+ (?P<name>[\w.-]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One block: commands and their answers in turn."""

    line: int
    body: str

    @property
    def commands(self) -> tuple[str, ...]:
        """What stands behind the prompts."""
        return tuple(line.removeprefix(_PROMPT) for line in self.body.splitlines() if line.startswith(_PROMPT))


def files(page: str) -> dict[str, str]:
    """The files that a page shows, by the name behind the language of their block, for its commands to read."""
    return {found["name"]: found["body"] for found in _FILE.finditer(page)}


def sessions(page: str) -> tuple[Session, ...]:
    """Every console block of a page, with the line on which it starts."""
    return tuple(
        Session(line=page.count("\n", 0, found.start()) + 1, body=found["body"]) for found in _FENCE.finditer(page)
    )


def arguments(command: str) -> list[str]:
    """The arguments of a `filmtrack …` command; sh blocks, which nobody executes, are the place for all others."""
    program, *rest = shlex.split(command)
    if program != "filmtrack":
        message = f"only filmtrack commands stand in a console block; put {command!r} into a sh block"
        raise ValueError(message)
    return rest


def replayed(page: str, answer: Callable[[list[str]], str]) -> str:
    """The page with every answer replaced by what the commands, run in the order of the page, answer now."""

    def replay(found: re.Match[str]) -> str:
        block = Session(line=0, body=found["body"])
        spoken = (f"{_PROMPT}{command}\n{_shown(answer(arguments(command)))}" for command in block.commands)
        return f"```console\n{''.join(spoken)}```"

    return _FENCE.sub(replay, page)


def _shown(answer: str) -> str:
    """Pages hold neither bold and colour nor trailing blanks, which editors remove."""
    return "".join(f"{line.rstrip()}\n" for line in _STYLE.sub("", answer).splitlines())
