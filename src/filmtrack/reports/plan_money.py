"""The money of a plan in one currency and in whole cents: dated rates, and what is set aside for unknown fees."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, Decimal
from statistics import median_high

from filmtrack.domain.money import Money
from filmtrack.domain.rates import Rate, Rates
from filmtrack.errors import WrongUsageError
from filmtrack.message import message
from filmtrack.reports.proposal import Candidate, Way
from filmtrack.values import dataclass, field

_CENTS = 100


@dataclass(slots=True, kw_only=True)
class Purse:
    """One currency; it remembers the rates that it used, and what is usual where a fee is not known at all."""

    currency: str
    rates: Rates
    today: date
    used: dict[str, Rate] = field(default_factory=dict)
    usual: int = 0

    def cents(self, money: Money) -> int | None:
        """The amount in whole cents, rounded up; None where no rate is known."""
        if not money.amount or money.currency == self.currency:
            return _ceiling(money.amount)
        rate = self.used.get(money.currency) or self.rates.rate(money.currency, self.currency, self.today)
        if rate is None:
            return None
        self.used[money.currency] = rate
        return _ceiling(money.amount * rate.worth)

    def known(self, way: Way) -> int | None:
        """What a way certainly costs; None where the fee or its rate is not known."""
        return self.cents(way.fee) if way.fee is not None else None

    def counted(self, way: Way) -> int:
        """What a way takes from the budget: its fee, else what is set aside."""
        known = self.known(way)
        if known is not None:
            return known
        assumed = self.cents(way.assumed) if way.assumed is not None else None
        return self.usual if assumed is None else assumed

    def money(self, cents: int) -> Money:
        """Cents as money."""
        return Money(amount=Decimal(cents) / _CENTS, currency=self.currency)

    def learn(self, candidates: Iterable[Candidate]) -> None:
        """Take the middle one of all fees that are known, or were last time, for what is usual.

        Raises:
            WrongUsageError: when there are fees, and a rate is known for none of them.
        """
        told = [way.fee or way.assumed for each in candidates for way in each.ways]
        fees = [cents for money in told if money and (cents := self.cents(money))]
        if not fees and any(money and money.amount for money in told):
            said = message("no rate into {currency} is known, so no fee can be counted in it", currency=self.currency)
            raise WrongUsageError(said, hint=message("count in another currency, or write your own [rates]"))
        self.usual = median_high(fees) if fees else 0


def _ceiling(amount: Decimal) -> int:
    return int((amount * _CENTS).to_integral_value(rounding=ROUND_CEILING))
