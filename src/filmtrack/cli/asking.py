"""Questions to whoever sits at the terminal; where nobody does, `--yes` is the answer or there is none."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from filmtrack.cli.declared import Exit
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
    import typer

    with _or_end():
        agrees = typer.confirm(str(question), err=True)
    if not agrees:
        raise RefusedError(message("nothing was changed"))


def answer_to(question: Message, before: str | None = None) -> str:
    """What somebody at the terminal answers; what stands before is offered, and nothing at all may be."""
    import typer

    with _or_end():
        answer: str = typer.prompt(str(question), default=before, show_default=bool(before), err=True)
    return answer.strip()


@contextmanager
def _or_end() -> Iterator[None]:
    """Whoever answers with Ctrl-C or Ctrl-D ends the program, as a shell ends one that is interrupted."""
    import typer

    try:
        yield
    except typer.Abort:
        sys.stderr.write("\n")
        raise Exit(130) from None


def can_ask() -> bool:
    """Whether somebody sits at the terminal who can answer."""
    return sys.stdin is not None and sys.stdin.isatty()
