"""The user's own editor."""

import subprocess
from pathlib import Path

from filmtrack.cli.context import Context
from filmtrack.errors import OutsideError, WrongUsageError
from filmtrack.message import Message, message


def own_editor(context: Context, *, hint: Message) -> list[str]:
    """The command of $VISUAL or $EDITOR; `hint` says what to do where neither is set."""
    import shlex

    for variable in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(context.environ.get(variable, ""))
        except ValueError as wrong:
            said = message("{variable} cannot be understood: {reason}", variable=variable, reason=str(wrong))
            raise WrongUsageError(said) from None
        if command:
            return command
    raise WrongUsageError(message("what should change?"), hint=hint)


def run_editor(editor: list[str], path: Path) -> None:
    """Let the user edit a file."""
    try:
        status = subprocess.run([*editor, str(path)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise OutsideError(message("{editor} cannot be started: {reason}", editor=editor[0], reason=reason)) from None
    if status:
        said = message("{editor} ended with {status}; nothing was recorded", editor=editor[0], status=status)
        raise OutsideError(said, hint=message("your text is in {file}", file=str(path)))
