"""The rates by which money was converted, in words: each currency's with its days and its sources."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from filmtrack.domain.rates import Rate
from filmtrack.message import Message, message

_MOST_RATES = 3
_DIGITS = 6


def rate_lines(rates: Iterable[Rate]) -> Iterator[Message]:
    """One line a currency; the rates come sorted by it."""
    for _, group in groupby(rates, key=lambda each: each.currency):
        yield _rates(tuple(group))


def _rates(rates: Sequence[Rate]) -> Message:
    """The rates of one currency: each with its day, or their range where there are many."""
    first, last = rates[0], rates[-1]
    sources = tuple(dict.fromkeys(each.source for each in rates))
    if len(rates) <= _MOST_RATES:
        each = tuple(
            message("{worth} {into} on {day}", worth=_short(rate.worth), into=rate.into, day=rate.on) for rate in rates
        )
        return message("1 {currency} = {each} ({sources})", currency=first.currency, each=each, sources=sources)
    worths = sorted(rate.worth for rate in rates)
    return message(
        "1 {currency} = {least} to {most} {into}, {count} rates from {first} to {last} ({sources})",
        currency=first.currency,
        least=_short(worths[0]),
        most=_short(worths[-1]),
        into=first.into,
        count=len(rates),
        first=first.on,
        last=last.on,
        sources=sources,
    )


def _short(worth: Decimal) -> str:
    places = max(_DIGITS - worth.adjusted() - 1, 0)
    text = f"{worth:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
