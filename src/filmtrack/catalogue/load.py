"""The layers of a catalogue read, merged and checked: the festivals that are good, and every problem of every file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from filmtrack.catalogue.build import build_festival
from filmtrack.catalogue.checks import wrong_in
from filmtrack.catalogue.lines import TablePath, line_of
from filmtrack.catalogue.merge import key_of, patched, without_withdrawn
from filmtrack.catalogue.tables import EditionTable, FestivalTable
from filmtrack.catalogue.toml_file import TomlFile, read_toml
from filmtrack.catalogue.validation import problems_in
from filmtrack.domain.festival import Festival
from filmtrack.errors import Problem
from filmtrack.message import Message, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every festival that could be read, by id, and what was wrong with the rest."""

    by_id: dict[str, Festival]
    problems: tuple[Problem, ...] = ()

    def festivals(self) -> Iterable[Festival]:
        """All of them, by id."""
        return self.by_id.values()

    def festival(self, id: str) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id."""
        return self.by_id.get(id)


@dataclass(frozen=True, slots=True)
class _Origin:
    """The file and table that introduced a festival; completeness problems name it."""

    file: TomlFile
    index: int


@dataclass(slots=True)
class _Merge:
    tables: dict[str, FestivalTable] = field(default_factory=dict)
    origins: dict[str, _Origin] = field(default_factory=dict)
    deadlines: dict[tuple[str, int, str], tuple[TomlFile, TablePath]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load_catalogue(files: Sequence[Path]) -> Catalogue:
    """The catalogue that these files make, each a layer over those before it."""
    return merge_files([read_toml(path) for path in files])


def merge_files(files: Iterable[TomlFile]) -> Catalogue:
    """The same from files already read."""
    merge = _Merge()
    for file in files:
        merge.problems.extend(file.problems)
        _add_layer(merge, file)
    by_id = {}
    for id_ in sorted(merge.tables):
        if festival := _complete(merge, id_):
            by_id[id_] = festival
    return Catalogue(by_id=by_id, problems=tuple(merge.problems))


def _add_layer(merge: _Merge, file: TomlFile) -> None:
    merge.problems.extend(_unknown_tables(file))
    raw = file.tables.get("festival", [])
    if not isinstance(raw, list):
        merge.problems.append(
            _problem(file, None, message("write festivals as [[festival]] tables, in double brackets"))
        )
        return
    seen: dict[str, int] = {}
    for index, each in enumerate(raw):
        table = _validated(merge, file, index, each)
        if table is None:
            continue
        if table.id in seen:
            merge.problems.append(_problem(file, index, message("this id stands twice in the file"), table.id, "id"))
            continue
        seen[table.id] = index
        merge.problems.extend(_doubles(file, index, table))
        merge.origins.setdefault(table.id, _Origin(file, index))
        _remember_deadlines(merge, file, index, table)
        old = merge.tables.get(table.id)
        merge.tables[table.id] = patched(old, table) if old else table


def _validated(merge: _Merge, file: TomlFile, index: int, raw: Any) -> FestivalTable | None:
    try:
        return FestivalTable.model_validate(raw)
    except ValidationError as failure:
        named = raw.get("id") if isinstance(raw, dict) else None
        id_ = named if isinstance(named, str) else None
        merge.problems.extend(problems_in(failure, file, ("festival", index), id_))
        if id_:
            merge.broken.add(id_)
        return None


def _complete(merge: _Merge, id_: str) -> Festival | None:
    table, origin = merge.tables[id_], merge.origins[id_]
    if table.withdrawn:
        return None
    if table.name is None:
        if id_ not in merge.broken:
            said = message("this festival has no name")
            hint = message("a patch of a festival needs the id of one that exists; a new festival needs a name")
            merge.problems.append(_problem(origin.file, origin.index, said, id_, "name", hint=hint))
        return None
    festival = build_festival(without_withdrawn(table))
    wrong = wrong_in(festival)
    for each in wrong:
        file, at = merge.deadlines[id_, each.edition, each.deadline]
        merge.problems.append(_problem(file, at, each.message, id_, each.key, hint=each.hint))
    return None if wrong else festival


def _remember_deadlines(merge: _Merge, file: TomlFile, index: int, table: FestivalTable) -> None:
    """Where each deadline was written last: what is wrong with it only once merged is said there."""
    for place, edition in enumerate(table.edition):
        for number, deadline in enumerate(edition.deadline):
            at = ("festival", index, "edition", place, "deadline", number)
            merge.deadlines[table.id, edition.year, key_of(deadline)] = (file, at)


def _unknown_tables(file: TomlFile) -> list[Problem]:
    return [
        _problem(file, None, message("unknown table or key; a catalogue file holds [[festival]] tables"), key=name)
        for name in file.tables
        if name not in {"festival", "schema"}
    ]


def _doubles(file: TomlFile, index: int, table: FestivalTable) -> list[Problem]:
    wrong = []
    years: set[int] = set()
    for place, edition in enumerate(table.edition):
        at = ("festival", index, "edition", place)
        if edition.year in years:
            said = message("the edition of {year} stands twice", year=str(edition.year))
            wrong.append(_problem(file, at, said, table.id, "edition.year"))
        years.add(edition.year)
        wrong.extend(_double_deadlines(file, at, table.id, edition))
    return wrong


def _double_deadlines(file: TomlFile, at: TablePath, id_: str, edition: EditionTable) -> list[Problem]:
    wrong, seen = [], set()
    for place, deadline in enumerate(edition.deadline):
        key = key_of(deadline)
        if key in seen:
            said = message("two deadlines of {year} have the key {key}: give it an id", year=str(edition.year), key=key)
            wrong.append(_problem(file, (*at, "deadline", place), said, id_, "deadline.id"))
        seen.add(key)
    return wrong


def _problem(
    file: TomlFile,
    at: int | TablePath | None,
    said: Message,
    festival: str | None = None,
    key: str | None = None,
    *,
    hint: Message | None = None,
) -> Problem:

    path = ("festival", at) if isinstance(at, int) else at
    line = line_of(file.lines(), path) if path else None
    return Problem(file=file.name, line=line, id=festival, key=key, message=said, hint=hint)
