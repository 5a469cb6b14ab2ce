"""What a rule is told: one film, what one festival asks of it, and what has happened to it. Rules fetch nothing."""

from datetime import date, datetime, tzinfo

from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Edition, Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.requirements import Demand, Requirements
from filmtrack.rules.call import NO_CALL, Call
from filmtrack.rules.frame import Frame
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the ledger knows that rules ask for.

    `entries` are the film's own, everywhere; `appearances` its screenings and selections; `same_director` the entries
    of other films by one of its directors, `same_ledger` of any other film, both at the edition in question.
    """

    entries: tuple[Entry, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    same_director: tuple[Entry, ...] = ()
    same_ledger: tuple[Entry, ...] = ()


NO_HISTORY = History()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One film in one section (None: the festival as a whole) of one edition, at the moment `now` for a user in `zone`.

    `edition` is a bare year where the catalogue does not know it. `requirements` are the conditions that hold there,
    `elsewhere` those that another edition states, by name, and `elsewhere_year` its year. `call` has the closing dates
    that bind the film; `previous` is the edition before, where it is known.
    """

    film: Film
    festival: Festival
    edition: Edition
    section: Section | None = None
    requirements: Requirements
    elsewhere: tuple[tuple[str, Demand], ...] = ()
    elsewhere_year: int | None = None
    previous: Edition | None = None
    call: Call = NO_CALL
    history: History = NO_HISTORY
    now: datetime
    today: date
    zone: tzinfo

    @property
    def frame(self) -> Frame:
        """The days that the edition's conditions hang on."""
        last = self.call.last
        return Frame(
            edition=self.edition,
            previous=self.previous,
            closing_day=last.deadline.date if last else None,
            today=self.today,
        )
