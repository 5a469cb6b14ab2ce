"""The status that somebody means at the end of a command's words, and what other words for it people bring along."""

from collections.abc import Sequence

from filmtrack.domain.entry import STATUSES, Status
from filmtrack.domain.spelling import nearest, shortened, tidy
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

_OTHER_WORDS: dict[str, Status] = {
    "accepted": "selected",
    "official-selection": "selected",
    "in-competition": "selected",
    "rejected": "not-selected",
    "declined": "not-selected",
    "refused": "not-selected",
    "unselected": "not-selected",
    "in-consideration": "submitted",
    "undecided": "submitted",
    "sent": "submitted",
    "received": "submitted",
    "finalist": "shortlisted",
    "semi-finalist": "shortlisted",
    "nominated": "shortlisted",
    "never-answered": "no-answer",
    "no-reply": "no-answer",
    "shown": "screened",
    "won": "awarded",
    "prize": "awarded",
    "winner": "awarded",
    "cancelled": "withdrawn",
}
"""What platforms and people call them; offered, never taken for granted."""


def split_status(words: Sequence[str]) -> tuple[tuple[str, ...], Status | None]:
    """The names among the words, and the status that stands last, if one does."""
    status = _status(words[-1]) if words else None
    return (tuple(words[:-1]), status) if status else (tuple(words), None)


def unknown_status(word: str) -> WrongUsageError:
    """What to say of a word that stands where a status should."""
    said = message("{given!r} is no status", given=shortened(word))
    meant = _OTHER_WORDS.get(_spelt(word)) or nearest(_spelt(word), STATUSES)
    if meant:
        hint = message("did you mean {status}? --word keeps the platform's own word beside it", status=meant)
    else:
        hint = message("write one of {known}", known=STATUSES)
    return WrongUsageError(said, hint=hint)


def _status(word: str) -> Status | None:
    return next((each for each in STATUSES if each == _spelt(word)), None)


def _spelt(word: str) -> str:
    return tidy(word).replace(" ", "-").replace("_", "-")
