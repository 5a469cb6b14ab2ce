"""Other people's text made harmless: no control character or direction override reaches the terminal."""

import re
import unicodedata

_HARMFUL = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
_LINE_BREAK = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
LONGEST = 1_000


def one_line(text: str, longest: int = LONGEST) -> str:
    """The text on one line, control characters shown as escapes, cut with an ellipsis after `longest` characters."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return short if short.isprintable() else re.sub(_HARMFUL, _visible, short)


def text_lines(text: str) -> str:
    """The text with its line breaks, all of them LF, and other control characters shown as escapes."""
    return "\n".join(one_line(line, len(line)) for line in re.split(_LINE_BREAK, text))


def width(text: str) -> int:
    """How many columns a terminal needs for the text; Chinese characters and emoji take two."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def cut(text: str, columns: int) -> str:
    """As much of the text as fits into so many columns."""
    while text and width(text) > columns:
        text = text[: len(text) - max(1, (width(text) - columns) // 2)]
    return text


def shortened(text: str, columns: int) -> str:
    """The text where it fits into so many columns, else as much of it as does before an ellipsis."""
    return text if width(text) <= columns else cut(text, columns - 1).rstrip() + "…"


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it, as wide as so many columns."""
    return text + " " * (columns - width(text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\n\t\r":
        return " "
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"  # noqa: PLR2004
