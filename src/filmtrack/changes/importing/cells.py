"""What stands in a cell: days, amounts, yes and no. What could be two things is none of them."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from filmtrack.changes.importing.mapping import DateOrder
from filmtrack.domain.money import NOTHING, Money
from filmtrack.domain.spelling import shortened, tidy
from filmtrack.domain.written_dates import DateNotUnderstoodError, written_day
from filmtrack.errors import BadInputError
from filmtrack.message import Message, message


class CellError(Exception):
    """A cell that cannot be meant; `message` says why."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


class AmbiguousDayError(CellError):
    """A day in figures that could be two days."""


_CLOCK = re.compile(
    r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|Z|[+-]\d{2}:?\d{2}|UTC|GMT)?$", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_CENTURY: Final = 2000
_MONTHS: Final = 12
_FULL_YEAR: Final = 4

_SIGNS: Final = {
    "HK$": "HKD", "US$": "USD", "NT$": "TWD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "zł": "PLN", "₺": "TRY", "CN¥": "CNY",
    "JP¥": "JPY", "RMB": "CNY", "港元": "HKD", "港幣": "HKD", "新台幣": "TWD", "台幣": "TWD", "人民幣": "CNY",
    "美元": "USD", "歐元": "EUR", "英鎊": "GBP", "日圓": "JPY", "日元": "JPY",
}  # fmt: skip
_SHARED: Final = frozenset({"$", "¥", "kr", "元"})
"""Signs that several currencies have; the map or the row must say which."""
_AMOUNT = re.compile(r"(\D*?)\s*(\d[\d.,'\u00a0\u202f ]*)\s*(\D*)")
_FREE: Final = frozenset({"free", "waived", "waiver", "gratis", "gratuit", "none", "免費", "免費用"})
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "oui", "ja", "si", "sí", "是", "有"})
_NO: Final = frozenset({"no", "n", "false", "0", "non", "nein", "否", "沒有"})


@lru_cache(maxsize=4096)
def day_in(text: str, order: DateOrder | None) -> date:
    """The day that a cell names; a time of day behind it is passed over.

    Raises:
        AmbiguousDayError: when it could be two days and no order of day and month was said.
        CellError: when it names none.
    """
    bare = _CLOCK.sub("", text.strip()).strip()
    if found := _ISO.fullmatch(bare):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(bare):
        return _figures(text, (found[1], found[2], found[3]), order)
    try:
        return written_day(bare)
    except DateNotUnderstoodError as failure:
        raise CellError(failure.message) from None


def _figures(text: str, parts: tuple[str, str, str], order: DateOrder | None) -> date:
    one, two, three = map(int, parts)
    short = len(parts[2]) < _FULL_YEAR
    year = three + _CENTURY if short else three
    if order == "ymd":
        return _day(text, one + _CENTURY, two, three) if short else _day(text, year, two, one)
    if order is not None:
        return _day(text, year, *((two, one) if order == "dmy" else (one, two)))
    if short or (one != two and max(one, two) <= _MONTHS):
        raise AmbiguousDayError(message('"{given}" can be several days', given=shortened(text)))
    return _day(text, year, *((two, one) if one > _MONTHS else (one, two)))


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError(message('there is no day "{given}"', given=shortened(text))) from None


@lru_cache(maxsize=4096)
def money_in(text: str, currency: str | None, *, decimal_comma: bool | None) -> Money:
    """The amount that a cell names, in its own currency or the one that holds for the row.

    Raises:
        CellError: when it names none, its currency is not said, or its comma can mean two things.
    """
    bare = text.strip()
    if bare.casefold() in _FREE:
        return NOTHING
    found = _AMOUNT.fullmatch(bare)
    if not found:
        raise CellError(message('"{given}" is not an amount of money', given=shortened(text)))
    sign = found[1].strip() or found[3].strip()
    if found[1].strip() and found[3].strip() and found[1].strip() not in _SHARED:
        raise CellError(message('"{given}" is not an amount of money', given=shortened(text)))
    if found[1].strip() in _SHARED and found[3].strip():
        sign = found[3].strip()
    amount = _number(text, found[2], decimal_comma=decimal_comma)
    return Money(amount=amount, currency=_currency(text, sign, currency)) if amount else NOTHING


def _currency(text: str, sign: str, usual: str | None) -> str:
    if re.fullmatch(r"[A-Za-z]{3}", sign) and sign.upper() not in _SIGNS:
        return sign.upper()
    known = next((code for each, code in _SIGNS.items() if each.casefold() == sign.casefold()), None)
    if known:
        return known
    if sign and sign.casefold() not in _SHARED:
        raise CellError(message('"{given}" is not an amount of money', given=shortened(text)))
    if usual is None:
        raise CellError(message('"{given}" does not say its currency', given=shortened(text)))
    return usual


def _number(text: str, figures: str, *, decimal_comma: bool | None) -> Decimal:
    bare = re.sub(r"[\s'\u00a0\u202f]", "", figures).rstrip(".,")
    marks = [each for each in bare if each in ".,"]
    point = ("," if decimal_comma else ".") if decimal_comma is not None else _point(text, bare, marks)
    group = "." if point == "," else ","
    whole, _, part = bare.partition(point)
    if point in part or group in part or not _grouped(whole, group) or len(part) > _FULL_YEAR:
        raise CellError(message('"{given}" is not an amount of money', given=shortened(text)))
    return Decimal(f"{whole.replace(group, '')}.{part}" if part else whole.replace(group, ""))


def _point(text: str, bare: str, marks: list[str]) -> str:
    """Which of the two marks stands before the cents; where only one of three figures follows, nobody can know."""
    if not marks:
        return "."
    last = marks[-1]
    if len(set(marks)) > 1:
        return last
    if len(marks) > 1:
        return "." if last == "," else ","
    if len(bare.rpartition(last)[2]) == 3:  # noqa: PLR2004 - thousands have three figures
        raise CellError(message('"{given}" can be two amounts: the map says decimal_comma', given=shortened(text)))
    return last


def _grouped(whole: str, group: str) -> bool:
    return bool(re.fullmatch(rf"\d{{1,12}}|\d{{1,3}}(?:\{group}\d{{3}}){{1,3}}", whole))


def yes_in(text: str) -> bool:
    """Whether a cell says yes.

    Raises:
        CellError: when it says neither yes nor no.
    """
    word = tidy(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError(message('"{given}" is neither yes nor no', given=shortened(text)))


def several_in(text: str, separators: str) -> tuple[str, ...]:
    """The parts of a cell that holds several things, each once."""
    parts = re.split(f"[{re.escape(separators)}\n]", text)
    return tuple(dict.fromkeys(" ".join(each.split()) for each in parts if each.strip()))


def order_wanted(file: str, line: int, failure: AmbiguousDayError) -> BadInputError:
    """What to say when nobody told whether days or months come first; nothing is imported then."""
    said = message("{file}, line {line}, {what}", file=file, line=line, what=failure.message)
    hint = message("say which comes first: --dates dmy (day, month, year), mdy or ymd; nothing was imported")
    return BadInputError(said, hint=hint)
