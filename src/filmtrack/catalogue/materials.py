"""The shipped list of items, read without the models that describe it: they take 300 ms to import."""

import tomllib
from collections.abc import Mapping
from typing import Any

from filmtrack.catalogue import shipped
from filmtrack.domain.items import STAGES, Item, Items


def shipped_items() -> Items:
    """The items of the shipped file, which the tests hold against its models."""
    tables = tomllib.loads(shipped.shipped_file("materials.toml").read_text(encoding="utf-8"))["material"]
    items = [item_of(each) for each in tables]
    return Items(by_id={each.id: each for each in items})


def item_of(table: Mapping[str, Any]) -> Item:
    """The item of a table that is known to be sound."""
    usual = table.get("usual", {})
    return Item(
        id=table["id"],
        name=table["name"],
        names=tuple(table.get("names", {}).items()),
        scope=table["scope"],
        usual=tuple((each, tuple(usual[each])) for each in STAGES if usual.get(each)),
        optional=table.get("optional", False),
        per_language=table.get("per_language", False),
        file=table.get("file"),
        format=table.get("format"),
        instead_of=tuple(table.get("instead_of", ())),
        aliases=tuple(table.get("aliases", ())),
    )
