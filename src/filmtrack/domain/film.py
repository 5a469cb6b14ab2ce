"""Films: what is known of one, who made it, who owns it and where it has been shown; what is left out is unknown."""

from datetime import date
from typing import Literal, TypeAlias, get_args

from filmtrack.domain.days import DayRange
from filmtrack.domain.plain import (
    AGE,
    COUNTRY,
    DAY,
    DAYS,
    TEXT,
    YEAR,
    YES_NO,
    many,
    nested,
    one_of,
    table,
    text_that,
    whole,
)
from filmtrack.values import dataclass

Showing: TypeAlias = Literal["public", "private", "online", "market", "school", "tv"]
SHOWINGS: tuple[Showing, ...] = get_args(Showing)

OwnerKind: TypeAlias = Literal[
    "person", "hong-kong-company", "partnership", "sole-proprietorship", "non-permanent-id", "other"
]
OWNER_KINDS: tuple[OwnerKind, ...] = get_args(OwnerKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who made the film; `age` is the age in years on the day `age_on`."""

    name: str
    role: str = "director"
    birth_year: int | None = None
    age: int | None = None
    age_on: date | None = None
    gender: str | None = None
    nationalities: tuple[str, ...] = ()
    residence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Somebody who holds rights in the film; None is not known. There is no place for an identity number."""

    name: str | None = None
    kind: OwnerKind = "person"
    permanent_id: bool | None = None
    right_of_abode: bool | None = None
    age: int | None = None
    age_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address where the film can be seen, and where its password is kept (never the password)."""

    url: str
    what: str = "screener"
    password_at: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """One showing of the film: the event, where, when (None: not known) and of which kind."""

    event: str
    country: str | None = None
    city: str | None = None
    on: DayRange | None = None
    showing: Showing = "public"
    festival: str | None = None
    entry: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film. None, and an empty tuple of what no film lacks, mean unknown; `languages` () means no dialogue."""

    id: str
    title: str
    other_titles: tuple[str, ...] = ()
    runtime_seconds: int | None = None
    completed: DayRange | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    subtitles: tuple[str, ...] | None = None
    genres: tuple[str, ...] = ()
    student: bool | None = None
    first_film: bool | None = None
    people: tuple[Person, ...] = ()
    owners: tuple[Owner, ...] = ()
    formats: tuple[str, ...] = ()
    synopsis: str | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None
    screenings: tuple[Screening, ...] = ()

    @property
    def directors(self) -> tuple[Person, ...]:
        """The people who directed it."""
        return tuple(each for each in self.people if each.role == "director")

    @property
    def names(self) -> tuple[str, ...]:
        """Every title that it goes by, the main one first."""
        return (self.title, *self.other_titles)


_LONGEST = 999 * 3600 + 59 * 60 + 59
"""Seconds: no film is said to be longer."""
PERSON = table(
    Person,
    name=TEXT,
    role=TEXT,
    birth_year=YEAR,
    age=AGE,
    age_on=DAY,
    gender=TEXT,
    nationalities=many(TEXT),
    residence=TEXT,
)
OWNER = table(
    Owner,
    name=TEXT,
    kind=one_of(OWNER_KINDS),
    permanent_id=YES_NO,
    right_of_abode=YES_NO,
    age=AGE,
    age_on=DAY,
)
LINK = table(Link, url=TEXT, what=TEXT, password_at=TEXT, until=DAY)
SCREENING = table(
    Screening,
    event=TEXT,
    country=COUNTRY,
    city=TEXT,
    on=DAYS,
    showing=one_of(SHOWINGS),
    festival=TEXT,
    entry=TEXT,
    note=TEXT,
)
FILM = table(
    Film,
    id=TEXT,
    title=text_that(str.strip),
    other_titles=many(TEXT),
    runtime_seconds=whole(1, _LONGEST),
    completed=DAYS,
    countries=many(COUNTRY),
    languages=many(TEXT),
    subtitles=many(TEXT),
    genres=many(TEXT),
    student=YES_NO,
    first_film=YES_NO,
    people=many(nested(PERSON)),
    owners=many(nested(OWNER)),
    formats=many(TEXT),
    synopsis=TEXT,
    links=many(nested(LINK)),
    tags=many(TEXT),
    note=TEXT,
    screenings=many(nested(SCREENING)),
)
"""How a film is written down; the names are those of its fields."""
