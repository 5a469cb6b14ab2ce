"""The conditions of a festival and its sections in words, one line each, for `festival show`."""

from collections.abc import Iterator, Sequence
from datetime import date

from filmtrack.domain.festival import Festival
from filmtrack.domain.requirements import (
    Bound,
    Choice,
    Completion,
    Demand,
    Figure,
    LengthLimit,
    Origin,
    PremiereDemand,
    Provenance,
    RelativeDay,
    Requirements,
    Words,
)
from filmtrack.domain.running_time import minutes_and_seconds
from filmtrack.message import counted
from filmtrack.render.safe import one_line
from filmtrack.render.sources import seen
from filmtrack.render.terms import said, term
from filmtrack.values import fields


def rule_lines(festival: Festival) -> Iterator[str]:
    """Every condition: the festival's own first, then those of its sections."""
    yield from _lines("", festival.requirements)
    if festival.outside_sections and festival.sections:
        yield one_line(said("films also enter outside these sections"))
    for section in festival.sections:
        name = section.name if section.name == section.id else f"{section.name} [{section.id}]"
        lines = [*_lines("  ", section.requirements), *(f"  {note}" for note in section.notes)]
        yield one_line(said("section {name}", name=name))
        yield from map(one_line, lines)


def _lines(indent: str, rules: Requirements) -> Iterator[str]:
    for each in fields(rules):
        demand = getattr(rules, each.name)
        if demand is not None:
            told = [described(demand), demand.note or "", *_seen(demand.provenance)]
            yield one_line(f"{indent}{term(each.name.replace('_', ' '))}: " + "; ".join(part for part in told if part))


def _seen(where: Provenance) -> Iterator[str]:
    yield from map(str, seen(where.checked, where.as_of))
    if where.certainty == "inferred":
        yield term("inferred")


def described(demand: Demand) -> str:
    """One condition's own figures in words."""
    match demand:
        case LengthLimit():
            return _length(demand)
        case Completion():
            return _completion(demand)
        case PremiereDemand():
            where = f" ({demand.territory})" if demand.territory else ""
            return f"{term(demand.level)}{where}" + ("" if demand.required else f", {said('preferred')}")
        case Origin():
            return ", ".join(
                (
                    *demand.countries,
                    *demand.regions,
                    *(said("not {country}", country=each) for each in demand.excluded_countries),
                )
            )
        case Choice():
            return term(demand.value)
        case Words():
            return (f" {said('and')} " if demand.all_of else ", ").join(map(term, demand.values))
        case Figure():
            return _figure(demand)
    return ""


def _length(limit: LengthLimit) -> str:
    if limit.seconds is None:
        return term("none")
    bound = "" if limit.inclusive else f" {said('(itself excluded)')}"
    credits_ = said("credits included") if limit.credits_included else said("credits not counted")
    return f"{minutes_and_seconds(limit.seconds)}{bound}, {credits_}"


def _figure(figure: Figure) -> str:
    least = said("at least {number}", number=str(figure.at_least)) if figure.at_least is not None else ""
    most = said("at most {number}", number=str(figure.at_most)) if figure.at_most is not None else ""
    return ", ".join(each for each in (least, most) if each)


def _completion(rule: Completion) -> str:
    parts = [
        said("after {day}", day=_bound(rule.after)) if rule.after else "",
        said("on or after {day}", day=_bound(rule.since)) if rule.since else "",
        said("before {day}", day=_bound(rule.before)) if rule.before else "",
        said("on or before {day}", day=_bound(rule.by)) if rule.by else "",
        said("in {years}", years=tuple(map(str, rule.years))) if rule.years else "",
        said("in {years}", years=_or(rule.years_before)) if rule.years_before else "",
        said("since the last {what}", what=term(rule.since_last)) if rule.since_last else "",
        said("any year") if rule.free else "",
        said("unfinished films are taken") if rule.unfinished else "",
    ]
    return "; ".join(each for each in parts if each)


def _or(years_before: Sequence[int]) -> str:
    """Years counted back from the edition's own, in words."""
    own = {0: said("the edition's year"), 1: said("the year before")}
    return f" {said('or')} ".join(own.get(each) or said("{count} years before", count=each) for each in years_before)


def _bound(bound: Bound) -> str:
    if isinstance(bound, date):
        return bound.isoformat()
    return _relative(bound)


def _relative(bound: RelativeDay) -> str:
    if bound.months_before is not None:
        anchor, months = term(bound.anchor), bound.months_before
        told = counted(
            "{count} month before the {anchor}", "{count} months before the {anchor}", count=months, anchor=anchor
        )
        return str(told) if months else said("the {anchor}", anchor=anchor)
    day = f"{bound.month:02d}-{bound.day:02d}"
    if bound.years_before == 0:
        return said("{day} of that year", day=day)
    return str(counted("{day}, {count} year before", "{day}, {count} years before", count=bound.years_before, day=day))
