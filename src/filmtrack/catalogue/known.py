"""A catalogue at hand: the festivals that are good, by id, and what was wrong with the rest."""

from collections.abc import Iterable, Mapping

from filmtrack.domain.festival import Festival
from filmtrack.errors import Problem
from filmtrack.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every festival that could be read, by id, and every problem of every file.

    `seal` stands for all of it and for what read it; empty where it stands in no index as it is.
    """

    by_id: Mapping[str, Festival]
    problems: tuple[Problem, ...] = ()
    seal: bytes = field(default=b"", compare=False)

    def festivals(self) -> Iterable[Festival]:
        """All of them, by id."""
        return self.by_id.values()

    def festival(self, id: str) -> Festival | None:  # noqa: A002 - the catalogue's own word
        """The one with that id."""
        return self.by_id.get(id)
