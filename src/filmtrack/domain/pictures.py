"""What the first bytes of a picture say of it: its format, its size in pixels, its resolution in dots per inch."""

import struct

from filmtrack.values import dataclass

HEAD_BYTES = 1_000_000
"""So many bytes from the beginning are enough, even where a camera put a preview before the picture."""

_INCH_IN_CM = 2.54
_INCH_IN_METRES = 0.0254
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN = 0xDA
_JFIF_LENGTH = 12
_WIDTH, _HEIGHT, _X_RESOLUTION, _UNIT = 256, 257, 282, 296
_SHORT, _LONG, _RATIONAL = 3, 4, 5
_MOST_TAGS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is known of a picture; a size or resolution that it does not say, or says wrongly, is None."""

    format: str
    width: int | None = None
    height: int | None = None
    dpi: int | None = None


def picture_in(head: bytes) -> Picture | None:
    """The picture that a file begins with; None when it begins with none that is known here."""
    if head.startswith(b"\xff\xd8\xff"):
        return _jpeg(head)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(head)
    if head[:4] in {b"II*\0", b"MM\0*"}:
        return _tiff(head)
    return None


def _jpeg(head: bytes) -> Picture:
    """Its segments up to the one that describes the frame; the resolution stands in JFIF's."""
    dpi, at = None, 2
    while at + 4 <= len(head) and head[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = head[at + 1]
        if marker == 0xFF or marker in _BARE:  # noqa: PLR2004 - padding
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        (length,) = struct.unpack_from(">H", head, at + 2)
        segment = head[at + 4 : at + 2 + length]
        if marker in _FRAMES and len(segment) >= 5:  # noqa: PLR2004 - depth, height, width
            height, width = struct.unpack_from(">HH", segment, 1)
            return Picture(format="JPEG", width=width or None, height=height or None, dpi=dpi)
        if segment.startswith(b"JFIF\0") and len(segment) >= _JFIF_LENGTH:
            dpi = _jfif_dpi(segment)
        elif segment.startswith(b"Exif\0\0"):
            dpi = _exif_dpi(segment[6:], dpi)
        if marker == _SCAN or length < 2:  # noqa: PLR2004 - the length counts its own two bytes
            break
        at += 2 + length
    return Picture(format="JPEG", dpi=dpi)


def _jfif_dpi(segment: bytes) -> int | None:
    unit, across = struct.unpack_from(">BH", segment, 7)
    return {1: across, 2: round(across * _INCH_IN_CM)}.get(unit) or None


def _exif_dpi(tiff: bytes, otherwise: int | None) -> int | None:
    inside = _tiff(tiff) if tiff[:4] in {b"II*\0", b"MM\0*"} else None
    return inside.dpi if inside and inside.dpi else otherwise


def _png(head: bytes) -> Picture:
    if len(head) < 24 or head[12:16] != b"IHDR":  # noqa: PLR2004 - the fixed place of its size
        return Picture(format="PNG")
    width, height = struct.unpack_from(">II", head, 16)
    return Picture(format="PNG", width=width or None, height=height or None, dpi=_png_dpi(head))


def _png_dpi(head: bytes) -> int | None:
    """The resolution of the chunk that has it, which comes before the picture itself."""
    at = head.find(b"pHYs", 0, max(head.find(b"IDAT"), 0) or len(head))
    if at < 0 or len(head) < at + 13:
        return None
    across, _, unit = struct.unpack_from(">IIB", head, at + 4)
    return round(across * _INCH_IN_METRES) or None if unit == 1 else None


def _tiff(head: bytes) -> Picture:
    """Its first directory; one beyond the bytes at hand says nothing."""
    order = "<" if head.startswith(b"II") else ">"
    tags = _tags(head, order)
    dots, unit = tags.get(_X_RESOLUTION), tags.get(_UNIT, 2)
    dpi = None if dots is None else {2: round(dots), 3: round(dots * _INCH_IN_CM)}.get(int(unit))
    width, height = (int(tags.get(each, 0)) or None for each in (_WIDTH, _HEIGHT))
    return Picture(format="TIFF", width=width, height=height, dpi=dpi or None)


def _tags(head: bytes, order: str) -> dict[int, float]:
    found: dict[int, float] = {}
    try:
        (start,) = struct.unpack_from(f"{order}I", head, 4)
        (count,) = struct.unpack_from(f"{order}H", head, start)
        for place in range(min(count, _MOST_TAGS)):
            tag, kind, _ = struct.unpack_from(f"{order}HHI", head, start + 2 + 12 * place)
            value = _value(head, order, kind, start + 10 + 12 * place)
            if value is not None:
                found[tag] = value
    except struct.error:
        return found
    return found


def _value(head: bytes, order: str, kind: int, at: int) -> float | None:
    """One number of a directory: short, long, or the fraction that it points to."""
    if kind == _SHORT:
        return float(struct.unpack_from(f"{order}H", head, at)[0])
    if kind not in {_LONG, _RATIONAL}:
        return None
    (number,) = struct.unpack_from(f"{order}I", head, at)
    if kind == _LONG:
        return float(number)
    above, below = struct.unpack_from(f"{order}II", head, number)
    return above / below if below else None
