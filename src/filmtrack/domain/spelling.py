"""What somebody typed, before it means anything: tidied, shortened for an answer, compared with what is known."""

import unicodedata
from collections.abc import Iterable

LONGEST = 100
"""Nothing that filmtrack could understand as a day, a span or a zone is longer than this."""

_SHOWN = 60


def tidy(text: str) -> str:
    """The text in one form: full-width made plain, small letters, single spaces; empty when it is too long."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    return " ".join(plain.casefold().split())


def shortened(text: str) -> str:
    """The text as an answer may quote it: cut when it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like this one, if any is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    return next(iter(get_close_matches(word[:LONGEST], known, n=1, cutoff=0.65)), None)
