"""`filmtrack completion`: a script that completes commands, options and ids when TAB is pressed."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, get_args

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Argument

if TYPE_CHECKING:
    from filmtrack.render.completion_scripts import Words


def completion(
    context: Context,
    shell: Annotated[str, Argument(metavar="bash|zsh|fish", help="The shell that you use")],
) -> None:
    """Print the script that makes TAB complete commands, options, films and festivals.

    Examples: source <(filmtrack completion bash) · filmtrack completion fish > filmtrack.fish
    """
    from filmtrack.cli.argv import FLAGS, VALUED
    from filmtrack.cli.known_ids import keep_film_ids
    from filmtrack.cli.option_values import among
    from filmtrack.render.completion_scripts import Shell, completion_script

    (chosen,) = among("completion", [shell], get_args(Shell))
    cache = "Library/Caches" if sys.platform == "darwin" else ".cache"
    words = {path: (*each, *FLAGS, *VALUED, "--help") for path, each in known_words().items()}
    sys.stdout.write(completion_script(chosen, words, cache=cache))
    _ = context.catalogue
    with context.ledger.reading() as ledger:
        keep_film_ids(context, ledger)


def known_words() -> "Words":
    """What may follow each command: its own commands and options."""
    from filmtrack.cli.app import whole_app

    found: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[str, Any]] = [("", whole_app())]
    while waiting:
        path, command = waiting.pop(0)
        inner: dict[str, Any] = getattr(command, "commands", {})
        options = (name for each in command.params for name in (*each.opts, *each.secondary_opts))
        found[path] = (*inner, *(name for name in options if name.startswith("--")))
        waiting += [(f"{path} {name}".strip(), each) for name, each in inner.items()]
    return found
