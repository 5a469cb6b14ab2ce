"""Layers of files put together, for one kind of table: patched by id, each mistake with its file, line and key."""

from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from pydantic_core import ValidationError

from filmtrack.catalogue.lines import TablePath, line_of
from filmtrack.catalogue.merge import Keys, patched, without_withdrawn
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.catalogue.uncollected import Watch
from filmtrack.catalogue.validation import problems_in
from filmtrack.errors import Problem
from filmtrack.message import Message, message
from filmtrack.values import dataclass, field

if TYPE_CHECKING:
    from filmtrack.catalogue.sourced_tables import Table  # it imports pydantic


class Whole(Protocol):
    """What every table at the top of a file has."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def name(self) -> str | None:
        """Its name, which only the layer that introduces it must give."""
        ...

    @property
    def withdrawn(self) -> bool:
        """Whether a layer took it away."""
        ...


T = TypeVar("T", bound="Table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table inside a table: the key it is patched by, where it stands, and what a second one of that key is told."""

    key: Hashable
    path: TablePath
    said: Callable[[], Message]
    twice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[T]):
    """One kind of table: what it is called, what checks it, and by what its parts are patched.

    `check` makes of what stands in a file a table, or raises Pydantic's ValidationError; `known_keys` are those that
    such a table or one inside it may have.
    """

    name: str
    one: Message
    many: Message
    check: Callable[[Any], T]
    known_keys: frozenset[str]
    keys: Keys
    parts: Callable[[T], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the path of a table in it."""

    file: TomlFile
    path: TablePath

    def problem(
        self, said: Message, id_: str | None = None, key: str | None = None, *, hint: Message | None = None
    ) -> Problem:
        """Something that is wrong there."""
        line = line_of(self.file.lines(), self.path) if self.path else None
        return Problem(file=self.file.name, line=line, id=id_, key=key, message=said, hint=hint)


@dataclass(slots=True)
class Layers(Generic[T]):
    """The tables of one shape, as merged from the files added so far; the file that introduced each is remembered."""

    shape: Shape[T]
    tables: dict[str, T] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _origins: dict[str, Place] = field(default_factory=dict)
    _written: dict[tuple[str, Hashable], Place] = field(default_factory=dict)
    _broken: set[str] = field(default_factory=set)

    def add(self, file: TomlFile, *, beside: frozenset[str] = frozenset(), watch: Watch | None = None) -> None:
        """Put a file over those before it; `beside` names other kinds of tables that it may hold."""
        self.problems.extend(file.problems)
        self._refuse_unknown(file, beside)
        name = self.shape.name
        raw = file.tables.get(name, [])
        if not isinstance(raw, list):
            said = message(
                "write {many} as [[{name}]] tables, in double brackets", many=self.shape.many, name=self.shape.name
            )
            self.problems.append(Place(file, ()).problem(said))
            return
        seen: set[str] = set()
        for index, each in enumerate(watch(raw, len(raw)) if watch else raw):
            place = Place(file, (self.shape.name, index))
            table = self._validated(place, each)
            if table is None:
                continue
            id_ = _whole(table).id
            if id_ in seen:
                hint = message("put all that is said of it into one [[{name}]]", name=self.shape.name)
                self.problems.append(place.problem(message("this id stands twice in the file"), id_, "id", hint=hint))
                continue
            seen.add(id_)
            self._origins.setdefault(id_, place)
            self._remember_parts(place, id_, table)
            old = self.tables.get(id_)
            self.tables[id_] = patched(old, table, self.shape.keys) if old else table

    def complete(self) -> Iterator[tuple[str, T]]:
        """The tables that nobody withdrew, by id; one without a name is the fault of the file that introduced it."""
        for id_ in sorted(self.tables):
            table = self.tables[id_]
            if _whole(table).withdrawn:
                continue
            if _whole(table).name is not None:
                yield id_, without_withdrawn(table, self.shape.keys)
            elif id_ not in self._broken:
                said = message("this {one} has no name", one=self.shape.one)
                hint = message(
                    "a patch of a {one} needs the id of one that exists; a new {one} needs a name", one=self.shape.one
                )
                self.problems.append(self._origins[id_].problem(said, id_, "name", hint=hint))

    def wrong(self, id_: str, part: Hashable, said: Message, key: str, *, hint: Message | None = None) -> None:
        """Note a mistake that shows only once everything is merged, where that part was written last."""
        place = self._written.get((id_, part)) or self._origins[id_]
        self.problems.append(place.problem(said, id_, key, hint=hint))

    def _validated(self, place: Place, raw: Any) -> T | None:
        try:
            return self.shape.check(raw)
        except ValidationError as failure:
            named = raw.get("id") if isinstance(raw, dict) else None
            id_ = named if isinstance(named, str) else None
            self.problems.extend(problems_in(failure, place.file, place.path, id_, self.shape.known_keys))
            if id_:
                self._broken.add(id_)
            return None

    def _remember_parts(self, place: Place, id_: str, table: T) -> None:
        seen: set[tuple[TablePath, Hashable]] = set()
        for part in self.shape.parts(table):
            here = Place(place.file, (*place.path, *part.path))
            around = part.path[:-1], part.key
            if around in seen:
                self.problems.append(here.problem(part.said(), id_, part.twice))
            seen.add(around)
            self._written[id_, part.key] = here

    def _refuse_unknown(self, file: TomlFile, beside: frozenset[str]) -> None:
        known = {self.shape.name, "schema", *beside}
        tables = tuple(f"[[{each}]]" for each in sorted(known - {"schema"}))
        said = message("unknown table or key; a catalogue file holds {tables} tables", tables=tables)
        for name in file.tables:
            if name not in known:
                self.problems.append(Place(file, ()).problem(said, key=name))


def _whole(table: Any) -> Whole:
    """The same table, as one that stands at the top of a file."""
    whole: Whole = table
    return whole
