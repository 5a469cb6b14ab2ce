"""Schemes: who pays for a trip, a film or a prize; rules, sums, dates and papers each belong to one of its rounds."""

import datetime as dt
from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.film import OwnerKind
from filmtrack.domain.money import Money
from filmtrack.domain.periods import Span
from filmtrack.domain.requirements import Choice, Completion, Demand, LengthLimit, Provenance, Words
from filmtrack.values import dataclass

PaysFor: TypeAlias = Literal["travel", "project", "production", "award", "feature"]
RoundStatus: TypeAlias = Literal["open", "closed", "ended", "unknown"]
Share: TypeAlias = Literal["every", "half", "one"]
Known: TypeAlias = Literal["all", "part", "none"]
DateKind: TypeAlias = Literal["opens", "closes", "decision", "event", "claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Demand):
    """One way in which a single applicant may qualify: a kind of owner, and what a person must hold.

    `unclear` are kinds of which the source does not say whether they belong to it.
    """

    id: str
    kinds: tuple[OwnerKind, ...] = ("person",)
    unclear: tuple[OwnerKind, ...] = ()
    permanent_id: bool = False
    right_of_abode: bool = False
    identity_card: bool = False
    at_least_age: int | None = None
    at_most_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicants(Demand):
    """Who may apply: by any one of the routes, and how many of several applicants must fit one."""

    routes: tuple[Route, ...]
    share: Share = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A festival on a scheme's list: its id in the catalogue if it has one, as the list names it, the day beside it."""

    id: str | None = None
    name: str | None = None
    day: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FestivalList(Demand):
    """The festivals that a scheme pays for; not `complete` where only part of its list is known."""

    listed: tuple[Listed, ...] = ()
    complete: bool = True

    def entry(self, festival: str) -> Listed | None:
        """What the list says of the festival with that id."""
        return next((each for each in self.listed if each.id == festival), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWindow(Demand):
    """When the event must take place, both days included; None is no bound, `…_unknown` a bound that was not found.

    `counts` says whether the event's start or the whole of it must lie inside; None: the source does not say.
    """

    since: date | None = None
    by: date | None = None
    since_unknown: bool = False
    by_unknown: bool = False
    counts: Literal["start", "whole"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overseas(Demand):
    """The event must take place outside a country."""

    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InWords(Demand):
    """A rule that only words hold; a person has to read it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorRules:
    """Every condition of a round; None or empty where it states none."""

    applicants: Applicants | None = None
    joint: Choice | None = None
    owners: Choice | None = None
    production: Completion | None = None
    max_runtime: LengthLimit | None = None
    min_runtime: LengthLimit | None = None
    invitation: Choice | None = None
    markets: Words | None = None
    festivals: FestivalList | None = None
    event: EventWindow | None = None
    overseas: Overseas | None = None
    in_words: tuple[InWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Something that is paid: its amount where one is stated, per what (None: not said), and for whom."""

    item: str
    name: str | None = None
    amount: Money | None = None
    ceiling: bool = False
    per: str | None = None
    to: str | None = None
    note: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Something to hand in, with the application or with the claim."""

    item: str
    name: str | None = None
    stage: Literal["application", "claim"] = "application"
    note: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDate:
    """A date of a round: one day, days of every year (month and day), or a time after the event has ended."""

    what: DateKind
    key: str
    day: dt.date | None = None
    each: tuple[tuple[int, int], ...] = ()
    after_event: Span | None = None
    time: str | None = None
    timezone: str | None = None
    stated: str | None = None
    note: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that was looked for and not found, as a question for whom to ask; `about` names the key it is about."""

    id: str
    text: str
    about: str | None = None
    note: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotListed(Demand):
    """What is not named among the things paid, which does not say that it is excluded."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of a scheme: its rules, what it pays, its papers and dates, and what is not known of it.

    `status` is what the data say outright: nobody can tell whether it takes applications, or it has ended; `pot` is
    all the money that it has to give.
    """

    id: str
    year: int | None = None
    name: str | None = None
    status: Literal["unknown", "ended"] | None = None
    ended_on: date | None = None
    rules_known: Known = "all"
    rules: SponsorRules = SponsorRules()
    pot: Money | None = None
    grants: tuple[Grant, ...] = ()
    not_listed: NotListed | None = None
    documents: tuple[Document, ...] = ()
    dates: tuple[SchemeDate, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A scheme that pays, with all its rounds, the latest last; `same_as` is the festival that it also is."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    former_names: tuple[str, ...] = ()
    pays_for: PaysFor = "travel"
    run_by: str | None = None
    paid_by: str | None = None
    ask: str | None = None
    website: str | None = None
    timezone: str | None = None
    same_as: str | None = None
    ended_on: date | None = None
    rounds: tuple[Round, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance = Provenance()

    @property
    def whom_to_ask(self) -> str:
        """Who answers questions: whom the data name, else who runs it, else the scheme itself."""
        return self.ask or self.run_by or self.name

    @property
    def latest(self) -> Round | None:
        """The latest round that is known."""
        return self.rounds[-1] if self.rounds else None

    def round(self, id: str) -> Round | None:  # noqa: A002 - the round's own word
        """The round with that id."""
        return next((each for each in self.rounds if each.id == id), None)
