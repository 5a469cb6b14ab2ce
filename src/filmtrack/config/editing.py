"""One value written into config.toml, with the comments and the order that its owner gave it."""

from datetime import date
from pathlib import Path
from typing import Any

from filmtrack.config.checking import check_value
from filmtrack.config.language import LANGUAGES, language_named
from filmtrack.config.settings import KEYS, Settings, settings_of, unknown_key
from filmtrack.domain.zones import is_zone
from filmtrack.errors import WrongUsageError
from filmtrack.message import message


def with_value(path: Path, text: str, key: str, words: tuple[str, ...]) -> str:
    """The text of the settings at `path` with `key` set to what the words say; no words take the key away.

    Raises:
        WrongUsageError: when the key is unknown, is a whole table, or the value does not fit it.
        BadInputError: when the file is not valid as it is.
    """
    import tomlkit  # noqa: PLC0415 - only who changes settings needs it

    if key not in KEYS:
        raise unknown_key(key)
    settings_of(path, text)
    document: Any = tomlkit.parse(text)
    *groups, name = key.split(".")
    table = document
    for group in groups:
        table = table.setdefault(group, tomlkit.table())
    if words:
        table[name] = _value(key, words)
    elif name in table:
        del table[name]
    new = tomlkit.dumps(document)
    check_value(settings_of(path, new), key)
    return new


def _value(key: str, words: tuple[str, ...]) -> object:
    kind = KEYS[key]
    if kind is dict:
        said = message("{key} is a whole table", key=key)
        raise WrongUsageError(said, hint=message("write it in an editor: filmtrack config edit"))
    if kind is list:
        return [int(each) if key == "remind.days" and each.isdigit() else each for each in words]
    if key == "budget.cap":
        return " ".join(words)
    if len(words) > 1:
        raise WrongUsageError(message("{key} takes one value; put several words into quotes", key=key))
    (word,) = words
    if kind is int:
        if not (word.isascii() and word.isdigit()):
            raise WrongUsageError(message("{key} wants a whole number", key=key))
        return int(word)
    if key == "applicant":
        _check_applicant(word)
    if key == "language" and language_named(word) is None:
        raise WrongUsageError(message("filmtrack speaks {languages}", languages=LANGUAGES))
    if key == "timezone" and not is_zone(word):
        raise WrongUsageError(message("{zone} is no time zone; write one like Asia/Hong_Kong", zone=word[:80]))
    return word


def _check_applicant(text: str) -> None:
    """Refuse what says nothing that is known, an identity number, and an age, which would be wrong next year."""
    from filmtrack.domain.credits import owner_table  # noqa: PLC0415 - only who changes settings needs it

    if "age" in owner_table(text, today=date.max):
        raise WrongUsageError(message("an age grows: say it with --owner or --applicant, not in the settings"))


def found_in(settings: Settings, key: str) -> object:
    """What the settings say under that key, None where they say nothing.

    Raises:
        WrongUsageError: when there is no such key.
    """
    if key not in KEYS:
        raise unknown_key(key)
    return settings.values.get(key)
