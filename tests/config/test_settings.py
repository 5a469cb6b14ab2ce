"""config.toml, checked key by key."""

from pathlib import Path

import pytest

from filmtrack.config.settings import read_settings
from filmtrack.errors import BadInputError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_a_missing_file_says_nothing(file: Path):
    settings = read_settings(file)
    assert (settings.text("timezone"), settings.texts("catalogues")) == (None, ())


def test_each_key_has_its_value(file: Path):
    file.write_text('timezone = "Asia/Hong_Kong"\ncatalogues = ["a", "b"]\n')
    settings = read_settings(file)
    assert settings.text("timezone") == "Asia/Hong_Kong"
    assert settings.text("catalogues") is None
    assert settings.texts("catalogues") == ("a", "b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("timezon = 3", "unknown key timezon"),
        ("budget.cup = 3", "unknown key budget.cup"),
        ("timezone = 3", "timezone wants text in quotes"),
        ('catalogues = "x"', "catalogues wants a list"),
        ("rates = 3", "rates wants a table"),
        ("x = ", "not valid TOML"),
        ("a = " + "[" * 100_000, "not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence(file: Path, text: str, said: str):
    file.write_text(text)
    with pytest.raises(BadInputError, match=said):
        read_settings(file)


def test_a_file_that_is_no_text_is_said(file: Path):
    file.write_bytes(b"\xff")
    with pytest.raises(BadInputError, match="cannot be read"):
        read_settings(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(BadInputError, match="cannot be read"):
        read_settings(file)
