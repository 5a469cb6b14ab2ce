"""What festivals and schemes ask for, by its names in the festival world; which of it is usual where."""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from filmtrack.values import dataclass, field

Stage: TypeAlias = Literal["entry", "selection", "application", "claim"]
STAGES: tuple[Stage, ...] = ("entry", "selection", "application", "claim")
"""With the entry, after the selection, with a scheme's application and its claim, in the order in which they come."""

Scope: TypeAlias = Literal["film", "entry"]
FileKind: TypeAlias = Literal["picture", "video", "subtitles", "text"]

ANYWHERE = "anywhere"
"""Stands for every platform, and for festivals whose platform is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is asked for: what it is called, and whether it serves the film everywhere or one entry only.

    `usual` names the platforms on which each stage usually asks for it; `instead_of` are things that nobody asks for
    beside it; `format` is what makes it one form of those. `file` says as what a file of it can be looked at.
    """

    id: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    scope: Scope = "entry"
    usual: tuple[tuple[Stage, tuple[str, ...]], ...] = ()
    optional: bool = False
    per_language: bool = False
    file: FileKind | None = None
    format: str | None = None
    instead_of: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    known: bool = True

    @property
    def chinese(self) -> str | None:
        """Its name in Traditional Chinese."""
        return dict(self.names).get("zh")

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name that it goes by, the English one first."""
        return (self.name, *(name for _, name in self.names), *self.aliases)

    def usual_on(self, stage: Stage) -> tuple[str, ...]:
        """The platforms on which a stage usually asks for it."""
        return dict(self.usual).get(stage, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Everything that has a name here, in the order in which it is listed."""

    by_id: Mapping[str, Item] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Item]:
        """Each item, in order."""
        return iter(self.by_id.values())

    def item(self, id: str) -> Item:  # noqa: A002 - the item's own word
        """The item with that id; one that has no name here goes by its id, and serves one entry only."""
        return self.by_id.get(id) or Item(id=id, name=id.replace("-", " ").capitalize(), known=False)

    def place(self, id: str) -> int:  # noqa: A002 - the item's own word
        """Its place in the list; what is not on it comes last."""
        return next((place for place, each in enumerate(self.by_id) if each == id), len(self.by_id))
