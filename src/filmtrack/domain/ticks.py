"""Ticks: what is ready to be handed in, for the film everywhere or for one festival, and the file that it is."""

from datetime import date, datetime
from typing import TypeAlias

from filmtrack.domain.languages import language_code
from filmtrack.domain.plain import DAY, INSTANT, TEXT, WHOLE, YEAR, many, nested, table
from filmtrack.values import dataclass, replace

TickKey: TypeAlias = tuple[str, str, str]
"""A tick's identity: the film, the item, and the place (empty: everywhere)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFile:
    """A file as it was when it was ticked: its whole path, size and checksum, and what could be read from it.

    `format` is None where nothing was recognised; `seconds` is how long a film runs or when the last subtitle ends;
    `broken_line` is the line of a subtitle file that could not be read.
    """

    path: str
    size: int
    sha256: str
    modified_ns: int = 0
    format: str | None = None
    width: int | None = None
    height: int | None = None
    dpi: int | None = None
    seconds: int | None = None
    words: int | None = None
    broken_line: int | None = None
    codecs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something of a film that is ready: for one edition of a festival (of one section, if it is named), or everywhere.

    `item` is an id of the list of items, for what is made in a language followed by it: ``subtitles:fr``.
    """

    film: str
    item: str
    festival: str | None = None
    edition: int | None = None
    section: str | None = None
    expires_on: date | None = None
    note: str | None = None
    file: RecordedFile | None = None
    on: date | None = None
    at: datetime | None = None
    by: str | None = None

    @property
    def key(self) -> TickKey:
        """What tells it from other ticks."""
        return (self.film, self.item, self.place)

    @property
    def place(self) -> str:
        """Where it counts: ``clermont-ferrand/2027/international``, or nothing where it counts everywhere."""
        return "/".join(str(each) for each in (self.festival, self.edition, self.section) if each is not None)

    @property
    def material(self) -> str:
        """The id of the item, without a language."""
        return self.item.partition(":")[0]

    @property
    def language(self) -> str | None:
        """The code of the language that it is made in."""
        return self.item.partition(":")[2] or None

    def serves(self, festival: str, edition: int, section: str | None) -> bool:
        """Whether it counts at a section (None: any) of an edition of a festival."""
        if self.festival is None:
            return True
        if self.festival != festival or self.edition not in {None, edition}:
            return False
        return section is None or self.section in {None, section}

    def without_record(self) -> "Tick":
        """The same, apart from when and by whom it was written down."""
        return replace(self, on=None, at=None, by=None)


def item_in(item: str, language: str | None) -> str:
    """What a tick calls an item that is made in a language."""
    return f"{item}:{language_code(language)}" if language else item


RECORDED_FILE = table(
    RecordedFile,
    path=TEXT,
    size=WHOLE,
    sha256=TEXT,
    modified_ns=WHOLE,
    format=TEXT,
    width=WHOLE,
    height=WHOLE,
    dpi=WHOLE,
    seconds=WHOLE,
    words=WHOLE,
    broken_line=WHOLE,
    codecs=many(TEXT),
)
TOLD = table(
    Tick,
    film=TEXT,
    item=TEXT,
    festival=TEXT,
    edition=YEAR,
    section=TEXT,
    expires_on=DAY,
    note=TEXT,
    file=nested(RECORDED_FILE),
)
"""How a tick is told in an event."""
TICK = table(Tick, **TOLD.forms, on=DAY, at=INSTANT, by=TEXT)
"""How a standing tick is written down."""
