"""A TOML file is read, or refused in one sentence that names file and line."""

import time
from pathlib import Path

import pytest

from filmtrack.catalogue.toml_file import parse_toml, read_toml


def _refusal(raw: bytes) -> tuple[str, int | None]:
    (problem,) = parse_toml(raw, "mine.toml").problems
    assert problem.file == "mine.toml"
    return str(problem.message), problem.line


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"a = 1\nb = \n", 2, "not valid TOML"),
        (b"a = 1\nb = [1,\n\n", 2, "not valid TOML"),
        (b'a = "x\n', 1, "not valid TOML"),
        (b'a = """\nx\n', 2, "not valid TOML"),
        (b"day = 2026-13-40\n", 1, "not valid TOML"),
        (b"a = 1\na = 2\n", 2, "not valid TOML"),
        (b'a = "\x00"', 1, "not valid TOML"),
        ("a = 'é'".encode("utf-16"), 1, "looks like UTF-16"),
        ("a = 1\nb = 'é'".encode("latin-1"), 2, "not UTF-8"),
        (b"a = " + b"[" * 100_000, 1, "nested"),
        (b"x = 1\n" + b"a." * 100_000 + b"b = 1", 2, "more than 30 parts"),
        (b"x = {" + b"a." * 100_000 + b"b = 1}", 1, "more than 30 parts"),
        (b"[" + b'"a".' * 100_000 + b"b]", 1, "more than 30 parts"),
        (b"a = " + b"{a = " * 5_000, None, "nested too deeply"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence_with_its_line(raw: bytes, line: int | None, said: str):
    message, where = _refusal(raw)
    assert said in message
    assert where == line


def test_a_key_of_a_hundred_thousand_parts_is_refused_at_once():
    begun = time.perf_counter()
    _refusal(b"a." * 100_000 + b"b = 1")
    assert time.perf_counter() - begun < 5


def test_dots_and_brackets_in_texts_and_comments_are_nobodys_business():
    raw = b'a = "' + b"a." * 1_000 + b'"  # ' + b"[" * 1_000 + b"\n"
    assert parse_toml(raw, "mine.toml").problems == ()


def test_a_file_of_twenty_megabytes_is_read():
    raw = b'a = "' + b"x" * 20_000_000 + b'"'
    assert len(parse_toml(raw, "mine.toml").tables["a"]) == 20_000_000


def test_a_byte_order_mark_is_no_mistake():
    assert parse_toml(b"\xef\xbb\xbfa = 1", "mine.toml").tables == {"a": 1}


def test_what_is_not_a_file_is_said_to_be_so(tmp_path: Path):
    assert "folder" in str(read_toml(tmp_path).problems[0].message)
    assert "no such file" in str(read_toml(tmp_path / "none.toml").problems[0].message)
    assert "cannot be read" in str(read_toml(Path("\0")).problems[0].message)
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    assert "cannot be read" in str(read_toml(loop).problems[0].message)
