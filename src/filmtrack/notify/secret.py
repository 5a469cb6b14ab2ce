"""Where a password is kept: a command that prints it, or a file that nobody else may read; never an option."""

import os
import stat
import subprocess
from pathlib import Path

from filmtrack.domain.typed import typed
from filmtrack.errors import OutsideError
from filmtrack.message import message
from filmtrack.values import dataclass

_PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A command line for the shell, or a file; `what` is what messages call the secret."""

    what: str
    command: str | None = None
    file: Path | None = None

    @property
    def is_set(self) -> bool:
        """Whether the settings say where it is kept."""
        return bool(self.command or self.file)

    def fetch(self) -> str:
        """The text of the command or file, without the line break at its end.

        Raises:
            OutsideError: when the command fails or says nothing, or the file cannot be read or may be read by others.
        """
        text = _from_command(self.what, self.command) if self.command else _from_file(self.what, self.file)
        text = text.rstrip("\r\n")
        if not text:
            raise OutsideError(message("the {what} is empty", what=self.what))
        return text


def _from_command(what: str, command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S602 - the user's own command, from his own settings
            command, shell=True, capture_output=True, timeout=_PATIENCE_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
        text = done.stdout.decode()
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as failure:
        raise OutsideError(
            message("the command for the {what} failed: {why}", what=what, why=_short(failure))
        ) from None
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip() or message("exit code {code}", code=done.returncode)
        raise OutsideError(message("the command for the {what} failed: {why}", what=what, why=why))
    return text


def _from_file(what: str, file: Path | None) -> str:
    path = file or Path()
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        said = message("the {what} in {file} cannot be read: {why}", what=what, file=str(path), why=_short(failure))
        raise OutsideError(said) from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise OutsideError(
            message("others may read the {what} in {file}", what=what, file=str(path)),
            hint=message("chmod 600 {file}", file=typed(str(path))),
        )
    return text


def _short(failure: Exception) -> str:
    if isinstance(failure, OSError) and failure.strerror:
        return failure.strerror
    return "it took too long" if isinstance(failure, subprocess.TimeoutExpired) else "it is not UTF-8 text"
