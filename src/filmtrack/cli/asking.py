"""Questions to whoever sits at the terminal; where nobody does, `--yes` is the answer or there is none."""

import sys

import typer

from filmtrack.errors import RefusedError
from filmtrack.message import Message, message


def agreed(question: Message, *, yes: bool) -> None:
    """Go on only when `--yes` was given, or somebody at the terminal agrees.

    Raises:
        RefusedError: when nobody can be asked, or the answer is no; nothing was changed then.
    """
    if yes:
        return
    if not can_ask():
        raise RefusedError(
            message("{question} Nothing was changed.", question=question), hint=message("--yes goes on without asking")
        )
    if not typer.confirm(str(question), err=True):
        raise RefusedError(message("nothing was changed"))


def can_ask() -> bool:
    """Whether somebody sits at the terminal who can answer."""
    return sys.stdin is not None and sys.stdin.isatty()
