"""How long a text is, in words; of Chinese, Japanese and Korean every character counts as one."""

import re

_WORDS = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_\u2e80-\u9fff\uac00-\ud7af]+(?:['’.-][^\W_]+)*"
)


def words_in(text: str) -> int:
    """The number of words of a text."""
    return sum(1 for _ in _WORDS.finditer(text))
