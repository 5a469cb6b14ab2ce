"""Until when the money that a scheme granted must be claimed, and whether that day is over."""

from datetime import date

from filmtrack.domain.application import CLAIMABLE, Application
from filmtrack.domain.festival import Edition
from filmtrack.domain.scheme import Round, Scheme
from filmtrack.domain.scheme_round import claim_due


def claim_due_on(made: Application | None, round_: Round | None, edition: Edition | None) -> date | None:
    """As the application says, else as the round does, which may count from the last day of the event."""
    if made and made.claim_due_on:
        return made.claim_due_on
    return claim_due(round_, edition.last_day if edition else None) if round_ else None


def round_of(made: Application, scheme: Scheme | None) -> Round | None:
    """The round that an application was put to; of one that names none, the scheme's latest."""
    if scheme is None:
        return None
    return scheme.round(made.round) if made.round else scheme.latest


def is_overdue(made: Application | None, claim: date | None, today: date) -> bool:
    """Whether money was granted, not claimed, and the last day to do so is over."""
    return made is not None and made.status in CLAIMABLE and claim is not None and claim < today
