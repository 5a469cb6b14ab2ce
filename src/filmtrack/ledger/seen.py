"""What must be remembered apart from the ledger: where one has been, so that a vanished one is never taken for new."""

import json
import os
from contextlib import suppress
from pathlib import Path

from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLedgers:
    """The ledgers' places (paths, URLs without secrets) in the state folder, one JSON text a line; None: nowhere."""

    folder: Path | None

    @property
    def record(self) -> Path:
        """The file that holds the list."""
        return (self.folder or Path()) / "ledgers"

    def has(self, place: Path | str) -> bool:
        """Whether a ledger was ever used at this place."""
        return self.folder is not None and json.dumps(str(place)) in self._lines()

    def remember(self, place: Path | str) -> None:
        """Note that there is a ledger at this place; a state folder that cannot be written costs only the memory."""
        if self.folder is None or self.has(place):
            return
        lines = [*self._lines(), json.dumps(str(place))]
        part = self.record.with_name(f"{self.record.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.record)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _lines(self) -> list[str]:
        try:
            return self.record.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return []
