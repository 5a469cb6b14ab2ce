"""The kinds of failure, their exit codes, their hints; and Problem, a mistake found in somebody's file."""

from typing import ClassVar

from filmtrack.message import Message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a file: where it stands (`line` counts from 1), what is wrong and what would be right."""

    file: str
    message: Message
    line: int | None = None
    id: str | None = None
    key: str | None = None
    hint: Message | None = None


class FilmtrackError(Exception):
    """The base of every failure that filmtrack explains: a sentence, a hint and the exit code that scripts rely on."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: Message, *, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class RefusedError(FilmtrackError):
    """A writing command that needs `--yes`, or an answer that is no (exit 1)."""

    exit_code = 1


class WrongUsageError(FilmtrackError):
    """An option, argument or environment variable holds something that cannot be meant (exit 2)."""

    exit_code = 2


class BadInputError(FilmtrackError):
    """An input file is missing, unreadable or wrong (exit 3)."""

    exit_code = 3


class UnknownNameError(FilmtrackError):
    """No such film, festival or entry, or a name that fits several (exit 4)."""

    exit_code = 4


class LedgerError(FilmtrackError):
    """The ledger cannot be opened, read or written; nothing changed (exit 5)."""

    exit_code = 5


class OutsideError(FilmtrackError):
    """Something outside failed: mail, network, a missing extra, a file that cannot be written (exit 6)."""

    exit_code = 6


class OutcomeUnknownError(FilmtrackError):
    """A server was lost during a commit, so nobody can say whether the step was recorded (exit 7)."""

    exit_code = 7
