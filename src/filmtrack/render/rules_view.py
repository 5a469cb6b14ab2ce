"""The conditions of a festival and its sections in words, one line each, for `festival show`."""

from collections.abc import Iterator
from dataclasses import fields
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
    RelativeDay,
    Requirements,
    Words,
)
from filmtrack.render.safe import one_line


def rule_lines(festival: Festival) -> Iterator[str]:
    """Every condition: the festival's own first, then those of its sections."""
    yield from _lines("", festival.requirements)
    for section in festival.sections:
        name = section.name if section.name == section.id else f"{section.name} [{section.id}]"
        lines = [*_lines("  ", section.requirements), *(f"  {note}" for note in section.notes)]
        yield one_line(f"section {name}")
        yield from map(one_line, lines)


def _lines(indent: str, rules: Requirements) -> Iterator[str]:
    for each in fields(rules):
        demand = getattr(rules, each.name)
        if demand is not None:
            name = each.name.replace("_", " ")
            where = demand.provenance
            seen = f"checked {where.checked}" if where.checked else f"as of {where.as_of}" if where.as_of else ""
            told = [described(demand), demand.note or "", seen, "inferred" if where.certainty == "inferred" else ""]
            yield one_line(f"{indent}{name}: " + "; ".join(part for part in told if part))


def described(demand: Demand) -> str:
    """One condition's own figures in words."""
    match demand:
        case LengthLimit():
            return _length(demand)
        case Completion():
            return _completion(demand)
        case PremiereDemand():
            asked = "" if demand.required else ", preferred"
            return f"{demand.level}{f' ({demand.territory})' if demand.territory else ''}{asked}"
        case Origin():
            return ", ".join(
                (*demand.countries, *demand.regions, *(f"not {each}" for each in demand.excluded_countries))
            )
        case Choice():
            return demand.value
        case Words():
            return (" and " if demand.all_of else ", ").join(demand.values)
        case Figure():
            return _figure(demand)
    return ""


def _length(limit: LengthLimit) -> str:
    if limit.seconds is None:
        return "none"
    minutes, seconds = divmod(limit.seconds, 60)
    bound = "" if limit.inclusive else " (itself excluded)"
    return f"{minutes}:{seconds:02d}{bound}, credits {'included' if limit.credits_included else 'not counted'}"


def _figure(figure: Figure) -> str:
    least = f"at least {figure.at_least}" if figure.at_least is not None else ""
    most = f"at most {figure.at_most}" if figure.at_most is not None else ""
    return ", ".join(each for each in (least, most) if each)


def _completion(rule: Completion) -> str:
    bounds = (("after", rule.after), ("on or after", rule.since), ("before", rule.before), ("on or before", rule.by))
    parts = [f"{word} {_bound(bound)}" for word, bound in bounds if bound]
    if rule.years:
        parts.append("in " + ", ".join(map(str, rule.years)))
    if rule.years_before:
        parts.append("in the edition's year minus " + " or ".join(map(str, rule.years_before)))
    if rule.since_last:
        parts.append(f"since the last {rule.since_last}")
    if rule.free:
        parts.append("any year")
    if rule.unfinished:
        parts.append("unfinished films are taken")
    return "; ".join(parts)


def _bound(bound: Bound) -> str:
    if isinstance(bound, date):
        return bound.isoformat()
    return _relative(bound)


def _relative(bound: RelativeDay) -> str:
    if bound.months_before is not None:
        return f"{bound.months_before} months before the {bound.anchor}"
    return f"{bound.month:02d}-{bound.day:02d}, {bound.years_before} years before"
