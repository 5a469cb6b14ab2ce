"""Wishes that cannot be met: a festival that takes no entry, and wishes of which not all can hold."""

from typing import NoReturn

from filmtrack.domain.money import Money
from filmtrack.errors import RefusedError
from filmtrack.message import Message, counted, message
from filmtrack.reports.candidates import Found
from filmtrack.reports.plan_model import Model
from filmtrack.reports.plan_money import Purse
from filmtrack.reports.planning import Planning
from filmtrack.reports.proposal import Wishes
from filmtrack.reports.solving import best_plan
from filmtrack.values import replace

_BUDGET, _MOST = "budget", "max-entries"


def refuse_unknown(wishes: Wishes, found: Found) -> None:
    """Refuse a festival that must be in but that the film cannot enter, with the reason; one it has entered is in.

    Raises:
        RefusedError: for the first such festival.
    """
    there = {each.festival.id for each in found.candidates}
    for wished in wishes.must:
        if wished not in there:
            why = next(each for each in found.left_out if each.festival == wished)
            if why.cause != "entered":
                raise RefusedError(
                    message("--must {festival} cannot hold: {reason}", festival=wished, reason=why.reason)
                )


def refuse_impossible(plan: Planning, wishes: Wishes, purse: Purse) -> NoReturn:
    """Say which of the wishes stand against each other: as few as alone cannot all hold.

    Raises:
        RefusedError: always.
    """
    kept: list[str] = [
        *wishes.must,
        *((_BUDGET,) if wishes.budget else ()),
        *((_MOST,) if wishes.most is not None else ()),
    ]
    for each in tuple(kept):
        fewer = [other for other in kept if other != each]
        if best_plan(_only(plan, fewer), cheapest=False) is None:
            kept = fewer
    named = tuple(_named(each, wishes) for each in kept)
    said = counted(
        "this wish cannot hold: {wishes}",
        "these {count} wishes cannot all hold: {wishes}",
        count=len(named),
        wishes=named,
    )
    raise RefusedError(said, hint=_hint(plan, kept, purse))


def _only(plan: Planning, kept: list[str]) -> Model:
    model = plan.model
    return replace(
        model,
        must=frozenset(plan.number(each) for each in kept if each in plan.festivals),
        cap=model.cap if _BUDGET in kept else None,
        most=model.most if _MOST in kept else None,
    )


def _named(wish: str, wishes: Wishes) -> Message:
    if wish == _BUDGET:
        return message('--budget "{budget}"', budget=wishes.budget)
    if wish == _MOST:
        return message("--max-entries {count}", count=wishes.most)
    return message("--must {festival}", festival=wish)


def _hint(plan: Planning, kept: list[str], purse: Purse) -> Message:
    """Why: what they cost together, or the condition by which two exclude each other."""
    numbers = [plan.number(each) for each in kept if each in plan.festivals]
    if _BUDGET in kept:
        return message("the least that this costs is {money}", money=_least(plan, kept, purse))
    pair = [
        said
        for (one, other), said in sorted(plan.why.items())
        if {plan.model.spots[one].festival, plan.model.spots[other].festival} <= set(numbers)
    ]
    return pair[0] if pair else message("leave one of them out")


def _least(plan: Planning, kept: list[str], purse: Purse) -> Money:
    """The least cost of what must be in, were there no budget."""
    model = _only(plan, [each for each in kept if each != _BUDGET])
    frugal = best_plan(replace(model, options=tuple(replace(each, value=0) for each in model.options)))
    return purse.money(frugal.cost if frugal else 0)
