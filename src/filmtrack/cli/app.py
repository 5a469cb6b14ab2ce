"""The command tree, and how one command line is run on it."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer

from filmtrack.cli.commands import Command, Group
from filmtrack.cli.context import Context
from filmtrack.errors import WrongUsageError

_REFUSED: type[Exception] = typer.BadParameter.__mro__[2]  # the base of what Typer refuses, which it does not export


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


def build_app(wanted: str | None = None) -> typer.Typer:
    """The whole command tree, or no more of it than the command or group that is wanted."""
    app = new_group("Deadlines, rules and the record of short-film festival submissions.")
    for name, module in _COMMANDS.items():
        if wanted in (None, name):
            found = import_module(f"filmtrack.cli.{module}")
            add(app, getattr(found, f"{name}_" if name in _RESERVED else name), name)
    for name in _GROUPS:
        if wanted in (None, name):
            app.add_typer(import_module(f"filmtrack.cli.{name}").build(), name=name)
    return app


def names() -> tuple[str, ...]:
    """The commands and groups that stand directly behind `filmtrack`."""
    return (*_COMMANDS, *_GROUPS)


def new_group(help_: str) -> typer.Typer:
    """A group of commands, with what every group has in common."""
    return typer.Typer(
        cls=Group,
        help=help_,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help"]},
    )


def add(app: typer.Typer, command: Callable[..., None], name: str | None = None) -> None:
    """Put a command into a group."""
    app.command(name, cls=Command)(command)


def run_app(arguments: Sequence[str], context: Context) -> int:
    """Run one command line; a refusal of Typer's becomes one of ours. Without a word it is today's page."""
    if not arguments:
        from filmtrack.cli.today import today_page

        return today_page(context)
    first = arguments[0] if arguments else ""
    wanted = first if first in _COMMANDS or first in _GROUPS else None
    command: Any = typer.main.get_group(build_app(wanted))
    try:
        with command.make_context("filmtrack", list(arguments), obj=context) as running:
            command.invoke(running)
    except typer.Exit as finished:
        return finished.exit_code
    except _REFUSED as refusal:
        from filmtrack.cli.refusals import help_instead, refused

        if text := help_instead(refusal):
            sys.stderr.write(text)
            return WrongUsageError.exit_code
        raise refused(refusal, names()) from None
    except typer.Abort:
        sys.stderr.write("\n")
        return 130
    return 0
