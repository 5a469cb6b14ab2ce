"""Money: a decimal amount and its ISO 4217 currency; nothing here converts."""

import re
from decimal import Decimal
from functools import lru_cache

from filmtrack.message import Message, message
from filmtrack.values import dataclass

_WRITTEN = re.compile(r"(\d{1,12}(?:\.\d{1,4})?)\s*([A-Z]{3})|([A-Z]{3})\s*(\d{1,12}(?:\.\d{1,4})?)")


class NotMoneyError(ValueError):
    """A text that is not an amount with a currency; `message` says what would be."""

    def __init__(self, text: str) -> None:
        self.message: Message = message(
            "{text!r} is not an amount of money: write it like {example}", text=text[:80], example='"13 EUR"'
        )
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in one currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """The amount as people write it: whole units without decimals, ``13 EUR`` or ``13.50 EUR``."""
        whole = self.amount == self.amount.to_integral_value()
        return f"{self.amount.to_integral_value() if whole else self.amount:f} {self.currency}"

    @property
    def plain(self) -> str:
        """The amount as JSON gives it: at least two decimals, never an exponent."""
        return _plain(str(self.amount))


NOTHING = Money(amount=Decimal(0), currency="EUR")
"""What is free costs; no money is the same in every currency."""


def costs_at_most(fee: Money | None, most: Money) -> bool:
    """Whether a fee is known to be no more than an amount; what is free is less than any."""
    return fee is not None and (not fee.amount or (fee.currency == most.currency and fee.amount <= most.amount))


@lru_cache(maxsize=1024)
def _plain(figures: str) -> str:
    amount = Decimal(figures)
    return f"{amount:f}" if amount != round(amount, 2) else f"{amount:.2f}"


def parse_money(text: str) -> Money:
    """The money a text such as ``13 EUR``, ``13.50 EUR`` or ``EUR 13`` names.

    Raises:
        NotMoneyError: when it names none.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise NotMoneyError(text)
    return Money(amount=Decimal(found[1] or found[4]), currency=found[2] or found[3])
