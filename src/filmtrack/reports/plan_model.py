"""The plan for a film as a question in whole numbers: which options to take, so that their value is the greatest.

Nothing here knows films or festivals. An option is one way to enter one place (a section of an edition): on a day, at a
cost, for a value. Two places may be rivals, of which only one can come true; then one of them may still wait for the
other's answer, and counts for less: by the chance that the other says yes.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from filmtrack.values import dataclass

PER_MILLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to enter a place: `day` and the day of an answer count from any common day; `cost` is in cents."""

    place: int
    day: int
    value: int
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: its festival, the day by which it has surely answered (None: not known), its chance per mille."""

    festival: int
    answer: int | None = None
    chance: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that the plan hangs on; `rivals` are pairs of places, `must` and `never` are festivals."""

    spots: tuple[Spot, ...]
    options: tuple[Option, ...]
    rivals: frozenset[tuple[int, int]] = frozenset()
    cap: int | None = None
    most: int | None = None
    must: frozenset[int] = frozenset()

    def waits(self, option: Option, place: int) -> bool:
        """Whether an option is taken late enough to wait for a place's answer."""
        answer = self.spots[place].answer
        return answer is not None and option.day > answer

    def sound(self) -> "Model":
        """The same, without answers that come before the place is entered, for which nobody can wait."""
        last: dict[int, int] = {}
        for each in self.options:
            last[each.place] = max(each.day, last.get(each.place, each.day))
        spots = tuple(
            Spot(festival=each.festival, chance=each.chance, answer=_not_before(each.answer, last.get(place)))
            for place, each in enumerate(self.spots)
        )
        return Model(
            spots=spots,
            options=self.options,
            rivals=frozenset((min(pair), max(pair)) for pair in self.rivals),
            cap=self.cap,
            most=self.most,
            must=self.must,
        )


def _not_before(answer: int | None, last: int | None) -> int | None:
    return None if answer is None or (last is not None and answer < last) else answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a choice of options is worth and costs."""

    value: int
    cost: int


def is_allowed(model: Model, chosen: Iterable[int]) -> bool:
    """Whether a choice of options (by their places in the model) keeps every condition; `model` must be sound."""
    taken = [model.options[each] for each in chosen]
    festivals = [model.spots[each.place].festival for each in taken]
    return (
        len(set(festivals)) == len(festivals)
        and model.must <= set(festivals)
        and (model.most is None or len(taken) <= model.most)
        and (model.cap is None or sum(each.cost for each in taken) <= model.cap)
        and not any(clash(model, one, other) for one, other in combinations(taken, 2))
    )


def clash(model: Model, one: Option, other: Option) -> bool:
    """Whether two options exclude each other: rivals of which none waits for the other's answer."""
    if not are_rivals(model, one.place, other.place):
        return False
    return not (model.waits(one, other.place) or model.waits(other, one.place))


def are_rivals(model: Model, one: int, other: int) -> bool:
    """Whether only one of two places can come true."""
    return (min(one, other), max(one, other)) in model.rivals


def sums_of(model: Model, chosen: Iterable[int]) -> Sums:
    """The value of a choice, less what waiting takes from it, and its cost."""
    taken = [model.options[each] for each in chosen]
    lost = sum(penalty(model, waiting, awaited.place) for waiting, awaited in held(model, taken))
    return Sums(value=sum(each.value for each in taken) - lost, cost=sum(each.cost for each in taken))


def held(model: Model, taken: list[Option]) -> Iterator[tuple[Option, Option]]:
    """Which options of a choice wait for which others."""
    for one in taken:
        for other in taken:
            if one is not other and are_rivals(model, one.place, other.place) and model.waits(one, other.place):
                yield one, other


def penalty(model: Model, waiting: Option, place: int) -> int:
    """What waiting for a place takes from an option's value: the chance that it is never taken."""
    return waiting.value * model.spots[place].chance // PER_MILLE
