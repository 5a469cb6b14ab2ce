"""The small written forms of a catalogue file: running times, relative days, fees, identities; one type each."""

import re
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from filmtrack.domain.instants import parse_wall_time
from filmtrack.domain.money import Money, NotMoneyError, parse_money
from filmtrack.domain.periods import Span, parse_span
from filmtrack.domain.requirements import RelativeDay
from filmtrack.domain.written_dates import DateNotUnderstoodError
from filmtrack.domain.zones import is_zone
from filmtrack.values import dataclass

_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_RUNTIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
_DAY_BEFORE = re.compile(r"(\d{2})-(\d{2}), (?:(\d{1,2}) years? before|the same year)")
_PIXELS = re.compile(r"([1-9]\d{0,5}) ?[x×] ?([1-9]\d{0,5})")
_MONTHS_BEFORE = re.compile(r"(\d{1,3}) months? before the (deadline|event)")


def _wrong(what: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError("filmtrack", what, dict(values))


def _runtime(value: Any) -> int:
    found = _RUNTIME.fullmatch(value) if isinstance(value, str) else None
    if not found or int(found[3]) > 59:  # noqa: PLR2004 - seconds of a minute
        raise _wrong('write a running time as minutes and seconds, like "40:00"')
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def _bound(value: Any) -> date | RelativeDay:
    if type(value) is date:
        return value
    text = value if isinstance(value, str) else ""
    if found := _DAY_BEFORE.fullmatch(text):
        month, day, years = int(found[1]), int(found[2]), int(found[3] or 0)
        _check_month_day(month, day)
        return RelativeDay(month=month, day=day, years_before=years)
    if found := _MONTHS_BEFORE.fullmatch(text):
        return RelativeDay(months_before=int(found[1]), anchor="deadline" if found[2] == "deadline" else "event")
    raise _wrong('write a day (2025-10-01), "10-01, 2 years before", or "18 months before the deadline"')


def _check_month_day(month: int, day: int) -> None:
    try:
        date(2000, month, day)
    except ValueError:
        raise _wrong("no month has such a day: write MM-DD") from None


def _month_day(value: Any) -> tuple[int, int]:
    if not isinstance(value, str) or not re.fullmatch(r"\d{2}-\d{2}", value):
        raise _wrong('write a day of the year as "MM-DD", like "10-07"')
    month, day = int(value[:2]), int(value[3:])
    _check_month_day(month, day)
    return month, day


def _pixels(value: Any) -> tuple[int, int]:
    found = _PIXELS.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _wrong('write the width and height of a picture in pixels, like "1920x1080"')
    return int(found[1]), int(found[2])


def _money(value: Any) -> Money | None:
    if value == "free":
        return None
    if not isinstance(value, str):
        raise _wrong('write an amount with its currency, like "13 EUR", or "free"')
    try:
        return parse_money(value)
    except NotMoneyError:
        raise _wrong('write an amount with its currency, like "13 EUR", or "free"') from None


def _time(value: Any) -> str:
    if isinstance(value, str) and value == "midnight":
        return value
    try:
        parse_wall_time(value)
    except (ValueError, TypeError):
        raise _wrong('write a time as "HH:MM", from "00:00" to "24:00"') from None
    return value if isinstance(value, str) else f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _zone(value: str) -> str:
    if value != "submitter" and not is_zone(value):
        raise _wrong('unknown time zone: write one like "Europe/Paris", "AoE" or "submitter"')
    return value


def _span(value: Any) -> Span:
    try:
        return parse_span(value)
    except (DateNotUnderstoodError, TypeError, AttributeError):
        raise _wrong('write a length of time, like "2 months" or "14 days"') from None


def _texts(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class OrOne:
    """In the JSON Schema: a short form of that JSON type may stand in the place of a list or table."""

    type: str = "string"

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of both forms."""
        return {"anyOf": [{"type": self.type}, handler(core)]}


_DAY_TEXT = {"type": "string", "format": "date"}


Id: TypeAlias = Annotated[str, StringConstraints(pattern=_ID, max_length=100)]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Seconds: TypeAlias = Annotated[
    int, BeforeValidator(_runtime), WithJsonSchema({"type": "string", "pattern": r"^(\d{1,3}:)?\d{1,3}:[0-5]\d$"})
]
BoundField: TypeAlias = Annotated[
    date | RelativeDay, BeforeValidator(_bound), WithJsonSchema({"anyOf": [_DAY_TEXT, {"type": "string"}]})
]
MonthDay: TypeAlias = Annotated[
    tuple[int, int], BeforeValidator(_month_day), WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"})
]
Pixels: TypeAlias = Annotated[
    tuple[int, int], BeforeValidator(_pixels), WithJsonSchema({"type": "string", "pattern": r"^\d+ ?[x×] ?\d+$"})
]
Amount: TypeAlias = Annotated[
    Money | None,
    BeforeValidator(_money),
    WithJsonSchema({"type": "string", "description": 'An amount with its currency, like "13 EUR", or "free"'}),
]
SpanField: TypeAlias = Annotated[Span, BeforeValidator(_span), WithJsonSchema({"type": "string"})]
WallTimeText: TypeAlias = Annotated[str, BeforeValidator(_time)]
ZoneName: TypeAlias = Annotated[str, AfterValidator(_zone)]
Country: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Year: TypeAlias = Annotated[int, Field(ge=1880, le=2200)]
Texts: TypeAlias = Annotated[tuple[Text, ...], BeforeValidator(_texts), Field(strict=False), OrOne()]
Ids: TypeAlias = Annotated[tuple[Id, ...], Field(strict=False)]
Countries: TypeAlias = Annotated[tuple[Country, ...], Field(strict=False)]
Ints: TypeAlias = Annotated[tuple[int, ...], Field(strict=False)]
