"""What `--help` prints: a command of Typer's as a page of help."""

from collections.abc import Iterator
from typing import Any

from filmtrack.cli.argv import HELP
from filmtrack.cli.exit_codes import MEANINGS, OF
from filmtrack.cli.help_texts import examples, paragraphs
from filmtrack.render.help_view import HelpPage, help_text

NARROWEST = 60
WIDEST = 100


def page_of(command: Any, context: Any, columns: int) -> str:  # noqa: ANN401 - Typer exports no name for either
    """The help of a command or a group, as wide as the terminal within reason."""
    path = context.command_path
    words = path.partition(" ")[2]
    inner: dict[str, Any] = getattr(command, "commands", {})
    page = HelpPage(
        usage=f"{path} {usage_of(command, context)}",
        paragraphs=paragraphs(command),
        arguments=tuple(_records(command, context, "argument")),
        options=tuple(_records(command, context, "option")),
        commands=tuple(_commands(inner, top=not words)),
        examples=examples(command),
        exits=tuple((code, MEANINGS[code]) for code in OF.get(words, ())),
        everywhere=HELP,
    )
    return help_text(page, max(NARROWEST, min(columns, WIDEST)))


def _records(command: Any, context: Any, kind: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the same
    for each in command.get_params(context):
        record = each.get_help_record(context)
        if record and each.param_type_name == kind:
            yield plain(record[0], kind), each.help or ""


def usage_of(command: Any, context: Any) -> str:  # noqa: ANN401 - the same
    """What stands behind the command's name: what may be left out is in brackets."""
    return " ".join(map(argument, command.collect_usage_pieces(context)))


def argument(name: str) -> str:
    """An argument as people write them: capitals, no braces; words that are typed as they stand stay so."""
    bare = name.replace("{", "").replace("}", "").replace("…", "...")
    return bare if "|" in bare else bare.upper()


def plain(name: str, kind: str) -> str:
    """An option with what it takes, in a word that people know; or an argument, whether or not it may be left out."""
    if kind == "argument":
        return argument(name).replace("[", "").replace("]", "")
    return name.replace("<str>", "TEXT").replace("<int>", "N").replace("<int range>", "N")


def _commands(inner: dict[str, Any], *, top: bool) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    from filmtrack.cli.questions import COMMANDS, QUESTIONS

    groups = QUESTIONS if top else ((COMMANDS, tuple(inner)),)
    for title, names in groups:
        told = tuple((name, next(iter(paragraphs(inner[name])), "")) for name in names if name in inner)
        if told:
            yield str(title), told
