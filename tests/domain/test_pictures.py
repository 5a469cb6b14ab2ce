"""What a picture's first bytes say of it."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.pictures import Picture, picture_in


def jpeg(*segments: bytes, width=1920, height=1080):
    frame = segment(0xC2, struct.pack(">BHHB", 8, height, width, 3) + b"\0" * 9)
    return b"\xff\xd8" + b"".join(segments) + frame + segment(0xDA, b"\0" * 10) + b"\1\2\3"


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jfif(unit, dots):
    return segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, dots, dots, 0, 0))


def tiff(*tags, order="<", extra=b""):
    """A TIFF whose tags are (number, kind, value); a fraction is given by what it points to."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    directory = struct.pack(f"{order}H", len(tags))
    for number, kind, value in tags:
        directory += struct.pack(f"{order}HHI", number, kind, 1)
        directory += struct.pack(f"{order}HH" if kind == 3 else f"{order}I", *((value, 0) if kind == 3 else (value,)))
    return mark + struct.pack(f"{order}I", 8) + directory + b"\0\0\0\0" + extra


def full_tiff(order="<", unit=2):
    tags = [(256, 4, 4000), (257, 3, 3000), (282, 5, 8 + 2 + 12 * 4 + 4), (296, 3, unit)]
    return tiff(*tags, order=order, extra=struct.pack(f"{order}II", 300, 1))


def png(width=640, height=480, *chunks):
    head = struct.pack(">II", width, height) + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IDAT", b"pHYs....")


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def dots(per_metre, unit=1):
    return chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, unit))


@pytest.mark.parametrize(
    ("head", "format_", "size", "dpi"),
    [
        (jpeg(), "JPEG", (1920, 1080), None),
        (jpeg(jfif(1, 300)), "JPEG", (1920, 1080), 300),
        (jpeg(jfif(2, 118)), "JPEG", (1920, 1080), 300),
        (jpeg(jfif(0, 1)), "JPEG", (1920, 1080), None),
        (jpeg(jfif(1, 0)), "JPEG", (1920, 1080), None),
        (jpeg(segment(0xE1, b"Exif\0\0" + full_tiff())), "JPEG", (1920, 1080), 300),
        (jpeg(jfif(1, 72), segment(0xE1, b"Exif\0\0" + full_tiff(">"))), "JPEG", (1920, 1080), 300),
        (jpeg(jfif(1, 72), segment(0xE1, b"Exif\0\0nonsense")), "JPEG", (1920, 1080), 72),
        (jpeg(jfif(1, 72), segment(0xE1, b"Exif\0\0" + tiff())), "JPEG", (1920, 1080), 72),
        (jpeg(b"\xff\xff\xff", segment(0xFE, b"a comment"), b"\xff\xd0"), "JPEG", (1920, 1080), None),
        (jpeg(segment(0xE0, b"JFIF\0short")), "JPEG", (1920, 1080), None),
        (jpeg(segment(0xDA, b"")), "JPEG", (None, None), None),
        (jpeg(segment(0xC4, b"\0" * 20), width=0), "JPEG", (None, 1080), None),
        (jpeg()[:9], "JPEG", (None, None), None),
        (b"\xff\xd8\xff\xe0\0\1....", "JPEG", (None, None), None),
        (b"\xff\xd8\xff\xe0\0\4ab.........", "JPEG", (None, None), None),
        (png(), "PNG", (640, 480), None),
        (png(640, 480, dots(11811)), "PNG", (640, 480), 300),
        (png(640, 480, dots(11811, unit=0)), "PNG", (640, 480), None),
        (png(640, 480, dots(0)), "PNG", (640, 480), None),
        (png(0, 0), "PNG", (None, None), None),
        (png()[:20], "PNG", (None, None), None),
        (png()[:33] + b"....pHYs12", "PNG", (640, 480), None),
        (full_tiff(), "TIFF", (4000, 3000), 300),
        (full_tiff(">"), "TIFF", (4000, 3000), 300),
        (full_tiff(unit=3), "TIFF", (4000, 3000), 762),
        (full_tiff(unit=1), "TIFF", (4000, 3000), None),
        (full_tiff()[:-8], "TIFF", (4000, 3000), None),
        (tiff((256, 2, 5), (257, 4, 7), (282, 5, 4)), "TIFF", (None, 7), None),
        (b"II*\0\xff\xff\xff\x7f", "TIFF", (None, None), None),
        (b"II*\0", "TIFF", (None, None), None),
    ],
)
def test_a_picture_says_its_format_size_and_resolution(head, format_, size, dpi):
    found = picture_in(head)
    assert found is not None
    assert (found.format, (found.width, found.height), found.dpi) == (format_, size, dpi)


def test_a_fraction_of_nothing_is_no_resolution():
    tags = [(282, 5, 8 + 2 + 12 + 4)]
    assert picture_in(tiff(*tags, extra=struct.pack("<II", 300, 0))) == Picture(format="TIFF")


@pytest.mark.parametrize("head", [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8", b"PNG", b"\0" * 100])
def test_what_is_no_picture_is_none(head):
    assert picture_in(head) is None


BEGINNINGS = [
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\0",
    b"MM\0*",
    jpeg(jfif(1, 300))[:30],
    full_tiff()[:20],
    png()[:30],
]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_no_damage_breaks_the_reading(beginning, rest):
    found = picture_in(beginning + rest)
    assert found is not None
    assert all(each is None or each > 0 for each in (found.width, found.height, found.dpi))
