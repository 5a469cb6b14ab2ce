"""The catalogue as compiled last, kept in the cache folder: the same answers without parsing TOML again.

The index is a cache and nothing else. It is made whole or not at all, believed only while every file it was made from
has the size, times and inode it had then, and left aside as soon as a single byte that was read of it is wrong. It
holds pickles, which may run whatever their author likes: one that anybody else could have written is not even opened.
"""

import json
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import filmtrack
from filmtrack.catalogue.cache_files import new_file, put_ids, settled
from filmtrack.catalogue.cuts import Cut, apart, digest
from filmtrack.catalogue.ours import could_only_we_write
from filmtrack.domain.festival import Festival
from filmtrack.errors import Problem
from filmtrack.values import dataclass, field

FORMAT = 5
BROKEN = (
    sqlite3.Error,
    ValueError,
    TypeError,
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    EOFError,
    LookupError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What an index was made for and from: problems, how its files were cut, and a digest of each festival."""

    stamp: str
    problems: tuple[Problem, ...]
    cuts: tuple[Cut, ...]
    festivals: Mapping[str, bytes]
    seal: bytes = field(default=b"", compare=False)
    """The digest of all this as it stands in the index that it was read from."""


def stamp(files: Sequence[Path], *extras: str) -> str | None:
    """What an index of these files depends on, as text; None when one of them cannot be looked at."""
    try:
        stats = [(str(file.absolute()), *_state(file.stat())) for file in files]
    except (OSError, ValueError):
        return None
    return json.dumps([FORMAT, filmtrack.__version__, sys.version, program("catalogue", "domain"), *extras, stats])


def _state(seen: os.stat_result) -> tuple[int, ...]:
    """What differs once a file was written to; the time that nobody can set, too, for those whose time was set back."""
    return seen.st_size, seen.st_mtime_ns, seen.st_ino, seen.st_ctime_ns


def unchanged(before: str, now: str) -> list[bool] | None:
    """Which files are the same in two stamps; None when the stamps differ in anything but the files' states."""
    (*made, old), (*wanted, new) = json.loads(before), json.loads(now)
    if made != wanted or [path for path, *_ in old] != [path for path, *_ in new]:
        return None
    return [one == other for one, other in zip(old, new, strict=True)]


def read_made(folder: Path, wanted: str) -> Made | None:
    """What the index of the same files says of itself, whatever state they are in now; None: none to be believed."""
    try:
        with _opened(_place(folder, wanted)) as database:
            return _made(database)
    except BROKEN:
        return None


def read_festivals(folder: Path, made: Made, ids: Iterable[str] | None = None) -> dict[str, Festival] | None:
    """The festivals with these ids, or all, by id; None when the index holds others or cannot be believed."""
    try:
        with _opened(_place(folder, made.stamp)) as database:
            if ids is None:
                rows = database.execute("select id, festival from festival order by id").fetchall()
            else:
                one = "select id, festival from festival where id = ?"
                rows = [database.execute(one, (id_,)).fetchone() for id_ in sorted(ids)]
        if any(digest(each) != made.festivals[id_] for id_, each in rows) or (
            ids is None and len(rows) != len(made.festivals)
        ):
            return None
        return {id_: pickle.loads(each) for id_, each in rows}  # noqa: S301 - our own, its digest checked
    except BROKEN:
        return None


def write_index(folder: Path, made: Made, festivals: Iterable[tuple[str, bytes]], files: Sequence[Path]) -> bytes:
    """Keep a catalogue for next time; its seal, empty where that is impossible, and the next time only slower."""
    with suppress(OSError, sqlite3.Error):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = new_file(folder)
        os.close(descriptor)
        try:
            seal = _fill(Path(name), made, festivals)
            if settled(Path(name).stat().st_mtime_ns, files):
                Path(name).replace(_place(folder, made.stamp))
                put_ids(folder / "festival-ids", made.festivals)
                return seal
        finally:
            Path(name).unlink(missing_ok=True)
    return b""


def update_index(
    folder: Path, old: Made, new: Made, changed: Mapping[str, bytes | None], files: Sequence[Path]
) -> bytes:
    """Keep what changed since `old`; the new seal, empty where that is impossible.

    A process that dies meanwhile leaves an index that nobody believes.
    """
    with suppress(OSError, *BROKEN):
        place = _place(folder, new.stamp)
        _need_ours(place)
        place.touch()
        if not settled(place.stat().st_mtime_ns, files):
            return b""
        described, seal = _described(new)
        with closing(sqlite3.connect(f"file:{place}?mode=rw", uri=True, isolation_level=None)) as database:
            database.execute("pragma synchronous = off")
            database.execute("pragma journal_mode = memory")
            database.execute("begin immediate")
            if database.execute("select digest from made").fetchall() != [(old.seal,)]:
                return b""
            database.executemany("delete from festival where id = ?", [(id_,) for id_ in changed])
            kept = [(id_, each) for id_, each in changed.items() if each is not None]
            database.executemany("insert into festival values (?, ?)", kept)
            database.execute("delete from made")
            database.execute("insert into made values (?, ?)", (described, seal))
            database.execute("commit")
        if old.festivals.keys() != new.festivals.keys():
            put_ids(folder / "festival-ids", new.festivals)
        return seal
    return b""


@contextmanager
def _opened(place: Path) -> Iterator[sqlite3.Connection]:
    """The database, to be read as it stands at one moment; whoever may write to its folder could exchange it.

    Raises:
        ValueError: when somebody else could have written it.
    """
    _need_ours(place)
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, isolation_level=None)) as database:
        database.execute("begin")
        yield database


def _need_ours(place: Path) -> None:
    if not could_only_we_write(str(place.parent), str(place)):
        raise ValueError(place)


def _made(database: sqlite3.Connection) -> Made | None:
    ((described, seal),) = database.execute("select described, digest from made").fetchall()
    if digest(described) != seal:
        return None
    stamp, problems, cuts, ids, made_of = pickle.loads(described)  # noqa: S301 - our own, its digest checked
    parts = [
        Cut(ids=tuple(ids_.split("\n")) if ids_ else (), digests=digests, stretches=stretches)
        for ids_, digests, stretches in cuts
    ]
    festivals = unpacked(ids, made_of)
    return Made(stamp=stamp, problems=problems, cuts=tuple(parts), festivals=festivals, seal=seal)


def _described(made: Made) -> tuple[bytes, bytes]:
    """The row that `_made` reads: long texts instead of many short ones, which take longer to read."""
    cuts = [("\n".join(each.ids), each.digests, each.stretches) for each in made.cuts]
    described = pickle.dumps((made.stamp, made.problems, cuts, *packed(made.festivals)), protocol=5)
    return described, digest(described)


def packed(festivals: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The ids and the digests of festivals in one piece each."""
    return "\n".join(festivals), b"".join(festivals.values())


def unpacked(ids: str, digests: bytes) -> dict[str, bytes]:
    """The digest of each festival again."""
    return dict(zip(ids.split("\n") if ids else (), apart(digests), strict=True))


def _fill(path: Path, made: Made, festivals: Iterable[tuple[str, bytes]]) -> bytes:
    described, seal = _described(made)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("pragma synchronous = off")
        database.execute("pragma journal_mode = off")
        database.execute("begin")
        database.execute("create table made (described blob, digest blob)")
        database.execute("create table festival (id text primary key, festival blob)")
        database.execute("insert into made values (?, ?)", (described, seal))
        database.executemany("insert into festival values (?, ?)", festivals)
        database.execute("commit")
    return seal


def _place(folder: Path, made_for: str) -> Path:
    """One index for each set of files, so that two catalogues in turn do not displace each other."""
    return folder.absolute() / f"catalogue-{paths_in(made_for)}.db"


def paths_in(made_for: str) -> str:
    """What stands for the names of the files in a stamp, whatever state they are in."""
    paths = json.dumps([path for path, *_ in json.loads(made_for)[-1]])
    return digest(paths.encode()).hex()[:16]


def program(*rooms: str) -> int:
    """When the code of these rooms changed last: a checkout changes without a new version."""
    here = Path(filmtrack.__file__).parent
    return max(each.stat().st_mtime_ns for room in rooms for each in (here / room).glob("*.py"))
