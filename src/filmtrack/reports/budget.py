"""What festivals cost and bring: planned, spent and earned, for each selection, and against a cap."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from filmtrack.domain.days import DayRange
from filmtrack.domain.entry import ACCEPTED, Entry, Status
from filmtrack.domain.money import Money
from filmtrack.domain.rates import Rate, Rates
from filmtrack.reports.budget_amounts import Amount, Purse, amounts_of, lacks_fee
from filmtrack.rules.entered import was_accepted
from filmtrack.values import dataclass, field

Grouping: TypeAlias = Literal["festival", "month", "currency", "status", "platform", "film"]
GROUPINGS: tuple[Grouping, ...] = ("festival", "month", "currency", "status", "platform", "film")

_PURSES: tuple[Purse, ...] = ("planned", "spent", "income")
_FRESH = timedelta(days=7)
_NO_CENTS = frozenset({"CLP", "ISK", "JPY", "KRW", "VND"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """Into which currency money is converted, and by whose rates."""

    into: str
    rates: Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """The sums of one group of entries in one currency; `group` None is all of them together.

    A group that has amounts without a rate has one row more for each of their currencies. `per_selection`
    is what was spent for each entry of the group that was taken.
    """

    group: str | None
    name: str | None
    currency: str | None
    entries: int
    planned: Money | None
    spent: Money | None
    income: Money | None
    selections: int
    per_selection: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The rows by group, the sums of all, and what must be said beside them.

    `rates` are those that were used, `stale` those of them that were already over a week old on a day of payment;
    `unrated` are the currencies that stand apart because no rate is known; `without_fee` counts entries
    whose fee is not known.
    """

    rows: tuple[BudgetRow, ...]
    totals: tuple[BudgetRow, ...]
    currency: str | None
    rates: tuple[Rate, ...]
    stale: tuple[Rate, ...]
    unrated: tuple[str, ...]
    without_fee: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """A limit, what all entries together have taken and will take of it, and what is left.

    `unrated` are the currencies that are not counted because no rate is known.
    """

    cap: Money
    committed: Money
    left: Money
    unrated: tuple[str, ...]


def budget(
    entries: Iterable[Entry],
    *,
    by: Grouping | None,
    days: DayRange | None = None,
    conversion: Conversion | None,
    today: date,
) -> Budget:
    """The budget of these entries; with `days` only what is paid then counts. By currency nothing is converted."""
    sums = _Sums(conversion=conversion, today=today)
    apart = _Sums(conversion=None if by == "currency" else conversion, today=today)
    groups: dict[str | None, _Group] = defaultdict(_Group)
    everything = _Group()
    without_fee = 0
    for entry in entries:
        amounts = [each for each in amounts_of(entry) if days is None or _within(each.on, days)]
        if days is not None and not amounts:
            continue
        without_fee += lacks_fee(entry)
        everything.add(entry, amounts, sums)
        for key, some in _grouped(entry, amounts, by):
            groups[key].add(entry, some, apart)
    rows = [row for key, each in groups.items() for row in each.rows(key, by, apart.currency)]
    return Budget(
        rows=tuple(sorted(rows, key=_by_group)) if by else (),
        totals=tuple(everything.rows(None, None, sums.currency)),
        currency=sums.currency,
        rates=tuple(sums.used[key] for key in sorted(sums.used)),
        stale=tuple(sums.used[key] for key in sorted(sums.stale)),
        unrated=tuple(sorted(sums.unrated)),
        without_fee=without_fee,
    )


def cap_left(entries: Iterable[Entry], cap: Money, *, rates: Rates, today: date) -> Cap:
    """What all these entries leave of a cap; what is only planned is taken already, income gives nothing back."""
    sums = _Sums(conversion=Conversion(into=cap.currency, rates=rates), today=today)
    taken = Decimal(0)
    for amount in (each for entry in entries for each in amounts_of(entry) if each.purse != "income"):
        currency, value = sums.converted(amount)
        taken += value if currency == cap.currency else 0
    committed = rounded(taken, cap.currency)
    left = Money(amount=cap.amount - committed.amount, currency=cap.currency)
    return Cap(cap=cap, committed=committed, left=left, unrated=tuple(sorted(sums.unrated)))


def rounded(amount: Decimal, currency: str) -> Money:
    """An amount in the smallest coin of its currency."""
    smallest = Decimal(1) if currency in _NO_CENTS else Decimal("0.01")
    return Money(amount=amount.quantize(smallest, rounding=ROUND_HALF_UP), currency=currency)


@dataclass(slots=True, kw_only=True)
class _Sums:
    """Amounts converted, with the rates that it took."""

    conversion: Conversion | None
    today: date
    used: dict[tuple[str, date], Rate] = field(default_factory=dict)
    stale: set[tuple[str, date]] = field(default_factory=set)
    unrated: set[str] = field(default_factory=set)
    _known: dict[tuple[str, date], Rate | None] = field(default_factory=dict)

    @property
    def currency(self) -> str | None:
        return self.conversion.into if self.conversion else None

    def converted(self, amount: Amount) -> tuple[str, Decimal]:
        """The amount in the wished currency, unrounded; in its own where there is no rate."""
        money = amount.money
        if self.conversion is None or money.currency == self.conversion.into:
            return money.currency, money.amount
        day = min(amount.on or self.today, self.today)
        key = (money.currency, day)
        if key not in self._known:
            self._known[key] = self.conversion.rates.rate(money.currency, self.conversion.into, day)
        rate = self._known[key]
        if rate is None:
            self.unrated.add(money.currency)
            return money.currency, money.amount
        self.used[money.currency, rate.on] = rate
        if day - rate.on > _FRESH:
            self.stale.add((money.currency, rate.on))
        return rate.into, money.amount * rate.worth


_TAKEN: frozenset[Status] = ACCEPTED | {"withdrawn", "disqualified"}
"""The statuses in which an entry that was once selected counts as taken; any other says that it was not."""


@dataclass(slots=True)
class _Group:
    """The sums of one group while they are added up."""

    sums: dict[str, dict[Purse, Decimal]] = field(default_factory=dict)
    entries: int = 0
    selections: int = 0
    name: str | None = None

    def add(self, entry: Entry, amounts: Iterable[Amount], sums: _Sums) -> None:
        self.entries += 1
        self.selections += entry.status in _TAKEN and was_accepted(entry)
        self.name = (entry.terms.festival_name if entry.terms else None) or self.name
        for each in amounts:
            currency, value = sums.converted(each)
            purses = self.sums.setdefault(currency, dict.fromkeys(_PURSES, Decimal(0)))
            purses[each.purse] += value

    def rows(self, key: str | None, by: Grouping | None, usual: str | None) -> Iterable[BudgetRow]:
        """One row a currency, the user's first; one without sums where there is no money at all."""
        currencies: list[str | None] = [*sorted(self.sums, key=lambda each: (each != usual, each))] or [usual]
        for currency in currencies:
            money = self._money(currency, usual) if currency else {}
            spent = money.get("spent")
            yield BudgetRow(
                group=key,
                name=self.name if by == "festival" else None,
                currency=currency,
                entries=self.entries,
                planned=money.get("planned"),
                spent=spent,
                income=money.get("income"),
                selections=self.selections,
                per_selection=self._per_selection(currency) if spent else None,
            )

    def _money(self, currency: str, usual: str | None) -> dict[Purse, Money]:
        """The sums in one currency; only what was converted needs rounding."""
        purses = self.sums.get(currency, dict.fromkeys(_PURSES, Decimal(0)))
        if currency == usual:
            return {purse: rounded(amount, currency) for purse, amount in purses.items()}
        return {purse: Money(amount=amount, currency=currency) for purse, amount in purses.items()}

    def _per_selection(self, currency: str | None) -> Money | None:
        purses = self.sums.get(currency or "")
        if not (self.selections and purses and currency):
            return None
        return rounded(purses["spent"] / self.selections, currency)


def _grouped(entry: Entry, amounts: list[Amount], by: Grouping | None) -> Iterable[tuple[str | None, list[Amount]]]:
    """The entry's amounts by the group that each belongs to; days and currencies part them."""
    if by not in {"month", "currency"}:
        return [(_group(entry, by), amounts)]
    parts: dict[str | None, list[Amount]] = {}
    for each in amounts:
        month = f"{each.on:%Y-%m}" if each.on else None
        parts.setdefault(month if by == "month" else each.money.currency, []).append(each)
    return parts.items()


def _group(entry: Entry, by: Grouping | None) -> str | None:
    match by:
        case "festival":
            return entry.festival
        case "status":
            return entry.status
        case "platform":
            return entry.platform
    return entry.film


def _by_group(row: BudgetRow) -> tuple[bool, str]:
    return row.group is None, row.group or ""


def _within(day: date | None, days: DayRange) -> bool:
    return day is not None and days.first <= day <= days.last
