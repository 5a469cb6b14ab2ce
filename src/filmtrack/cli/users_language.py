"""The language that somebody chose, apart from the system's."""

from filmtrack.config.language import LANGUAGES, language_named
from filmtrack.errors import WrongUsageError
from filmtrack.message import message


def chosen_language(*choices: tuple[str | None, str]) -> str | None:
    """The first choice that was made, each with where it was; None where none was.

    Raises:
        WrongUsageError: when it is no language that filmtrack speaks.
    """
    for given, where in choices:
        if given and (found := language_named(given)):
            return found
        if given:
            said = message("{where}: filmtrack does not speak {language}", where=where, language=given[:80])
            raise WrongUsageError(said, hint=message("it speaks {languages}", languages=LANGUAGES))
    return None
