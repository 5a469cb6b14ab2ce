"""Layers of a catalogue put together: a later layer's tables are patches of the earlier ones."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from filmtrack.catalogue.rule_tables import Table
from filmtrack.catalogue.tables import DeadlineTable, EditionTable, FestivalTable, MaterialTable, SectionTable
from filmtrack.domain.festival import deadline_key

T = TypeVar("T", bound=Table)


def key_of(deadline: DeadlineTable) -> str:
    """The deadline's key within its edition."""
    return deadline_key(deadline.id, deadline.tier, deadline.sections, deadline.platform)


def patched(festival: FestivalTable, patch: FestivalTable) -> FestivalTable:
    """The festival with all that the patch sets; sections, editions, deadlines and materials match by key."""
    return _patched(festival, patch)


def without_withdrawn(festival: FestivalTable) -> FestivalTable:
    """The festival without the sections, editions and deadlines that a layer withdrew."""
    editions = tuple(
        each.model_copy(update={"deadline": tuple(day for day in each.deadline if not day.withdrawn)})
        for each in festival.edition
        if not each.withdrawn
    )
    sections = tuple(each for each in festival.section if not each.withdrawn)
    return festival.model_copy(update={"edition": editions, "section": sections})


def _patched(old: T, new: T) -> T:
    update: dict[str, Any] = {name: getattr(new, name) for name in new.model_fields_set}
    for name, key in _KEYED.items():
        if name in update and name in type(old).model_fields:
            update[name] = _merged(getattr(old, name), update[name], key)
    if "names" in update:
        update["names"] = {**getattr(old, "names"), **update["names"]}  # noqa: B009 - only a festival has names
    return old.model_copy(update=update)


def _merged(old: Iterable[T], new: Iterable[T], key: Callable[[Any], Hashable]) -> tuple[T, ...]:
    tables = {key(each): each for each in old}
    for each in new:
        here = key(each)
        tables[here] = _patched(tables[here], each) if here in tables else each
    return tuple(tables.values())


def _edition_year(edition: EditionTable) -> int:
    return edition.year


def _section_id(section: SectionTable) -> str:
    return section.id


def _material(material: MaterialTable) -> Hashable:
    return material.item, material.stage, material.sections


_KEYED: dict[str, Callable[[Any], Hashable]] = {
    "section": _section_id,
    "edition": _edition_year,
    "deadline": key_of,
    "material": _material,
}
