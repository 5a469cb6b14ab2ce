"""The command tree, and how one command line is run on it."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, cast

import typer

from filmtrack.cli.argv import HELP
from filmtrack.cli.context import Context
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

_REFUSED: type[Exception] = typer.BadParameter.__mro__[2]  # the base of what Typer refuses, which it does not export


def build_app() -> typer.Typer:
    """The whole command tree."""
    from filmtrack.cli import (
        announce,
        apply,
        backup,
        budget,
        calendar,
        catalogue,
        check,
        checklist,
        doctor,
        export,
        festival,
        film,
        import_,
        ledger,
        log,
        premiere,
        remind,
        scheme,
        sponsor,
        submit,
        tick,
        undo,
        upcoming,
        update,
        watch,
    )

    app = new_group("Deadlines, rules and the record of short-film festival submissions.")
    for command in (upcoming.upcoming, announce.announce, log.log, budget.budget, undo.undo):
        add(app, command)
    for command in (check.check, premiere.premiere):
        add(app, command)
    for command in (submit.submit, submit.plan, update.update):
        add(app, command)
    for command in (checklist.checklist, tick.tick, tick.untick):
        add(app, command)
    for command in (sponsor.sponsor, apply.apply):
        add(app, command)
    add(app, calendar.calendar)
    for command in (watch.watch, watch.unwatch):
        add(app, command)
    app.add_typer(remind.build(), name="remind")
    for command in (export.export, doctor.doctor, backup.backup):
        add(app, command)
    add(app, import_.import_, "import")
    app.add_typer(film.build(), name="film")
    app.add_typer(festival.build(), name="festival")
    app.add_typer(scheme.build(), name="scheme")
    app.add_typer(catalogue.build(), name="catalogue")
    app.add_typer(ledger.build(), name="ledger")
    return app


def new_group(help_: str) -> typer.Typer:
    """A group of commands, with what every group has in common."""
    return typer.Typer(
        help=help_,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=HELP,
        context_settings={"help_option_names": ["--help"], "max_content_width": 100},
    )


def add(app: typer.Typer, command: Callable[..., None], name: str | None = None) -> None:
    """Put a command into a group; its help ends with the global options."""
    app.command(name, epilog=HELP)(command)


def run_app(arguments: Sequence[str], context: Context) -> int:
    """Run one command line; a refusal of Typer's becomes one of ours."""
    command: Any = typer.main.get_command(build_app())
    try:
        with command.make_context("filmtrack", list(arguments), obj=context) as running:
            command.invoke(running)
    except typer.Exit as finished:
        return finished.exit_code
    except _REFUSED as refusal:
        raise _usage(cast("typer.BadParameter", refusal)) from None
    except typer.Abort:
        sys.stderr.write("\n")
        return 130
    return 0


def _usage(refusal: typer.BadParameter) -> WrongUsageError:
    place = refusal.ctx.command_path if refusal.ctx else "filmtrack"
    said = message("{refusal}", refusal=refusal.format_message().rstrip("."))
    return WrongUsageError(said, hint=message("{place} --help shows what it takes", place=place))
