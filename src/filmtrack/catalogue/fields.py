"""The small written forms of a catalogue file: running times, relative days, fees, identities; one type each."""

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from filmtrack.catalogue import written_forms as written
from filmtrack.domain.money import Money
from filmtrack.domain.periods import Span
from filmtrack.domain.requirements import RelativeDay
from filmtrack.values import dataclass

_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class OrOne:
    """In the JSON Schema: a short form of that JSON type may stand in the place of a list or table."""

    type: str = "string"

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of both forms."""
        return {"anyOf": [{"type": self.type}, handler(core)]}


def short(key: str) -> BeforeValidator:
    """Let a table be written as the value of one of its keys alone."""
    return BeforeValidator(written.Short(key))


_DAY_TEXT = {"type": "string", "format": "date"}


Id: TypeAlias = Annotated[str, StringConstraints(pattern=_ID, max_length=100)]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Seconds: TypeAlias = Annotated[
    int,
    BeforeValidator(written.runtime),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,3}:)?\d{1,3}:[0-5]\d$"}),
]
BoundField: TypeAlias = Annotated[
    date | RelativeDay, BeforeValidator(written.bound), WithJsonSchema({"anyOf": [_DAY_TEXT, {"type": "string"}]})
]
MonthDay: TypeAlias = Annotated[
    tuple[int, int], BeforeValidator(written.month_day), WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"})
]
Pixels: TypeAlias = Annotated[
    tuple[int, int], BeforeValidator(written.pixels), WithJsonSchema({"type": "string", "pattern": r"^\d+ ?[x×] ?\d+$"})
]
Amount: TypeAlias = Annotated[
    Money | None,
    BeforeValidator(written.money),
    WithJsonSchema({"type": "string", "description": 'An amount with its currency, like "13 EUR", or "free"'}),
]
SpanField: TypeAlias = Annotated[Span, BeforeValidator(written.span), WithJsonSchema({"type": "string"})]
WallTimeText: TypeAlias = Annotated[str, BeforeValidator(written.time)]
ZoneName: TypeAlias = Annotated[str, AfterValidator(written.zone)]
Country: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Year: TypeAlias = Annotated[int, Field(ge=1880, le=2200)]
Texts: TypeAlias = Annotated[tuple[Text, ...], BeforeValidator(written.texts), Field(strict=False), OrOne()]
Ids: TypeAlias = Annotated[tuple[Id, ...], Field(strict=False)]
Countries: TypeAlias = Annotated[tuple[Country, ...], Field(strict=False)]
Ints: TypeAlias = Annotated[tuple[int, ...], Field(strict=False)]
