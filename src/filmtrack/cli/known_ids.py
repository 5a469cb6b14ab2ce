"""The ids of films, kept in the cache folder for the shell's completion."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filmtrack.catalogue.cache_files import put_ids

if TYPE_CHECKING:
    from filmtrack.cli.context import Context
    from filmtrack.domain.ledger_reader import LedgerReader


def keep_film_ids(context: "Context", ledger: "LedgerReader") -> None:
    """Write down the ids of all films; where that is impossible, TAB only knows less."""
    with suppress(OSError):
        put_ids(Path(context.folders.cache) / "film-ids", [id_ for id_, _ in ledger.film_names()])
