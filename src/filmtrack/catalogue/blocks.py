"""A file of festivals cut where each begins, so that an edit of one costs no second look at all the others.

A file may be cut when it holds nothing but festivals and no text over several lines. Then every line that begins with
`[[festival]]` begins a table, and what stands between two of them is a file of its own that means the same there.
"""

from typing import Any, TypeAlias

from filmtrack.catalogue.cuts import Cut, apart, digest, digests_of, places_of
from filmtrack.catalogue.stretches import HEAD, stretches_of, untouched
from filmtrack.catalogue.toml_file import TomlFile, parse_toml
from filmtrack.values import dataclass

MOST_NEW = 500
"""With more new blocks than this, reading the whole file is as quick."""

Tables: TypeAlias = dict[str, Any]
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A file as it stands now, cut like its earlier self, and the tables of its new blocks.

    `gone` are the festivals whose earlier block is nowhere any more.
    """

    name: str
    raw: bytes
    cut: Cut
    new: dict[str, Tables]
    gone: frozenset[str] = frozenset()

    def changed(self) -> set[str]:
        """The festivals whose block is another one than before, came or went."""
        return self.new.keys() | self.gone

    def tables(self, ids: set[str]) -> list[Tables] | None:
        """The tables of these festivals, as the file has them; None when the block of one cannot be read alone."""
        parts = {} if ids <= self.new.keys() else dict(zip(self.cut.ids, _parts(self.raw)[1:], strict=True))
        found = [self.new.get(id_) or _alone(parts[id_], self.name) for id_ in self.cut.ids if id_ in ids]
        return None if None in found else [each for each in found if each is not None]


def cut(file: TomlFile) -> Cut:
    """How a file that was read whole may be cut later."""
    tables = file.tables.get("festival", [])
    entries = tables if isinstance(tables, list) else []
    named = tuple(each["id"] for each in entries if isinstance(each, dict) and isinstance(each.get("id"), str))
    raw = file.text.encode()
    parts = _parts(raw)
    whole = not file.problems and len(named) == len(entries) == len(parts) - 1
    if whole and len(set(named)) == len(named) and file.tables.keys() <= {"festival", "schema"} and _is_plain(raw):
        return Cut(ids=named, digests=b"".join(digests_of(parts)), stretches=stretches_of(raw[_head_of(raw) :]))
    return Cut(ids=named)


def cut_again(raw: bytes, name: str, before: Cut) -> Blocks | None:
    """A file's blocks now, only the new ones parsed; None when it has to be read whole."""
    raw = raw.removeprefix(_MARK)
    head = _head_of(raw)
    if not before.digests or not before.digests.startswith(digest(raw[:head].strip(b"\n"))):
        return None
    same = untouched(raw, head, before.stretches)
    text = raw[same.begins : same.ends]
    parts = _parts(text)[1:]
    digests = digests_of(parts)
    old = slice(same.front, len(before.ids) - same.back)
    place = places_of(old)
    known = dict(zip(apart(before.digests[place]), before.ids[old], strict=True))
    ids = [*map(known.get, digests)]
    new = _new_tables(parts, ids, name)
    if new is None:
        return None
    middle = tuple(id_ for id_ in ids if id_ is not None)
    named = (*before.ids[: old.start], *middle, *before.ids[old.stop :])
    if len(set(named)) != len(named) or len(middle) != len(parts):
        return None
    return Blocks(
        name=name,
        raw=raw,
        cut=Cut(
            ids=named,
            digests=b"".join((before.digests[: place.start], *digests, before.digests[place.stop :])),
            stretches=(*same.before, *stretches_of(text), *same.after),
        ),
        new=new,
        gone=frozenset(before.ids[old]).difference(middle),
    )


def _new_tables(parts: list[bytes], ids: list[str | None], name: str) -> dict[str, Tables] | None:
    """The tables of the blocks that have no id yet, which they get; None when there are too many, or one is unusual."""
    new: dict[str, Tables] = {}
    unknown = [place for place, id_ in enumerate(ids) if id_ is None]
    if len(unknown) > MOST_NEW:
        return None
    for place in unknown:
        table = _alone(parts[place], name) if _is_plain(parts[place]) else None
        if table is None or not isinstance(table["id"], str):
            return None
        ids[place] = table["id"]
        new[table["id"]] = table
    return new


def _alone(part: bytes, name: str) -> Tables | None:
    """The one festival of a part; None when anything else stands there or anything is wrong."""
    file = parse_toml(HEAD + part + b"\n", name)
    tables = file.tables.get("festival")
    if file.problems or file.tables.keys() != {"festival"} or not isinstance(tables, list) or len(tables) != 1:
        return None
    return tables[0] if isinstance(tables[0], dict) and "id" in tables[0] else None


def _parts(raw: bytes) -> list[bytes]:
    parts = raw.split(b"\n" + HEAD)
    if raw.startswith(HEAD):
        parts[:1] = [b"", parts[0].removeprefix(HEAD)]
    parts[-1] = parts[-1].removesuffix(b"\n")
    parts[0] = parts[0].strip(b"\n")
    return parts


def _head_of(raw: bytes) -> int:
    """How many bytes stand before the first festival."""
    if raw.startswith(HEAD):
        return 0
    return raw.find(b"\n" + HEAD) + 1 or len(raw)


def _is_plain(raw: bytes) -> bool:
    return b'"""' not in raw and b"'''" not in raw
