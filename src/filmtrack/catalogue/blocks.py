"""A file of festivals cut where each begins, so that an edit of one costs no second look at all the others.

A file may be cut when it holds nothing but festivals and no text over several lines. Then every line that begins with
`[[festival]]` begins a table, and what stands between two of them is a file of its own that means the same there.
"""

from typing import Any, TypeAlias

from filmtrack.catalogue.cuts import Cut, digests_of
from filmtrack.catalogue.toml_file import TomlFile, parse_toml
from filmtrack.values import dataclass

MOST_NEW = 500
"""With more new blocks than this, reading the whole file is as quick."""

Tables: TypeAlias = dict[str, Any]
_HEAD = b"[[festival]]"
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A file as it stands now, cut like its earlier self; a block is parsed when somebody asks for it."""

    name: str
    cut: Cut
    parts: dict[str, bytes]
    new: dict[str, Tables]

    def changed(self, before: Cut) -> set[str]:
        """The festivals whose block is another one than before, came or went."""
        return self.new.keys() | (set(before.ids) - self.parts.keys())

    def table(self, id_: str) -> Tables | None:
        """The table of a festival that this file holds; None when its block cannot be read alone."""
        return self.new.get(id_) or _alone(self.parts[id_], self.name)


def cut(file: TomlFile) -> Cut:
    """How a file that was read whole may be cut later."""
    tables = file.tables.get("festival", [])
    entries = tables if isinstance(tables, list) else []
    named = tuple(each["id"] for each in entries if isinstance(each, dict) and isinstance(each.get("id"), str))
    raw = file.text.encode()
    parts = _parts(raw)
    whole = not file.problems and len(named) == len(entries) == len(parts) - 1
    if whole and len(set(named)) == len(named) and file.tables.keys() <= {"festival", "schema"} and _is_plain(raw):
        return Cut(ids=named, digests=tuple(digests_of(parts)))
    return Cut(ids=named)


def cut_again(raw: bytes, name: str, before: Cut) -> Blocks | None:
    """A file's blocks now, only the new ones parsed; None when it has to be read whole."""
    raw = raw.removeprefix(_MARK)
    parts = _parts(raw)
    digests = digests_of(parts)
    if not before.digests or digests[0] != before.digests[0]:
        return None
    known = dict(zip(before.digests[1:], before.ids, strict=True))
    ids = [*map(known.get, digests[1:])]
    new: dict[str, Tables] = {}
    unknown = [place for place, id_ in enumerate(ids) if id_ is None]
    if len(unknown) > MOST_NEW:
        return None
    for place in unknown:
        part = parts[place + 1]
        table = _alone(part, name) if _is_plain(part) else None
        if table is None or not isinstance(table["id"], str):
            return None
        ids[place] = table["id"]
        new[table["id"]] = table
    named = {id_: part for id_, part in zip(ids, parts[1:], strict=True) if id_ is not None}
    if len(named) != len(ids):
        return None
    return Blocks(name=name, cut=Cut(ids=tuple(named), digests=tuple(digests)), parts=named, new=new)


def _alone(part: bytes, name: str) -> Tables | None:
    """The one festival of a part; None when anything else stands there or anything is wrong."""
    file = parse_toml(_HEAD + part + b"\n", name)
    tables = file.tables.get("festival")
    if file.problems or file.tables.keys() != {"festival"} or not isinstance(tables, list) or len(tables) != 1:
        return None
    return tables[0] if isinstance(tables[0], dict) and "id" in tables[0] else None


def _parts(raw: bytes) -> list[bytes]:
    parts = raw.split(b"\n" + _HEAD)
    if raw.startswith(_HEAD):
        parts[:1] = [b"", parts[0].removeprefix(_HEAD)]
    parts[-1] = parts[-1].removesuffix(b"\n")
    parts[0] = parts[0].strip(b"\n")
    return parts


def _is_plain(raw: bytes) -> bool:
    return b'"""' not in raw and b"'''" not in raw
