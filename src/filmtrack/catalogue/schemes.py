"""The layers of the files of schemes read, merged and checked: the schemes that are good, and every problem."""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from filmtrack.catalogue.known_schemes import Schemes
from filmtrack.catalogue.layers import Layers, Part, Shape
from filmtrack.catalogue.merge import Keys
from filmtrack.catalogue.scheme_build import build_scheme, date_key
from filmtrack.catalogue.scheme_checks import wrong_in_scheme
from filmtrack.catalogue.scheme_tables import (
    DateTable,
    DocumentTable,
    GrantTable,
    ListedTable,
    QuestionTable,
    RoundTable,
    SchemeTable,
)
from filmtrack.catalogue.sponsor_tables import InWordsTable
from filmtrack.catalogue.toml_file import TomlFile, read_toml
from filmtrack.message import Message, message


def load_schemes(
    files: Sequence[Path], *, mixed: Iterable[Path] = (), festivals: Container[str] | None = None
) -> Schemes:
    """The schemes of these files, each a layer over those before it.

    `mixed` ones may hold festivals too; ids of festivals are checked where all of them are given.
    """
    names = frozenset(map(str, mixed))
    return merge_schemes([read_toml(path) for path in files], mixed=names, festivals=festivals)


def merge_schemes(
    files: Iterable[TomlFile], *, mixed: frozenset[str] = frozenset(), festivals: Container[str] | None = None
) -> Schemes:
    """The same from files already read."""
    layers = Layers(_SCHEMES)
    for file in files:
        layers.add(file, beside=frozenset({"festival"}) if file.name in mixed else frozenset())
    by_id = {}
    for id_, table in layers.complete():
        wrong = wrong_in_scheme(table, festivals)
        for each in wrong:
            layers.wrong(id_, each.part, each.message, each.key, hint=each.hint)
        if not wrong:
            by_id[id_] = build_scheme(table)
    return Schemes(by_id=by_id, problems=tuple(layers.problems))


def _round_twice(round_: str) -> Message:
    return message("the round {round} stands twice", round=round_)


def _named_twice(name: str, key: Any, round_: str) -> Message:
    return message("{name} {key} of the round {round} stands twice", name=name, key=key, round=round_)


def _parts(scheme: SchemeTable) -> Iterator[Part]:
    for place, round_ in enumerate(scheme.round):
        said: Callable[[], Message] = partial(_round_twice, round_.id)
        at = ("round", place)
        yield Part(key=("round", round_.id), path=at, said=said, twice="round.id")
        for name, key in _IN_ROUND.items():
            for number, table in enumerate(getattr(round_, name)):
                named = key(table)
                said = partial(_named_twice, name, named, round_.id)
                path = (*at, name, number)
                yield Part(key=(name, round_.id, named), path=path, said=said, twice=f"{name}.id")


def _round_id(table: RoundTable) -> str:
    return table.id


def _item(table: GrantTable | DocumentTable) -> str:
    return table.item


def _grant(table: GrantTable) -> Hashable:
    return (table.item, table.to) if table.to else table.item


def _id(table: QuestionTable | InWordsTable) -> str:
    return table.id


def _listed(table: ListedTable) -> str | None:
    return table.id or table.name


def _date(table: DateTable) -> str:
    return date_key(table)


_IN_ROUND: Keys = {
    "festival": _listed,
    "grant": _grant,
    "document": _item,
    "date": _date,
    "question": _id,
    "rule": _id,
}
_INNER = (RoundTable, ListedTable, GrantTable, DocumentTable, DateTable, QuestionTable, InWordsTable)
_SCHEMES = Shape(
    name="scheme",
    one=message("scheme"),
    many=message("schemes"),
    check=SchemeTable.model_validate,
    known_keys=frozenset(name for each in (SchemeTable, *_INNER) for name in each.model_fields),
    keys={"round": _round_id, **_IN_ROUND},
    parts=_parts,
)
