"""Subtitles in an .srt file: whether it can be read, how many there are, and when the last one ends."""

import re

from filmtrack.values import dataclass

_TIMES = re.compile(
    r"\s*(\d{1,2}):([0-5]\d):([0-5]\d)[,.](\d{1,3})\s*-->\s*(\d{1,2}):([0-5]\d):([0-5]\d)[,.](\d{1,3})\b.*"
)
_NUMBER = re.compile(r"\s*\d{1,6}\s*")
_MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtitles:
    """What an .srt file holds: how many subtitles, when the last ends (in whole seconds), the words in them.

    `broken_line` is the first line, counted from 1, that is not as it should be; what stands before it was read.
    """

    count: int
    ends_after: int | None = None
    words: int = 0
    broken_line: int | None = None


def read_srt(text: str) -> Subtitles:
    """The subtitles of a text: a number, the times, the words, and an empty line, again and again."""
    count = words = last = 0
    lines = text.lstrip("\ufeff").splitlines()
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        times_at = at + 1 if _NUMBER.fullmatch(lines[at]) else at
        ends = _ends(lines[times_at]) if times_at < len(lines) else None
        if ends is None:
            return _found(count, last, words, times_at + 1)
        count, last, at = count + 1, max(last, ends), times_at + 1
        while at < len(lines) and lines[at].strip():
            words += len(lines[at].split())
            at += 1
    return _found(count, last, words, None if count else 1)


def _found(count: int, last: int, words: int, broken_line: int | None) -> Subtitles:
    ends_after = -(-last // _MILLISECONDS) if count else None
    return Subtitles(count=count, ends_after=ends_after, words=words, broken_line=broken_line)


def _ends(line: str) -> int | None:
    """When a subtitle ends, in milliseconds; None when the line has no times, or it ends before it begins."""
    found = _TIMES.fullmatch(line)
    if not found:
        return None
    begins, ends = (_time(found.groups()[first : first + 4]) for first in (0, 4))
    return ends if ends >= begins else None


def _time(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds = map(int, parts[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * _MILLISECONDS + int(parts[3].ljust(3, "0"))
