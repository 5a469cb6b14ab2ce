"""The numbered forms of the ledger, and how an older one is brought to the newest."""

from pathlib import Path
from typing import Final

from filmtrack import __version__
from filmtrack.ledger.session import Session
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The forms that a program knows: the newest one's number, and the folder with a file that leads to each."""

    newest: int
    folder: Path

    def above(self, form: int) -> tuple[tuple[int, Path], ...]:
        """The files that bring a ledger of one form to the newest, in order."""
        files = sorted(self.folder.glob("[0-9]*.sql"))
        numbered = ((int(each.name.split("_")[0]), each) for each in files)
        return tuple(each for each in numbered if form < each[0] <= self.newest)


FORMS: Final = Forms(newest=4, folder=Path(__file__).parent / "migrations")
"""The forms of this version."""


def migrate(session: Session, form: int, forms: Forms) -> None:
    """Bring a ledger to the newest form, within the caller's transaction; what stands is computed anew from events."""
    for number, file in forms.above(form):
        for statement in file.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                session.define(statement)
        session.run("insert into migration (number, name, version) values (?, ?, ?)", (number, file.stem, __version__))
    if form:
        from filmtrack.ledger.rebuilding import rebuild  # noqa: PLC0415 - hardly any run meets an older form

        rebuild(session)
