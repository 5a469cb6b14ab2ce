"""The commands as Typer knows them: for help, for what it refuses, and for lines that are not plainly written."""

import inspect
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from filmtrack.cli.commands import Command, Group
from filmtrack.cli.context import Context
from filmtrack.cli.declared import REQUIRED, Argument, Option, Parameter, call, parameters
from filmtrack.cli.declared import Group as Declared
from filmtrack.cli.tree import HELP, branches, names
from filmtrack.errors import WrongUsageError

_REFUSED: type[Exception] = typer.BadParameter.__mro__[2]  # the base of what Typer refuses, which it does not export


def whole_app(wanted: str | None = None) -> Any:  # noqa: ANN401 - Typer exports no name for it
    """The whole command tree, or no more of it than the command or group that is wanted."""
    app = _group(HELP)
    for name, branch in branches(wanted):
        if isinstance(branch, Declared):
            _add_group(app, name, branch)
        else:
            _add(app, name, branch)
    return typer.main.get_group(app)


def run_app(arguments: Sequence[str], context: Context) -> int:
    """Run one command line; a refusal of Typer's becomes one of ours."""
    command = whole_app(arguments[0] if arguments[0] in names() else None)
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
    return 0


def _group(help_: str, *, alone: bool = False) -> typer.Typer:
    """A group of commands, with what every group has in common; some do something when called alone."""
    return typer.Typer(
        cls=Group,
        help=help_,
        add_completion=False,
        no_args_is_help=not alone,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help"]},
    )


def _add_group(app: typer.Typer, name: str, declared: Declared) -> None:
    group = _group(declared.help, alone=declared.own is not None)
    if declared.own:
        group.callback(invoke_without_command=True, no_args_is_help=False)(_callback(declared.own))
    for inner, command in declared.commands.items():
        _add(group, inner, command)
    app.add_typer(group, name=name)


def _add(app: typer.Typer, name: str, command: Callable[..., None]) -> None:
    app.command(name, cls=Command)(_callback(command))


def _callback(command: Callable[..., None]) -> Callable[..., None]:
    """The command as a function from whose signature Typer reads what it takes."""
    taken = parameters(command)

    def run(ctx: typer.Context, **values: object) -> None:
        if not ctx.invoked_subcommand:
            call(command, taken, ctx.obj, values)

    shown = [inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
    shown += [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if each.default is REQUIRED else each.default,
            annotation=Annotated[each.annotation.__origin__, _told(each)],
        )
        for each in taken
    ]
    run.__doc__ = command.__doc__
    run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in shown}
    return run


def _told(parameter: Parameter) -> Any:  # noqa: ANN401 - Typer's own objects
    """What Typer is told of a parameter."""
    told: Argument = parameter.told
    more: dict[str, Any] = {"help": told.help, "metavar": told.metavar, "min": told.least, "max": told.most}
    if isinstance(told, Option):
        return typer.Option(*told.names, **more)
    return typer.Argument(**more)
