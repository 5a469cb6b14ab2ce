"""The program's entry: global options, one command, an exit code; every failure is said here and only here."""

import os
import sys
from collections.abc import Sequence

from filmtrack import __version__
from filmtrack.cli.argv import GlobalOptions, split
from filmtrack.errors import FilmtrackError, OutsideError
from filmtrack.message import message


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    try:
        _need_output()
        _tolerate_any_text()
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except FilmtrackError as failure:
        return _fail(failure)
    except KeyboardInterrupt:
        return 130
    except OSError as failure:
        _drop_output()
        said = message("standard output cannot be written: {reason}", reason=failure.strerror or str(failure))
        return _fail(OutsideError(said))
    else:
        return status


def _run(arguments: list[str]) -> int:
    options, rest = split(arguments)
    if options.version:
        print(f"filmtrack {__version__}")
        return 0
    return _command(options, rest)


def _command(options: GlobalOptions, rest: list[str]) -> int:
    from filmtrack.cli.app import run_app
    from filmtrack.cli.context import Context

    return run_app(rest, Context(options))


def _fail(failure: FilmtrackError) -> int:
    from filmtrack.render.safe import one_line

    lines = [f"filmtrack: {one_line(str(failure.message))}"]
    if failure.hint is not None:
        lines.append(f"  {one_line(str(failure.hint))}")
    try:
        print("\n".join(lines), file=sys.stderr)
        sys.stdout.flush()
    except OSError:
        _drop_output()
    return failure.exit_code


def _need_output() -> None:
    """A shell's ``>&-`` leaves no standard output at all; nothing could be said there."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open until the end
    if sys.stdout is None:
        sys.stdout = sys.stderr
        raise OutsideError(message("standard output cannot be written: it is closed"))


def _tolerate_any_text() -> None:
    """An output that cannot hold a character shows a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(errors="replace")


def _drop_output() -> None:
    """Keep the interpreter from complaining at exit about an output that is gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            except (OSError, ValueError):
                continue
