"""The user's settings: config.toml read, checked key by key, and where each value came from."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from filmtrack.domain.spelling import nearest
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

KEYS: dict[str, type] = {
    "name": str,
    "timezone": str,
    "currency": str,
    "language": str,
    "applicant": str,
    "catalogues": list,
    "shared_catalogue": str,
    "ledger": str,
    "budget.cap": str,
    "rates": dict,
    "propose.chance_percent": int,
    "propose.unsure_percent": int,
    "propose.max_entries": int,
    "propose.weights": dict,
    "remind.days": list,
    "remind.festivals": dict,
    "remind.via": list,
    "mail.server": str,
    "mail.port": int,
    "mail.security": str,
    "mail.user": str,
    "mail.password_command": str,
    "mail.password_file": str,
    "mail.ca_file": str,
    "mail.from": str,
    "mail.to": list,
    "notify.urls": list,
    "notify.urls_command": str,
    "notify.urls_file": str,
}
"""Every key that config.toml may hold, with the type of its value."""

_KINDS = {"str": "text in quotes", "int": "a whole number", "list": "a list", "dict": "a table"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What config.toml says; None or empty where it says nothing."""

    path: Path
    values: Mapping[str, object]

    def text(self, key: str) -> str | None:
        """The text under that key."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under that key."""
        value = self.values.get(key)
        return tuple(str(each) for each in value) if isinstance(value, list) else ()

    def number(self, key: str) -> int | None:
        """The whole number under that key."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None


def read_settings(path: Path) -> Settings:
    """The settings file at `path`; a missing one is an empty one.

    Raises:
        BadInputError: when it is not TOML, or holds an unknown key or a value of the wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(path=path, values={})
    except (OSError, UnicodeDecodeError) as failure:
        raise BadInputError(message("{file} cannot be read: {reason}", file=str(path), reason=str(failure))) from None
    return settings_of(path, text)


def settings_of(path: Path, text: str) -> Settings:
    """The settings that a text holds, which stands at `path` or is to stand there.

    Raises:
        BadInputError: when it is not TOML, or holds an unknown key or a value of the wrong type.
    """
    return Settings(path=path, values=_checked(path, _parsed(path, text)))


def unknown_key(key: str) -> WrongUsageError:
    """What is said of a key that there is not, with the nearest that there is."""
    meant = nearest(key, KEYS)
    hint = message("did you mean {key}?", key=meant) if meant else message("filmtrack config lists them")
    return WrongUsageError(message("there is no setting {key}", key=key[:80]), hint=hint)


def _parsed(path: Path, text: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - who has no settings need not pay for it

    from filmtrack.domain.endless_keys import refuse_endless_keys  # noqa: PLC0415 - the same

    try:
        refuse_endless_keys(text)
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as failure:
        said = message("{file} is not valid TOML: {reason}", file=str(path), reason=str(failure))
        raise BadInputError(said) from None


def _checked(path: Path, raw: Mapping[str, object]) -> dict[str, object]:
    values = {}
    for key, value in _flat(raw):
        if key not in KEYS:
            meant = nearest(key, KEYS)
            raise BadInputError(
                message("{file}: unknown key {key}", file=str(path), key=key),
                hint=message("did you mean {key}?", key=meant) if meant else None,
            )
        if not isinstance(value, KEYS[key]) or isinstance(value, bool):
            kind = _KINDS[KEYS[key].__name__]
            raise BadInputError(message("{file}: {key} wants {kind}", file=str(path), key=key, kind=kind))
        values[key] = value
    return values


def _flat(raw: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in raw.items():
        name = prefix + key
        if isinstance(value, dict) and name not in KEYS:
            pairs.extend(_flat(value, name + "."))
        else:
            pairs.append((name, value))
    return pairs
