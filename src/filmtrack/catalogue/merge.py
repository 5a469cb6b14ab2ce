"""Layers of a catalogue put together: a later layer's tables are patches of the earlier ones."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from filmtrack.domain.festival import deadline_key

if TYPE_CHECKING:  # they import pydantic
    from filmtrack.catalogue.sourced_tables import Table
    from filmtrack.catalogue.tables import DeadlineTable, EditionTable, MaterialTable, SectionTable

T = TypeVar("T", bound="Table")
Keys: TypeAlias = Mapping[str, Callable[[Any], Hashable]]
"""The keys of a table that hold tables, and by what each of those meets the one that it patches."""


def key_of(deadline: "DeadlineTable") -> str:
    """The deadline's key within its edition."""
    return deadline_key(deadline.id, deadline.tier, deadline.sections, deadline.platform)


def patched(old: T, new: T, keys: Keys) -> T:
    """A table with all that the patch sets; tables inside it are patched in turn."""
    update: dict[str, Any] = {name: getattr(new, name) for name in new.model_fields_set}
    for name, key in keys.items():
        if name in update and name in vars(old):
            update[name] = _merged(getattr(old, name), update[name], key, keys)
    if "names" in update:
        update["names"] = {**getattr(old, "names"), **update["names"]}  # noqa: B009 - not every table has names
    return old.model_copy(update=update)


def without_withdrawn(table: T, keys: Keys) -> T:
    """A table without those inside it that a layer withdrew."""
    if not _has_withdrawn(table, keys):
        return table
    update = {
        name: tuple(without_withdrawn(each, keys) for each in getattr(table, name) if not _is_withdrawn(each))
        for name in keys
        if name in vars(table)
    }
    return table.model_copy(update=update) if update else table


def _has_withdrawn(table: "Table", keys: Keys) -> bool:
    known = vars(table)
    for name in keys:
        for each in known.get(name, ()):
            if _is_withdrawn(each) or _has_withdrawn(each, keys):
                return True
    return False


def _merged(old: Iterable[T], new: Iterable[T], key: Callable[[Any], Hashable], keys: Keys) -> tuple[T, ...]:
    tables = {key(each): each for each in old}
    for each in new:
        here = key(each)
        tables[here] = patched(tables[here], each, keys) if here in tables else each
    return tuple(tables.values())


def _is_withdrawn(table: Any) -> bool:
    return "withdrawn" in table.model_fields_set and bool(table.withdrawn)


def _edition_year(edition: "EditionTable") -> int:
    return edition.year


def _section_id(section: "SectionTable") -> str:
    return section.id


def _material(material: "MaterialTable") -> Hashable:
    return material.item, material.stage, material.sections


FESTIVAL_KEYS: Keys = {
    "section": _section_id,
    "edition": _edition_year,
    "deadline": key_of,
    "material": _material,
}
"""By what the parts of a festival's table are patched."""
