"""What a ledger's place is and what people call it: nothing secret in a URL is ever shown."""

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
