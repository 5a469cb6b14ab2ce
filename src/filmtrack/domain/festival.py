"""Festivals as filmtrack knows them: editions, sections, deadlines and fees, each with where it comes from."""

import datetime as dt
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from filmtrack.domain.items import Stage
from filmtrack.domain.money import Money
from filmtrack.domain.requirements import Completion, Provenance, Requirements
from filmtrack.values import dataclass

Kind: TypeAlias = Literal["festival", "market", "forum", "programme", "competition"]

NOT_STATED = "not stated"
"""The tier of a date whose tier nobody stated; such a date never feeds a forecast."""


def deadline_key(id: str | None, tier: str, sections: tuple[str, ...], platforms: tuple[str, ...]) -> str:  # noqa: A002
    """A deadline's identity in its edition, and its series' over editions: its id, else tier, sections, platform.

    Reminders, calendars and entries hang on it, so it must never contain the date.
    """
    if id:
        return id
    key = slug(tier)
    if sections:
        key += "." + "+".join(sections)
    if platforms:
        key += "@" + "+".join(slug(each) for each in platforms)
    return key


@lru_cache(maxsize=4_096)
def slug(text: str) -> str:
    """The text in small Latin letters, digits and hyphens: the form of every id; empty when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What an entry costs (`money` None: free), and for whom, where it is not the same for all."""

    money: Money | None
    sections: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    student: bool | None = None
    member: bool | None = None
    over_seconds: int | None = None
    up_to_seconds: int | None = None
    note: str | None = None

    @property
    def conditional(self) -> bool:
        """Whether only some entries pay this fee."""
        limits = (self.sections, self.platforms, self.countries, self.note)
        return any(limits) or any(
            each is not None for each in (self.student, self.member, self.over_seconds, self.up_to_seconds)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One closing date of an edition: the wall date and time that the festival prints, what it closes and costs."""

    key: str
    tier: str
    date: dt.date | None
    time: str | None = None
    timezone: str | None = None
    label: str | None = None
    basis: Literal["received", "postmarked"] | None = None
    closes: str = "entry"
    sections: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    completed: Completion | None = None
    fees: tuple[Fee, ...] = ()
    rolling: bool = False
    stated: str | None = None
    replaces: dt.date | None = None
    extended_on: dt.date | None = None
    forecasts: bool = True
    notes: tuple[str, ...] = ()
    provenance: Provenance = Provenance()

    @property
    def original_date(self) -> dt.date | None:
        """The date as first announced, before any extension; None for a call that never closes."""
        return self.replaces or self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One year of a festival; `year` is the year it takes place."""

    year: int
    number: int | None = None
    starts: date | None = None
    ends: date | None = None
    opens: date | None = None
    notifies: date | None = None
    cancelled: bool = False
    requirements: Requirements = Requirements()
    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[str, ...] = ()
    looked_on: date | None = None
    provenance: Provenance = Provenance()

    @property
    def last_day(self) -> date | None:
        """The event's last day, as far as it is known: of one whose end nobody says, its first."""
        return self.ends or self.starts

    @property
    def announced(self) -> bool:
        """Whether anything dated is known of this edition."""
        return bool(self.deadlines or self.starts or self.opens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A competition or programme of a festival with rules of its own."""

    id: str
    name: str
    requirements: Requirements = Requirements()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Something the festival asks for: at which stage, in which form and languages (any one of them), by which day.

    `pixels` is the least width and height, `words` and `megabytes` are the most that are taken, `up_to_seconds` the
    longest. It is asked for only of films that speak one of `only_spoken` and none of `unless_spoken`, and that have no
    subtitles in one of `unless_subtitled`.
    """

    item: str
    stage: Stage
    sections: tuple[str, ...] = ()
    count: int | None = None
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    dpi: int | None = None
    pixels: tuple[int, int] | None = None
    words: int | None = None
    megabytes: int | None = None
    up_to_seconds: int | None = None
    optional: bool = False
    only_spoken: tuple[str, ...] = ()
    unless_spoken: tuple[str, ...] = ()
    unless_subtitled: tuple[str, ...] = ()
    due: date | None = None
    until: str | None = None
    note: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """A deadline's month and day from a list that gives no year."""

    month: int
    day: int
    source: str
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualFee:
    """What a festival has usually charged, as of some year; never the fee of a given deadline."""

    least: Money | None
    most: Money | None
    free: bool = False
    note: str | None = None
    as_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Festival:
    """An event that recurs, with everything the catalogue knows of it.

    `outside_sections` says that films also enter the festival itself, outside the sections that are listed.
    """

    id: str
    name: str
    kind: Kind = "festival"
    names: tuple[tuple[str, str], ...] = ()
    former_names: tuple[str, ...] = ()
    city: str | None = None
    country: str | None = None
    timezone: str | None = None
    website: str | None = None
    submit_url: str | None = None
    platforms: tuple[str, ...] = ()
    qualifying: tuple[str, ...] = ()
    qualifying_as_of: int | None = None
    rhythm: Literal["annual", "biennial", "irregular"] | None = None
    usual_month: str | None = None
    usual_fee: UsualFee | None = None
    listed: ListedDay | None = None
    requirements: Requirements = Requirements()
    sections: tuple[Section, ...] = ()
    outside_sections: bool = False
    editions: tuple[Edition, ...] = ()
    materials: tuple[Material, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance = Provenance()

    def edition(self, year: int) -> Edition | None:
        """The edition of that year, if the catalogue knows it."""
        return next((each for each in self.editions if each.year == year), None)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the catalogue's own word
        """The section with that id, if the festival has one."""
        return next((each for each in self.sections if each.id == id), None)
