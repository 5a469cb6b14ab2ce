"""Keys of thousands of parts, with which a small TOML file keeps Python's parser busy for minutes."""

import re

MOST_PARTS = 1_000
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


def has_endless_key(text: str) -> bool:
    """Whether any line holds so many dots outside its texts that no honest key has as many parts."""
    return any(
        line.count(".") > MOST_PARTS and _TEXT.sub("", line).count(".") > MOST_PARTS for line in text.split("\n")
    )
