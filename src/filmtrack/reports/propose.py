"""The best plan for a film: candidates, the solver's answer, and the answer explained."""

from collections import Counter
from collections.abc import Iterable, Mapping

from filmtrack.domain.entry import Entry
from filmtrack.domain.rates import Rate, Rates
from filmtrack.message import Message, message
from filmtrack.reports.candidates import Found, Setting, candidates, fixed_claims, without_plans
from filmtrack.reports.entry_ways import days_for
from filmtrack.reports.entry_worth import chances
from filmtrack.reports.facts import Asked
from filmtrack.reports.plan_model import held, penalty
from filmtrack.reports.plan_money import Purse
from filmtrack.reports.planning import Planning, planning
from filmtrack.reports.proposal import (
    NEXT_MONEY,
    Bound,
    Candidate,
    LeftOut,
    More,
    Proposal,
    ProposalRow,
    Values,
    Way,
    Wishes,
)
from filmtrack.reports.proposal_reasons import assumptions, binding, left_out_of
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.solving import Best, best_plan
from filmtrack.reports.wishes import refuse_impossible, refuse_unknown
from filmtrack.values import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who asks for a plan: the film's record with everything sent so far, wishes, values, rates, schemes' lists.

    `every` are the entries of all films, on which the chance rests.
    """

    asked: Asked
    catalogue: CatalogueReader
    wishes: Wishes
    values: Values
    rates: Rates
    listed: Mapping[str, tuple[str, ...]]
    every: tuple[Entry, ...] = ()


def propose(question: Question) -> Proposal:
    """The plan of the greatest value that keeps every condition.

    Raises:
        RefusedError: when the wishes cannot all hold, with those that stand against each other.
        OutsideError: when HiGHS is not installed.
    """
    wishes, asked = question.wishes, question.asked
    setting = _setting(question)
    found = candidates(setting)
    refuse_unknown(wishes, found)
    purse = Purse(currency=wishes.currency, rates=question.rates, today=asked.today)
    purse.learn(found.candidates)
    plan = planning(found.candidates, setting.record, wishes, purse)
    best = best_plan(plan.model)
    if best is None:
        refuse_impossible(plan, wishes, purse)
    chosen = tuple(plan.ways[each] for each in best.chosen)
    planned = {(each.festival, each.edition) for each in asked.record.entries if each.status == "planned"}
    rows = _rows(plan, best, purse, planned)
    unknown = [(place, way) for place, way in chosen if purse.known(way) is None]
    return Proposal(
        rows=rows,
        total_cost=purse.money(sum(purse.known(way) or 0 for _, way in chosen)),
        set_aside=purse.money(sum(purse.counted(way) for _, way in unknown)),
        unknown_fees=tuple(plan.places[place].festival.id for place, _ in unknown),
        total_value=best.value,
        gap=best.gap,
        binding=_binding(plan, best, found, wishes),
        more=_more(plan, best, purse),
        left_out=_left_out(plan, best, found),
        counts=dict(sorted(Counter(each.cause for each in found.left_out).items())),
        fixed=tuple(each.entry.festival for each in setting.fixed),
        assumptions=assumptions(setting, rows),
        rates=_rates(purse, chosen),
        chosen=tuple((plan.places[place], way) for place, way in chosen),
    )


def _rates(purse: Purse, chosen: Iterable[tuple[int, Way]]) -> tuple[Rate, ...]:
    """The rates by which the fees of the plan were counted."""
    fees = (way.assumed if way.fee is None else way.fee for _, way in chosen)
    currencies = {each.currency for each in fees if each and each.amount}
    return tuple(purse.used[each] for each in sorted(purse.used) if each in currencies)


def _setting(question: Question) -> Setting:
    asked, wishes = question.asked, question.wishes
    record = without_plans(asked.record)
    asked = replace(asked, record=record)
    return Setting(
        asked=asked,
        catalogue=question.catalogue,
        wishes=wishes,
        days=days_for(record.film, ready=wishes.ready, until=wishes.until, today=asked.today),
        values=question.values,
        chances=chances(question.every, question.catalogue, question.values.chance_percent),
        listed=question.listed,
        fixed=fixed_claims(record, asked, question.catalogue),
    )


def _rows(plan: Planning, best: Best, purse: Purse, planned: set[tuple[str, int]]) -> tuple[ProposalRow, ...]:
    taken = [plan.model.options[each] for each in best.chosen]
    waits = list(held(plan.model, taken))
    rows = []
    for column, option in zip(best.chosen, taken, strict=True):
        candidate, way = plan.places[option.place], plan.ways[column][1]
        awaited = [other.place for waiting, other in waits if waiting is option]
        lost = sum(penalty(plan.model, option, each) for each in awaited)
        row = _row(candidate, way, purse, tuple(plan.places[each] for each in awaited))
        there = (row.festival, row.edition) in planned
        rows.append(replace(row, value=row.value - lost, planned=there))
    return tuple(sorted(rows, key=lambda each: (each.enter_on, each.festival)))


def _row(candidate: Candidate, way: Way, purse: Purse, awaited: tuple[Candidate, ...]) -> ProposalRow:
    known = purse.known(way)
    answers = [each.answer_on for each in awaited if each.answer_on]
    answers += [candidate.held_until] if candidate.held_until else []
    first = (candidate.held_by.festival,) if candidate.held_by else ()
    return ProposalRow(
        festival=candidate.festival.id,
        name=candidate.festival.name,
        edition=candidate.edition,
        section=candidate.section,
        tier=way.tier,
        enter_on=way.enter_on,
        closes_on=way.closes_on,
        range80=way.range80,
        fee=way.fee,
        fee_assumed=purse.money(purse.counted(way)) if known is None else None,
        cost=None if known is None else purse.money(known),
        value=candidate.worth.value,
        chance_percent=candidate.worth.chance / 10,
        hold_until=max(answers, default=None),
        held_for=(*first, *(each.festival.id for each in awaited)),
        status=way.status,
        verdict=candidate.answer,
        planned=False,
        reasons=(*candidate.worth.because, *_alike(candidate)),
        unknown=candidate.worth.unknown,
    )


def _alike(candidate: Candidate) -> tuple[Message, ...]:
    if not candidate.alike:
        return ()
    return (message("or in {sections}: you know which suits it", sections=candidate.alike),)


def _binding(plan: Planning, best: Best, found: Found, wishes: Wishes) -> tuple[Bound, ...]:
    """What each condition alone keeps the plan from being worth, by solving it without."""
    model = plan.model
    eased = {}
    if model.cap is not None:
        eased["budget"] = replace(model, cap=None)
    if model.rivals:
        eased["premiere"] = replace(model, rivals=frozenset())
    if model.most is not None:
        eased["max-entries"] = replace(model, most=None)
    gains = {}
    for what, each in eased.items():
        without = best_plan(each, cheapest=False)
        gains[what] = without.value - best.value if without else 0
    return binding(gains, found.left_out, wishes)


def _more(plan: Planning, best: Best, purse: Purse) -> More | None:
    """What the next 500 HKD would buy; None without a budget, and where no rate is known."""
    step = purse.cents(NEXT_MONEY)
    if plan.model.cap is None or step is None:
        return None
    richer = best_plan(replace(plan.model, cap=plan.model.cap + step)) or best
    before, after = _festivals(plan, best), _festivals(plan, richer)
    money = NEXT_MONEY if purse.currency == NEXT_MONEY.currency else purse.money(step)
    return More(
        money=money,
        gain=richer.value - best.value,
        adds=tuple(each for each in after if each not in before),
        drops=tuple(each for each in before if each not in after),
    )


def _festivals(plan: Planning, best: Best) -> tuple[str, ...]:
    return tuple(plan.places[plan.ways[each][0]].festival.id for each in best.chosen)


def _left_out(plan: Planning, best: Best, found: Found) -> tuple[LeftOut, ...]:
    """Everything that is not in the plan, what would have been worth most first."""
    inside = set(_festivals(plan, best))
    best_of: dict[str, int] = {}
    for place, candidate in enumerate(plan.places):
        festival = candidate.festival.id
        if festival not in inside and (
            festival not in best_of or candidate.worth.value > plan.places[best_of[festival]].worth.value
        ):
            best_of[festival] = place
    every: Iterable[LeftOut] = (
        *(left_out_of(plan, best, place) for place in best_of.values()),
        *found.left_out,
    )
    return tuple(sorted(every, key=lambda each: (-each.value, each.festival)))
