"""In which encoding a text was written: as its first bytes say, else UTF-8, else Big5 or Latin-1 by what it holds."""

import codecs
from collections.abc import Callable
from typing import BinaryIO, Final

from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

_CHUNK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON_BIG5: Final = range(0xA1, 0xC7)
"""First bytes of punctuation and of the common characters; the small letters with accents of Latin-1 lie above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An encoding by Python's name for it; `guessed` where nothing in the file tells it for certain."""

    name: str
    guessed: bool = False


def encoding_of(name: str, opened: Callable[[], BinaryIO], stated: str | None = None) -> Encoding:
    """The encoding of a file; `stated` is what somebody says it is.

    Raises:
        WrongUsageError: when no encoding has the stated name.
        BadInputError: when it is UTF-8 at first and then is not.
    """
    with opened() as file:
        sample = file.read(_CHUNK)
    marked = next((found for mark, found in _MARKS if sample.startswith(mark)), None)
    if stated is not None:
        return Encoding(name=marked or _known(stated))
    if marked or (marked := _unmarked_utf16(sample)):
        return Encoding(name=marked)
    failure = _first_failure(opened, "utf-8")
    if failure is None:
        return Encoding(name="utf-8")
    line, others = failure
    if others:
        said = message("{file}, line {line} is not UTF-8, and what stands before it is", file=name, line=line)
        raise BadInputError(said, hint=message("save the whole as CSV (UTF-8), or name its encoding"))
    return Encoding(name=_older(sample, opened), guessed=True)


def _known(stated: str) -> str:
    try:
        found = codecs.lookup(stated.strip())
    except (LookupError, ValueError):
        found = None
    if found is None or not found._is_text_encoding:
        said = message("{given!r} is no encoding", given=stated[:40])
        raise WrongUsageError(said, hint=message("write utf-8, utf-16, latin-1, big5, or another that Python knows"))
    return found.name


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: in most texts every other byte is then a NUL."""
    half = len(sample[:1000]) // 2
    if half and sample[1:1000:2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if half and sample[0:1000:2].count(0) > half * 0.6 else None


def _first_failure(opened: Callable[[], BinaryIO], encoding: str) -> tuple[int, bool] | None:
    """The line of the first byte that is not of an encoding, and whether others than ASCII stand before it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, others = 1, False
    with opened() as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as failure:
                before = failure.object[: failure.start]
                return line + before.count(b"\n"), others or not before.isascii()
            if not chunk:
                return None
            line += text.count("\n")
            others = others or not text.isascii()


def _older(sample: bytes, opened: Callable[[], BinaryIO]) -> str:
    """Big5 (as Hong Kong writes it) where all of it is that and mostly its common characters, else Latin-1."""
    firsts = _first_bytes(sample)
    common = sum(each in _COMMON_BIG5 for each in firsts)
    if firsts and common * 2 > len(firsts) and _first_failure(opened, "big5hkscs") is None:
        return "big5hkscs"
    return "cp1252" if _first_failure(opened, "cp1252") is None else "latin-1"


def _first_bytes(sample: bytes) -> list[int]:
    """The first byte of each pair that Big5 would read as one character."""
    found: list[int] = []
    second = False
    for each in sample:
        if second:
            second = False
        elif each > 0x80:  # noqa: PLR2004 - ASCII and one lead byte that no character has
            found.append(each)
            second = True
    return found
