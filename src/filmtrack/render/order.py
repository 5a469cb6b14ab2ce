"""How the values of a column are put in order."""

from filmtrack.domain.money import Money
from filmtrack.message import Message
from filmtrack.render.values import plain_value


def sort_key(value: object) -> tuple[str, object]:
    """A key by which values of one column compare: money by currency and amount, texts without case."""
    match value:
        case Money():
            return value.currency, value.amount
        case str() | Message():
            return "", str(value).casefold()
        case bool() | int() | float():
            return "", value
    return "", str(plain_value(value))
