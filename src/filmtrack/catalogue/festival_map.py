"""Which column of a foreign file is which field of a festival: a small TOML file, else the columns' usual names."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field

from filmtrack.catalogue.fields import Text
from filmtrack.catalogue.one_map import check_fields, read_whole
from filmtrack.catalogue.sourced_tables import Table
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.changes.importing.mapping import DateOrder
from filmtrack.domain.spelling import plain_name

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("festival id",),
    "name": ("festival", "festival name", "name", "title", "summary", "電影節", "名稱"),
    "city": ("city", "城市"),
    "country": ("country", "country code", "國家"),
    "timezone": ("timezone", "time zone", "tz", "時區"),
    "website": ("website", "web", "homepage", "link", "網址"),
    "platform": ("platform", "platforms", "平台"),
    "year": ("year", "edition", "年份"),
    "starts": ("starts", "start", "start date", "begins"),
    "ends": ("ends", "end", "end date"),
    "opens": ("opens", "opening date", "call opens"),
    "notifies": ("notifies", "notification", "notification date"),
    "deadline": ("deadline", "closes", "closing date", "due", "due date", "call closes", "截止", "截止日期", "dtstart"),
    "time": ("time", "closing time"),
    "tier": ("tier",),
    "fee": ("fee", "entry fee", "報名費"),
    "source": ("source", "url"),
    "note": ("note", "notes", "comment"),
}
"""Every field, and what its column is usually called."""


class FestivalMapTable(Table):
    """How one kind of foreign file is read."""

    columns: dict[str, str] = Field(default_factory=dict, description="For each column its field; empty leaves it out")
    fixed: dict[str, str] = Field(default_factory=dict, description="Fields that are the same in every record")
    date_order: DateOrder | None = Field(None, description="What comes first in 03/04/2026")
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="The currency of fees that name none")
    decimal_comma: bool | None = Field(None, description="Whether 12,50 is twelve and a half")
    without: tuple[Text, ...] = Field((), strict=False, description="Words to leave out of names, like Call closes:")


def map_of(file: TomlFile) -> FestivalMapTable:
    """The map of a file.

    Raises:
        BadInputError: with the first thing that is wrong with it.
    """
    table = read_whole(file, FestivalMapTable)
    check_fields(file, (*table.columns.values(), *table.fixed), USUAL)
    return table


def fields_of(texts: Mapping[str, str], how: FestivalMapTable) -> dict[str, str]:
    """The fields that a record states; its columns by the map, else by their usual names, the first of them."""
    columns = {plain_name(name): field for name, field in how.columns.items()}
    found = dict(how.fixed)
    usual: dict[str, tuple[int, str]] = {}
    for column, text in texts.items():
        names = (plain_name(column), plain_name(column.rpartition(".")[2]))
        if not text:
            continue
        if mapped := next((columns[name] for name in names if name in columns), None):
            found[mapped] = text
        elif not any(name in columns for name in names):
            for field, known in USUAL.items():
                rank = min((known.index(name) for name in names if name in known), default=None)
                if rank is not None and field not in columns.values() and rank < usual.get(field, (99, ""))[0]:
                    usual[field] = rank, text
    return {name: text for name, (_, text) in usual.items()} | found


def not_taken(columns: Mapping[str, Any], how: FestivalMapTable) -> tuple[str, ...]:
    """The columns from which nothing is taken."""
    return tuple(name for name in columns if not fields_of({name: "x"}, how).keys() - how.fixed.keys())
