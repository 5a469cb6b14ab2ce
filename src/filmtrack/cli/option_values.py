"""What an option holds, as a value: one of a few words, or an amount of money."""

from collections.abc import Iterable
from typing import TypeVar

from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

W = TypeVar("W", bound=str)


def among(option: str, given: Iterable[str] | None, known: Iterable[W]) -> tuple[W, ...]:
    """The words given, each one that is known.

    Raises:
        WrongUsageError: when one is not.
    """
    words = {str(each): each for each in known}
    for each in given or ():
        if each not in words:
            said = message("{option}: there is no {value}", option=option, value=repr(each)[:80])
            raise WrongUsageError(said, hint=message("write one of {known}", known=tuple(words)))
    return tuple(words[each] for each in given or ())


def money(option: str, text: str) -> Money:
    """The amount of money given.

    Raises:
        WrongUsageError: when it is none.
    """
    try:
        return parse_money(text)
    except NotMoneyError as failure:
        raise WrongUsageError(message("{option}: {reason}", option=option, reason=failure.message)) from None
