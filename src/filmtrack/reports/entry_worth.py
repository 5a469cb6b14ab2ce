"""What an entry is worth: what a selection brings by the user's weights, times an honest chance of one."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from filmtrack.domain.entry import ACCEPTED, Entry, Status
from filmtrack.domain.festival import Festival
from filmtrack.domain.film import Film
from filmtrack.domain.requirements import Requirements
from filmtrack.domain.spelling import plain_name
from filmtrack.message import Message, message
from filmtrack.reports.plan_model import PER_MILLE
from filmtrack.reports.proposal import AWARDS, Values, Worth
from filmtrack.reports.readers import CatalogueReader
from filmtrack.rules.verdict import Answer
from filmtrack.values import dataclass

PRIOR_ENTRIES = 10
"""As many entries the chance that is taken before there is a record counts for."""

FEW_GENRES = 2
"""Who names more genres than these looks for none of them."""

_ANSWERED: frozenset[Status] = ACCEPTED | {"not-selected", "no-answer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The chance of a selection per mille, at festivals that qualify for an award and at others, and on what it rests.

    `answered` and `accepted` count the user's own entries of either kind.
    """

    per_mille: Mapping[bool, int]
    answered: Mapping[bool, int]
    accepted: Mapping[bool, int]

    def of(self, festival: Festival) -> int:
        """The chance at a festival."""
        return self.per_mille[bool(festival.qualifying)]


def chances(entries: Iterable[Entry], catalogue: CatalogueReader, prior_percent: int) -> Chances:
    """The chance as the user's own answers move it from the one that is taken beforehand."""
    answered, accepted = {True: 0, False: 0}, {True: 0, False: 0}
    for each in entries:
        if each.status in _ANSWERED:
            festival = catalogue.festival(each.festival)
            kind = bool(festival and festival.qualifying)
            answered[kind] += 1
            accepted[kind] += each.status in ACCEPTED
    per_mille = {
        kind: (PER_MILLE * accepted[kind] + prior_percent * 10 * PRIOR_ENTRIES) // (answered[kind] + PRIOR_ENTRIES)
        for kind in (True, False)
    }
    return Chances(per_mille=per_mille, answered=answered, accepted=accepted)


def worth_of(
    festival: Festival,
    stated: Requirements,
    answer: Answer,
    doubtful: tuple[str, ...] = (),
    *,
    film: Film,
    listed: Mapping[str, tuple[str, ...]],
    values: Values,
    chances: Chances,
) -> Worth:
    """The worth of one section to a film; what nobody knows adds nothing and takes nothing away.

    `doubtful` are the rules that are not sure to be kept.
    """
    weights, worth = values.weights, values.weights["entry"]
    because: list[Message] = []
    awards = tuple(each for each in AWARDS if each in festival.qualifying)
    if awards:
        worth += sum((weights[each] for each in awards), Decimal(0))
        because.append(message("qualifies for {awards}", awards=awards))
    if schemes := listed.get(festival.id, ()):
        worth += weights["listed"]
        because.append(message("on the list of {schemes}", schemes=schemes))
    fit = fits(film, stated)
    if fit:
        worth += weights["fit"]
        because.append(fit)
    chance = chances.of(festival)
    if answer != "pass":
        chance = chance * values.unsure_percent // 100
        because.append(_doubt(answer, doubtful))
    return Worth(
        worth=worth,
        chance=chance,
        value=int((chance * worth).to_integral_value(rounding=ROUND_HALF_EVEN)),
        because=tuple(because),
        unknown=("travel support",) if festival.qualifying else ("qualifying", "travel support"),
    )


def _doubt(answer: Answer, rules: tuple[str, ...]) -> Message:
    if answer == "refer":
        return message("the festival has to decide: {rules}", rules=rules)
    return message("not sure to keep the rules: {rules}", rules=rules)


def fits(film: Film, stated: Requirements) -> Message | None:
    """What a section asks for that this film is and most are not; None where it asks for nothing of the kind."""
    if stated.student and stated.student.value == "only" and film.student:
        return message("only for student films")
    if stated.first_film and stated.first_film.value == "only" and film.first_film:
        return message("only for first films")
    if (
        stated.genres
        and len(stated.genres.values) <= FEW_GENRES
        and (own := _shared(stated.genres.values, film.genres))
    ):
        return message("looks for {genres}", genres=own)
    origin = stated.origin
    if origin and (origin.countries or origin.regions) and film.countries:
        return message("only for films from {places}", places=(*origin.countries, *origin.regions))
    return None


def _shared(asked: Iterable[str], own: Iterable[str]) -> tuple[str, ...]:
    known = {plain_name(each) for each in own}
    return tuple(each for each in asked if plain_name(each) in known)
