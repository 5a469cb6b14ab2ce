"""Help: every command by the question it answers, with a sentence, examples that parse, and its exit codes."""

import re
import shlex
from typing import Any

import pytest

from filmtrack.cli.app import whole_app
from filmtrack.cli.argv import split
from filmtrack.cli.exit_codes import MEANINGS, OF, is_to_record
from filmtrack.cli.help_texts import examples, paragraphs
from filmtrack.cli.questions import QUESTIONS
from filmtrack.cli.tree import names
from filmtrack.render.safe import width
from filmtrack.render.topics import TOPICS


def commands() -> dict[str, Any]:
    """Every command and group that can be called, by its words."""
    found: dict[str, Any] = {}
    waiting: list[tuple[str, Any]] = [("", whole_app())]
    while waiting:
        path, command = waiting.pop()
        inner = getattr(command, "commands", {})
        if path and (not inner or command.invoke_without_command):
            found[path] = command
        waiting += [(f"{path} {name}".strip(), each) for name, each in inner.items()]
    return found


COMMANDS = commands()


def test_every_command_stands_under_one_question():
    listed = [name for _, group in QUESTIONS for name in group]
    assert len(listed) == len(set(listed))
    assert set(names()) <= set(listed)


def test_every_command_has_its_exit_codes_and_no_other_has():
    assert set(OF) == set(COMMANDS)
    assert {code for codes in OF.values() for code in codes} == set(MEANINGS)


@pytest.mark.parametrize("path", sorted(COMMANDS))
def test_every_command_says_what_it_does_and_gives_two_examples(path: str):
    assert paragraphs(COMMANDS[path])
    assert len(examples(COMMANDS[path])) >= 2


@pytest.mark.parametrize("path", sorted(COMMANDS))
def test_the_examples_of_help_are_commands_that_parse(path: str):
    for example in examples(COMMANDS[path]):
        for line in re.findall(r"filmtrack ((?:\"[^\"]*\"|[^|<>&;)\"])*)", example):
            words = split(shlex.split(line))[1]
            command: Any = whole_app()
            while words and (inner := getattr(command, "commands", {}).get(words[0])):
                command, words = inner, words[1:]
            assert command.make_context("filmtrack", words, resilient_parsing=False).command is command


@pytest.mark.parametrize("arguments", [("--help",), ("submit", "--help"), ("film", "--help"), ("help", "time")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_fits_eighty_columns_in_a_pipe_and_on_a_terminal(run, arguments: tuple[str, ...], language: str):
    for tty in (False, True):
        result = run(*arguments, "--lang", language, tty=tty)
        assert result.status == 0
        assert max(width(line) for line in result.out.splitlines()) <= 80
        assert "\x1b" not in result.out


@pytest.mark.parametrize("topic", [*TOPICS, "exit-codes", "settings"])
def test_every_topic_has_a_page(run, topic: str):
    assert len(run("help", topic).out.splitlines()) > 5


def test_help_of_a_command_is_what_its_option_prints(run):
    assert run("help", "film", "add").out == run("film", "add", "--help").out
    assert run("help").out == run("--help").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("upcomin",), "did you mean upcoming?"),
        (("film", "ad"), "did you mean add?"),
        (("upcoming", "--jsno"), "did you mean --json"),
        (("upcoming", "--timezon", "UTC"), "did you mean --timezone"),
        (("help", "tiem"), "did you mean time?"),
    ],
)
def test_what_was_probably_meant_is_said(run, typed: tuple[str, ...], said: str):
    result = run(*typed)
    assert result.status in {2, 4}
    assert said in result.err


def every_line() -> list[str]:
    """Every command, and every group without one of its commands."""
    groups = {path.rpartition(" ")[0] for path in commands()} - {""}
    return sorted({*commands(), *groups})


@pytest.mark.parametrize("line", every_line())
def test_no_command_called_with_nothing_ends_in_a_fault_of_ours(run, tmp_path, monkeypatch, line: str):
    monkeypatch.chdir(tmp_path)
    result = run(*line.split())
    assert result.status in {0, *OF.get(line, (2,))}
    assert result.out or result.err or result.status == 0


@pytest.mark.parametrize("group", ["film", "catalogue", "ledger", "scheme", "festival"])
def test_a_group_without_a_command_shows_its_commands_and_is_no_use(run, group: str):
    result = run(group)
    assert (result.status, result.out) == (2, "")
    assert f"Usage: filmtrack {group}" in result.err
    assert result.err.replace("\n", "") in run(group, "--help").out.replace("\n", "")


def test_arguments_are_written_in_one_way_in_every_help(run):
    for path in commands():
        usage = run(*path.split(), "--help").out.split("\n\n")[0]
        pieces = usage.split("[OPTIONS]")[1].split()
        assert "{" not in usage, path
        assert all(each == each.upper() or "|" in each for each in pieces), path


def test_words_that_are_typed_as_they_stand_keep_their_small_letters(run):
    assert "filmtrack completion needs bash|zsh|fish\n" in run("completion").err
    assert "filmtrack tick needs FILM ITEM...\n" in run("tick").err


def test_an_argument_that_is_missing_is_named(run):
    result = run("import")
    assert result.status == 2
    assert "filmtrack import needs FILE" in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("film", "list", "night"), "filmtrack film list takes no more words: night"),
        (("doctor", "a", "b"), "filmtrack doctor takes no more words: a b"),
        (("undo", "x"), "filmtrack undo: N wants a whole number, not 'x'"),
        (("undo", "0"), "filmtrack undo: N must be between 1 and 10000, not 0"),
        (
            ("submit", "a", "b", "--edition", "20270"),
            "filmtrack submit: --edition must be between 1880 and 2200, not 20270",
        ),
        (("log", "--limit", "many"), "filmtrack log: --limit wants a whole number, not 'many'"),
        (("log", "--edition", "next"), "filmtrack log: --edition wants a whole number, not 'next'"),
    ],
)
def test_a_word_too_many_and_a_word_for_a_number_are_said_plainly(run, words, said):
    result = run(*words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_a_missing_option_is_named_as_it_is_written(run):
    assert "filmtrack ledger copy needs --to\n" in run("ledger", "copy").err


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("import films.csv", True),
        ("film add Salt", True),
        ("propose salt --accept", True),
        ("watch clermont", True),
        ("propose salt --json", False),
        ("import films.csv --dry-run", False),
        ("watch", False),
        ("film list --json", False),
        ("remind --json", False),
    ],
)
def test_a_line_that_only_looks_is_not_meant_to_record(line: str, recorded: bool):
    assert is_to_record(line.split()) == recorded
