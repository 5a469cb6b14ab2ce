"""Cells of CSV that a spreadsheet would run as formulas, made harmless by an apostrophe; and the way back."""

import re
from typing import Final

_RISKY: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_NUMBER: Final = re.compile(r"-(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?", re.ASCII)
"""A negative number that a spreadsheet shows as it stands; with an apostrophe it could not be added up."""


def harmless_cell(text: str) -> str:
    """The text as a spreadsheet may have it: nothing that it would run, and nothing that `meant_cell` would mistake."""
    return "'" + text if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def meant_cell(cell: str) -> str:
    """The text that was meant by a cell: one apostrophe that kept it from being a formula is no part of it."""
    return cell[1:] if cell[:1] == "'" and _RISKY.match(cell) else cell
