"""What is wrong with a file that was ticked."""

import pytest

from filmtrack.domain.ticks import RecordedFile
from filmtrack.reports.file_findings import findings, findings_anywhere
from handing import ITEMS, a_case, a_material
from ledgers import a_film

FILM = a_film(runtime_seconds=870)


def file(**known):
    return RecordedFile(**{"path": "/f", "size": 1000, "sha256": "x", **known})


def found(item, recorded, film=FILM, **asked):
    return [str(each) for each in findings(recorded, ITEMS.item(item), a_material(item, **asked), film)]


JPEG = {"format": "JPEG", "width": 4000, "height": 3000, "dpi": 300}


@pytest.mark.parametrize(
    ("item", "recorded", "asked", "sentences"),
    [
        ("stills", JPEG, {"formats": ("JPEG", "TIFF"), "dpi": 300, "pixels": (1920, 1080)}, []),
        ("stills", {}, {}, ["the file is no JPEG, PNG or TIFF picture"]),
        ("stills", JPEG, {"formats": ("TIFF",)}, ["the file is JPEG; asked for: TIFF"]),
        ("stills", {**JPEG, "dpi": 72}, {"dpi": 300}, ["72 dpi; asked for: 300 dpi"]),
        (
            "stills",
            {**JPEG, "dpi": None},
            {"dpi": 300},
            ["the picture does not say its resolution; asked for: 300 dpi"],
        ),
        (
            "stills",
            {**JPEG, "width": 800, "height": 600},
            {"pixels": (1920, 1080)},
            ["800 × 600 pixels; asked for: 1920 × 1080"],
        ),
        ("stills", {**JPEG, "width": 1080, "height": 1920}, {"pixels": (1920, 1080)}, []),
        (
            "stills",
            {**JPEG, "width": 2000, "height": 1000},
            {"pixels": (1920, 1080)},
            ["2000 × 1000 pixels; asked for: 1920 × 1080"],
        ),
        ("stills", {**JPEG, "width": None}, {"pixels": (1920, 1080)}, []),
        ("poster", {**JPEG, "size": 10_000_001}, {"megabytes": 10}, ["the file has 11 MB; at most 10 MB are taken"]),
        ("poster", {**JPEG, "size": 10_000_000}, {"megabytes": 10}, []),
        ("synopsis", {"words": 101}, {"words": 100}, ["101 words; at most 100 are taken"]),
        ("synopsis", {"words": 100}, {"words": 100}, []),
        ("synopsis", {}, {"words": 100}, []),
        ("screener", {"seconds": 872}, {}, []),
        ("screener", {"seconds": 800}, {}, ["the file runs 13:20, the film 14:30: is it this cut?"]),
        ("file", {"format": "MOV", "codecs": ("ProRes",)}, {"formats": ("DCP", "ProRes 422 HQ")}, []),
        (
            "file",
            {"format": "MP4", "codecs": ("H.264",)},
            {"formats": ("DCP",)},
            ["the file is MP4, H.264; asked for: DCP"],
        ),
        ("trailer", {"seconds": 61}, {"up_to_seconds": 60}, ["it runs 1:01; at most 1:00 are taken"]),
        ("trailer", {"seconds": 60}, {"up_to_seconds": 60}, []),
        ("subtitles", {"format": "SRT", "seconds": 860}, {}, []),
        (
            "subtitles",
            {"format": "SRT", "seconds": 873},
            {},
            ["the last subtitle ends at 14:33, after the film (14:30)"],
        ),
        (
            "subtitles",
            {"format": "SRT", "seconds": 200},
            {},
            ["the last subtitle ends at 3:20 of 14:30: is it of the whole film?"],
        ),
        ("subtitles", {"format": "SRT", "broken_line": 7}, {}, ["line 7 of the subtitle file cannot be read"]),
        ("subtitles", {}, {}, ["the file is no .srt file, so its times were not looked at"]),
        ("subtitles", {"format": "SRT"}, {}, []),
        ("entry-form", {"seconds": 5}, {}, []),
    ],
)
def test_a_file_is_held_against_what_is_asked_for(item, recorded, asked, sentences):
    assert found(item, file(**recorded), **asked) == sentences


def test_a_film_whose_length_nobody_stated_is_held_against_none():
    assert found("screener", file(seconds=5), a_film()) == []
    assert found("subtitles", file(format="SRT", seconds=5), a_film()) == []


def test_everyone_who_asks_for_it_is_named_once_and_the_general_goes_before():
    item = ITEMS.item("stills")
    asks = [
        a_case(a_material("stills", dpi=300), name="Lamma Short"),
        a_case(a_material("stills", dpi=300), name="Lamma Short"),
        a_case(a_material("stills", "selection", dpi=200), name="Uppsala"),
        a_case(name="Nobody"),
    ]
    recorded = file(**{**JPEG, "dpi": 72})
    said = [str(each) for each in findings_anywhere(recorded, item, FILM, asks, ITEMS)]
    assert said == ["Lamma Short: 72 dpi; asked for: 300 dpi", "Uppsala: 72 dpi; asked for: 200 dpi"]
    said = [str(each) for each in findings_anywhere(file(), item, FILM, asks, ITEMS)]
    assert said == ["the file is no JPEG, PNG or TIFF picture"]
