"""What schemes were asked for, granted and paid, round by round, against the pot of each where one is known."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from filmtrack.domain.application import GRANTED, Application
from filmtrack.domain.money import Money
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantSum:
    """The sums of one round of a scheme in one currency; `left` is what the grants leave of the `pot`.

    `applications` counts all that were made, `decisions` those of which somebody decided, `grants` the granted ones;
    `receipts` is what was spent on trips by them, `unstated` counts grants whose sum nobody recorded.
    """

    scheme: str
    round: str | None
    currency: str | None
    applications: int
    decisions: int
    grants: int
    asked: Money | None
    granted: Money | None
    paid: Money | None
    receipts: Money | None
    unstated: int
    pot: Money | None
    left: Money | None


Pot = Callable[[str, str | None], Money | None]
"""How much there is to give away in a round of a scheme, if anybody knows."""


def grant_sums(applications: Iterable[Application], pot: Pot) -> tuple[GrantSum, ...]:
    """One row for each round and currency, by scheme and round."""
    groups: dict[tuple[str, str | None], list[Application]] = {}
    for each in applications:
        if each.status != "planned":
            groups.setdefault((each.scheme, each.round), []).append(each)
    return tuple(
        row for key in sorted(groups, key=lambda each: (each[0], each[1] or "")) for row in _rows(key, groups[key], pot)
    )


def _rows(key: tuple[str, str | None], made: list[Application], pot: Pot) -> Iterable[GrantSum]:
    there = pot(*key)
    named = ((there,) if there else (), *(_moneys(each) for each in made))
    currencies: list[str | None] = [*dict.fromkeys(money.currency for moneys in named for money in moneys)]
    return (_row(key, made, each, there) for each in currencies or [None])


def _row(key: tuple[str, str | None], made: list[Application], currency: str | None, pot: Money | None) -> GrantSum:
    granted = [each for each in made if each.status in GRANTED]
    sum_granted = _sum((each.granted for each in granted), currency)
    here = pot if pot and pot.currency == currency else None
    given = sum_granted.amount if sum_granted else Decimal(0)
    return GrantSum(
        scheme=key[0],
        round=key[1],
        currency=currency,
        applications=len(made),
        decisions=sum(each.decision is not None for each in made),
        grants=len(granted),
        asked=_sum((each.asked for each in made), currency),
        granted=sum_granted,
        paid=_sum((each.paid for each in granted), currency),
        receipts=_sum((receipt.money for each in made for receipt in each.receipts), currency),
        unstated=sum(each.granted is None for each in granted),
        pot=here,
        left=Money(amount=here.amount - given, currency=here.currency) if here else None,
    )


def _moneys(made: Application) -> Iterable[Money]:
    sums = (made.asked, made.granted, made.paid, *(each.money for each in made.receipts))
    return (each for each in sums if each)


def _sum(moneys: Iterable[Money | None], currency: str | None) -> Money | None:
    amounts = [each.amount for each in moneys if each and each.currency == currency]
    return Money(amount=sum(amounts, Decimal(0)), currency=currency) if amounts and currency else None
