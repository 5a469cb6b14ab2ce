"""`filmtrack init`: the first settings, asked for or given; nothing of it is required."""

from typing import Annotated

import typer

from filmtrack.cli.context import Context

_ASKED = (
    ("name", "Your name, as the log shows it"),
    ("timezone", "Your time zone, like Asia/Hong_Kong"),
    ("currency", "The currency you think in, like HKD"),
    ("mail.to", "Where reminders are mailed to (empty: nowhere)"),
)


def init(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option("--name", help="Who you are, for the log")] = None,
    timezone: Annotated[str | None, typer.Option("--zone", help="Your time zone, like Asia/Hong_Kong")] = None,
    currency: Annotated[str | None, typer.Option("--currency", help="Three letters, like HKD")] = None,
    mail: Annotated[list[str] | None, typer.Option("--mail", help="Where reminders are mailed to")] = None,
) -> None:
    """Set filmtrack up: who and where you are. Asks on a terminal; may be run again; never required.

    Examples: filmtrack init · filmtrack init --name "Chan Tai-man" --zone Asia/Hong_Kong --currency HKD
    """
    from filmtrack.cli.asking import can_ask
    from filmtrack.cli.config import write_settings
    from filmtrack.errors import WrongUsageError
    from filmtrack.message import message

    context: Context = ctx.obj
    given = {"name": name, "timezone": timezone, "currency": currency, "mail.to": mail}
    chosen = [(key, _words(value)) for key, value in given.items() if value is not None]
    if not chosen:
        if not can_ask():
            raise WrongUsageError(
                message("nothing was said, and nobody can be asked"),
                hint=message("give --name, --zone, --currency or --mail"),
            )
        chosen = _answers(context)
    write_settings(context, chosen)


def _answers(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    """What somebody at the terminal answers; what stands already is offered."""
    from filmtrack.cli.config import setting

    chosen = []
    for key, question in _ASKED:
        before = setting(context, key) or ""
        answer = typer.prompt(question, default=before, show_default=bool(before), err=True).strip()
        if answer and answer != before:
            chosen.append((key, tuple(answer.split()) if key == "mail.to" else (answer,)))
    return chosen


def _words(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
