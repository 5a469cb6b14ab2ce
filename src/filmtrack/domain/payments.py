"""Money with what it was for, as people write it in one line: ``1200 HKD travel``."""

import re

from filmtrack.domain.money import Money, NotMoneyError, parse_money

_BEGINNINGS = (re.compile(r"\s*\S+\s+\S+(?:\s+|$)"), re.compile(r"\s*\S+(?:\s+|$)"))


def parse_payment(text: str, *, otherwise: str) -> tuple[Money, str]:
    """The amount that a text begins with, and what it was for as written; `otherwise` where the text does not say.

    Raises:
        NotMoneyError: when it does not begin with an amount and a currency.
    """
    for beginning in _BEGINNINGS:
        if found := beginning.match(text):
            try:
                return parse_money(found[0].upper()), text[found.end() :] or otherwise
            except NotMoneyError:
                continue
    raise NotMoneyError(text)
