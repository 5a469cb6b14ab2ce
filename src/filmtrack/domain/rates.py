"""Exchange rates: what one unit of a currency was worth in another, as last known on a day."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Context, Decimal
from typing import Final, Protocol, TypeAlias

from filmtrack.values import dataclass

Quote: TypeAlias = tuple[date, Decimal]
"""A day and a value."""

_EXACT: Final = Context(prec=34)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of `currency` was worth in `into`, on which day, and who says so."""

    currency: str
    into: str
    worth: Decimal
    on: date
    source: str


class Rates(Protocol):
    """Whoever knows rates."""

    def rate(self, currency: str, into: str, day: date) -> Rate | None:
        """The last rate of that day or before it; None when none is known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Quotes of currencies against one, `base`, each currency's by day with the earliest first.

    A quote says what one unit of the currency was worth in `base`; an `indirect` one, like those of the European
    Central Bank, how many units of the currency one unit of `base` was worth.
    """

    base: str
    source: str
    quotes: Mapping[str, tuple[Quote, ...]]
    indirect: bool = False

    def rate(self, currency: str, into: str, day: date) -> Rate | None:
        """The rate of the last day up to this one on which both currencies were quoted."""
        one, other = self._last(currency, day), self._last(into, day)
        while one and other and one[0] != other[0]:
            day = min(one[0], other[0])
            one, other = self._last(currency, day), self._last(into, day)
        if one is None or other is None:
            return None
        above, below = (other[1], one[1]) if self.indirect else (one[1], other[1])
        worth = _EXACT.divide(above, below)
        return Rate(currency=currency, into=into, worth=worth, on=one[0], source=self.source)

    def _last(self, currency: str, day: date) -> Quote | None:
        if currency == self.base:
            return day, Decimal(1)
        quotes = self.quotes.get(currency, ())
        place = bisect_right(quotes, day, key=lambda each: each[0])
        return quotes[place - 1] if place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOf:
    """Several sources, of which the first that knows a rate is believed."""

    sources: tuple[Rates, ...]

    def rate(self, currency: str, into: str, day: date) -> Rate | None:
        """The rate by the first source that has one."""
        found = (each.rate(currency, into, day) for each in self.sources)
        return next((rate for rate in found if rate), None)
