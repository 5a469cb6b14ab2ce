"""Candidates as a model of whole numbers, and back: which places are rivals, which option is whose way."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from filmtrack.message import Message
from filmtrack.reports.conflicts import between
from filmtrack.reports.plan_model import Model, Option, Spot
from filmtrack.reports.plan_money import Purse
from filmtrack.reports.promises import Claim
from filmtrack.reports.proposal import Candidate, Way, Wishes
from filmtrack.reports.record import Record
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """A model with what its numbers stand for: places are candidates, `ways` belong to its options, in their order."""

    model: Model
    places: tuple[Candidate, ...]
    ways: tuple[tuple[int, Way], ...]
    festivals: tuple[str, ...]
    why: Mapping[tuple[int, int], Message]

    def number(self, festival: str) -> int:
        """A festival's number in the model."""
        return self.festivals.index(festival)


def planning(found: tuple[Candidate, ...], record: Record, wishes: Wishes, purse: Purse) -> Planning:
    """The model of all candidates that are worth anything, or are wished for; in the order of their days and names."""
    places = tuple(
        sorted(
            (each for each in found if each.worth.value > 0 or each.festival.id in wishes.must),
            key=lambda each: (each.ways[0].enter_on, each.festival.id, each.section or ""),
        )
    )
    festivals = tuple(sorted({each.festival.id for each in places}))
    numbers = {festival: place for place, festival in enumerate(festivals)}
    ways = tuple((place, way) for place, each in enumerate(places) for way in each.ways)
    why = dict(_rivals(places, record))
    model = Model(
        spots=tuple(_spot(each, numbers) for each in places),
        options=tuple(
            Option(
                place=place,
                day=way.enter_on.toordinal(),
                value=places[place].worth.value,
                cost=purse.counted(way),
            )
            for place, way in ways
        ),
        rivals=frozenset(why),
        cap=None if wishes.budget is None else max(0, int(wishes.budget.amount * 100)),
        most=wishes.most,
        must=frozenset(numbers[each] for each in wishes.must if each in numbers),
    )
    return Planning(model=model.sound(), places=places, ways=ways, festivals=festivals, why=why)


def _spot(candidate: Candidate, numbers: Mapping[str, int]) -> Spot:
    answer = candidate.answer_on
    return Spot(
        festival=numbers[candidate.festival.id],
        answer=answer.toordinal() if answer else None,
        chance=candidate.worth.chance,
    )


def _rivals(places: tuple[Candidate, ...], record: Record) -> Iterator[tuple[tuple[int, int], Message]]:
    """Every two places of different festivals that cannot both come true, or perhaps not, with the reason.

    Only what requires a premiere or excludes others can be against anything.
    """
    asking = [_asks(each.claim) for each in places]
    for one, other in combinations(range(len(places)), 2):
        if not (asking[one] or asking[other]) or places[one].festival.id == places[other].festival.id:
            continue
        for conflict in between(record, places[one].claim, places[other].claim):
            yield (one, other), conflict.reason


def _asks(claim: Claim) -> bool:
    return claim.required is not None or claim.stated.exclusive_with is not None
