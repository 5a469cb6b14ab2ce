"""Formats of files as festivals and programs name them: ``QuickTime ProRes`` asks for a MOV that holds ProRes."""

import re
from collections.abc import Iterable

_SAME = {
    "jpg": "jpeg",
    "tif": "tiff",
    "quicktime": "mov",
    "avc": "h264",
    "hevc": "h265",
    "subrip": "srt",
    "mpg": "mpeg",
}
_CONTAINERS = frozenset({"jpeg", "png", "tiff", "mov", "mp4", "avi", "mkv", "mxf", "wmv", "mpeg", "srt", "dcp"})
_CODECS = frozenset({"h264", "h265", "prores", "dnxhd", "mpeg2", "mpeg4"})
_CODED_ALREADY = frozenset({"jpeg", "png", "tiff", "srt", "dcp"})
_NO_FILES = frozenset({"35mm", "16mm", "8", "blu", "dvd", "betacam"})
_KNOWN = _CONTAINERS | _CODECS | _NO_FILES


def accepts(asked: Iterable[str], container: str | None, codecs: Iterable[str] = ()) -> bool | None:
    """Whether a file is in one of the formats that are asked for; None where the names do not tell.

    Without `codecs`, what the file holds is not known, and only its container is compared.
    """
    own = _words(container or "")
    held = {word for each in codecs for word in _words(each)}
    answers = [_fits(_words(each), own, held) for each in asked]
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _fits(asked: set[str], own: set[str], held: set[str]) -> bool | None:
    wanted = asked & _KNOWN
    if not wanted or not own & _CONTAINERS:
        return None
    containers, codecs = wanted & _CONTAINERS, wanted & _CODECS
    if wanted & _NO_FILES or (containers and not containers & own) or (codecs and own & _CODED_ALREADY):
        return False
    return not codecs or not held or bool(codecs & held)


def _words(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]+", text.casefold().replace(".", ""))
    return {_SAME.get(each, each) for each in found}
