"""Words as somebody types them: in a command that is printed to be copied, no name becomes more than one word."""

import re

_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def typed(word: str) -> str:
    """The word as a POSIX shell reads it back unchanged: as it is where that is safe, else in single quotes."""
    if _PLAIN.fullmatch(word):
        return word
    return "'" + word.replace("'", "'\"'\"'") + "'"
