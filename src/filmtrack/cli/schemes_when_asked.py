"""The schemes, read only when somebody asks for one: reading them takes longer than a whole run without them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from filmtrack.cli.context import Context

if TYPE_CHECKING:
    from filmtrack.domain.scheme import Scheme


class SchemesWhenAsked:
    """A reader of the run's schemes that has not read them yet."""

    def __init__(self, context: Context) -> None:
        """`context` knows where they stand."""
        self._context = context

    def schemes(self) -> "Iterable[Scheme]":
        """All of them, by id."""
        return self._context.schemes.schemes()

    def scheme(self, id: str, /) -> "Scheme | None":  # noqa: A002 - the scheme's own word
        """The one with that id."""
        return self._context.schemes.scheme(id)
