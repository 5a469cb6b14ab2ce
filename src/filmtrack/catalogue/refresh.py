"""A compiled catalogue brought up to date after an edit: only what changed is parsed, checked and built again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from filmtrack.catalogue.blocks import Blocks, Tables, cut_again
from filmtrack.catalogue.cuts import Cut
from filmtrack.catalogue.toml_file import TomlFile
from filmtrack.domain.festival import Festival
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """How the files are cut now, and the festivals that changed; None is one that is gone."""

    cuts: tuple[Cut, ...]
    festivals: Mapping[str, Festival | None]


def refresh(files: Sequence[Path], before: Sequence[Cut], same: Sequence[bool], *, cache: Path) -> Refreshed | None:
    """What changed since the files were cut like `before`, where those that are the `same` need no look.

    None when they must be read whole: they cannot be cut, too much is new, or anything at all is wrong.
    """
    blocks: list[Blocks | None] = []
    for file, cut, is_same in zip(files, before, same, strict=True):
        found = None if is_same else _read(file, cut)
        if found is None and not is_same:
            return None
        blocks.append(found)
    cuts = tuple(found.cut if found else cut for found, cut in zip(blocks, before, strict=True))
    changed = {id_ for found in blocks if found for id_ in found.changed()}
    layers = []
    for file, cut, found in zip(files, cuts, blocks, strict=True):
        tables = _tables(changed.intersection(cut.ids), file, cut, found)
        if tables is None:
            return None
        layers.append(TomlFile(name=str(file), tables={"festival": tables}))
    return _built(layers, changed, cuts, cache)


def _built(layers: list[TomlFile], changed: set[str], cuts: tuple[Cut, ...], cache: Path) -> Refreshed | None:
    if not changed:
        return Refreshed(cuts=cuts, festivals={})
    from filmtrack.catalogue.kept_check import festival_check  # noqa: PLC0415 - it imports pydantic's core
    from filmtrack.catalogue.put_together import put_together  # noqa: PLC0415 - the same

    made = put_together(layers, festival_check(cache), frozenset())
    if made.problems:
        return None
    return Refreshed(cuts=cuts, festivals={id_: made.by_id.get(id_) for id_ in changed})


def _tables(wanted: set[str], file: Path, cut: Cut, found: Blocks | None) -> list[Tables] | None:
    """The tables of these festivals in one file; a file that did not change is read only where it holds one of them."""
    if not wanted:
        return []
    known = found or _read(file, cut)
    if known is None or known.cut != cut:
        return None
    return known.tables(wanted)


def _read(file: Path, before: Cut) -> Blocks | None:
    try:
        return cut_again(file.read_bytes(), str(file), before)
    except (OSError, ValueError):
        return None
