"""The catalogue of this run: from the index when its files are as they were, else what changed of them, else all."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from pathlib import Path

from filmtrack.catalogue.cuts import digest
from filmtrack.catalogue.index import Made, read_festivals, read_made, stamp, unchanged, update_index, write_index
from filmtrack.catalogue.known import Catalogue
from filmtrack.catalogue.uncollected import Watch, uncollected
from filmtrack.domain.festival import Festival
from filmtrack.values import dataclass, field, replace

_MANY = 20
"""Of every so many festivals one is read for itself; whoever asks for more gets all read at once, which takes less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A compiled catalogue that is up to date: what it holds, and what of it stands not in the index but here."""

    made: Made
    _cache: Path
    _kept: Made
    _changed: Mapping[str, Festival | None] = field(default_factory=dict)

    def festivals(self, ids: Iterable[str] | None = None) -> dict[str, Festival] | None:
        """Those with these ids, or all, by id; None when the index turns out to be broken."""
        wanted = None if ids is None else set(ids) - self._changed.keys()
        found = read_festivals(self._cache, self._kept, wanted) if wanted is None or wanted else {}
        if found is None or not self._changed:
            return found
        here = self._changed if ids is None else {id_: each for id_, each in self._changed.items() if id_ in set(ids)}
        merged = {id_: each for id_, each in {**found, **here}.items() if each is not None}
        return {id_: merged[id_] for id_ in sorted(merged)}


class Indexed(Mapping[str, Festival]):
    """The festivals of an index, each read when it is asked for, and all at once for whoever goes through them all.

    Whether one is there is told without reading any.

    An index that turns out to be broken only then is left aside for the `whole` catalogue, read from its files.
    """

    def __init__(self, kept: Compiled, whole: Callable[[], Mapping[str, Festival]]) -> None:
        """Nothing is read yet."""
        self._kept = kept
        self._whole = whole
        self._one_by_one: dict[str, Festival] = {}
        self._every: Mapping[str, Festival] | None = None

    def __getitem__(self, id_: str) -> Festival:
        ids, met = self._kept.made.festivals, self._one_by_one
        if self._every is None and id_ not in met:
            if id_ not in ids:
                raise KeyError(id_)
            if len(met) < len(ids) // _MANY:
                met |= self._kept.festivals((id_,)) or {}
        return met[id_] if id_ in met else self._all()[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in (self._kept.made.festivals if self._every is None else self._every)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def values(self) -> ValuesView[Festival]:
        """All festivals, by id."""
        return self._all().values()

    def _all(self) -> Mapping[str, Festival]:
        if self._every is None:
            with uncollected():
                found = self._kept.festivals()
            self._every = self._whole() if found is None else found
        return self._every


def current_catalogue(
    files: Sequence[Path], *, cache: Path, zone_data: str, mixed: Iterable[Path] = (), watch: Watch | None = None
) -> Catalogue:
    """The catalogue that these files make; `zone_data` is the version that its times were checked with."""
    names = tuple(map(str, mixed))

    def whole() -> Catalogue:
        with uncollected():
            return _read_whole(files, cache, stamp(files, zone_data, *names), names, zone_data, watch=watch)

    kept = compiled(files, cache=cache, zone_data=zone_data, mixed=names)
    if kept is None:
        return whole()
    return Catalogue(by_id=Indexed(kept, lambda: whole().by_id), problems=kept.made.problems, seal=kept.made.seal)


def compiled(
    files: Sequence[Path], *, cache: Path, zone_data: str, mixed: Iterable[Path | str] = ()
) -> Compiled | None:
    """The index of these files, brought up to date where only a few festivals changed; None: all must be read."""
    names = tuple(map(str, mixed))
    wanted = stamp(files, zone_data, *names)
    old = read_made(cache, wanted) if wanted else None
    if wanted is None or old is None:
        return None
    if old.stamp == wanted:
        return Compiled(made=old, _cache=cache, _kept=old)
    same = unchanged(old.stamp, wanted)
    if same is None or old.problems:
        return None
    from filmtrack.catalogue.refresh import refresh  # noqa: PLC0415 - it reads TOML

    found = refresh(files, old.cuts, same, cache=cache)
    if found is None or stamp(files, zone_data, *names) != wanted:
        return None
    changed = {id_: pickle.dumps(each, protocol=5) if each else None for id_, each in found.festivals.items()}
    digests = {**old.festivals, **{id_: digest(each) for id_, each in changed.items() if each}}
    if None in changed.values() or len(digests) > len(old.festivals):
        digests = {id_: digests[id_] for id_ in sorted(digests) if changed.get(id_, b"") is not None}
    new = Made(stamp=wanted, problems=(), cuts=found.cuts, festivals=digests)
    seal = update_index(cache, old, new, changed, files)
    made = replace(new, seal=seal)
    return Compiled(made=made, _cache=cache, _kept=made if seal else old, _changed=found.festivals)


def _read_whole(
    files: Sequence[Path],
    cache: Path,
    wanted: str | None,
    mixed: tuple[str, ...],
    zone_data: str,
    *,
    watch: Watch | None,
) -> Catalogue:
    from filmtrack.catalogue.blocks import cut  # noqa: PLC0415 - only needed when all is read
    from filmtrack.catalogue.kept_check import keep_festival_check  # noqa: PLC0415 - it imports pydantic's core
    from filmtrack.catalogue.load import merge_files  # noqa: PLC0415 - it imports pydantic: 300 ms
    from filmtrack.catalogue.toml_file import read_toml  # noqa: PLC0415 - the same

    read = [read_toml(path) for path in files]
    catalogue = merge_files(read, mixed=frozenset(mixed), watch=watch)
    if wanted and wanted == stamp(files, zone_data, *mixed):
        rows = [(each.id, pickle.dumps(each, protocol=5)) for each in catalogue.festivals()]
        digests = {id_: digest(each) for id_, each in rows}
        cuts = tuple(map(cut, read))
        made = Made(stamp=wanted, problems=catalogue.problems, cuts=cuts, festivals=digests)
        if seal := write_index(cache, made, rows, files):
            keep_festival_check(cache)
            return replace(catalogue, seal=seal)
    return catalogue
