"""The program's entry: global options, one command, an exit code; every failure is said here and only here."""

import gc
import os
import sys

from filmtrack import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing it from typing would double what the quick answers cost
    from filmtrack.cli.context import Context
    from filmtrack.cli.instant import Asked, Found

_FOR_PROGRAMS = frozenset(("--json", "--csv", "--markdown"))
_SELDOM = 100_000
"""So many objects are made before garbage is looked for: importing what a command needs makes less, and none of it."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    if arguments is None:
        gc.set_threshold(_SELDOM)
    try:
        status = _need_output()
        if status is None:
            words = list(sys.argv[1:] if arguments is None else arguments)
            _tolerate_any_text(words)
            status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as failure:
        _drop_output()
        return _no_folder() if isinstance(failure, FileNotFoundError) else _no_output(failure.strerror or str(failure))
    except Exception as failure:  # noqa: BLE001 - whatever has no sentence of its own is raised again
        return _fail(failure)
    else:
        return status
    finally:
        _drop_output()
        if arguments is None:
            gc.freeze()  # the process ends: what it leaves behind need not be looked through first


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"filmtrack {__version__}")
        return 0
    if "upcoming" in arguments:
        from filmtrack.cli import instant

        wanted = instant.asked(arguments)
        found = instant.find(wanted) or _prepared(arguments, wanted) if wanted else None
        if found and wanted:
            return _instant(found, wanted)
    return _command(arguments)


def _instant(found: "Found", wanted: "Asked") -> int:
    from filmtrack.cli import instant

    if wanted.terminal:
        from filmtrack.cli.instant_table import show

        show(found, wanted)
        return 0
    out, said = instant.shown(found, wanted)
    sys.stdout.write(out)
    sys.stdout.flush()
    sys.stderr.write(said)
    return 0


def _prepared(arguments: list[str], wanted: "Asked") -> "Found | None":
    """The answer from rows that are prepared now and kept, so that the same is answered at once the next time."""
    from filmtrack.cli import instant
    from filmtrack.cli.argv import split
    from filmtrack.cli.context import Context
    from filmtrack.cli.prepare import prepare

    context = Context(split(arguments)[0])
    _speak(context)
    return instant.find(wanted) if prepare(context, wanted) else None


def _command(arguments: list[str]) -> int:
    from filmtrack.cli.argv import split

    options, rest = split(arguments)
    if options.version:
        print(f"filmtrack {__version__}")
        return 0
    from filmtrack.cli.command_line import run_line
    from filmtrack.cli.context import Context
    from filmtrack.cli.problems import left_out
    from filmtrack.errors import UnknownNameError

    context = Context(options)
    _speak(context, mending=rest[:1] == ["config"])
    try:
        status = run_line(rest, context)
        sys.stdout.flush()
    except OSError as failure:
        return _without_output(failure, rest, context)
    except UnknownNameError:
        if "catalogue" in vars(context):  # what was asked for may be what was left out
            left_out(context)
        raise
    else:
        return status


def _without_output(failure: OSError, words: list[str], context: "Context") -> int:
    """What a run ends with whose output cannot be written: what is on the disk is recorded, whoever reads of it or not.

    Raises:
        OSError: the failure itself, where nothing was to be recorded.
        OutsideError: when the reader left before what was to be recorded was.
    """
    from filmtrack.cli.exit_codes import is_to_record
    from filmtrack.errors import OutsideError
    from filmtrack.message import message

    _drop_output()
    if "ledger" in vars(context) and context.ledger.recorded:
        if not isinstance(failure, BrokenPipeError):
            said = message("it is recorded, but standard output cannot be written: {reason}", reason=failure.strerror)
            print(f"filmtrack: {said}", file=sys.stderr)
        return 0
    if isinstance(failure, BrokenPipeError) and is_to_record(words):
        raise OutsideError(message("who read the output left before anything was recorded; nothing was changed"))
    raise failure


def _speak(context: "Context", *, mending: bool = False) -> None:
    """Say everything from now on in the language of this run; whoever mends the settings is not kept from it."""
    from filmtrack.errors import WrongUsageError
    from filmtrack.message import speak

    speak(None)
    try:
        if context.language == "en":
            return
    except WrongUsageError:
        if mending:
            return
        raise
    from filmtrack.cli.chinese_names import names_in
    from filmtrack.render.voices import voice_of

    speak(voice_of(context.language, lambda: names_in(context)))


def _fail(failure: Exception) -> int:
    """Say a failure that has its sentence; any other is a bug, and goes on."""
    from filmtrack.errors import FilmtrackError, WrongUsageError
    from filmtrack.message import message
    from filmtrack.render.failures import failure_text

    if type(failure) is RuntimeError and "home directory" in str(failure):  # what pathlib says of ~somebody
        failure = WrongUsageError(message("a path begins with ~ and names nobody whose home the system knows"))
    if not isinstance(failure, FilmtrackError):
        raise failure

    try:
        sys.stderr.write(failure_text(failure.message, failure.hint))
        sys.stdout.flush()
    except OSError:
        _drop_output()
    return failure.exit_code


def _no_output(reason: str) -> int:
    from filmtrack.errors import OutsideError
    from filmtrack.message import message

    return _fail(OutsideError(message("standard output cannot be written: {reason}", reason=reason)))


def _no_folder() -> int:
    """Only who asks where he stands is told of a file that is not there: every other file is asked for with care."""
    from filmtrack.errors import OutsideError
    from filmtrack.message import message

    said = message("the folder in which filmtrack was started is gone")
    return _fail(OutsideError(said, hint=message("change into one that is there")))


def _need_output() -> int | None:
    """A shell's ``>&-`` leaves no standard output at all; nothing could be said there, but why is.

    A standard input that is closed likewise is an empty one.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open until the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open until the end
    if sys.stdout is None:
        sys.stdout = sys.stderr
        return _no_output("it is closed")
    return None


def _tolerate_any_text(words: list[str]) -> None:
    """What programs read is UTF-8; else an output that cannot hold a character shows a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            if stream is sys.stdout and not _FOR_PROGRAMS.isdisjoint(words):
                reconfigure(encoding="utf-8")
            else:
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
