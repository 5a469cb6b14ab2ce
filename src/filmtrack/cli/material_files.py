"""Files that are handed in: read once when they are ticked, and looked for again whenever a checklist is shown."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.errors import BadInputError
from filmtrack.message import Message, message
from filmtrack.values import replace

if TYPE_CHECKING:
    from filmtrack.domain.items import FileKind
    from filmtrack.domain.ticks import RecordedFile, Tick
    from filmtrack.reports.readiness import FileState

_PIECE = 1 << 20
_COMPARED_BYTES = 200_000_000
"""Larger files whose times changed are not read through again just to show a checklist."""
_TEXT_BYTES = 5_000_000


def recorded(path: Path, kind: "FileKind | None", say: Callable[[Message], None]) -> "RecordedFile":
    """A file (or a folder, like a DCP) with its size and checksum, and what can be read from it as that kind.

    What could not be looked at is said.

    Raises:
        BadInputError: when it is not there, cannot be read, is neither file nor folder, or has a name that is not text.
    """
    from filmtrack.domain.plain import unstorable
    from filmtrack.domain.ticks import RecordedFile

    whole = Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - links stay, no home is no failure
    if unstorable(str(whole)):
        raise BadInputError(message("{file}: its name is not UTF-8 text, rename it", file=ascii(str(whole))))
    try:
        size, modified_ns = _size(whole)
        file = RecordedFile(path=str(whole), size=size, sha256=_checksum(whole), modified_ns=modified_ns)
        return _folder(file, whole) if whole.is_dir() else _looked_at(file, whole, kind, say)
    except OSError as failure:
        raise _unreadable(whole, failure.strerror or str(failure)) from None


def states(ticks: "Iterable[Tick]") -> "dict[str, FileState]":
    """How the files of ticks stand now, by their paths."""
    return {each.file.path: _state(each.file) for each in ticks if each.file}


def _state(file: "RecordedFile") -> "FileState":
    path = Path(file.path)
    try:
        size, modified_ns = _size(path)
        if size != file.size:
            return "changed"
        if modified_ns == file.modified_ns:
            return "there"
        if size > _COMPARED_BYTES:
            return "perhaps-changed"
        return "there" if _checksum(path) == file.sha256 else "changed"
    except FileNotFoundError:
        return "gone"
    except (OSError, ValueError, BadInputError):
        return "perhaps-changed"


def _size(path: Path) -> tuple[int, int]:
    """The bytes of a file, or of all files of a folder, and when the last of them was changed."""
    found = [each.stat() for each in _files(path)]
    return sum(each.st_size for each in found), max((each.st_mtime_ns for each in found), default=0)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or every file of a folder in a fixed order; links in a folder are not followed."""
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        yield path
        return
    if not stat.S_ISDIR(mode):
        raise BadInputError(message("{file} is neither a file nor a folder", file=str(path)))
    for folder, names, files in os.walk(path, onerror=_raise):
        names.sort()
        for name in sorted(files):
            file = Path(folder, name)
            if stat.S_ISREG(file.lstat().st_mode):
                yield file


def _raise(failure: OSError) -> None:
    raise failure


def _checksum(path: Path) -> str:
    """The SHA-256 of a file; of a folder that of the names and checksums of its files."""
    if not path.is_dir():
        return _sha256(path)
    from hashlib import sha256

    whole = sha256()
    for file in _files(path):
        whole.update(os.fsencode(file.relative_to(path)) + b"\0" + _sha256(file).encode() + b"\n")
    return whole.hexdigest()


def _sha256(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _folder(file: "RecordedFile", path: Path) -> "RecordedFile":
    names = {each.name.upper().removesuffix(".XML") for each in _files(path)}
    return replace(file, format="DCP" if "ASSETMAP" in names else None)


def _looked_at(
    file: "RecordedFile", path: Path, kind: "FileKind | None", say: Callable[[Message], None]
) -> "RecordedFile":
    if kind == "picture":
        return _as_picture(file, path)
    if kind == "subtitles":
        return _as_subtitles(file, path)
    if kind == "text":
        return _as_text(file, path)
    return _as_video(file, path, say) if kind == "video" else file


def _as_picture(file: "RecordedFile", path: Path) -> "RecordedFile":
    from filmtrack.domain.pictures import HEAD_BYTES, picture_in

    with path.open("rb") as opened:
        found = picture_in(opened.read(HEAD_BYTES))
    if found is None:
        return file
    return replace(file, format=found.format, width=found.width, height=found.height, dpi=found.dpi)


def _as_subtitles(file: "RecordedFile", path: Path) -> "RecordedFile":
    from filmtrack.domain.subtitle_file import read_srt

    text = _text(path)
    if path.suffix.casefold() != ".srt":
        return file
    if text is None:
        return replace(file, format="SRT", broken_line=1)
    found = read_srt(text)
    return replace(file, format="SRT", seconds=found.ends_after, words=found.words, broken_line=found.broken_line)


def _as_text(file: "RecordedFile", path: Path) -> "RecordedFile":
    from filmtrack.domain.word_count import words_in

    text = _text(path) if path.suffix.casefold() in {".txt", ".md"} else None
    return file if text is None else replace(file, words=words_in(text))


def _text(path: Path) -> str | None:
    """What a text file says; None when it is too large for one, or not in a known encoding."""
    with path.open("rb") as opened:
        raw = opened.read(_TEXT_BYTES + 1)
    if len(raw) > _TEXT_BYTES:
        return None
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "big5hkscs"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _as_video(file: "RecordedFile", path: Path, say: Callable[[Message], None]) -> "RecordedFile":
    from filmtrack.cli.probing import NotProbedError, probed

    with path.open("rb") as opened:
        container = _container(opened.read(64))
    try:
        found = probed(path)
    except NotProbedError as nothing:
        say(nothing.reason)
        return replace(file, format=container)
    return replace(
        file,
        format=container,
        width=found.width,
        height=found.height,
        seconds=found.seconds,
        codecs=found.codecs,
    )


def _container(head: bytes) -> str | None:
    if head[4:8] == b"ftyp":
        return "MOV" if head[8:12] == b"qt  " else "MP4"
    for begins, name in (
        (b"\x1a\x45\xdf\xa3", "MKV"),
        (b"\x06\x0e\x2b\x34", "MXF"),
        (b"\x30\x26\xb2\x75", "WMV"),
        (b"\x00\x00\x01\xba", "MPEG"),
    ):
        if head.startswith(begins):
            return name
    return "AVI" if head[:4] == b"RIFF" and head[8:12] == b"AVI " else None


def _unreadable(path: Path, reason: str) -> BadInputError:
    return BadInputError(message("{file} cannot be read: {reason}", file=str(path), reason=reason))
