"""How sending a digest ended."""

from filmtrack.message import Message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether a digest arrived; else why not, and whether it may have arrived all the same (`uncertain`)."""

    failure: Message | None = None
    hint: Message | None = None
    uncertain: bool = False


ARRIVED = Outcome()
