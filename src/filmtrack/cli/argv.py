"""The global options, taken out of the arguments in one place, wherever they stand before `--`."""

from collections.abc import Iterator, Sequence

from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

VALUED = ("--catalogue", "--ledger", "--now", "--timezone", "--lang")
FLAGS = ("--no-color", "-q", "--quiet", "-v", "--verbose", "--version")

HELP = (
    "Everywhere: --catalogue FILE, --ledger PATH, --now ISO, --timezone ZONE, --lang LANG, --no-color, "
    "-q, -v, --version, --help."
)
"""What every `--help` says of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlobalOptions:
    """What the global options said; None or False where they said nothing."""

    catalogues: tuple[str, ...] = ()
    ledger: str | None = None
    now: str | None = None
    timezone: str | None = None
    lang: str | None = None
    no_color: bool = False
    quiet: bool = False
    verbose: bool = False
    version: bool = False


def split(arguments: Sequence[str]) -> tuple[GlobalOptions, list[str]]:
    """The global options among the arguments, and the arguments without them.

    Raises:
        WrongUsageError: when one lacks its value, or an argument is not UTF-8 text.
    """
    values: dict[str, list[str]] = {}
    flags: set[str] = set()
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        _refuse_bytes(argument)
        name, has_value, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in FLAGS:
            flags.add(argument)
        elif name in VALUED:
            values.setdefault(name, []).append(value if has_value else _next(waiting, name))
        else:
            rest.append(argument)
    for argument in rest:
        _refuse_bytes(argument)
    return _options(values, flags), rest


def _next(waiting: Iterator[str], name: str) -> str:
    value = next(waiting, None)
    if value is None:
        raise WrongUsageError(message("{option} needs a value", option=name))
    _refuse_bytes(value)
    return value


def _refuse_bytes(argument: str) -> None:
    try:
        argument.encode()
    except UnicodeEncodeError:
        shown = argument.encode("utf-8", "backslashreplace").decode()
        raise WrongUsageError(message("an argument is not UTF-8 text: {shown}", shown=shown)) from None


def _options(values: dict[str, list[str]], flags: set[str]) -> GlobalOptions:
    def last(name: str) -> str | None:
        return values[name][-1] if name in values else None

    return GlobalOptions(
        catalogues=tuple(values.get("--catalogue", ())),
        ledger=last("--ledger"),
        now=last("--now"),
        timezone=last("--timezone"),
        lang=last("--lang"),
        no_color="--no-color" in flags,
        quiet=bool(flags & {"-q", "--quiet"}),
        verbose=bool(flags & {"-v", "--verbose"}),
        version="--version" in flags,
    )
