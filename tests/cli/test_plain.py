"""Lines that are read without Typer: whatever is read so says what Typer would have read, and the usual lines are."""

from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from every_command import ONE_OF_EACH
from filmtrack.cli.app import whole_app
from filmtrack.cli.declared import REQUIRED, Group, Option, Parameter, Values, parameters
from filmtrack.cli.plain import read
from filmtrack.cli.tree import branches, called

Command = Callable[..., None]


def every_command() -> dict[str, Command]:
    found: dict[str, Command] = {}
    for name, branch in branches():
        if isinstance(branch, Group):
            found |= {f"{name} {inner}": command for inner, command in branch.commands.items()}
            found |= {name: branch.own} if branch.own else {}
        else:
            found[name] = branch
    return found


COMMANDS = every_command()
TYPER = whole_app()
WORDS = ("night-bus", "夜車", "", "-", "a=b", "--", "-x", "--help", "17", "2027-09", "done", "show", "e\u0301 🎬")
VALUES = (*WORDS, "0", "1", "24", "2027", "9999999999", "1_0", "+5", " 7", "٣", "-1", "1.5", "--json", "-o")


def spellings(parameter: Parameter) -> list[str]:
    names = parameter.told.names if isinstance(parameter.told, Option) else ()
    return [name for each in names for name in each.split("/")]


def pieces(command: Command) -> st.SearchStrategy[tuple[str, ...]]:
    """A word, or an option in one of the ways to write it, sensible or not."""
    names = [name for each in parameters(command) for name in spellings(each)]
    option = st.sampled_from([*names, "--nowhere", "-z"])
    value = st.sampled_from(VALUES)
    return st.one_of(
        st.sampled_from(WORDS).map(lambda word: (word,)),
        option.map(lambda name: (name,)),
        st.tuples(option, value),
        st.tuples(option, value).map("=".join).map(lambda word: (word,)),
        st.tuples(option, value).map("".join).map(lambda word: (word,)),
    )


def lines(command: Command) -> st.SearchStrategy[list[str]]:
    return st.lists(pieces(command), max_size=6).map(lambda parts: [word for part in parts for word in part])


def read_by_typer(path: str, words: Sequence[str]) -> tuple[Command, Values]:
    """What Typer calls, and with which values; it fails where Typer refuses the line."""
    calls: list[tuple[Any, ...]] = []
    with (
        patch("filmtrack.cli.app.call", lambda command, _taken, _context, values: calls.append((command, values))),
        TYPER.make_context("filmtrack", [*path.split(), *words]) as running,
    ):
        TYPER.invoke(running)
    ((command, values),) = calls
    return command, values


def typed(values: Values) -> dict[str, str]:
    return {name: repr(value) for name, value in values.items()}


@pytest.mark.parametrize("path", COMMANDS)
@given(data=st.data())
@settings(max_examples=60)
def test_what_is_read_plainly_is_what_typer_reads(path: str, data: st.DataObject) -> None:
    words = data.draw(lines(COMMANDS[path]))
    found = called([*path.split(), *words])
    values = read(parameters(found.command), found.words) if found else None
    if found and values is not None:
        command, expected = read_by_typer(path, words)
        assert command is found.command
        assert typed(values) == typed(expected)


OF_FILES = ("catalogue diff", "catalogue import")
"""Of a path Typer looks whether it can be read."""


@pytest.mark.parametrize("path", [each for each in COMMANDS if each not in OF_FILES])
def test_every_option_is_read_plainly_in_each_way_to_write_it_unless_it_names_a_file(path: str) -> None:
    taken = parameters(COMMANDS[path])
    arguments = [each for each in taken if not isinstance(each.told, Option)]
    words = ["1" for each in arguments if each.default is REQUIRED]
    for each in taken:
        for name in spellings(each) if each.kind in (bool, int, str) else ():
            value = str(each.told.most or 1900)
            for way in ways(each, name, value):
                assert read([*arguments, each], [*words, *way]) is not None, way


def ways(parameter: Parameter, name: str, value: str) -> list[list[str]]:
    if parameter.kind is bool:
        return [[name]]
    return [[name, value], *([[f"{name}={value}"]] if name.startswith("--") else [])]


@pytest.mark.parametrize("path", [each for each in ONE_OF_EACH if each not in OF_FILES])
def test_the_usual_line_of_a_command_is_read_without_typer(path: str) -> None:
    found = called(ONE_OF_EACH[path].split())
    assert found
    assert read(parameters(found.command), found.words) is not None


@pytest.mark.parametrize(
    "line",
    [
        ("check", "--help"),
        ("check", "--nowhere"),
        ("check", "--json=yes"),
        ("check", "--edition", "soon"),
        ("check", "--edition"),
        ("check", "--", "night-bus"),
        ("undo", "0"),
        ("undo", "1", "2"),
        ("completion",),
        ("ledger", "copy"),
        ("film", "--json"),
        ("nowhere",),
        ("remind", "nowhere"),
    ],
    ids=" ".join,
)
def test_what_typer_explains_or_refuses_is_left_to_it(line: Sequence[str]) -> None:
    found = called(line)
    assert found is None or read(parameters(found.command), found.words) is None
