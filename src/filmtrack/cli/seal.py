"""The seal on prepared rows: everything that they were made from, and the state of the file that holds them."""

import os
import sys

from filmtrack.catalogue.ours import could_only_we_write

FORMAT = "5"


def cache_folder() -> str | None:
    """The cache folder of this user; None where it takes more than the environment to tell."""
    cache, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
    if os.path.isabs(cache):  # noqa: PTH117 - pathlib costs more than the answer
        return f"{cache}/filmtrack"
    if not os.path.isabs(home):  # noqa: PTH117 - the same
        return None
    return f"{home}/Library/Caches/filmtrack" if sys.platform == "darwin" else f"{home}/.cache/filmtrack"


def surroundings() -> str:
    """Everything of the process that an answer may depend on."""
    named = ("HOME", "TZ", "LANG", "LANGUAGE", "PYTHONTZPATH")
    left_out = ("FILMTRACK_NOW", "FILMTRACK_LEDGER")
    found = [
        f"{name}={value}"
        for name, value in sorted(os.environ.items())
        if (name in named or name.startswith(("FILMTRACK_", "XDG_", "LC_"))) and name not in left_out
    ]
    relative = os.getcwd() if os.environ.get("FILMTRACK_CATALOGUE") else ""  # noqa: PTH109 - the same
    zone = os.path.realpath("/etc/localtime")
    return "\x1f".join((FORMAT, sys.version, sys.prefix, __file__, zone, relative, *found)).replace("\n", " ")


def seal_file(folder: str, made_in: str) -> str:
    """Where the seal of these surroundings is; each has its own, so that two in turn do not displace each other."""
    return f"{folder}/upcoming-{_number(made_in)}"


def written(made_in: str, own: str, states: list[tuple[str, str]]) -> str:
    """A seal: the surroundings, the state of the database of rows, each file with its state, and a number of all this.

    A file that is not there has no state that would tell when a byte of its name is another one; the number does.
    """
    lines = "\n".join((made_in, own, *(f"{path}\t{state}" for path, state in states)))
    return f"{lines}\nsealed {_number(lines)}"


def state_of(path: str) -> str:
    """A file's size, times and inode, or a dash where there is none: what changes when somebody writes to it."""
    try:
        return own_state(path)
    except (OSError, ValueError):
        return "-"


def own_state(path: str) -> str:
    """The state of a file that must be there; with the time that nobody can set, for those whose other was set back."""
    seen = os.stat(path)  # noqa: PTH116 - the same
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ino} {seen.st_ctime_ns}"


def sealed() -> str | None:
    """The database of rows, when everything is as it was when its seal was made."""
    folder = cache_folder()
    if folder is None:
        return None
    made_in = surroundings()
    place = seal_file(folder, made_in)
    lines = _lines(place, made_in)
    if lines is None or any(state_of(path) != state for path, state in lines):
        return None
    return f"{place}.db".replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def state_but_for(place: str, files: list[str], layers: set[str]) -> str | None:
    """The state of the database of rows, when at most these layers among its files changed since its seal was made."""
    lines = _lines(place, surroundings())
    if lines is None or [path for path, _ in lines] != files:
        return None
    if any(state_of(path) != state for path, state in lines if path not in layers):
        return None
    return own_state(f"{place}.db")


def _lines(place: str, made_in: str) -> list[tuple[str, str]] | None:
    """The files of a seal with their states; None unless it is a whole one of the database as it is."""
    try:
        with open(place, encoding="utf-8", errors="surrogateescape") as seal:  # noqa: PTH123 - the same
            whole, _, end = seal.read().rpartition("\n")
        lines = whole.split("\n")
        if end != f"sealed {_number(whole)}" or lines[0] != made_in or lines[1] != own_state(f"{place}.db"):
            return None
    except (OSError, ValueError, IndexError):
        return None
    if not could_only_we_write(os.path.dirname(place), place, f"{place}.db"):  # noqa: PTH120 - the same
        return None
    return [(path, state) for path, _, state in (line.partition("\t") for line in lines[2:])]


def _number(text: str) -> str:
    """What stands for a text: with any one byte another, it is another."""
    return f"{int.from_bytes(text.encode('utf-8', 'surrogateescape'), 'big') % (2**61 - 1):016x}"
