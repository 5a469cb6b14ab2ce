"""Schemes: one line each, or one whole with its rounds, rules, sums, dates and questions."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date

from filmtrack.domain.requirements import Demand, Provenance
from filmtrack.domain.scheme import (
    Applicants,
    EventWindow,
    FestivalList,
    Grant,
    Overseas,
    Round,
    Route,
    Scheme,
    SchemeDate,
)
from filmtrack.message import MONTHS
from filmtrack.render.blocks import block, wrapped
from filmtrack.render.columns import Cell, Column, cell
from filmtrack.render.moments import day
from filmtrack.render.rules_view import described
from filmtrack.render.safe import one_line
from filmtrack.reports.schemes import RoundRow, SchemeRow

COLUMNS = (
    Column(heading="Id"),
    Column(heading="Scheme", flexible=True),
    Column(heading="Pays for"),
    Column(heading="Round"),
    Column(heading="Status", flexible=True),
    Column(heading="Next"),
)


def cells(rows: Sequence[SchemeRow], *, today: date) -> list[tuple[Cell, ...]]:
    """For `COLUMNS`: one tuple of cells a scheme."""
    return [
        (
            cell(row.id, style="bold"),
            cell(row.name, row.run_by or ""),
            cell(row.pays_for),
            cell(row.round or ""),
            cell(row.round_status, str(row.reason)),
            cell(day(row.next_on, near=today) if row.next_on else ""),
        )
        for row in rows
    ]


def scheme_text(scheme: Scheme, rounds: Sequence[RoundRow], *, columns: int | None = None) -> str:
    """Everything that is known of a scheme, its latest round first."""
    standing = {each.round: each for each in rounds}
    parts = [
        _heading(scheme),
        *(_round(each, standing[each.id], columns) for each in reversed(scheme.rounds)),
        block("Notes", scheme.notes, columns, hang=2),
        block("Sources", scheme.provenance.sources),
    ]
    return "\n".join(part for part in parts if part)


def _heading(scheme: Scheme) -> str:
    lines = [
        f"{scheme.name}  ({scheme.id})",
        " · ".join(each for each in (f"pays for {scheme.pays_for}", scheme.run_by, scheme.website) if each),
    ]
    if scheme.paid_by:
        lines.append(f"paid by {scheme.paid_by}")
    if scheme.ended_on:
        lines.append(f"ended on {scheme.ended_on}")
    return "".join(one_line(each) + "\n" for each in lines)


def _round(round_: Round, row: RoundRow, columns: int | None) -> str:
    name = f" ({round_.name})" if round_.name else ""
    title = one_line(f"Round {round_.id}{name}: {row.round_status}, {row.reason}")
    lines = [*_rules(round_), *map(_grant, round_.grants), *_papers(round_), *map(_date, round_.dates)]
    lines += [f"not found: {each.text}" for each in round_.questions]
    lines += round_.notes
    return block(title, lines, columns, hang=2) or wrapped(title, columns)


def _rules(round_: Round) -> Iterator[str]:
    if round_.rules_known != "all":
        yield "rules: only a part is known" if round_.rules_known == "part" else "rules: none is known"
    for each in fields(round_.rules):
        demand = getattr(round_.rules, each.name)
        if isinstance(demand, Demand):
            yield f"{each.name.replace('_', ' ')}: " + _told(_in_words(demand), demand)
    for rule in round_.rules.in_words:
        yield f"{rule.id}: " + _told(rule.text, rule)


def _told(words: str, demand: Demand) -> str:
    otherwise = f"else {demand.else_ask} decides" if demand.else_ask else ""
    return "; ".join(each for each in (words, otherwise, demand.note or "", *_where(demand.provenance)) if each)


def _in_words(demand: Demand) -> str:
    match demand:
        case Applicants():
            routes = " or ".join(_route(each) for each in demand.routes)
            return {"every": "each by ", "half": "half of them by ", "one": "one of them by "}[demand.share] + routes
        case FestivalList():
            listed = ", ".join(_listed(each.id or each.name or "", each.day) for each in demand.listed)
            return listed + ("" if demand.complete else " (a part of the list)")
        case EventWindow():
            return _window(demand)
        case Overseas():
            return f"not in {demand.home}"
    return described(demand)


def _route(route: Route) -> str:
    needs = [
        *route.kinds,
        *(["permanent identity card"] if route.permanent_id else []),
        *(["right of abode"] if route.right_of_abode else []),
        *(["identity card"] if route.identity_card else []),
        *([f"{route.at_least_age} or older"] if route.at_least_age is not None else []),
        *([f"{route.at_most_age} or younger"] if route.at_most_age is not None else []),
    ]
    return f"route {route.id} ({', '.join(needs)})"


def _listed(name: str, on: tuple[int, int] | None) -> str:
    return f"{name} ({on[1]} {MONTHS[on[0] - 1]})" if on else name


def _window(window: EventWindow) -> str:
    since = window.since or ("a day that was not found" if window.since_unknown else None)
    by = window.by or ("a day that was not found" if window.by_unknown else None)
    counts = f"(its {window.counts} counts)" if window.counts else ""
    parts = [f"from {since}" if since else "", f"to {by}" if by else "", counts]
    return " ".join(each for each in parts if each)


def _grant(grant: Grant) -> str:
    amount = f": {'up to ' if grant.ceiling else ''}{grant.amount}" if grant.amount else ""
    per = f" per {grant.per}" if grant.per else ", per what is not said" if grant.amount else ""
    to = f", for {grant.to}" if grant.to else ""
    told = (f"pays {grant.name or grant.item}{amount}{per}{to}", grant.note or "", *_where(grant.provenance))
    return "; ".join(each for each in told if each)


def _papers(round_: Round) -> Iterator[str]:
    if round_.not_listed:
        yield "not named among what is paid: " + ", ".join(round_.not_listed.items)
    for each in round_.documents:
        told = (f"wants {each.name or each.item}", each.note or "", *_where(each.provenance))
        yield "; ".join(part for part in told if part)


def _date(date_: SchemeDate) -> str:
    when = f"{date_.day}" if date_.day else ", ".join(f"{each[1]} {MONTHS[each[0] - 1]}" for each in date_.each)
    if date_.after_event:
        months, days = date_.after_event.months, date_.after_event.days
        count, unit = (months, "month") if months else (days, "day")
        when = f"{count} {unit}{'' if count == 1 else 's'} after the event"
    hour = f" {date_.time}" if date_.time else ""
    told = (f"{date_.what}: {when}{hour}", date_.note or "", *_where(date_.provenance))

    return "; ".join(each for each in told if each)


def _where(where: Provenance) -> Iterator[str]:
    if where.certainty == "inferred":
        yield "inferred"
    if where.checked:
        yield f"seen {where.checked}"
    elif where.as_of:
        yield f"archived page of {where.as_of}"
