"""The maps that filmtrack comes with, and which of them a table's header shows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from filmtrack.catalogue.map_tables import map_of
from filmtrack.catalogue.shipped import shipped_file
from filmtrack.catalogue.toml_file import read_toml
from filmtrack.changes.importing.mapping import ImportMap, key_of
from filmtrack.changes.importing.suggest import Vocabulary
from filmtrack.domain.entry import Status
from filmtrack.errors import BadInputError
from filmtrack.message import message

SHIPPED: Final = ("filmfreeway", "chill-subs", "subbub", "selected-films", "spreadsheet")
"""The shipped maps, those of one program before the one for any spreadsheet."""


def map_named(named: str) -> ImportMap:
    """The map in a file, else the shipped one of that name.

    Raises:
        BadInputError: when there is none, or something is wrong with it.
    """
    if named in SHIPPED and not Path(named).exists():
        return shipped_map(named)[0]
    path = Path(named).expanduser()
    if not path.exists() and "/" not in named and not named.endswith(".toml"):
        said = message("there is no map {name}", name=named[:80])
        raise BadInputError(said, hint=message("name a file, or one of {known}", known=SHIPPED))
    return map_of(read_toml(path))[0]


def shipped_map(name: str) -> tuple[ImportMap, tuple[str, ...]]:
    """The shipped map of that name, and the columns by which its table is known."""
    return map_of(read_toml(shipped_file(f"maps/{name}.toml")), shipped=True)


def map_for(header: Sequence[str]) -> ImportMap | None:
    """The first shipped map whose table has such a header; None when none has."""
    there = set(map(key_of, header))
    for name in SHIPPED:
        found, known_by = shipped_map(name)
        if all(any(key_of(each) in there for each in names.split("|")) for names in known_by):
            return found
    return None


def vocabulary() -> Vocabulary:
    """All columns and words for a status that the shipped maps know; those of the plain spreadsheet count first."""
    columns: dict[str, str] = {}
    statuses: dict[str, Status] = {}
    for name in SHIPPED:
        found = shipped_map(name)[0]
        columns |= {key_of(each): field for each, field in found.columns.items()}
        statuses |= found.statuses
    return Vocabulary(columns=columns, statuses=statuses)
