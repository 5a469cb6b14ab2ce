"""How one command line is run: read plainly where it can be, else by Typer."""

from collections.abc import Sequence

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, call, parameters
from filmtrack.cli.plain import read
from filmtrack.cli.tree import called


def run_line(arguments: Sequence[str], context: Context) -> int:
    """Run it and return its exit code. Without a word it is today's page.

    Raises:
        WrongUsageError: for a line that no command takes.
    """
    context.words = tuple(arguments)
    if not arguments:
        from filmtrack.cli.today import today_page

        return today_page(context)
    try:
        if _run_plainly(arguments, context):
            return 0
        from filmtrack.cli.app import run_app

        return run_app(arguments, context)
    except Exit as finished:
        return finished.code


def _run_plainly(arguments: Sequence[str], context: Context) -> bool:
    """Whether the line was plain, and its command has run."""
    found = called(arguments)
    if found is None:
        return False
    taken = parameters(found.command)
    values = read(taken, found.words)
    if values is None:
        return False
    call(found.command, taken, context, values)
    return True
