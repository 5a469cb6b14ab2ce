"""The user's currency and the cap of the budget, as the settings give them."""

from filmtrack.config.settings import Settings
from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.errors import BadInputError
from filmtrack.message import message

_CODE_LETTERS = 3


def is_currency_code(code: str) -> bool:
    """Whether a text has the form of a currency's code: three capital letters."""
    return len(code) == _CODE_LETTERS and code.isascii() and code.isalpha() and code.isupper()


def own_currency(settings: Settings) -> str | None:
    """The currency that the user thinks in: `currency` of the settings, else that of the budget's cap.

    Raises:
        BadInputError: when it is not a code of three capital letters.
    """
    code = settings.text("currency")
    if code is None:
        cap = budget_cap(settings)
        return cap.currency if cap else None
    if not is_currency_code(code):
        said = message(
            "{file}: currency wants three capital letters like HKD, not {code}",
            file=str(settings.path),
            code=repr(code)[:80],
        )
        raise BadInputError(said)
    return code


def budget_cap(settings: Settings) -> Money | None:
    """How much may be spent: `budget.cap` of the settings.

    Raises:
        BadInputError: when it is not an amount of money.
    """
    text = settings.text("budget.cap")
    try:
        return parse_money(text) if text is not None else None
    except NotMoneyError as failure:
        said = message("{file}: budget.cap: {reason}", file=str(settings.path), reason=failure.message)
        raise BadInputError(said) from None
