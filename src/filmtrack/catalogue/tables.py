"""The tables of a catalogue file, as Pydantic models: the format that people write and that the JSON Schema describes.

Every table is a patch: only the keys that identify it are required here; completeness is checked after the merge.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from filmtrack.catalogue.fields import (
    Amount,
    Countries,
    Country,
    Id,
    Ids,
    MonthDay,
    Pixels,
    Seconds,
    Text,
    Texts,
    WallTimeText,
    Year,
    ZoneName,
)
from filmtrack.catalogue.rule_tables import CompletionTable, RulesTable
from filmtrack.catalogue.sourced_tables import Condition, Sourced, Table
from filmtrack.catalogue.written_forms import ends_after_it_starts
from filmtrack.domain.festival import Kind


class FeeTable(Table):
    """A fee and whom it is for."""

    amount: Amount
    sections: Ids = ()
    platforms: Texts = ()
    countries: Countries = ()
    student: bool | None = None
    member: bool | None = None
    over: Seconds | None = Field(None, description="Only films longer than this")
    up_to: Seconds | None = Field(None, description="Only films up to this long")
    note: Text | None = None


class DeadlineTable(Sourced):
    """One closing date of an edition."""

    id: Id | None = None
    tier: Text = "regular"
    date: Annotated[dt.date, Field(description="The date as the festival prints it")] | None = None
    time: WallTimeText | None = Field(None, description='"HH:MM", "24:00" (the end of that day), "midnight", or none')
    timezone: ZoneName | None = None
    label: Text | None = Field(None, description="The festival's own name for this tier")
    basis: Literal["received", "postmarked"] | None = None
    closes: Literal["entry", "screener", "film", "print"] = "entry"
    sections: Ids = ()
    platform: Texts = ()
    completed: CompletionTable | None = Field(None, description="Only films finished so are bound by this date")
    fee: Amount | None = None
    fees: Annotated[tuple[FeeTable, ...], Field(strict=False)] = ()
    rolling: bool = False
    stated: Text | None = Field(None, description='What the source says, like "12 pm CET"')
    replaces: dt.date | None = Field(None, description="The date before it was extended or moved")
    extended_on: dt.date | None = Field(None, description="The day the extension was seen")
    forecasts: bool = Field(default=True, description="False keeps this date out of every forecast")
    note: Texts = ()
    withdrawn: bool = False


class EditionTable(RulesTable, Sourced):
    """One year of a festival."""

    year: Year
    number: Annotated[int, Field(ge=1, le=999)] | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    opens: dt.date | None = None
    notifies: dt.date | None = None
    cancelled: bool = False
    note: Texts = ()
    deadline: Annotated[tuple[DeadlineTable, ...], Field(strict=False)] = ()
    withdrawn: bool = False

    _in_order = model_validator(mode="after")(ends_after_it_starts)


class SectionTable(RulesTable):
    """A competition or programme."""

    id: Id
    name: Text | None = None
    note: Texts = ()
    withdrawn: bool = False


class MaterialTable(Condition):
    """Something to hand in."""

    item: Id
    stage: Literal["entry", "selection"] = "entry"
    sections: Ids = ()
    count: Annotated[int, Field(ge=1)] | None = None
    languages: Texts = ()
    formats: Texts = ()
    dpi: Annotated[int, Field(ge=1, le=10_000)] | None = Field(None, description="The least resolution of a picture")
    pixels: Pixels | None = Field(None, description='The least width and height, like "1920x1080"')
    words: Annotated[int, Field(ge=1)] | None = Field(None, description="The most words of a text")
    megabytes: Annotated[int, Field(ge=1)] | None = Field(None, description="The most that a file may have")
    up_to: Seconds | None = Field(None, description="The longest that it may last")
    optional: bool = Field(default=False, description="Handed in where there is one")
    only_spoken: Texts = Field((), description="Only of films that speak one of these languages")
    unless_spoken: Texts = Field((), description="Not of films that speak one of these languages")
    unless_subtitled: Texts = Field((), description="Not of films with subtitles in one of these languages")
    due: dt.date | None = None
    until: Text | None = Field(None, description="How long it must stay available, in words")


class ListedTable(Table):
    """A deadline's day from a list that gives no year."""

    day: MonthDay
    source: Text
    as_of: Year | None = None


class UsualFeeTable(Table):
    """What the festival has usually charged."""

    least: Amount | None = None
    most: Amount | None = None
    note: Text | None = None
    as_of: Year | None = None


class FestivalTable(RulesTable, Sourced):
    """A festival, or a patch of one."""

    id: Id
    name: Text | None = None
    kind: Kind = "festival"
    names: dict[Literal["zh", "ja", "ko", "en", "fr", "es", "de"], Text] = Field(default_factory=dict)
    former_names: Texts = ()
    city: Text | None = None
    country: Country | None = None
    timezone: ZoneName | None = None
    website: Text | None = None
    submit_url: Text | None = None
    platforms: Texts = ()
    qualifying: Ids = ()
    qualifying_as_of: Year | None = None
    rhythm: Literal["annual", "biennial", "irregular"] | None = None
    usual_month: Text | None = None
    usual_fee: UsualFeeTable | None = None
    listed_deadline: ListedTable | None = None
    note: Texts = ()
    section: Annotated[tuple[SectionTable, ...], Field(strict=False)] = ()
    outside_sections: bool = Field(default=False, description="Films also enter outside the sections that are listed")
    edition: Annotated[tuple[EditionTable, ...], Field(strict=False)] = ()
    material: Annotated[tuple[MaterialTable, ...], Field(strict=False)] = ()
    withdrawn: bool = False


class CatalogueFile(Table):
    """A whole catalogue file."""

    festival: Annotated[tuple[FestivalTable, ...], Field(strict=False)] = ()
