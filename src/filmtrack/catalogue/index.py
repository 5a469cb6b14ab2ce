"""The catalogue as compiled last, kept in the cache folder: the same answers without parsing TOML again.

The index is a cache and nothing else. It is made whole or not at all, believed only while every file it was made from
has the size, time and inode it had then, and left aside as soon as a single byte of it is wrong.
"""

import hashlib
import json
import os
import pickle
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import filmtrack
from filmtrack.catalogue.known import Catalogue

FORMAT = 1
_SETTLED_NS = 100_000_000
"""A file changed less than this before the index was written might change again without a later time to show for it."""


def stamp(files: Sequence[Path], *extras: str) -> str | None:
    """What an index of these files depends on, as text; None when one of them cannot be looked at."""
    try:
        stats = [(str(file.absolute()), (seen := file.stat()).st_size, seen.st_mtime_ns, seen.st_ino) for file in files]
    except (OSError, ValueError):
        return None
    return json.dumps([FORMAT, filmtrack.__version__, sys.version, _program(), *extras, stats])


def read_index(folder: Path, wanted: str) -> Catalogue | None:
    """The catalogue of the index with that stamp; None when there is none that can be believed."""
    try:
        with closing(sqlite3.connect(f"file:{_place(folder, wanted)}?mode=ro", uri=True)) as database:
            ((made_for, digest, problems),) = database.execute("select stamp, digest, problems from made").fetchall()
            rows = database.execute("select id, festival from festival order by id").fetchall()
        if made_for != wanted or digest != _digest(wanted, problems, rows):
            return None
        by_id = {id_: pickle.loads(festival) for id_, festival in rows}  # noqa: S301 - our own, its digest checked
        return Catalogue(by_id=by_id, problems=pickle.loads(problems))  # noqa: S301 - the same
    except (sqlite3.Error, ValueError, TypeError, pickle.UnpicklingError, AttributeError, ImportError, EOFError):
        return None


def write_index(folder: Path, made_for: str, catalogue: Catalogue, files: Sequence[Path]) -> None:
    """Keep a catalogue for next time; where that is impossible, the next time is only slower."""
    rows = [(each.id, pickle.dumps(each, protocol=5)) for each in catalogue.festivals()]
    wrong = pickle.dumps(catalogue.problems, protocol=5)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".index.")
        os.close(descriptor)
        try:
            _fill(Path(name), made_for, _digest(made_for, wrong, rows), wrong, rows)
            if _settled(Path(name), files):
                Path(name).replace(_place(folder, made_for))
                keep_ids(folder / "festival-ids", catalogue.by_id)
        finally:
            Path(name).unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        return


def keep_ids(place: Path, ids: Iterable[str]) -> None:
    """Write ids into a sorted file, one a line, for the shell's completion; whole or not at all."""
    content = "".join(f"{each}\n" for each in sorted(ids))
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".ids.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(path: Path, made_for: str, digest: str, problems: bytes, rows: list[tuple[str, bytes]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("pragma synchronous = off")
        database.execute("begin")
        database.execute("create table made (stamp text, digest text, problems blob)")
        database.execute("create table festival (id text primary key, festival blob) without rowid")
        database.execute("insert into made values (?, ?, ?)", (made_for, digest, problems))
        database.executemany("insert into festival values (?, ?)", rows)
        database.execute("commit")


def _settled(index: Path, files: Sequence[Path]) -> bool:
    now = index.stat().st_mtime_ns
    return all(now - file.stat().st_mtime_ns > _SETTLED_NS for file in files)


def _place(folder: Path, made_for: str) -> Path:
    """One index for each set of files, so that two catalogues in turn do not displace each other."""
    paths = json.dumps([path for path, *_ in json.loads(made_for)[-1]])
    return folder / f"catalogue-{hashlib.sha256(paths.encode()).hexdigest()[:16]}.db"


def _digest(made_for: str, problems: bytes, rows: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256(made_for.encode())
    whole.update(problems)
    for id_, festival in rows:
        whole.update(id_.encode())
        whole.update(festival)
    return whole.hexdigest()


def _program() -> int:
    """When the code that an index depends on changed last: a checkout changes without a new version."""
    here = Path(filmtrack.__file__).parent
    return max(each.stat().st_mtime_ns for room in ("catalogue", "domain") for each in (here / room).glob("*.py"))
