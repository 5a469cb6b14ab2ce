"""What can be wrong with a ledger's file apart from its content: its form, its pages, who may read it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from filmtrack.ledger.session import FROM_BACKUP, Finding, Session
from filmtrack.message import message


def file_problems(path: Path) -> Iterator[Finding]:
    """What others may see, and what interrupted runs left behind."""
    if not path.exists():
        return
    for place, mode in ((path, "600"), (path.parent, "700")):
        if stat.S_IMODE(place.stat().st_mode) & 0o077:
            yield (
                message("others may look into {place}", place=str(place)),
                message("chmod {mode} '{place}'", mode=mode, place=str(place)),
            )
    for left in sorted(path.parent.glob(f"{path.name}.new-*")):
        yield (
            message("{left} was left behind by an interrupted start", left=str(left)),
            message("delete it while no filmtrack runs"),
        )


def page_problems(session: Session) -> Iterator[Finding]:
    """What SQLite's own check finds."""
    for (said,) in session.rows("pragma integrity_check(50)"):
        if said != "ok":
            yield (
                message("the file is damaged: {said}", said=str(said)),
                FROM_BACKUP,
            )


def schema_problems(session: Session, sound: Session) -> Iterator[Finding]:
    """Tables and indexes that are missing, changed or foreign, beside those of a sound ledger."""
    asked = "select name, sql from sqlite_master where name not like 'sqlite_%' order by name"
    found: dict[str, str] = dict(session.rows(asked))
    expected: dict[str, str] = dict(sound.rows(asked))
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield (
                message("the table or index {name} is not as filmtrack makes it", name=name),
                FROM_BACKUP,
            )
