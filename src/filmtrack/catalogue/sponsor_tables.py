"""The conditions of a scheme's round: Pydantic tables, and how each becomes a domain condition."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from filmtrack.catalogue.fields import Country, Id, OrOne, Text
from filmtrack.catalogue.rule_tables import CompletionTable, LengthField
from filmtrack.catalogue.sourced_tables import ChoiceTable, Condition, Table, short
from filmtrack.domain.festival import Kind
from filmtrack.domain.film import OwnerKind
from filmtrack.domain.requirements import Words
from filmtrack.domain.scheme import (
    Applicants,
    EventWindow,
    FestivalList,
    InWords,
    Listed,
    Overseas,
    Route,
    SponsorRules,
)

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

    def build(self) -> Route:
        """The domain's route."""
        names = (
            "id", "kinds", "unclear", "permanent_id", "right_of_abode", "identity_card", "at_least_age", "at_most_age",
        )  # fmt: skip
        return Route(**{name: getattr(self, name) for name in names}, **self.common())


class ApplicantsTable(Condition):
    """Who may apply, and how many of several applicants must fit a route."""

    share: Literal["every", "half", "one"] = "every"
    route: Annotated[tuple[RouteTable, ...], Field(strict=False, min_length=1)]

    def build(self) -> Applicants:
        """The domain's condition."""
        return Applicants(routes=tuple(each.build() for each in self.route), share=self.share, **self.common())


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

    def build(self) -> Words:
        """The domain's condition."""
        return Words(values=self.values, **self.common())


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

    def build(self) -> EventWindow:
        """The domain's condition."""
        return EventWindow(
            since=None if self.since == "unknown" else self.since,
            by=None if self.by == "unknown" else self.by,
            since_unknown=self.since == "unknown",
            by_unknown=self.by == "unknown",
            counts=self.counts,
            **self.common(),
        )


class OverseasTable(Condition):
    """The country in which the event must not be."""

    home: Country

    def build(self) -> Overseas:
        """The domain's condition."""
        return Overseas(home=self.home, **self.common())


class InWordsTable(Condition):
    """A rule that no key can hold; `else_ask` decides, or whom the scheme names."""

    id: Id
    text: Text
    withdrawn: bool = False

    def build(self) -> InWords:
        """The domain's condition."""
        return InWords(id=self.id, text=self.text, **self.common())


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

    def rules(self, listed: tuple[Listed, ...]) -> SponsorRules:
        """The domain's conditions; `listed` are the festivals of the round's list."""
        plain = {name: table.build() for name in _BUILT if (table := getattr(self, name)) is not None}
        if self.festivals is not None:
            plain["festivals"] = FestivalList(
                listed=listed, complete=self.festivals.complete, **self.festivals.common()
            )
        return SponsorRules(in_words=tuple(each.build() for each in self.rule), **plain)


_BUILT = tuple(name for name in SponsorRulesTable.model_fields if name not in {"festivals", "rule"})
