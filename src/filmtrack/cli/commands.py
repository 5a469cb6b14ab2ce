"""Typer's commands and groups, with filmtrack's own page of help in place of theirs."""

import shutil
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose `--help` is a page of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer exports no name for either
        """Write the page."""
        _write(self, ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose `--help` is a page of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the same
        """Write the page."""
        _write(self, ctx, formatter)


def _write(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the same
    from filmtrack.cli.help_page import page_of

    formatter.write(page_of(command, ctx, shutil.get_terminal_size().columns))
