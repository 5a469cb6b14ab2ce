"""Numbers of identity cards and passports, which have no place in a record of films, told by their looks."""

import re
import unicodedata

from filmtrack.errors import WrongUsageError
from filmtrack.message import message

_HONG_KONG = re.compile(r"(?<![a-z0-9])[a-z]{1,2} ?\d{3} ?\d{3}(?: ?\( ?[0-9a] ?\)|[0-9a])?(?![a-z0-9])")
_PASSPORT = re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d{7,8}(?![a-z0-9])")
_MAINLAND = re.compile(r"(?<![a-z0-9])\d{17}[0-9x](?![a-z0-9])")


def holds_identity_number(text: str) -> bool:
    """Whether something in the text looks like the number of an identity card (``A123456(7)``) or a passport."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return any(each.search(plain) for each in (_HONG_KONG, _PASSPORT, _MAINLAND))


def refuse_identity_number(text: str) -> None:
    """Let no number of an identity card or passport into the record.

    Raises:
        WrongUsageError: when the text holds what looks like one; it is not repeated.
    """
    if holds_identity_number(text):
        said = message("this looks like the number of an identity card, which is never kept")
        raise WrongUsageError(said, hint=message("write only what matters: permanent-id, right-of-abode, an age"))
