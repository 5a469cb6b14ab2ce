"""Formats as festivals name them, against what a file is."""

import pytest

from filmtrack.domain.file_formats import accepts


@pytest.mark.parametrize(
    ("asked", "container", "codecs", "answer"),
    [
        ((), "MOV", (), None),
        (("JPEG", "TIFF"), "JPEG", (), True),
        (("JPG", "PNG"), "JPEG", (), True),
        (("JPG", "PNG"), "TIFF", (), False),
        (("tif",), "TIFF", (), True),
        (("QuickTime HD", "MP4 H.264", "Blu-ray", "DCP"), "MP4", ("H.264",), True),
        (("MP4 H.264",), "MP4", ("ProRes",), False),
        (("MP4 H.264",), "MP4", (), True),
        (("QuickTime ProRes",), "MOV", ("ProRes",), True),
        (("QuickTime ProRes",), "MP4", ("ProRes",), False),
        (("ProRes 422 HQ", "H.264"), "MOV", ("ProRes",), True),
        (("H.264",), "MOV", ("ProRes",), False),
        (("AVC",), "MP4", ("H.264",), True),
        (("ProRes",), "DCP", (), False),
        (("DCP", "35mm"), "MP4", (), False),
        (("DCP without key",), "DCP", (), True),
        (("35mm", "16mm", "Super 8"), "DCP", (), False),
        (("link with password",), "MOV", (), None),
        (("DCP", "as agreed"), "MOV", (), None),
        (("DCP",), None, (), None),
        (("DCP",), "something else", (), None),
        (("SRT",), "SRT", (), True),
    ],
)
def test_a_format_is_accepted_refused_or_not_known(asked, container, codecs, answer):
    assert accepts(asked, container, codecs) is answer
