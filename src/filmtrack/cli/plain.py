"""Command lines as they are mostly written, read without Typer; whatever is written otherwise is left to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from filmtrack.cli.declared import REQUIRED, Argument, Option, Parameter, Values

_MOST_DIGITS = 9


def read(taken: Sequence[Parameter], words: Sequence[str]) -> Values | None:
    """What the words say of each parameter, as Typer reads them.

    None for whatever Typer is asked about: help, what it would refuse, and ways of writing that are seldom.
    """
    values: Values = {}
    options = _options(taken)
    standing: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name, has_value, value = word.partition("=")
        if not word.startswith("-") or word == "-":
            standing.append(word)
        elif word in options and options[word][1] is not None:
            parameter, flag = options[word]
            values[parameter.name] = flag
        elif name in options and options[name][1] is None and (name.startswith("--") or not has_value):
            text = value if has_value else next(waiting, None)
            if text is None or not _put(values, options[name][0], text):
                return None
        else:
            return None
    arguments = [each for each in taken if not isinstance(each.told, Option)]
    return _whole(taken, values) if _put_standing(values, arguments, standing) else None


def _options(taken: Sequence[Parameter]) -> Mapping[str, tuple[Parameter, bool | None]]:
    """Each way in which an option is written, and what it says by itself; None where its value follows."""
    found: dict[str, tuple[Parameter, bool | None]] = {}
    for each in taken:
        if isinstance(each.told, Option):
            for names in each.told.names:
                name, _, opposite = names.partition("/")
                found[name] = (each, True if each.kind is bool else None)
                if opposite:
                    found[opposite] = (each, False)
    return found


def _put_standing(values: Values, arguments: Sequence[Parameter], words: Sequence[str]) -> bool:
    """Give each argument its word, and all that are left to the one that takes several, which stands last."""
    left = list(words)
    for each in arguments:
        for text in left if each.several else left[:1]:
            if not _put(values, each, text):
                return False
        left = [] if each.several else left[1:]
    return not left


def _put(values: Values, parameter: Parameter, text: str) -> bool:
    """Whether the text is a plain value of that parameter, which then has it, or has it too."""
    value: Any = text
    if parameter.kind is int:
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and _within(parameter.told, int(text))):
            return False
        value = int(text)
    elif parameter.kind is not str:
        return False
    if parameter.several:
        held: Any = values.setdefault(parameter.name, [])
        held.append(value)
    else:
        values[parameter.name] = value
    return True


def _within(told: Argument, number: int) -> bool:
    return (told.least is None or told.least <= number) and (told.most is None or number <= told.most)


def _whole(taken: Sequence[Parameter], values: Values) -> Values | None:
    """The values with those that nothing was said of; None when one is needed."""
    for each in taken:
        if values.setdefault(each.name, each.default) is REQUIRED:
            return None
    return values
