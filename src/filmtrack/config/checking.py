"""One setting's value judged as whoever reads it will judge it, before it is written."""

from collections.abc import Callable, Mapping
from typing import Final

from filmtrack.config.currency import budget_cap, own_currency
from filmtrack.config.proposing import usual_most, values_of
from filmtrack.config.reminder_days import reminder_days
from filmtrack.config.settings import Settings
from filmtrack.domain.telling import DESTINATIONS
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "remind.via": DESTINATIONS,
    "mail.security": ("starttls", "tls", "none"),
}
_READERS: Final[Mapping[str, Callable[[Settings], object]]] = {
    "currency": own_currency,
    "budget.cap": budget_cap,
    "propose.chance_percent": values_of,
    "propose.unsure_percent": values_of,
    "propose.max_entries": usual_most,
    "remind.days": reminder_days,
}
_MOST_PORT = 65_535


def check_value(settings: Settings, key: str) -> None:
    """Refuse what the settings say under that key where it could not be used; no other key is looked at.

    Raises:
        WrongUsageError: with what would be right.
    """
    value = settings.values.get(key)
    words = _WORDS.get(key, ())
    for word in (value if isinstance(value, list) else [value]) if words else ():
        if word not in words:
            said = message("{key}: there is no {word}", key=key, word=repr(word)[:80])
            raise WrongUsageError(said, hint=message("write one of {known}", known=words))
    if key == "mail.port" and isinstance(value, int) and not 0 < value <= _MOST_PORT:
        raise WrongUsageError(message("a port is a number from 1 to {most}", most=_MOST_PORT))
    try:
        if key in _READERS:
            _READERS[key](Settings(path=settings.path, values={key: value}))
    except BadInputError as wrong:
        raise WrongUsageError(wrong.message, hint=wrong.hint) from None
