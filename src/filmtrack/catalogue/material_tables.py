"""The file of materials: its tables, as Pydantic models, and the list of items that it makes."""

from typing import Any, Literal

from pydantic import Field, ValidationError

from filmtrack.catalogue.fields import Id, Ids, Text, Texts
from filmtrack.catalogue.lines import line_of
from filmtrack.catalogue.materials import item_of
from filmtrack.catalogue.sourced_tables import Table
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.validation import problems_in
from filmtrack.domain.items import Item, Items
from filmtrack.errors import Problem
from filmtrack.message import Message, message
from filmtrack.values import dataclass


class UsualTable(Table):
    """The platforms on which each stage usually asks for something; "anywhere" stands for all of them."""

    entry: Texts = ()
    selection: Texts = ()
    application: Texts = ()
    claim: Texts = ()


class ItemTable(Table):
    """Something that festivals or schemes ask for."""

    id: Id
    name: Text
    names: dict[Literal["zh"], Text] = Field(default_factory=dict)
    scope: Literal["film", "entry"]
    usual: UsualTable = UsualTable()
    optional: bool = False
    per_language: bool = False
    file: Literal["picture", "video", "subtitles", "text"] | None = None
    format: Text | None = None
    instead_of: Ids = ()
    aliases: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """The items of a file, and what was wrong with the rest."""

    items: Items
    problems: tuple[Problem, ...] = ()


def read_materials(file: TomlFile) -> Materials:
    """The items of a file, in its order, and every problem of it."""
    problems = list(file.problems)
    raw = file.tables.get("material", [])
    tables = raw if isinstance(raw, list) else []
    wrong = [each for each in file.tables if each != "material" or not isinstance(raw, list)]
    problems += [
        _problem(file, None, message("a file of materials holds [[material]] tables"), key=each) for each in wrong
    ]
    read = [(index, item) for index, each in enumerate(tables) if (item := _item(file, index, each, problems))]
    found: dict[str, Item] = {}
    for index, item in read:
        if item.id in found:
            problems.append(_problem(file, index, message("this id stands twice in the file"), item.id, "id"))
        found.setdefault(item.id, item)
    problems += [
        _problem(file, index, message("there is no material {id}", id=other), item.id, "instead_of")
        for index, item in read
        for other in item.instead_of
        if other not in found
    ]
    return Materials(items=Items(by_id=found), problems=tuple(problems))


def _item(file: TomlFile, index: int, raw: Any, problems: list[Problem]) -> Item | None:
    try:
        return item_of(ItemTable.model_validate(raw).model_dump())
    except ValidationError as failure:
        named = raw.get("id") if isinstance(raw, dict) else None
        id_ = named if isinstance(named, str) else None
        known = frozenset(ItemTable.model_fields) | frozenset(UsualTable.model_fields)
        problems.extend(problems_in(failure, file, ("material", index), id_, known))
        return None


def _problem(
    file: TomlFile, index: int | None, said: Message, id_: str | None = None, key: str | None = None
) -> Problem:
    line = None if index is None else line_of(file.lines(), ("material", index))
    return Problem(file=file.name, line=line, id=id_, key=key, message=said)
