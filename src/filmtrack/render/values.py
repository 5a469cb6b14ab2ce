"""Any row as JSON sees it: days, spans of days, instants as ISO, money with a decimal string, Messages in English."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from filmtrack.domain.days import DayRange
from filmtrack.domain.money import Money
from filmtrack.message import Message, english
from filmtrack.values import names_of


def plain_value(value: object) -> object:
    """The value in JSON's own types; a row becomes a table of its fields, nulls included."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Money():
            return {"amount": value.plain, "currency": value.currency}
        case Message():
            return english(value)
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case Decimal() | DayRange():
            return str(value)
        case Mapping():
            return {str(key): plain_value(each) for key, each in value.items()}
        case tuple() | list():
            return [plain_value(each) for each in value]
    if (names := names_of(value)) is not None:
        return {each: plain_value(getattr(value, each)) for each in names}
    return str(value)
