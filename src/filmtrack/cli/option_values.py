"""What an option holds, as a value: one of a few words, an amount of money, or a moment."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, tzinfo
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
        return parse_money(text.upper())
    except NotMoneyError as failure:
        raise WrongUsageError(message("{option}: {reason}", option=option, reason=failure.message)) from None


def moment(text: str, zone: Callable[[], tzinfo]) -> datetime:
    """The moment given, in UTC; one without an offset is of the user's `zone`.

    Raises:
        WrongUsageError: when it is none, or of a year for which zones and forecasts mean nothing.
    """
    from filmtrack.cli.instant import FIRST_YEAR, LAST_YEAR

    try:
        found = datetime.fromisoformat(text)
        found = (found if found.tzinfo else found.replace(tzinfo=zone())).astimezone(UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        said = message("{given} is not a moment: write it like 2026-11-22T09:00", given=repr(text)[:80])
        years = message("its year is between {first} and {last}", first=str(FIRST_YEAR), last=str(LAST_YEAR))
        raise WrongUsageError(said, hint=years)
    return found
