"""The pages of the reference that come from the help of the commands, and the man page."""

from collections.abc import Iterator
from typing import Any

import typer

import filmtrack
from filmtrack.cli.app import whole_app
from filmtrack.cli.argv import HELP
from filmtrack.cli.exit_codes import MEANINGS, OF
from filmtrack.cli.help_page import plain, usage_of
from filmtrack.cli.help_texts import examples, paragraphs
from filmtrack.cli.questions import QUESTIONS
from filmtrack.render.topics import TOPICS

Found = tuple[str, Any, Any]
"""The words of a command, the command, and a context in which it can tell of itself."""

GENERATED = "<!-- made by scripts/reference.py; change the program, not this page -->"


def found(name: str) -> Iterator[Found]:
    """A command or group, and the commands in it."""
    top: Any = whole_app()
    waiting: list[tuple[str, Any, Any]] = [(name, top.commands[name], typer.Context(top, info_name="filmtrack"))]
    while waiting:
        words, command, parent = waiting.pop(0)
        context = typer.Context(command, parent=parent, info_name=words.rpartition(" ")[2])
        yield words, command, context
        waiting += [(f"{words} {inner}", each, context) for inner, each in getattr(command, "commands", {}).items()]


def records(command: Any, context: Any, kind: str) -> list[tuple[str, str]]:
    """The arguments or options of a command: how each is written, and what it says."""
    told = [(each, each.get_help_record(context)) for each in command.get_params(context)]
    return [
        (plain(record[0], kind), each.help or "") for each, record in told if record and each.param_type_name == kind
    ]


def commands() -> str:
    """Every command by the question that it answers."""
    lines = [GENERATED, "", "# Commands", "", "`filmtrack COMMAND --help` prints the same. " + HELP, ""]
    existing = whole_app().commands
    for question, names in QUESTIONS:
        known = [name for name in names if name in existing]
        if known:
            lines += [f"## {question}", ""]
        for name in known:
            for words, command, context in found(name):
                lines += _command(words, command, context)
    return "\n".join(lines).rstrip() + "\n"


def _command(words: str, command: Any, context: Any) -> Iterator[str]:
    yield from (f"### filmtrack {words}", "")
    yield from ("```text", f"filmtrack {words} {usage_of(command, context)}", "```", "")
    for each in paragraphs(command):
        yield from (_escaped(each), "")
    for kind, heading in (("argument", "argument"), ("option", "option")):
        pairs = [pair for pair in records(command, context, kind) if not pair[0].startswith("--help")]
        if pairs:
            yield from (f"| {heading} | |", "|---|---|")
            yield from (f"| `{name.replace('|', chr(92) + '|')}` | {_escaped(text)} |" for name, text in pairs)
            yield ""
    if told := examples(command):
        yield from ("```sh", *told, "```", "")
    if codes := OF.get(words):
        yield from (f"Exit codes: {', '.join(map(str, codes))} ([what they mean](exit-codes.md))", "")


def exit_codes() -> str:
    """What each exit code means, and which commands have it."""
    lines = [GENERATED, "", "# Exit codes", "", "Names here are fixed: scripts may rely on them.", ""]
    lines += ["| code | meaning |", "|---|---|", *(f"| {code} | {said} |" for code, said in MEANINGS.items()), ""]
    lines += ["| command | codes |", "|---|---|"]
    lines += [f"| `filmtrack {words}` | {', '.join(map(str, codes))} |" for words, codes in sorted(OF.items())]
    return "\n".join(lines) + "\n"


def man_page() -> str:
    """The whole command line as a man page."""
    lines = [f'.TH FILMTRACK 1 "" "filmtrack {filmtrack.__version__}" "User Commands"', ".SH NAME"]
    lines += [r"filmtrack \- " + _roff("deadlines, rules and the record of short-film festival submissions")]
    lines += [".SH SYNOPSIS", r".B filmtrack", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]..."]
    lines += [".SH DESCRIPTION", _roff("Without a command it shows today's page. " + HELP)]
    existing = whole_app().commands
    for question, names in QUESTIONS:
        known = [name for name in names if name in existing]
        lines += [f".SH {_roff(str(question).upper())}"] if known else []
        for name in known:
            for words, command, context in found(name):
                lines += _manual(words, command, context)
    for topic in TOPICS.values():
        lines += [f".SH {_roff(str(topic.title).upper())}"]
        lines += [part for each in topic.paragraphs for part in (".PP", _roff(str(each)))]
        lines += [part for word, said in topic.words for part in (".TP", rf"\fB{_roff(word)}\fR", _roff(str(said)))]
    lines += [".SH EXIT STATUS"]
    lines += [part for code, said in MEANINGS.items() for part in (".TP", rf"\fB{code}\fR", _roff(str(said)))]
    return "\n".join(lines) + "\n"


def _manual(words: str, command: Any, context: Any) -> Iterator[str]:
    usage = usage_of(command, context)
    yield from (f".SS {_roff(f'filmtrack {words}')}", rf"\fBfilmtrack {_roff(words)}\fR {_roff(usage)}")
    yield from (part for each in paragraphs(command) for part in (".PP", _roff(each)))
    pairs = [*records(command, context, "argument"), *records(command, context, "option")]
    yield from (part for name, text in pairs for part in (".TP", rf"\fB{_roff(name)}\fR", _roff(text)))
    if told := examples(command):
        yield from (".PP", ".nf", *map(_roff, told), ".fi")


def _roff(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text


def _escaped(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;").replace("[", r"\[").replace("*", r"\*")
