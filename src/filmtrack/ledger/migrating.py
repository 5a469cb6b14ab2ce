"""The numbered forms of the ledger, and how an older one is brought to the newest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filmtrack import __version__
from filmtrack.ledger.rebuilding import rebuild
from filmtrack.ledger.session import Session

SCHEMA: Final = 1
"""The newest form; there is one numbered file for each."""
_FOLDER: Final = Path(__file__).parent / "migrations"


def migrations(above: int) -> Iterator[tuple[int, Path]]:
    """The migrations that bring a ledger of one form to the newest, in order."""
    for file in sorted(_FOLDER.glob("[0-9]*.sql")):
        number = int(file.name.split("_")[0])
        if number > above:
            yield number, file


def migrate(session: Session, schema: int) -> None:
    """Bring a ledger to the newest form, within the caller's transaction; what stands is computed anew from events."""
    for number, file in migrations(schema):
        for statement in file.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                session.run(statement)
        session.run("insert into migration (number, name, version) values (?, ?, ?)", (number, file.stem, __version__))
    if schema:
        rebuild(session)
