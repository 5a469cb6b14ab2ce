"""What ffprobe says of a film's file, where it is installed."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from filmtrack.message import Message, message
from filmtrack.values import dataclass

_WAIT_SECONDS = 60
_NAMES = {
    "h264": "H.264",
    "hevc": "H.265",
    "prores": "ProRes",
    "dnxhd": "DNxHD",
    "mpeg2video": "MPEG-2",
    "mpeg4": "MPEG-4",
}
_COMMAND = ("-v", "error", "-show_format", "-show_streams", "-of", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """A film's file: how large its picture is, how long it runs in whole seconds, in which coding."""

    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    codecs: tuple[str, ...] = ()


class NotProbedError(Exception):
    """Why a file's length and size were not looked at: a sentence."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def probed(path: Path) -> Probed:
    """What ffprobe finds in a file.

    Raises:
        NotProbedError: when it is not installed, or finds no film there.
    """
    program = shutil.which("ffprobe")
    if program is None:
        raise NotProbedError(message("ffprobe is not installed, so nobody looked how long the film runs"))
    try:
        done = subprocess.run(  # noqa: S603 - the file's name is one argument, and a file's whatever it looks like
            [program, *_COMMAND, f"file:{path}"], capture_output=True, timeout=_WAIT_SECONDS, check=False
        )
        said = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as failure:
        raise _nothing(path, str(failure)) from None
    if done.returncode or not isinstance(said, dict):
        raise _nothing(path, done.stderr.decode(errors="replace").strip())
    try:
        return _of(said)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as failure:
        raise _nothing(path, str(failure)) from None


def _of(said: dict[str, Any]) -> Probed:
    streams = [each for each in said.get("streams", ()) if each.get("codec_type") == "video"]
    picture = streams[0] if streams else {}
    length = said.get("format", {}).get("duration") or picture.get("duration")
    return Probed(
        width=picture.get("width"),
        height=picture.get("height"),
        seconds=round(float(length)) if length else None,
        codecs=tuple(_NAMES.get(name, name) for each in streams[:1] if (name := str(each.get("codec_name", "")))),
    )


def _nothing(path: Path, reason: str) -> NotProbedError:
    return NotProbedError(message("ffprobe finds no film in {file}: {reason}", file=str(path), reason=reason[:300]))
