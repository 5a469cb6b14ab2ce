"""Which commands there are, each in a module of its own that is imported when the command is wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from filmtrack.cli.declared import Group

_COMMANDS = {
    "upcoming": "upcoming",
    "announce": "announce",
    "log": "log",
    "budget": "budget",
    "undo": "undo",
    "check": "check",
    "premiere": "premiere",
    "propose": "propose",
    "submit": "submit",
    "plan": "submit",
    "update": "update",
    "checklist": "checklist",
    "tick": "tick",
    "untick": "tick",
    "sponsor": "sponsor",
    "apply": "apply",
    "calendar": "calendar",
    "watch": "watch",
    "unwatch": "watch",
    "export": "export",
    "doctor": "doctor",
    "backup": "backup",
    "report": "report",
    "timeline": "timeline",
    "completion": "completion",
    "init": "init",
    "import": "import_",
    "help": "help_",
}
"""Each command and the module of `filmtrack.cli` that holds it."""

_RESERVED = ("import", "help")
"""The commands whose names mean something to Python, so that their functions end in an underscore."""

_GROUPS = ("remind", "film", "festival", "scheme", "catalogue", "ledger", "config")
"""Each group of commands, which is built by the module of its name."""

HELP = "Deadlines, rules and the record of short-film festival submissions."


class Called(NamedTuple):
    """A command that a line calls, and the words that are for it."""

    command: Callable[..., None]
    words: Sequence[str]


def names() -> tuple[str, ...]:
    """The commands and groups that stand directly behind `filmtrack`."""
    return (*_COMMANDS, *_GROUPS)


def branches(wanted: str | None = None) -> Iterator[tuple[str, Callable[..., None] | Group]]:
    """Every command and group with its name, or the one that is wanted."""
    for name in names() if wanted is None else (wanted,):
        yield name, _group(name) if name in _GROUPS else _command(name)


def called(words: Sequence[str]) -> Called | None:
    """The command that a line calls by its first words; None where they call none."""
    first, rest = words[0], words[1:]
    if first in _COMMANDS:
        return Called(_command(first), rest)
    if first not in _GROUPS:
        return None
    group = _group(first)
    inner: Mapping[str, Callable[..., None]] = group.commands
    if rest and rest[0] in inner:
        return Called(inner[rest[0]], rest[1:])
    return Called(group.own, rest) if group.own else None


def _command(name: str) -> Callable[..., None]:
    found: Callable[..., None] = getattr(
        import_module(f"filmtrack.cli.{_COMMANDS[name]}"), f"{name}_" if name in _RESERVED else name
    )
    return found


def _group(name: str) -> Group:
    found: Group = import_module(f"filmtrack.cli.{name}").build()
    return found
