"""Files written whole or not at all, with the previous one kept beside the new."""

import os
import shlex
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.errors import OutsideError
from filmtrack.message import message

if TYPE_CHECKING:
    from filmtrack.cli.context import Context


def read_if_there(path: Path) -> bytes | None:
    """What a file holds; None when there is none.

    Raises:
        OutsideError: when it is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise _failed(path, failure, "read") from None


def previous(path: Path) -> Path:
    """Where the file that was replaced last is kept."""
    return path.with_name(path.name + ".previous")


def replace_whole(path: Path, new: bytes, *, was: bytes | None, keep: bool = True, mode: int = 0o644) -> None:
    """Put `new` in the place of a file that still holds `was`; a reader sees the old file or the new, no half.

    A file that was not there has the rights of `mode`.

    Raises:
        OutsideError: when the file changed since it was read, or the folder cannot be written; nothing changed then.
    """
    if read_if_there(path) != was:
        said = message("{file} changed while filmtrack was at work; nothing was written", file=str(path))
        raise OutsideError(said, hint=message("run the command again"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        if keep and was is not None:
            _write(previous(target), was, target, mode)
        _write(target, new, target, mode)
    except OSError as failure:
        raise _failed(path, failure, "written") from None


def replace_and_say(context: "Context", path: Path, new: bytes, *, was: bytes | None) -> None:
    """The same for a file that is the user's: say where it is, and what brings the one before back."""
    from filmtrack.cli.output import say

    replace_whole(path, new, was=was)
    say(context, message("written to {file}", file=str(path)))
    if was is not None:
        command = shlex.join(["cp", "--", str(previous(path)), str(path)])
        say(context, message("the one before is kept; this brings it back: {command}", command=command))


def write_pieces(path: Path, pieces: Iterable[str], *, mode: int = 0o600, over: tuple[bytes, ...] = ()) -> None:
    """Put a text that comes in pieces into a file, whole or not at all; a new file has the rights of `mode`.

    What is there and no file, such as a pipe, is written to directly. A file that begins with none of `over` is left
    alone: a slip of the finger would cost somebody their ledger.

    Raises:
        OutsideError: when it cannot be written; a file that was there is as it was then.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.writelines(piece.encode() for piece in pieces)
            return
        _refuse_another_kind(target, over)
        mode = target.stat().st_mode & 0o777 if target.exists() else mode
        _put(target, (piece.encode() for piece in pieces), mode)
    except OSError as failure:
        raise _failed(path, failure, "written") from None


def _refuse_another_kind(target: Path, over: tuple[bytes, ...]) -> None:
    if not over or not target.exists() or target.stat().st_size == 0:
        return
    with target.open("rb") as file:
        if not file.read(max(map(len, over))).startswith(over):
            said = message("{file} is there already, and not what filmtrack would replace", file=str(target))
            raise OutsideError(said, hint=message("name another file, or remove this one first"))


def _write(path: Path, content: bytes, like: Path, mode: int) -> None:
    _put(path, (content,), like.stat().st_mode & 0o777 if like.exists() else mode)


def _put(path: Path, pieces: Iterable[bytes], mode: int) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode if path.exists() else mode & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What nobody shall be allowed to do with new files; it can only be read by setting it."""
    found = os.umask(0o077)
    os.umask(found)
    return found


def _failed(path: Path, failure: OSError, done: str) -> OutsideError:
    reason = failure.strerror or str(failure)
    return OutsideError(message("{file} cannot be {done}: {reason}", file=str(path), done=done, reason=reason))
