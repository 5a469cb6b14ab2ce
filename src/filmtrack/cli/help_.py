"""`filmtrack help`: a topic, or the help of a command."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.render.topics import Topic

_MADE = ("settings", "exit-codes")
"""The topics that are made of what the program itself holds."""


def help_(
    context: Context,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[TOPIC|COMMAND]", help="time, statuses, premiere, files, settings, exit-codes"),
    ] = None,
) -> None:
    """Explain a topic, or a command.

    Examples: filmtrack help time · filmtrack help film add
    """
    from filmtrack.cli.help_page import NARROWEST, WIDEST
    from filmtrack.render.topics import TOPICS, topic_text

    made = {"exit-codes": _exit_codes, "settings": _settings}.get(" ".join(words or ()))
    topic = made() if made else TOPICS.get(" ".join(words or ()))
    if topic is None:
        _of_command(context, words or [])
        return
    columns = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))
    sys.stdout.write(topic_text(topic, columns))


def _exit_codes() -> "Topic":
    from filmtrack.cli.exit_codes import MEANINGS
    from filmtrack.render.topics import Topic

    return Topic(
        title=message("Exit codes: what a script sees"),
        paragraphs=(
            message("--exit-code lets remind, upcoming, log and checklist say 1 when something is due or missing."),
        ),
        words=tuple((str(code), said) for code, said in MEANINGS.items()),
    )


def _settings() -> "Topic":
    from filmtrack.config.meanings import MEANINGS
    from filmtrack.render.topics import Topic

    return Topic(
        title=message("Settings: what config.toml may say"),
        paragraphs=(
            message("filmtrack config shows what is in force and where it came from; config set and edit change it."),
        ),
        words=tuple(MEANINGS.items()),
    )


def _of_command(context: Context, words: list[str]) -> None:
    from filmtrack.cli.app import run_app
    from filmtrack.cli.tree import names
    from filmtrack.domain.spelling import nearest
    from filmtrack.errors import UnknownNameError
    from filmtrack.render.topics import TOPICS

    known = (*TOPICS, *_MADE, *names())
    if words and words[0] not in names():
        meant = nearest(words[0], known)
        hint = message("did you mean {near}?", near=meant) if meant else None
        topics = message("topics: {topics}", topics=(*TOPICS, *_MADE))
        raise UnknownNameError(
            message("there is no topic and no command {word}", word=words[0][:80]), hint=hint or topics
        )
    run_app([*words, "--help"], context)
