"""A map: which column of a table means what, and how its dates, amounts and words are to be read."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from filmtrack.domain.entry import Status
from filmtrack.domain.spelling import plain_name as plain
from filmtrack.values import dataclass, field

DateOrder: TypeAlias = Literal["dmy", "mdy", "ymd"]
DATE_ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")

FILM_FIELDS: Final[Mapping[str, str]] = {
    "film_id": "its short name in filmtrack",
    "film": "its title, or its short name",
    "other_title": "another title",
    "runtime": "14:30, 0:14:30 or 15 min",
    "runtime_minutes": "whole minutes",
    "completed": "a day, a month or a year",
    "countries": "where it is from",
    "languages": "what is spoken",
    "subtitles": "languages of subtitles",
    "genres": "kinds of film",
    "director": "who directed it",
    "producer": "who produced it",
    "writer": "who wrote it",
    "synopsis": "what it is about",
    "student": "yes or no",
    "first_film": "yes or no",
    "tags": "your own words for it",
    "film_note": "a note on the film",
}
ENTRY_FIELDS: Final[Mapping[str, str]] = {
    "festival": "its name, former or Chinese name, or id; a year in it is the edition",
    "festival_country": "of a festival that nobody lists",
    "festival_city": "of a festival that nobody lists",
    "festival_website": "of a festival that nobody lists",
    "festival_on": "the day on which the festival takes place",
    "edition": "the year in which it takes place",
    "section": "the competition or programme",
    "status": "what became of it, in words that [status] explains",
    "outcome": "a second column of such words, which counts where it decides",
    "entered": "yes: sent in; no: planned",
    "submitted_on": "the day it was sent in",
    "answered_on": "the day of the status",
    "answer_due_on": "the day they promised to answer",
    "tier": "early, regular, late …",
    "fee": "what the entry cost",
    "charge": "what the platform took on top",
    "currency": "the currency of this row's amounts",
    "cost": "money spent apart from the fee",
    "income": "money that came in",
    "platform": "FilmFreeway, Festhome …",
    "reference": "the platform's number of it",
    "code": "the waiver or discount code",
    "link": "the address of the screener",
    "cut": "which version was sent",
    "note": "anything else worth keeping",
}
APPLICATION_FIELDS: Final[Mapping[str, str]] = {
    "scheme": "who was asked for money",
    "round": "the round of the scheme",
    "application_status": "planned, applied, granted, refused, travelled, claimed or paid",
    "applied_on": "the day of the application",
    "decided_on": "the day of its status",
    "asked": "the sum asked for",
    "granted": "the sum granted",
    "application_reference": "the scheme's number of it",
    "application_note": "a note on the application",
}
FIELDS: Final[Mapping[str, str]] = {**FILM_FIELDS, **ENTRY_FIELDS, **APPLICATION_FIELDS}
"""Everything that a column can mean, with what stands in it."""

SEVERAL: Final = frozenset(
    {"other_title", "countries", "languages", "subtitles", "genres", "tags", "director", "producer", "writer"}
    | {"note", "film_note"}
)
"""The fields that several columns may fill together."""
REASON: Final = "why it was left out"
"""The column that an import adds to the rows that it left out."""
NEW: Final = "new"
"""What a map says of a festival's name that means none of the known ones."""


@lru_cache(maxsize=8192)
def key_of(words: str) -> str:
    """A column or a word as it is compared: as names are, and signs alone as they stand."""
    return plain(words) or " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMap:
    """How one kind of table is read; None is not said, and then nothing is guessed.

    `columns` gives the field of a column, `fixed` what holds for every row, `statuses` and `festivals` what words mean;
    words and columns are compared as `key_of` writes them. `shipped` maps name more columns than any one table has.
    """

    name: str
    columns: Mapping[str, str]
    date_order: DateOrder | None = None
    currency: str | None = None
    decimal_comma: bool | None = None
    separators: str = ",;/"
    statuses: Mapping[str, Status] = field(default_factory=dict)
    festivals: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    shipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table that means something: its place, its name and its field."""

    place: int
    name: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A map laid over the header of one table: the columns used, those that are not, and those that are missing."""

    map: ImportMap
    columns: tuple[Column, ...]
    unused: tuple[str, ...]
    missing: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that a row can fill."""
        return frozenset(each.field for each in self.columns) | frozenset(self.map.fixed)


def layout_of(map_: ImportMap, header: Sequence[str]) -> Layout:
    """The columns of a table by a map; of several for one field the first counts, unless the field takes several."""
    known = {key_of(name): field_ for name, field_ in map_.columns.items()}
    columns: list[Column] = []
    unused: list[str] = []
    twice: list[str] = []
    taken: set[str] = set()
    for place, name in enumerate(header):
        field_ = known.get(key_of(name))
        if field_ is None:
            unused += [] if name == REASON else [name]
        elif field_ in taken and field_ not in SEVERAL:
            twice.append(name)
        else:
            columns.append(Column(place=place, name=name, field=field_))
            taken.add(field_)
    there = {key_of(each) for each in header}
    missing = () if map_.shipped else tuple(name for name in map_.columns if key_of(name) not in there)
    return Layout(map=map_, columns=tuple(columns), unused=tuple(unused), missing=missing, twice=tuple(twice))
