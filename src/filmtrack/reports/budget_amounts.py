"""What an entry costs and earns: its planned, spent and earned amounts, each with the day it is paid on."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.entry import Entry
from filmtrack.domain.money import Money
from filmtrack.rules.entered import NOT_ENTERED
from filmtrack.values import dataclass

Purse: TypeAlias = Literal["planned", "spent", "income"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Money that one entry takes or brings; `on` is the day of payment, of a plan its deadline (None: not known)."""

    entry: Entry
    purse: Purse
    money: Money
    on: date | None


def amounts_of(entry: Entry) -> Iterator[Amount]:
    """Everything that an entry costs or earns; a fee counts as spent once the film was sent."""
    purse: Purse = "spent" if was_sent(entry) else "planned"
    if purse == "spent" or entry.status == "planned":
        for money in (fee_of(entry), entry.charge):
            if money is not None:
                yield Amount(entry=entry, purse=purse, money=money, on=paid_on(entry))
    for payment in entry.costs:
        yield Amount(entry=entry, purse="spent", money=payment.money, on=payment.on)
    for payment in entry.income:
        yield Amount(entry=entry, purse="income", money=payment.money, on=payment.on)


def was_sent(entry: Entry) -> bool:
    """Whether the film was ever sent in, or got an answer without."""
    return any(each.status not in NOT_ENTERED for each in entry.history)


def fee_of(entry: Entry) -> Money | None:
    """The fee: the one recorded; of a plan, else the one that its tier asks. None is not known."""
    if entry.fee is not None or was_sent(entry):
        return entry.fee
    return entry.terms.fee if entry.terms else None


def paid_on(entry: Entry) -> date | None:
    """The day of the fee: when the film was sent; of a plan the day of its deadline."""
    if was_sent(entry):
        return entry.submitted_on or next(each.on for each in entry.history if each.status not in NOT_ENTERED)
    return entry.terms.day if entry.terms else None


def lacks_fee(entry: Entry) -> bool:
    """Whether an entry that costs a fee, or will, does not say which."""
    return fee_of(entry) is None and (was_sent(entry) or entry.status == "planned")
