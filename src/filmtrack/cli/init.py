"""`filmtrack init`: the first settings, asked for or given; nothing of it is required."""

import sys
from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Option, takes
from filmtrack.cli.shared_options import WriteOptions
from filmtrack.message import Message, message

_ASKED = (
    ("name", message("Your name, as the log shows it")),
    ("language", message("The language that filmtrack speaks to you: en or zh-Hant-HK")),
    ("timezone", message("Your time zone, like Asia/Hong_Kong")),
    ("currency", message("The currency you think in, like HKD")),
    ("mail.to", message("Where reminders are mailed to (empty: nowhere)")),
    (
        "applicant",
        message('What schemes ask of you, like "Chan Tai-man: permanent-id, right-of-abode" (empty: not said)'),
    ),
)


@takes(how=WriteOptions)
def init(
    context: Context,
    name: Annotated[str | None, Option("--name", help="Who you are, for the log")] = None,
    timezone: Annotated[str | None, Option("--zone", help="Your time zone, like Asia/Hong_Kong")] = None,
    currency: Annotated[str | None, Option("--currency", help="Three letters, like HKD")] = None,
    language: Annotated[str | None, Option("--language", help="en or zh-Hant-HK")] = None,
    applicant: Annotated[
        str | None,
        Option("--applicant", help='What schemes ask of you: "NAME: permanent-id, right-of-abode"'),
    ] = None,
    mail: Annotated[list[str] | None, Option("--mail", help="Where reminders are mailed to")] = None,
    *,
    how: WriteOptions,
) -> None:
    """Set filmtrack up: who and where you are. Asks on a terminal; may be run again; never required.

    Examples: filmtrack init · filmtrack init --name "Chan Tai-man" --zone Asia/Hong_Kong --currency HKD
    """
    from filmtrack.cli.asking import can_ask
    from filmtrack.cli.config import write_settings
    from filmtrack.errors import WrongUsageError

    given = {
        "name": name,
        "language": language,
        "timezone": timezone,
        "currency": currency,
        "mail.to": mail,
        "applicant": applicant,
    }
    chosen = [(key, _words(value)) for key, value in given.items() if value is not None]
    if not chosen:
        if how.yes or not can_ask():
            raise WrongUsageError(
                message("nothing was said, and nobody can be asked"),
                hint=message("give --name, --language, --zone, --currency, --mail or --applicant"),
            )
        chosen = _answers(context)
    write_settings(context, chosen, dry_run=how.dry_run)


def _answers(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    """What somebody at the terminal answers; what stands is offered, and what cannot be meant is asked again."""
    from filmtrack.cli.config import setting

    chosen = []
    for key, question in _ASKED:
        before = setting(context, key) or ""
        words = _answer(context, key, question, before)
        if words and words != _words(before):
            chosen.append((key, words))
    return chosen


def _answer(context: Context, key: str, question: Message, before: str) -> tuple[str, ...]:
    from filmtrack.cli.asking import answer_to
    from filmtrack.config.editing import with_value
    from filmtrack.errors import WrongUsageError

    while True:
        answer = answer_to(question, before)
        words = tuple(answer.split()) if key == "mail.to" else _words(answer) if answer else ()
        try:
            with_value(context.folders.settings, "", key, words)
        except WrongUsageError as failure:
            sys.stderr.write(f"{failure.message}\n")
        else:
            return words


def _words(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
