"""The narrow protocols through which reports ask; the catalogue, an index, a database or a tuple can answer."""

from collections.abc import Iterable
from typing import Protocol

from filmtrack.domain.festival import Festival


class CatalogueReader(Protocol):
    """Whoever knows festivals."""

    def festivals(self) -> Iterable[Festival]:
        """All of them, by id."""
        ...

    def festival(self, id: str, /) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id."""
        ...
