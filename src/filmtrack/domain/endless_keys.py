"""Keys of thousands of parts, with which a small TOML file keeps Python's parser busy for minutes."""

import re

MOST_PARTS = 1_000
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


def refuse_endless_keys(text: str) -> None:
    """Look before the parser does for a line with so many dots outside its texts that no honest key has as many parts.

    Raises:
        ValueError: when there is one.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_PARTS and _TEXT.sub("", line).count(".") > MOST_PARTS:
            msg = f"a key in line {number} has more than {MOST_PARTS} parts"
            raise ValueError(msg)
