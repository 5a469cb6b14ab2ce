"""What a scheme's rules are told: a film, who applies, the festival, and what one round asks. Rules fetch nothing."""

from datetime import date

from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Edition, Festival
from filmtrack.domain.film import Film, Owner
from filmtrack.domain.requirements import Demand
from filmtrack.domain.scheme import Round, Scheme, SponsorRules
from filmtrack.domain.typed import typed
from filmtrack.message import Message, message
from filmtrack.rules.frame import Frame
from filmtrack.rules.verdict import Missing
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorFacts:
    """A film against one round of a scheme, for a trip to one edition of a festival (None: none is named yet).

    `entries` are the film's own at that edition; `applicants` who applies, which are the film's owners unless
    `named`; `if_selected` takes an invitation for granted.
    """

    film: Film
    scheme: Scheme
    round: Round
    festival: Festival | None = None
    edition: Edition | None = None
    entries: tuple[Entry, ...] = ()
    applicants: tuple[Owner, ...] = ()
    named: bool = False
    if_selected: bool = False
    today: date

    @property
    def rules(self) -> SponsorRules:
        """What the round asks."""
        return self.round.rules

    @property
    def frame(self) -> Frame:
        """The days that conditions may hang on."""
        return Frame(edition=self.edition or Edition(year=self.today.year), today=self.today)

    def ask(self, fact: Message) -> Missing:
        """A fact that the round's pages do not tell: there is nothing to type, somebody must be asked."""
        return Missing(fact=message("{fact}: ask {who}", fact=fact, who=self.scheme.whom_to_ask))

    def who_decides(self, demand: Demand) -> str:
        """Who decides where a condition leaves it open."""
        return demand.else_ask or self.scheme.whom_to_ask


def owners_lack(facts: SponsorFacts, fact: Message, words: str) -> Missing:
    """A fact about owners or applicants that nobody has stated, and the command that states it."""
    return Missing(fact=fact, command=f'filmtrack film edit {typed(facts.film.id)} --owner "NAME: {words}"')
