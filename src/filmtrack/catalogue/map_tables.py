"""The file of an import's map: its table, as a Pydantic model, and the map that it makes."""

from typing import Literal

from pydantic import Field

from filmtrack.catalogue.fields import Text, Texts
from filmtrack.catalogue.one_map import check_fields, read_whole
from filmtrack.catalogue.sourced_tables import Table
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.changes.importing.mapping import FIELDS, ImportMap, key_of
from filmtrack.domain.entry import Status


class MapTable(Table):
    """How one kind of table is read."""

    name: Text | None = Field(None, description="What to call this map")
    columns: dict[str, str] = Field(description="For each column its field")
    date_order: Literal["dmy", "mdy", "ymd"] | None = Field(None, description="What comes first in 03/04/2026")
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="The currency of amounts that name none")
    decimal_comma: bool | None = Field(None, description="Whether 12,50 is twelve and a half")
    separators: str = Field(",;/", description="What stands between several countries or names in one cell")
    encoding: Text | None = Field(None, description="The encoding of the file, where it cannot be found out")
    status: dict[str, Status] = Field(default_factory=dict, description="What the table's words for a status mean")
    festivals: dict[str, str] = Field(
        default_factory=dict, description='Which festivals the table\'s names mean: an id, or "new"'
    )
    fixed: dict[str, str] = Field(default_factory=dict, description="Fields that are the same in every row")
    recognise: Texts = Field((), description="Of a shipped map: the columns by which its table is known")


def map_of(file: TomlFile, *, shipped: bool = False) -> tuple[ImportMap, tuple[str, ...]]:
    """The map of a file, and the columns by which its table is recognised.

    Raises:
        BadInputError: with the first thing that is wrong with it.
    """
    table = read_whole(file, MapTable)
    for where, fields in (("columns", list(table.columns.values())), ("fixed", list(table.fixed))):
        check_fields(file, fields, FIELDS, where=where)
    made = ImportMap(
        name=table.name or file.name,
        columns={name: field for name, field in table.columns.items() if field},
        date_order=table.date_order,
        currency=table.currency,
        decimal_comma=table.decimal_comma,
        separators=table.separators,
        encoding=table.encoding,
        statuses={key_of(word): status for word, status in table.status.items()},
        festivals=table.festivals,
        fixed=table.fixed,
        shipped=shipped,
    )
    return made, table.recognise
