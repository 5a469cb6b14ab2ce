"""What a ledger's place is and what people call it: nothing secret in a URL is ever shown."""

from pathlib import Path
from typing import Final

_SCHEMES: Final = ("postgresql://", "postgres://")
_SHOWN: Final = frozenset({"host", "hostaddr", "port", "dbname", "service"})
"""The parameters of a URL that say where the ledger is; all others are left out."""


def is_url(place: str) -> bool:
    """Whether a place is a URL, and no path."""
    return "://" in place


def is_postgres(place: str) -> bool:
    """Whether a place is a database of PostgreSQL."""
    return place.lower().startswith(_SCHEMES)


def holds_password(place: str) -> bool:
    """Whether a URL says a password, which then stands wherever the URL does."""
    where, _, asked = place.partition("://")[2].partition("?")
    return is_url(place) and (":" in where.rpartition("@")[0] or "password=" in asked)


def shown(place: str) -> str:
    """The place as it may be printed: a URL without user, password and whatever does not say where it leads."""
    if not is_url(place):
        return place
    scheme, _, rest = place.partition("://")
    where, _, asked = rest.partition("?")
    if "@" in asked and "@" not in where:  # a password that holds a question mark, or something nobody can tell from it
        return f"{scheme}://…"
    pairs = [each for each in asked.split("&") if each.partition("=")[0] in _SHOWN]
    return f"{scheme}://{where.rpartition('@')[2]}{'?' if pairs else ''}{'&'.join(pairs)}"


def backups_of(place: str, data: Path) -> Path:
    """The folder for a ledger's backups: beside its file, or for a URL one of its own in the data folder."""
    if not is_url(place):
        return Path(place).expanduser().parent / "backups"
    words = "".join(each if each.isalnum() or each in "-_." else " " for each in shown(place).partition("://")[2])
    return data / "backups" / ("-".join(words.split()) or "server")
