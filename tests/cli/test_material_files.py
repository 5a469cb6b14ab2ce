"""Files that are handed in: read when they are ticked, looked for again when a checklist is shown."""

import os
import socket
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from filmtrack.cli import material_files
from filmtrack.cli.material_files import recorded, states
from filmtrack.domain.ticks import Tick
from filmtrack.errors import BadInputError

SRT = "1\n00:00:01,000 --> 00:14:00,000\nBonjour\n"
JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H5sHBHHBB", 16, b"JFIF\0", 0x0102, 1, 300, 300, 0, 0)
JPEG += b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 1080, 1920, 3) + b"\0" * 9
HOSTILE = [
    "圖 片.jpg",
    "-rf.jpg",
    "a\nb.jpg",
    "\u202egpj.jpg",
    "$(touch x).jpg",
    "[bold]x[/b].jpg",
    "'\".jpg",
    "🎬.jpg",
]


def read(path, kind=None):
    said = []
    found = recorded(path, kind, said.append)
    return found, [str(each) for each in said]


def put(path, content=b"x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def state(file):
    return states([Tick(film="f", item="i", file=file), Tick(film="f", item="without")])[file.path]


def test_a_file_is_recorded_with_its_whole_path_size_and_checksum(tmp_path, monkeypatch):
    put(tmp_path / "a.pdf", b"hello")
    monkeypatch.chdir(tmp_path)
    found, said = read(Path("a.pdf"))
    assert (found.path, found.size) == (str(tmp_path / "a.pdf"), 5)
    assert found.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert said == []


def test_a_home_is_understood(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    put(tmp_path / "a.txt")
    assert read(Path("~/a.txt"))[0].path == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_only_a_name(tmp_path, name):
    found, _ = read(put(tmp_path / name, JPEG), "picture")
    assert (found.format, found.width, found.height, found.dpi) == ("JPEG", 1920, 1080, 300)
    assert state(found) == "there"


def test_a_name_that_is_not_text_is_refused(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.jpg"
    Path(os.fsdecode(path)).write_bytes(JPEG)
    with pytest.raises(BadInputError, match="not UTF-8"):
        read(Path(os.fsdecode(path)), "picture")


@pytest.mark.parametrize("name", ["no such file", "a\0b", "x" * 5000])
def test_what_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(BadInputError, match=r"cannot be read|UTF-8"):
        read(tmp_path / name)


def test_what_is_neither_file_nor_folder_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInputError, match="neither a file nor a folder"):
        read(tmp_path / "pipe")
    with pytest.raises(BadInputError, match="neither a file nor a folder"):
        read(Path("/dev/zero"))
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(BadInputError, match="cannot be read"):
        read(tmp_path / "loop")


def test_what_is_no_picture_has_no_format(tmp_path):
    found, _ = read(put(tmp_path / "a.jpg", b"%PDF"), "picture")
    assert found.format is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5"])
def test_subtitles_are_read_in_the_encodings_that_people_use(tmp_path, encoding):
    found, _ = read(put(tmp_path / "a.SRT", (SRT + "夜車\n").encode(encoding)), "subtitles")
    assert (found.format, found.seconds, found.words, found.broken_line) == ("SRT", 840, 2, None)


@pytest.mark.parametrize("content", [b"1\n\xff\xfe\xfd\x80\x81", b"nonsense", b"\xff\xfe1"])
def test_a_broken_subtitle_file_is_recorded_as_broken(tmp_path, content):
    found, _ = read(put(tmp_path / "a.srt", content), "subtitles")
    assert (found.format, found.broken_line) == ("SRT", 1)


def test_other_subtitles_are_not_looked_into(tmp_path):
    assert read(put(tmp_path / "a.stl", SRT), "subtitles")[0].format is None


def test_a_text_is_counted_if_it_is_plain(tmp_path):
    assert read(put(tmp_path / "a.txt", "A bus at night."), "text")[0].words == 4
    assert read(put(tmp_path / "a.docx", "A bus at night."), "text")[0].words is None
    assert read(put(tmp_path / "a.md", b"\xff\x00\x80"), "text")[0].words is None


def test_what_is_too_large_for_a_text_is_not_read_as_one(tmp_path, monkeypatch):
    monkeypatch.setattr(material_files, "_TEXT_BYTES", 10)
    assert read(put(tmp_path / "a.txt", "A bus at night."), "text")[0].words is None
    assert read(put(tmp_path / "a.srt", SRT), "subtitles")[0].broken_line == 1


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"\0\0\0\x20ftypqt  ", "MOV"),
        (b"\0\0\0\x20ftypisom", "MP4"),
        (b"\x1a\x45\xdf\xa3....", "MKV"),
        (b"\x06\x0e\x2b\x34....", "MXF"),
        (b"\x30\x26\xb2\x75....", "WMV"),
        (b"\x00\x00\x01\xba....", "MPEG"),
        (b"RIFF....AVI LIST", "AVI"),
        (b"RIFF....WAVE", None),
        (b"", None),
    ],
)
def test_a_film_is_known_by_its_first_bytes_and_what_was_not_looked_at_is_said(tmp_path, monkeypatch, head, format_):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing here"))
    found, said = read(put(tmp_path / "film.mov", head), "video")
    assert found.format == format_
    assert said == ["ffprobe is not installed, so nobody looked how long the film runs"]


def test_a_folder_is_recorded_as_a_whole(tmp_path):
    folder = tmp_path / "NightBus_SHR"
    put(folder / "ASSETMAP.xml", b"12")
    put(folder / "sub" / "picture.mxf", b"345")
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "out").symlink_to("/etc")
    found, said = read(folder, "video")
    assert (found.size, found.format, said) == (5, "DCP", [])
    assert state(found) == "there"
    put(folder / "sub" / "picture.mxf", b"999")
    os.utime(folder / "sub" / "picture.mxf", ns=(1, found.modified_ns + 1))
    assert state(found) == "changed"
    assert read(tmp_path / "NightBus_SHR" / "sub")[0].format is None


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path, monkeypatch):
    (tmp_path / "f").mkdir()

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(BadInputError, match="Permission denied"):
        read(tmp_path / "f")


def test_an_empty_folder_is_recorded(tmp_path):
    (tmp_path / "empty").mkdir()
    assert read(tmp_path / "empty")[0].size == 0


def test_a_file_that_is_gone_or_changed_is_noticed(tmp_path):
    path = put(tmp_path / "a.jpg", JPEG)
    found, _ = read(path, "picture")
    assert state(found) == "there"
    put(path, JPEG + b"more")
    assert state(found) == "changed"
    put(path, JPEG.replace(b"\x01\x2c", b"\x01\x2d", 1))
    os.utime(path, ns=(1, found.modified_ns + 1))
    assert state(found) == "changed"
    path.unlink()
    assert state(found) == "gone"


def test_a_file_that_was_only_touched_is_the_same(tmp_path):
    path = put(tmp_path / "a.jpg", JPEG)
    found, _ = read(path, "picture")
    os.utime(path, ns=(1, found.modified_ns + 1))
    assert state(found) == "there"


def test_a_large_file_that_was_touched_is_not_read_through_again(tmp_path, monkeypatch):
    path = put(tmp_path / "a.mov", b"12345")
    found, _ = read(path)
    monkeypatch.setattr(material_files, "_COMPARED_BYTES", 4)
    assert state(found) == "there"
    os.utime(path, ns=(1, found.modified_ns + 1))
    assert state(found) == "perhaps-changed"


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "/dev/zero"])
def test_what_cannot_be_looked_at_may_have_changed(tmp_path, path):
    found, _ = read(put(tmp_path / "a.txt"))
    assert state(replace(found, path=path)) == "perhaps-changed"


def test_a_folder_with_other_things_in_it_is_read(tmp_path):
    put(tmp_path / "f" / "a")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "f" / "s"))
        assert read(tmp_path / "f")[0].size == 1
