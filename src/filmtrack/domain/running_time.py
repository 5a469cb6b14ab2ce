"""Running times, as people write them and as they are shown."""

import re

from filmtrack.domain.spelling import shortened, tidy
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min|mins|minutes|m|')(?:\s*(\d{1,2})\s*(?:s|sec|seconds|\"|''))?")


class RunningTimeError(WrongUsageError, ValueError):
    """A text that is no running time."""


def parse_running_time(text: str) -> int:
    """The seconds of ``14:30`` (minutes and seconds), ``1:02:03``, ``15 min`` or ``14m30s``.

    Raises:
        RunningTimeError: when it is none of these, or no time at all.
    """
    word = tidy(text)
    if found := _CLOCK.fullmatch(word):
        seconds = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    elif found := _MINUTES.fullmatch(word):
        seconds = int(found[1]) * 60 + int(found[2] or 0)
    else:
        seconds = 0
    if not seconds:
        said = message('"{given}" is not a running time', given=shortened(text))
        raise RunningTimeError(said, hint=message("write minutes and seconds, like 14:30, or 15 min"))
    return seconds


def running_time(seconds: int) -> str:
    """The seconds as ``14:30``, from an hour on as ``1:02:03``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours}:{minutes_left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def minutes_and_seconds(seconds: int) -> str:
    """The seconds as ``25:01`` and ``60:00``, without hours: as festivals state their bounds."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
