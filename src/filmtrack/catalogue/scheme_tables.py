"""The tables of a file of schemes, as Pydantic models: the format that people write and that the JSON Schema describes.

Every table is a patch: only the keys that identify it are required here; completeness is checked after the merge.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from filmtrack.catalogue.fields import (
    Amount,
    Id,
    MonthDay,
    SpanField,
    Text,
    Texts,
    WallTimeText,
    Year,
    ZoneName,
)
from filmtrack.catalogue.sourced_tables import Sourced, Table
from filmtrack.catalogue.sponsor_tables import SponsorRulesTable
from filmtrack.domain.scheme import DateKind, PaysFor


class ListedTable(Table):
    """A festival on the list of a round: its id in the catalogue, or only its name where it has none there."""

    id: Id | None = None
    name: Text | None = Field(None, description="As the list prints it")
    day: MonthDay | None = Field(None, description="The day that the list prints beside it, MM-DD")
    withdrawn: bool = False


class GrantTable(Sourced):
    """Something that a round pays."""

    item: Id
    name: Text | None = None
    amount: Amount | None = None
    ceiling: bool = Field(default=False, description="The amount is the most that is paid")
    per: Text | None = Field(None, description="Per what: person, film, festival …; left out where nobody says")
    to: Text | None = Field(None, description="Whom it is for, where it is not for all")
    note: Text | None = None
    withdrawn: bool = False


class DocumentTable(Sourced):
    """Something to hand in."""

    item: Id
    name: Text | None = None
    stage: Literal["application", "claim"] = "application"
    note: Text | None = None
    withdrawn: bool = False


class DateTable(Sourced):
    """A date of a round: `day`, or `each` year on these days, or so long `after_event`."""

    what: DateKind
    id: Id | None = Field(None, description="Needed where a round has several dates of one kind")
    day: dt.date | None = None
    each: Annotated[tuple[MonthDay, ...], Field(strict=False)] = ()
    after_event: SpanField | None = Field(None, description='Counted from the event\'s last day, like "2 months"')
    time: WallTimeText | None = None
    timezone: ZoneName | None = None
    stated: Text | None = Field(None, description="What the source says")
    note: Text | None = None
    withdrawn: bool = False


class QuestionTable(Sourced):
    """Something that was looked for and not found: a question for whom to ask."""

    id: Id
    text: Text
    about: Text | None = Field(None, description="The key that would answer it: event, closes, ceiling …")
    note: Text | None = None
    withdrawn: bool = False


class NotListedTable(Sourced):
    """What is not named among the things paid; that does not exclude it."""

    items: Texts
    note: Text | None = None


class RoundTable(SponsorRulesTable, Sourced):
    """One round of a scheme."""

    id: Text
    year: Year | None = Field(None, description="Needed where the id is no year, unless it is the only round")
    name: Text | None = None
    like: Text | None = Field(None, description="The round whose rules and payments hold where this one says nothing")
    status: Literal["unknown", "ended"] | None = Field(
        None, description="Nobody can say whether it takes applications, or it has ended; else its dates tell"
    )
    ended: dt.date | None = Field(None, description="The last day on which it existed")
    rules_known: Literal["all", "part", "none"] | None = Field(
        None, description="Whether these are all the rules; unless it says part or none, they are"
    )
    pot: Amount | None = Field(None, description="All the money that the round has to give")
    festival: Annotated[tuple[ListedTable, ...], Field(strict=False)] = ()
    grant: Annotated[tuple[GrantTable, ...], Field(strict=False)] = ()
    not_listed: NotListedTable | None = None
    document: Annotated[tuple[DocumentTable, ...], Field(strict=False)] = ()
    date: Annotated[tuple[DateTable, ...], Field(strict=False)] = ()
    question: Annotated[tuple[QuestionTable, ...], Field(strict=False)] = ()
    note: Texts = ()
    withdrawn: bool = False


class SchemeTable(Sourced):
    """A scheme that pays, or a patch of one."""

    id: Id
    name: Text | None = None
    names: dict[Literal["zh", "ja", "ko", "en", "fr", "es", "de"], Text] = Field(default_factory=dict)
    former_names: Texts = ()
    pays_for: PaysFor = "travel"
    run_by: Text | None = None
    paid_by: Text | None = None
    ask: Text | None = Field(None, description="Whom to ask what is not known")
    website: Text | None = None
    timezone: ZoneName | None = None
    same_as: Id | None = Field(None, description="The festival of the catalogue that this also is")
    ended: dt.date | None = Field(None, description="The last day on which it existed")
    note: Texts = ()
    round: Annotated[tuple[RoundTable, ...], Field(strict=False)] = ()
    withdrawn: bool = False


class SchemesFile(Table):
    """A whole file of schemes."""

    scheme: Annotated[tuple[SchemeTable, ...], Field(strict=False)] = ()
