"""The schemes at hand: those that are good, by id, and what was wrong with the rest."""

from collections.abc import Iterable

from filmtrack.domain.scheme import Scheme
from filmtrack.errors import Problem
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemes:
    """Every scheme that could be read, by id, and what was wrong with the rest."""

    by_id: dict[str, Scheme]
    problems: tuple[Problem, ...] = ()

    def schemes(self) -> Iterable[Scheme]:
        """All of them, by id."""
        return self.by_id.values()

    def scheme(self, id: str) -> Scheme | None:  # noqa: A002 - the scheme's own word
        """The one with that id."""
        return self.by_id.get(id)
