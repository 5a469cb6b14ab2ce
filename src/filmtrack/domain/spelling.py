"""What somebody typed, before it means anything: tidied, shortened for an answer, compared with what is known."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 100
"""Nothing that filmtrack could understand as a day, a span or a zone is longer than this."""

USUALLY_ALIKE = 0.65
"""How alike two words are, from 0 to 1, of which one may be meant by the other."""

_SHOWN = 60
_PUNCTUATION = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """The text in one form: full-width made plain, small letters, single spaces; empty when it is too long."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    return " ".join(plain.casefold().split())


def shortened(text: str) -> str:
    """The text as an answer may quote it: cut when it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@lru_cache(maxsize=16_384)
def plain_name(name: str) -> str:
    """A name as names are compared: no accents, no case, single spaces, punctuation as spaces."""
    if not name.isascii():
        composed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        name = "".join(each for each in composed if not unicodedata.combining(each))
    return _PUNCTUATION.sub(" ", name.casefold()).strip()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like this one, if any is close."""
    return next(iter(near(word, known, most=1)), None)


def near(word: str, known: Iterable[str], *, most: int, alike: float = USUALLY_ALIKE) -> list[str]:
    """The known words that are spelt most like this one, at least so much `alike` (1: the same), the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return get_close_matches(word[:LONGEST], list(known), n=most, cutoff=alike)
