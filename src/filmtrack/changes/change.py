"""What a writing command has decided: the facts to record, what to tell the user, and what to ask him first."""

from filmtrack.domain.events import Fact
from filmtrack.message import Message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence about what was recorded; the number of its entry, new ones by their id, is put before it."""

    message: Message
    entry: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several answers: its year, what speaks for it."""

    edition: int
    label: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with several answers, the likeliest first; nothing can be decided before it is answered."""

    question: Message
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A decision: `facts` to record as one step.

    `questions` are what a person must agree to before, each a statement of what is the matter; `warnings` and `said`
    are told when it is done, `ending` after everything else. While there is a `choice`, nothing else is filled.
    """

    facts: tuple[Fact, ...] = ()
    said: tuple[Said, ...] = ()
    warnings: tuple[Message, ...] = ()
    questions: tuple[Message, ...] = ()
    ending: tuple[Message, ...] = ()
    choice: Choice | None = None


def joined(changes: tuple[Change, ...]) -> Change:
    """Several decisions as one step; what is said at the end is said once, and the first open choice comes first."""
    choice = next((each.choice for each in changes if each.choice), None)
    if choice:
        return Change(choice=choice)
    return Change(
        facts=tuple(fact for each in changes for fact in each.facts),
        said=tuple(said for each in changes for said in each.said),
        warnings=tuple(dict.fromkeys(said for each in changes for said in each.warnings)),
        questions=tuple(dict.fromkeys(said for each in changes for said in each.questions)),
        ending=tuple(dict.fromkeys(said for each in changes for said in each.ending)),
    )
