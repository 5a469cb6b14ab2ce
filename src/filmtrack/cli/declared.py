"""What commands take, as they declare it: Typer, slow to import, is asked only for what a plain line does not say."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from filmtrack.values import dataclass


class Argument:
    """A word that stands without a name: how help calls it and what it says of it, and between what a number is."""

    __slots__ = ("help", "least", "metavar", "most")

    def __init__(
        self,
        *,
        help: str,  # noqa: A002 - as Typer calls it
        metavar: str | None = None,
        least: int | None = None,
        most: int | None = None,
    ) -> None:
        """Called like its parameter where nothing is said."""
        self.help = help
        self.metavar = metavar
        self.least = least
        self.most = most


class Option(Argument):
    """What stands behind a name, like `--fee`; or that name alone, like `--yes` or `--student/--no-student`."""

    __slots__ = ("names",)

    def __init__(
        self,
        name: str,
        *more: str,
        help: str,  # noqa: A002 - the same
        metavar: str | None = None,
        least: int | None = None,
        most: int | None = None,
    ) -> None:
        """With all its names."""
        super().__init__(help=help, metavar=metavar, least=least, most=most)
        self.names = (name, *more)


class Exit(Exception):  # noqa: N818 - it is how a command ends, not what went wrong
    """The end of a command that has an exit code of its own."""

    def __init__(self, code: int) -> None:
        """With that code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Some:
    """Those options of a group that mean something to a command; the others keep their defaults.

    `look` is called with the run's context and what was given, before the command.
    """

    group: type
    names: tuple[str, ...]
    look: Callable[[Any, Any], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing that a command takes: under which name, of which group of options, of which type, and what without it.

    `default` is `REQUIRED` where it cannot be left out. `annotation` is as the command declares it.
    """

    name: str
    group: str | None
    kind: Any
    several: bool
    default: object
    told: Argument
    annotation: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Commands that stand behind one word, by their names; `own` is what the word alone does, if anything."""

    help: str
    commands: Mapping[str, Callable[..., None]]
    own: Callable[..., None] | None = None


REQUIRED: Any = ...
_CONTEXT = "context"
_NOT_ASKED = (_CONTEXT, "return")
_GROUPS: dict[Callable[..., None], Mapping[str, type | Some]] = {}
_NO_GROUPS: Mapping[str, type | Some] = MappingProxyType({})

Values = dict[str, object]
"""What was read for parameters, by their names."""


def takes(**groups: type | Some) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of each group; it receives them as one value under the group's name."""

    def remember(command: Callable[..., None]) -> Callable[..., None]:
        _GROUPS[command] = groups
        return command

    return remember


def parameters(command: Callable[..., None]) -> list[Parameter]:
    """What a command takes, its own before that of its groups."""
    groups = _GROUPS.get(command, _NO_GROUPS)
    code: Any = command
    positional = code.__code__.co_varnames[: code.__code__.co_argcount]
    given = code.__defaults__ or ()
    defaults = dict(zip(positional[len(positional) - len(given) :], given, strict=True)) | (code.__kwdefaults__ or {})
    found = [
        _parameter(name, annotation, defaults.get(name, REQUIRED), None)
        for name, annotation in code.__annotations__.items()
        if name not in _NOT_ASKED and name not in groups
    ]
    for group, wanted in groups.items():
        kind, names = (wanted.group, wanted.names) if isinstance(wanted, Some) else (wanted, None)
        found += [
            _parameter(name, annotation, getattr(kind, name, REQUIRED), group)
            for each in reversed(kind.__mro__[:-1])
            for name, annotation in each.__annotations__.items()
            if names is None or name in names
        ]
    return found


def call(command: Callable[..., None], taken: Iterable[Parameter], context: object, values: Values) -> None:
    """Run a command with what was read for each of the parameters that it takes."""
    groups = _GROUPS.get(command, _NO_GROUPS)
    gathered: dict[str | None, Values] = {name: {} for name in (None, *groups)}
    for each in taken:
        gathered[each.group][each.name] = values[each.name]
    given = gathered.pop(None)
    for name, wanted in groups.items():
        kind, look = (wanted.group, wanted.look) if isinstance(wanted, Some) else (wanted, None)
        given[name] = kind(**gathered[name])
        if look:
            look(context, given[name])
    if _CONTEXT in command.__annotations__:
        given[_CONTEXT] = context
    command(**given)


def _parameter(name: str, annotation: Any, default: object, group: str | None) -> Parameter:  # noqa: ANN401 - any type
    kind, told = annotation.__origin__, annotation.__metadata__[0]
    if type(None) in getattr(kind, "__args__", ()):
        (kind,) = (each for each in kind.__args__ if each is not type(None))
    several = getattr(kind, "__origin__", None) is list
    return Parameter(
        name=name,
        group=group,
        kind=kind.__args__[0] if several else kind,
        several=several,
        default=default,
        told=told,
        annotation=annotation,
    )
