"""The conditions of a scheme's round, as Pydantic tables."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from filmtrack.catalogue.fields import Country, Id, OrOne, Text, short
from filmtrack.catalogue.rule_tables import CompletionTable, LengthField
from filmtrack.catalogue.sourced_tables import ChoiceTable, Condition, Table
from filmtrack.domain.festival import Kind
from filmtrack.domain.film import OwnerKind

_Kinds = Annotated[tuple[OwnerKind, ...], Field(strict=False)]
_Age = Annotated[int, Field(ge=0, le=150)]
_Lost = Literal["unknown"]


class RouteTable(Condition):
    """One way in which a single applicant may qualify."""

    id: Text
    kinds: _Kinds = ("person",)
    unclear: _Kinds = Field((), description="Kinds of which the source does not say whether they may apply by it")
    permanent_id: bool = Field(default=False, description="A permanent identity card is needed")
    right_of_abode: bool = Field(default=False, description="The right of abode is needed")
    identity_card: bool = Field(default=False, description="An identity card is needed, permanent or not")
    at_least_age: _Age | None = None
    at_most_age: _Age | None = None


class ApplicantsTable(Condition):
    """Who may apply, and how many of several applicants must fit a route."""

    share: Literal["every", "half", "one"] = "every"
    route: Annotated[tuple[RouteTable, ...], Field(strict=False, min_length=1)]


class OwnersTable(ChoiceTable):
    """Whether all who own the film must apply; their written consent may do instead."""

    value: Literal["all-apply", "all-apply-or-consent"]


class JointTable(ChoiceTable):
    """Whether several may apply together."""

    value: Literal["allowed", "refused"]


class InvitationTable(ChoiceTable):
    """Whether the festival must have selected the film before."""

    value: Literal["selected", "none"]


class MarketsTable(Condition):
    """The kinds of event whose catalogue is no selection."""

    values: Annotated[tuple[Kind, ...], Field(strict=False)]


class FestivalsTable(Condition):
    """That the festival must stand on the round's list, whose festivals are the [[scheme.round.festival]] tables."""

    complete: bool = Field(default=True, description="False where only part of the list is known")


class EventTable(Condition):
    """When the event must take place; "unknown" is a day that was looked for and not found."""

    since: dt.date | _Lost | None = None
    by: dt.date | _Lost | None = None
    counts: Literal["start", "whole"] | None = Field(
        None, description="Whether its start or all of it must lie inside; left out where nobody says"
    )


class OverseasTable(Condition):
    """The country in which the event must not be."""

    home: Country


class InWordsTable(Condition):
    """A rule that no key can hold; `else_ask` decides, or whom the scheme names."""

    id: Id
    text: Text
    withdrawn: bool = False


class SponsorRulesTable(Table):
    """The conditions that a round may state; each is a value or a table with its source."""

    applicants: ApplicantsTable | None = None
    joint: Annotated[JointTable, short("value"), OrOne()] | None = None
    owners: Annotated[OwnersTable, short("value"), OrOne()] | None = None
    production: CompletionTable | None = Field(None, description="When the film must have been produced")
    max_runtime: LengthField | None = Field(None, description='"60:00", or a table')
    min_runtime: LengthField | None = None
    invitation: Annotated[InvitationTable, short("value"), OrOne()] | None = None
    markets: Annotated[MarketsTable, short("values"), OrOne("array")] | None = None
    festivals: FestivalsTable | None = None
    event: EventTable | None = None
    overseas: Annotated[OverseasTable, short("home"), OrOne()] | None = None
    rule: Annotated[tuple[InWordsTable, ...], Field(strict=False)] = ()
